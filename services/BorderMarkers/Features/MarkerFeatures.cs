using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>The collection of physical markers.</summary>
internal static class MarkerFeaturesSlice
{
    public static void MapMarkerFeatures(this IEndpointRouteBuilder collections)
    {
        collections.MapQuery<FeaturePage>(
            "/markers/items", ListAsync, "ListMarkerFeatures",
            "The physical markers of the party's pairs along the line, as GeoJSON, CSV or KML: within a box, standing in a period, by pair, section, status, kind, "
            + "position, who maintains it, how it was found last, and whether a place in WGS 84 is known. What has no such place, or no day, is in every box and period.").ProducesFeatures();
        collections.MapQuery<Feature>("/markers/items/{featureId}", ReadAsync, "GetMarkerFeature", "One physical marker: the position's id, a point, and the member.")
            .ProducesFeatures().Refuses(MarkerRejections.Unknown);
    }

    private static async Task<IResult> ListAsync(
        BoundingBox? bbox,
        Period? datetime,
        BorderPair? pair,
        Guid? section,
        Choice<MarkerStatus>? status,
        Choice<MarkerKind>? kind,
        MarkerRef? number,
        Party? responsible,
        Choice<MarkerCondition>? condition,
        bool? located,
        Choice<FeatureFormat>? f,
        Actor actor,
        PageRequest page,
        HttpContext http,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            $"""
            {MarkerRow.Columns}
            where m.pair = any($1) and m.place > $2 and ($3::text is null or m.pair = $3) and ($4::uuid is null or section_id = $4)
              and ($5::text is null or m.status = $5) and ($6::text is null or kind = $6) and ($7::text is null or number = $7)
              and ($8::boolean is null or (wgs84_longitude is not null) = $8) and ($9::date is null or stands_since is null or stands_since <= $9)
              and ($11::text is null or responsible = $11) and ($12::text is null or condition = $12)
              and {bbox?.Condition("wgs84_longitude", "wgs84_latitude") ?? "true"}
            order by m.place limit $10
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Value(page.AfterPlace()), Sql.Text(pair?.Code), Sql.Id(section), Sql.Text(status?.Value.ToString()),
                Sql.Text(kind?.Value.ToString()), Sql.Text(number?.Position.ToString()), Sql.Flag(located), Periods.DayOf(datetime?.To), Sql.Value(page.Limit + 1),
                Sql.Text(responsible?.Code), Sql.Text(condition?.Value.ToString()),
            ],
            MarkerRow.Read,
            cancellationToken);
        return http.Answer(MarkerRow.FeatureKind, found, page, row => row.Key, f?.Value, clock.GetUtcNow());
    }

    private static async Task<IResult> ReadAsync(
        string featureId, Choice<FeatureFormat>? f, Actor actor, HttpContext http, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var parts = featureId.Split('.');
        var found = parts is [var id, ['1' or '2' or '3'] member] && Guid.TryParse(id, out var positionId)
            ? await database.ListAsync(
                $"{MarkerRow.Columns} where m.pair = any($1) and position_id = $2 and member = $3",
                [Sql.Value(actor.VisiblePairs()), Sql.Value(positionId), Sql.Value(member[0] - '0')],
                MarkerRow.Read,
                cancellationToken)
            : [];
        return found is [var row] ? http.Answer(MarkerRow.FeatureKind, row, f?.Value) : Problems.Of(MarkerRejections.Unknown);
    }
}
