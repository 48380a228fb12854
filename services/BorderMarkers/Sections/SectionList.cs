using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>A section in a list.</summary>
public sealed record SectionSummary(
    Guid Id, long Version, BorderPair Pair, string Code, string Name, SectionStatus Status, int Revision, MarkerRef? From, MarkerRef? To, decimal? LengthKilometres, Guid? PartOf);

internal static class SectionListSlice
{
    public static void MapSectionList(this IEndpointRouteBuilder sections) => sections.MapQuery<Page<SectionSummary>>(
        "/", ListAsync, "ListSections", "The sections of the party's pairs, by pair and code; by pair, status and the greater section.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair, Choice<SectionStatus>? status, Guid? partOf, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, code, name, status, revision, from_marker, to_marker, length_kilometres, part_of from sections
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::text is null or status = $3) and ($4::uuid is null or part_of = $4) and place > $5
            order by place limit $6
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(status?.Value.ToString()), Sql.Id(partOf),
                Sql.Value(page.AfterPlace()), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => $"{summary.Pair} {summary.Code}");
    }

    private static SectionSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        row.GetString(3),
        row.GetString(4),
        Enum.Parse<SectionStatus>(row.GetString(5)),
        row.GetInt32(6),
        row.IsDBNull(7) ? null : MarkerRef.Parse(row.GetString(7)),
        row.IsDBNull(8) ? null : MarkerRef.Parse(row.GetString(8)),
        row.IsDBNull(9) ? null : row.GetDecimal(9),
        row.IsDBNull(10) ? null : row.GetGuid(10));
}
