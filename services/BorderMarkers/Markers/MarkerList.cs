using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>A marker position in a list.</summary>
/// <param name="Members">How many physical markers it has.</param>
public sealed record MarkerSummary(
    Guid Id, long Version, BorderPair Pair, MarkerRef Number, MarkerKind Kind, MarkerSize? Size, MarkerStatus Status, int Revision, Guid? SectionId, int Members);

internal static class MarkerListSlice
{
    public static void MapMarkerList(this IEndpointRouteBuilder markers) => markers.MapQuery<Page<MarkerSummary>>(
        "/", ListAsync, "ListMarkers", "The marker positions of the party's pairs, in the order of their numbers; by pair, section, status, kind and number.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Guid? section,
        Choice<MarkerStatus>? status,
        Choice<MarkerKind>? kind,
        MarkerRef? number,
        Actor actor,
        PageRequest page,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, number, kind, size, status, revision, section_id, members from markers
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::uuid is null or section_id = $3) and ($4::text is null or status = $4)
              and ($5::text is null or kind = $5) and ($6::text is null or number = $6) and place > $7
            order by place limit $8
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Id(section), Sql.Text(status?.Value.ToString()), Sql.Text(kind?.Value.ToString()),
                Sql.Text(number?.Position.ToString()), Sql.Value(page.AfterPlace()), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => MarkerTable.PlaceOf(summary.Pair, summary.Number));
    }

    private static MarkerSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        MarkerRef.Parse(row.GetString(3)),
        Enum.Parse<MarkerKind>(row.GetString(4)),
        row.IsDBNull(5) ? null : Enum.Parse<MarkerSize>(row.GetString(5)),
        Enum.Parse<MarkerStatus>(row.GetString(6)),
        row.GetInt32(7),
        row.IsDBNull(8) ? null : row.GetGuid(8),
        row.GetInt32(9));
}
