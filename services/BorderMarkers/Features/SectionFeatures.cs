using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>The collection of sections. The line between the markers is the treaties'; a section is shown by the markers at its ends.</summary>
internal static class SectionFeaturesSlice
{
    private const string Columns =
        """
        select s.place, s.id, s.pair, s.code, s.name, s.status, s.revision, s.from_marker, s.to_marker, s.length_kilometres, g.code, b.since,
            a.wgs84_longitude, a.wgs84_latitude, z.wgs84_longitude, z.wgs84_latitude
        from sections s left join sections g on g.id = s.part_of
            left join lateral (select min(as_of) since from section_baselines where section_id = s.id) b on true
            left join physical_markers a on a.pair = s.pair and a.number = split_part(s.from_marker, '(', 1)
                and a.member = case when s.from_marker like '%(%' then split_part(split_part(s.from_marker, '(', 2), ')', 1)::int else 1 end
            left join physical_markers z on z.pair = s.pair and z.number = split_part(s.to_marker, '(', 1)
                and z.member = case when s.to_marker like '%(%' then split_part(split_part(s.to_marker, '(', 2), ')', 1)::int else 1 end
        """;

    private static readonly FeatureKind<SectionRow> FeatureKind = new(
        "sections",
        row => row.Id.ToString(),
        row => row.Name,
        row => FeatureGeometry.Of(row.First, row.Last),
        [
            new("pair", row => row.Pair), new("code", row => row.Code), new("name", row => row.Name), new("status", row => row.Status),
            new("revision", row => row.Revision), new("from", row => row.From), new("to", row => row.To), new("lengthKilometres", row => row.LengthKilometres),
            new("partOf", row => row.PartOf), new("since", row => row.Since),
        ]);

    public static void MapSectionFeatures(this IEndpointRouteBuilder collections)
    {
        collections.MapQuery<FeaturePage>(
            "/sections/items", ListAsync, "ListSectionFeatures",
            "The sections of the party's pairs, as GeoJSON, CSV or KML: one of whose end markers lies within a box, with a baseline in a period, by pair and status. "
            + "What has no place in WGS 84, or no baseline, is in every box and period.").ProducesFeatures();
        collections.MapQuery<Feature>("/sections/items/{sectionId}", ReadAsync, "GetSectionFeature", "One section.")
            .ProducesFeatures().Refuses(SectionRejections.Unknown);
    }

    private static async Task<IResult> ListAsync(
        BoundingBox? bbox,
        Period? datetime,
        BorderPair? pair,
        Choice<SectionStatus>? status,
        Choice<FeatureFormat>? f,
        Actor actor,
        PageRequest page,
        HttpContext http,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var (first, last) = (bbox?.Condition("a.wgs84_longitude", "a.wgs84_latitude") ?? "true", bbox?.Condition("z.wgs84_longitude", "z.wgs84_latitude") ?? "true");
        var found = await database.ListAsync(
            $"""
            {Columns} where s.pair = any($1) and s.place > $2 and ($3::text is null or s.pair = $3) and ($4::text is null or s.status = $4)
              and ($5::date is null or b.since is null or b.since <= $5)
              and (({first} and a.wgs84_longitude is not null) or ({last} and z.wgs84_longitude is not null) or coalesce(a.wgs84_longitude, z.wgs84_longitude) is null)
            order by s.place limit $6
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Value(page.AfterPlace()), Sql.Text(pair?.Code), Sql.Text(status?.Value.ToString()),
                Periods.DayOf(datetime?.To), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return http.Answer(FeatureKind, found, page, row => row.Key, f?.Value, clock.GetUtcNow());
    }

    private static async Task<IResult> ReadAsync(
        Guid sectionId, Choice<FeatureFormat>? f, Actor actor, HttpContext http, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        await database.ListAsync($"{Columns} where s.pair = any($1) and s.id = $2", [Sql.Value(actor.VisiblePairs()), Sql.Value(sectionId)], Read, cancellationToken)
            is [var row] ? http.Answer(FeatureKind, row, f?.Value) : Problems.Of(SectionRejections.Unknown);

    private static SectionRow Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetGuid(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        Enum.Parse<SectionStatus>(row.GetString(5)),
        row.GetInt32(6),
        row.Text(7),
        row.Text(8),
        row.IsDBNull(9) ? null : row.GetDecimal(9),
        row.Text(10),
        row.IsDBNull(11) ? null : row.GetFieldValue<DateOnly>(11),
        GeoPoint.Of(row.Real(12), row.Real(13)),
        GeoPoint.Of(row.Real(14), row.Real(15)));

    /// <summary>A section as it is read, with the places of its end markers where these are known.</summary>
    private sealed record SectionRow(
        string Key,
        Guid Id,
        string Pair,
        string Code,
        string Name,
        SectionStatus Status,
        int Revision,
        string? From,
        string? To,
        decimal? LengthKilometres,
        string? PartOf,
        DateOnly? Since,
        GeoPoint? First,
        GeoPoint? Last);
}
