using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>A marker in service that nobody has seen for some days.</summary>
/// <param name="Id">Of its position.</param>
/// <param name="Marker">With its member where the number has several.</param>
/// <param name="Responsible">Who maintains it; absent where the register does not say.</param>
/// <param name="ManagingPost">In whose keeping it is; absent where the register does not say.</param>
/// <param name="LastSeen">When it was found last, by whomever; absent where nobody has said.</param>
/// <param name="Condition">How it was found then.</param>
/// <param name="Source">By whom it was found then.</param>
/// <param name="DaysUnseen">Whole days since it was seen, or else put in service; absent for an entry of the register that nobody has seen.</param>
public sealed record StaleMarker(
    Guid Id,
    BorderPair Pair,
    MarkerRef Marker,
    Party? Responsible,
    string? ManagingPost,
    DateTimeOffset? LastSeen,
    MarkerCondition? Condition,
    ConditionSource? Source,
    int? DaysUnseen);

internal static class StaleMarkersSlice
{
    private const int DefaultDays = 90;

    private static readonly CsvColumns<StaleMarker> Table = new(
        ("id", stale => stale.Id.ToString()),
        ("pair", stale => stale.Pair.Code),
        ("marker", stale => stale.Marker.ToString()),
        ("responsible", stale => stale.Responsible?.Code ?? ""),
        ("managingPost", stale => stale.ManagingPost ?? ""),
        ("lastSeen", stale => Csv.Time(stale.LastSeen)),
        ("condition", stale => stale.Condition is { } condition ? Csv.Name(condition) : ""),
        ("source", stale => stale.Source is { } source ? Csv.Name(source) : ""),
        ("daysUnseen", stale => stale.DaysUnseen is { } days ? Csv.Number(days) : ""));

    public static void MapStaleMarkers(this IEndpointRouteBuilder markers) => markers.MapQuery<Page<StaleMarker>>(
        "/stale", ListAsync, "ListStaleMarkers",
        "The markers in service of the party's pairs that nobody has seen for some days (90 when none are given), along the line; by pair and by the party that maintains them; as of now, or as of any moment; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Party? responsible,
        int? days,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        if (days is < 1 or > 36_500)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, "days: a number from 1 to 36500 is expected.");
        }

        var moment = at?.Time ?? clock.GetUtcNow();
        var found = await database.ListAsync(
            """
            select position_id, pair, marker, responsible, post, seen_at, condition, source, unseen_since from marker_sightings
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::text is null or responsible = $3)
              and case when $4 then until is null else since <= $5 and (until is null or until > $5) end
              and (unseen_since is null or unseen_since < $6) and place > $7
            order by place limit $8
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(responsible?.Code), Sql.Value(at is null), Sql.Value(moment),
                Sql.Value(moment.AddDays(-(days ?? DefaultDays))), Sql.Value(page.AfterPlace()), Sql.Value(page.Limit + 1),
            ],
            row => Read(row, moment),
            cancellationToken);
        return page.Answer(found, stale => SightingTable.PlaceOf(stale.Pair, stale.Marker.Position, stale.Marker.Member ?? 1), format?.Value, Table);
    }

    private static StaleMarker Read(NpgsqlDataReader row, DateTimeOffset moment) => new(
        row.GetGuid(0),
        BorderPair.Parse(row.GetString(1)),
        MarkerRef.Parse(row.GetString(2)),
        row.IsDBNull(3) ? null : Party.Parse(row.GetString(3)),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
        row.IsDBNull(6) ? null : Enum.Parse<MarkerCondition>(row.GetString(6)),
        row.IsDBNull(7) ? null : Enum.Parse<ConditionSource>(row.GetString(7)),
        row.IsDBNull(8) ? null : (moment - row.GetFieldValue<DateTimeOffset>(8)).Days);
}
