using System.Collections.Immutable;
using BorderCoordination.Contracts;

namespace BorderCoordination.JointPatrols.Line;

/// <summary>Where a position stands, as far as patrols need to know.</summary>
public enum LinePositionStatus
{
    /// <summary>No marker stands there yet.</summary>
    Planned,

    /// <summary>One party says that its markers stand; the others have not agreed.</summary>
    Entered,

    /// <summary>Its markers stand by every party's word; a patrol looks after each of them.</summary>
    InService,

    /// <summary>Its markers no longer mark the line.</summary>
    Retired,
}

/// <summary>A position of the line.</summary>
/// <param name="PositionId">As in BorderMarkers.</param>
/// <param name="Number">Without member and offset.</param>
/// <param name="Markers">Each marker that shares the number.</param>
/// <param name="Stakes">The stakes that were added between this position and the next.</param>
internal sealed record LinePosition(
    Guid PositionId, MarkerRef Number, LinePositionStatus Status, ImmutableArray<MarkerRef> Markers, bool Disputed, ImmutableArray<MarkerRef> Stakes);

/// <summary>An open damage case.</summary>
internal sealed record OpenCase(Guid CaseId, MarkerRef Marker);

/// <summary>
/// Which markers stand in which order at a pair's line, derived from the facts that were heard: each counts once, and in the order of its stream, so that
/// neither repetition nor another order of delivery changes anything.
/// </summary>
internal sealed record LineCatalogue(ImmutableArray<LinePosition> Positions, ImmutableArray<OpenCase> OpenCases)
{
    public static LineCatalogue Empty { get; } = new([], []);

    public static LineCatalogue Of(IEnumerable<LineFact> facts)
    {
        var streams = facts.DistinctBy(fact => fact.EventId).GroupBy(fact => fact.StreamId)
            .Select(stream => stream.OrderBy(fact => fact.Version).ToImmutableArray())
            .ToImmutableArray();
        return new LineCatalogue(
            [.. streams.Select(PositionOf).OfType<LinePosition>().OrderBy(position => position.Number.Order())],
            [.. streams.Select(CaseOf).OfType<OpenCase>().OrderBy(open => open.Marker.Order())]);
    }

    /// <summary>The positions from one marker to another, in that direction.</summary>
    public IEnumerable<LinePosition> Between(MarkerRef from, MarkerRef to)
    {
        var within = Positions.Where(position => position.Number.LiesBetween(from, to));
        return from.Order().CompareTo(to.Order()) <= 0 ? within : within.Reverse();
    }

    /// <summary>The markers of a section that a patrol looks after. Stakes are not among them: they have no number of their own to be inspected under.</summary>
    public IEnumerable<MarkerRef> InServiceBetween(MarkerRef from, MarkerRef to) =>
        Between(from, to).Where(position => position.Status == LinePositionStatus.InService).SelectMany(position => position.Markers);

    public IEnumerable<MarkerRef> DisputedBetween(MarkerRef from, MarkerRef to) =>
        Between(from, to).Where(position => position.Disputed).Select(position => position.Number);

    public LinePosition? Find(MarkerRef marker) => Positions.FirstOrDefault(position => position.Number == marker.Position);

    private static LinePosition? PositionOf(ImmutableArray<LineFact> stream)
    {
        var named = stream.LastOrDefault(fact => fact is { Kind: LineFactKind.Planned or LineFactKind.Entered or LineFactKind.InService, Place: not null });
        if ((named?.Place ?? stream.FirstOrDefault(fact => fact.Kind is not (LineFactKind.DamageReported or LineFactKind.DamageClosed))?.Place)?.Position is not { } number)
        {
            return null;
        }

        var members = named?.Members ?? [];
        return new LinePosition(
            stream[0].StreamId,
            number,
            stream.Aggregate(LinePositionStatus.Planned, (status, fact) => StatusAfter(status, fact.Kind)),
            members.Length < 2 ? [number] : [.. members.Order().Select(member => number.Member(member))],
            stream.LastOrDefault(fact => fact.Kind is LineFactKind.Disputed or LineFactKind.DisputeSettled)?.Kind == LineFactKind.Disputed,
            [.. stream.Where(fact => fact.Kind == LineFactKind.StakeAdded).Select(fact => fact.Place!).OrderBy(stake => stake.OffsetMetres)]);
    }

    private static LinePositionStatus StatusAfter(LinePositionStatus status, LineFactKind kind) => kind switch
    {
        LineFactKind.Entered => LinePositionStatus.Entered,
        LineFactKind.InService or LineFactKind.HandedOver or LineFactKind.Relocated => LinePositionStatus.InService,
        LineFactKind.Retired => LinePositionStatus.Retired,
        LineFactKind.Planned or LineFactKind.StakeAdded or LineFactKind.Disputed or LineFactKind.DisputeSettled or LineFactKind.DamageReported or LineFactKind.DamageClosed =>
            status,
    };

    private static OpenCase? CaseOf(ImmutableArray<LineFact> stream) =>
        stream[0] is { Kind: LineFactKind.DamageReported, Place: { } marker } && stream.All(fact => fact.Kind != LineFactKind.DamageClosed)
            ? new OpenCase(stream[0].StreamId, marker)
            : null;
}
