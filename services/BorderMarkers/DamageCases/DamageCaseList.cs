using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>A damage case in a list.</summary>
/// <param name="Category">As in the facts on the table, or else as last found.</param>
/// <param name="FoundAt">When it was first found.</param>
/// <param name="Findings">How many findings it has.</param>
public sealed record DamageCaseSummary(
    Guid Id, long Version, BorderPair Pair, MarkerRef Marker, DamageCaseStatus Status, int Revision, DamageCategory Category, DateTimeOffset FoundAt, int Findings);

internal static class DamageCaseListSlice
{
    public static void MapDamageCaseList(this IEndpointRouteBuilder cases) => cases.MapQuery<Page<DamageCaseSummary>>(
        "/", ListAsync, "ListDamageCases", "The damage cases of the party's pairs, oldest first, by pair, marker and status.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair, MarkerRef? marker, Choice<DamageCaseStatus>? status, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, marker, status, revision, category, found_at, findings from damage_cases
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::text is null or marker = $3) and ($4::text is null or status = $4) and id > $5
            order by id limit $6
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(marker?.Marker.ToString()), Sql.Text(status?.Value.ToString()),
                Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString());
    }

    private static DamageCaseSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        MarkerRef.Parse(row.GetString(3)),
        Enum.Parse<DamageCaseStatus>(row.GetString(4)),
        row.GetInt32(5),
        Enum.Parse<DamageCategory>(row.GetString(6)),
        row.GetFieldValue<DateTimeOffset>(7),
        row.GetInt32(8));
}
