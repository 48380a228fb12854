using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>Where a marker's coordinates come from.</summary>
public enum CoordinateSource
{
    /// <summary>The register's entry of an existing position.</summary>
    Entry,

    /// <summary>The joint survey: the point of the whole position.</summary>
    Survey,

    /// <summary>The last measurement before the dossier was signed.</summary>
    Measurement,

    /// <summary>Coordinates that every party has given its word on, or the place that the Joint Committee has chosen since.</summary>
    Agreed,
}

/// <summary>A physical marker, standing or planned, as a map shows it.</summary>
/// <param name="Place">In words.</param>
/// <param name="Elevation">Where only that is known; otherwise it stands in the point.</param>
internal sealed record PhysicalMarker(
    Guid PositionId,
    int Member,
    BorderPair Pair,
    MarkerRef Number,
    MarkerKind Kind,
    MarkerSize? Size,
    MarkerStatus Status,
    int Revision,
    Guid? SectionId,
    Party? Territory,
    Party? Responsible,
    Party? BuiltBy,
    DateOnly? StandsSince,
    string? Place,
    decimal? StretchKilometres,
    DataSource? Source,
    (GeodeticPoint? Point, CoordinateSource? From) Coordinates,
    MarkerSighting? LastSeen,
    bool Unnumbered,
    double? Elevation = null)
{
    public static IEnumerable<PhysicalMarker> Of(Guid id, MarkerPosition position) =>
        (position.EntryInForce ?? position.Entry?.Terms) is { } entry ? entry.Members.Select(member => Standing(id, position, entry, member))
        : position.Plan is { } plan ? plan.Members.Select(member => Planned(id, position, plan, member))
        : [];

    /// <summary>An entry of an existing position, with its markers where they stand now.</summary>
    public static RegisterEntry AsItStands(MarkerPosition position, RegisterEntry entry) =>
        entry with { Members = [.. entry.Members.Select(member => Moved(position, member) is { } moved ? member with { Point = moved, Elevation = null } : member)] };

    /// <summary>What was planted under a plan, as an entry of an existing position has it.</summary>
    public static RegisterEntry AsEntry(MarkerPosition planted)
    {
        PhysicalMarker[] markers = [.. Of(Guid.Empty, planted)];
        var first = markers[0];
        return new RegisterEntry(
            first.Number,
            first.Kind,
            [.. markers.Select(marker => new StandingMarker(marker.Member, marker.Territory, marker.Responsible, marker.BuiltBy, marker.Coordinates.Point))],
            SizeOfAll(markers.Select(marker => marker.Size)),
            first.SectionId,
            first.Place,
            markers.Max(marker => marker.StandsSince),
            first.StretchKilometres,
            first.Source,
            planted.Plan!.Unnumbered);
    }

    /// <summary>The size of a position whose markers are all of one; none where they differ.</summary>
    public static MarkerSize? SizeOfAll(IEnumerable<MarkerSize?> sizes) => sizes.Distinct().Take(2).ToArray() is [var only] ? only : null;

    private static GeodeticPoint? Moved(MarkerPosition position, StandingMarker member) =>
        position.Members.FirstOrDefault(known => known.Number == member.Number)?.Place is { } place && place != member.Point ? place : null;

    private static PhysicalMarker Standing(Guid id, MarkerPosition position, RegisterEntry entry, StandingMarker member) => new(
        id,
        member.Number,
        position.Pair!,
        entry.Number,
        entry.Kind,
        entry.Size,
        position.Status,
        position.Revision,
        entry.SectionId,
        member.Territory,
        member.Responsible,
        member.BuiltBy,
        entry.StandsSince,
        entry.Place,
        entry.StretchKilometres,
        entry.Source,
        Moved(position, member) is { } moved ? (moved, CoordinateSource.Agreed) : (member.Point, member.Point is null ? null : CoordinateSource.Entry),
        position.Members.FirstOrDefault(known => known.Number == member.Number)?.LastSeen,
        entry.Unnumbered == true,
        member.Elevation);

    private static PhysicalMarker Planned(Guid id, MarkerPosition position, MarkerPlan plan, MarkerMember member)
    {
        var state = position.Members.Single(known => known.Number == member.Number);
        return new PhysicalMarker(
            id,
            member.Number,
            position.Pair!,
            plan.Number,
            plan.Kind,
            state.Planted?.Planting.Size ?? plan.Size,
            position.Status,
            position.Revision,
            plan.SectionId,
            member.Territory,
            member.Responsible,
            state.Planted?.Builder,
            state.Planted?.Planting.PlantedOn,
            null,
            position.Survey is { IsAgreed: true, Terms.StretchKilometres: var stretch } ? stretch : null,
            plan.Source,
            CoordinatesOf(position, state),
            state.LastSeen,
            plan.Unnumbered == true);
    }

    /// <summary>A measurement is one party's word until the dossier that has it is signed by all.</summary>
    private static (GeodeticPoint? Point, CoordinateSource? From) CoordinatesOf(MarkerPosition position, MarkerState member) =>
        member.Place is { } place ? (place, CoordinateSource.Agreed)
        : position.Dossier is { IsSigned: true } && member.Measurements is [.., var last] ? (last.Measurement.Point, CoordinateSource.Measurement)
        : position.Survey is { IsAgreed: true } survey ? (survey.Terms.Point, CoordinateSource.Survey)
        : (null, null);
}
