using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>A physical marker as it is read. The names of its properties are those of the files that are imported.</summary>
internal sealed record MarkerRow(
    string Key,
    Guid PositionId,
    int Member,
    string Pair,
    string Number,
    MarkerKind Kind,
    MarkerSize? Size,
    MarkerStatus Status,
    int Revision,
    string? Section,
    string? Territory,
    string? Responsible,
    string? BuiltBy,
    DateOnly? StandsSince,
    string? Place,
    decimal? StretchKilometres,
    DataOrigin? SourceOrigin,
    string? SourceReference,
    double? Latitude,
    double? Longitude,
    GeoPoint? Point,
    string? ReferenceFrame,
    double? Elevation,
    double? Epoch,
    string? Method,
    double? AccuracyMetres,
    CoordinateSource? CoordinatesFrom,
    DateTimeOffset? LastSeen = null,
    MarkerCondition? Condition = null,
    bool? Unnumbered = null)
{
    public const string Columns =
        """
        select m.place, position_id, member, m.pair, number, kind, size, m.status, m.revision, s.code, territory, responsible, built_by, stands_since, described,
            stretch_kilometres, origin, reference, latitude, longitude, wgs84_latitude, wgs84_longitude, reference_frame, elevation, epoch, method,
            accuracy_metres, coordinates_from, last_seen, condition, nullif(unnumbered, false)
        from physical_markers m left join sections s on s.id = section_id
        """;

    public static FeatureKind<MarkerRow> FeatureKind { get; } = new(
        "markers",
        row => $"{row.PositionId}.{row.Member}",
        row => $"{row.Pair} {row.Number}({row.Member})",
        row => FeatureGeometry.Of(row.Point),
        [
            new("pair", row => row.Pair), new("number", row => row.Number), new("member", row => row.Member), new("kind", row => row.Kind),
            new("size", row => row.Size), new("section", row => row.Section), new("territory", row => row.Territory), new("responsible", row => row.Responsible),
            new("builtBy", row => row.BuiltBy), new("standsSince", row => row.StandsSince), new("place", row => row.Place),
            new("stretchKilometres", row => row.StretchKilometres), new("latitude", row => row.Latitude), new("longitude", row => row.Longitude),
            new("referenceFrame", row => row.ReferenceFrame), new("elevation", row => row.Elevation), new("epoch", row => row.Epoch),
            new("method", row => row.Method), new("accuracyMetres", row => row.AccuracyMetres), new("sourceOrigin", row => row.SourceOrigin),
            new("sourceReference", row => row.SourceReference), new("status", row => row.Status), new("revision", row => row.Revision),
            new("coordinatesFrom", row => row.CoordinatesFrom), new("lastSeen", row => row.LastSeen), new("condition", row => row.Condition),
            new("unnumbered", row => row.Unnumbered),
        ]);

    public static MarkerRow Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetGuid(1),
        row.GetInt32(2),
        row.GetString(3),
        row.GetString(4),
        Enum.Parse<MarkerKind>(row.GetString(5)),
        row.Member<MarkerSize>(6),
        Enum.Parse<MarkerStatus>(row.GetString(7)),
        row.GetInt32(8),
        row.Text(9),
        row.Text(10),
        row.Text(11),
        row.Text(12),
        row.IsDBNull(13) ? null : row.GetFieldValue<DateOnly>(13),
        row.Text(14),
        row.IsDBNull(15) ? null : row.GetDecimal(15),
        row.Member<DataOrigin>(16),
        row.Text(17),
        row.Real(18),
        row.Real(19),
        GeoPoint.Of(row.Real(21), row.Real(20)),
        row.Text(22),
        row.Real(23),
        row.Real(24),
        row.Text(25),
        row.Real(26),
        row.Member<CoordinateSource>(27),
        row.IsDBNull(28) ? null : row.GetFieldValue<DateTimeOffset>(28),
        row.Member<MarkerCondition>(29),
        row.IsDBNull(30) ? null : row.GetBoolean(30));
}

internal static class NullableColumns
{
    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static double? Real(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static TEnum? Member<TEnum>(this NpgsqlDataReader row, int column)
        where TEnum : struct, Enum => row.IsDBNull(column) ? null : Enum.Parse<TEnum>(row.GetString(column));
}
