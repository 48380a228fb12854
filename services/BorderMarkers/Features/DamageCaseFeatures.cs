using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>The collection of damage cases, each at its marker.</summary>
internal static class DamageCaseFeaturesSlice
{
    /// <summary>A case names its marker as in the field: without a member where the position has one only.</summary>
    private const string Columns =
        """
        select c.id, c.pair, c.marker, c.status, c.revision, c.category, c.found_at, c.findings, m.wgs84_longitude, m.wgs84_latitude
        from damage_cases c left join physical_markers m on m.pair = c.pair and m.number = split_part(c.marker, '(', 1)
            and m.member = case when c.marker like '%(%' then split_part(split_part(c.marker, '(', 2), ')', 1)::int else 1 end
        """;

    private static readonly FeatureKind<CaseRow> FeatureKind = new(
        "damage-cases",
        row => row.Id.ToString(),
        row => $"{row.Pair} {row.Marker}",
        row => FeatureGeometry.Of(row.Point),
        [
            new("pair", row => row.Pair), new("marker", row => row.Marker), new("status", row => row.Status), new("revision", row => row.Revision),
            new("category", row => row.Category), new("foundAt", row => row.FoundAt), new("findings", row => row.Findings),
        ]);

    public static void MapDamageCaseFeatures(this IEndpointRouteBuilder collections)
    {
        collections.MapQuery<FeaturePage>(
            "/damage-cases/items", ListAsync, "ListDamageCaseFeatures",
            "The damage cases of the party's pairs, oldest first, as GeoJSON, CSV or KML: whose marker lies within a box, first found in a period, by pair, status and "
            + "category. What has no place in WGS 84 is in every box.").ProducesFeatures();
        collections.MapQuery<Feature>("/damage-cases/items/{caseId}", ReadAsync, "GetDamageCaseFeature", "One damage case.")
            .ProducesFeatures().Refuses(DamageRejections.Unknown);
    }

    private static async Task<IResult> ListAsync(
        BoundingBox? bbox,
        Period? datetime,
        BorderPair? pair,
        Choice<DamageCaseStatus>? status,
        Choice<DamageCategory>? category,
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
            {Columns} where c.pair = any($1) and c.id > $2 and ($3::text is null or c.pair = $3) and ($4::text is null or c.status = $4)
              and ($5::text is null or c.category = $5) and ($6::timestamptz is null or c.found_at >= $6) and ($7::timestamptz is null or c.found_at <= $7)
              and {bbox?.Condition("m.wgs84_longitude", "m.wgs84_latitude") ?? "true"}
            order by c.id limit $8
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Value(page.AfterId), Sql.Text(pair?.Code), Sql.Text(status?.Value.ToString()),
                Sql.Text(category?.Value.ToString()), Sql.Time(datetime?.From), Sql.Time(datetime?.To), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return http.Answer(FeatureKind, found, page, row => row.Id.ToString(), f?.Value, clock.GetUtcNow());
    }

    private static async Task<IResult> ReadAsync(
        Guid caseId, Choice<FeatureFormat>? f, Actor actor, HttpContext http, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        await database.ListAsync($"{Columns} where c.pair = any($1) and c.id = $2", [Sql.Value(actor.VisiblePairs()), Sql.Value(caseId)], Read, cancellationToken)
            is [var row] ? http.Answer(FeatureKind, row, f?.Value) : Problems.Of(DamageRejections.Unknown);

    private static CaseRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetString(2),
        Enum.Parse<DamageCaseStatus>(row.GetString(3)),
        row.GetInt32(4),
        Enum.Parse<DamageCategory>(row.GetString(5)),
        row.GetFieldValue<DateTimeOffset>(6),
        row.GetInt32(7),
        GeoPoint.Of(row.Real(8), row.Real(9)));

    private sealed record CaseRow(
        Guid Id, string Pair, string Marker, DamageCaseStatus Status, int Revision, DamageCategory Category, DateTimeOffset FoundAt, int Findings, GeoPoint? Point);
}
