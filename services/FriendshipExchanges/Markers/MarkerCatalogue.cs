using System.Collections.Immutable;
using BorderCoordination.Contracts;

namespace BorderCoordination.FriendshipExchanges.Markers;

/// <summary>A position as exchanges know it.</summary>
internal sealed record KnownPosition(MarkerRef Number, bool IsInService, bool IsRetired, ImmutableArray<MarkerSide> Sides);

/// <summary>A damage case that has not closed.</summary>
internal sealed record OpenDamage(Guid CaseId, MarkerRef Marker);

/// <summary>
/// The markers of a pair, derived from the facts that were heard: each counts once, and in the order of its stream, so that neither repetition nor another
/// order of delivery changes anything. The register of markers is incomplete, so what it does not know may well stand.
/// </summary>
internal sealed record MarkerCatalogue(ImmutableArray<KnownPosition> Positions, ImmutableArray<OpenDamage> Damages)
{
    public static MarkerCatalogue Empty { get; } = new([], []);

    public static MarkerCatalogue Of(IEnumerable<MarkerFact> facts)
    {
        var streams = facts.DistinctBy(fact => fact.EventId).GroupBy(fact => fact.StreamId)
            .Select(stream => stream.OrderBy(fact => fact.Version).ToImmutableArray())
            .ToImmutableArray();
        return new MarkerCatalogue([.. streams.Select(PositionOf).OfType<KnownPosition>()], [.. streams.Select(DamageOf).OfType<OpenDamage>()]);
    }

    public KnownPosition? Find(MarkerRef marker) => Positions.FirstOrDefault(position => position.Number == marker.Position);

    /// <summary>Whose a marker is; where no member is named, only if all that share the number are one party's.</summary>
    public Party? SideOf(MarkerRef marker)
    {
        var sides = (Find(marker)?.Sides ?? []).Where(side => marker.Member is null || side.Number == marker.Member).Select(side => side.Side).Distinct().ToArray();
        return sides is [{ } only] ? only : null;
    }

    /// <summary>The open damage at a marker; where no member is named, at any that shares the number.</summary>
    public OpenDamage? DamageAt(MarkerRef marker) =>
        Damages.FirstOrDefault(damage => damage.Marker.Position == marker.Position && (marker.Member is null || damage.Marker.Member is null || damage.Marker.Member == marker.Member));

    private static KnownPosition? PositionOf(ImmutableArray<MarkerFact> stream)
    {
        var standing = stream.Where(fact => fact.Kind is MarkerFactKind.Named or MarkerFactKind.InService or MarkerFactKind.Retired).ToArray();
        return standing is [{ } first, ..] && (standing.FirstOrDefault(fact => fact.Place is not null)?.Place ?? first.Place) is { } number
            ? new KnownPosition(
                number.Position,
                standing.LastOrDefault(fact => fact.Kind is not MarkerFactKind.Named)?.Kind == MarkerFactKind.InService,
                standing.LastOrDefault(fact => fact.Kind is not MarkerFactKind.Named)?.Kind == MarkerFactKind.Retired,
                standing.LastOrDefault(fact => !fact.Sides.IsEmpty)?.Sides ?? [])
            : null;
    }

    private static OpenDamage? DamageOf(ImmutableArray<MarkerFact> stream) =>
        stream[0] is { Kind: MarkerFactKind.DamageReported, Place: { } marker } && stream.All(fact => fact.Kind != MarkerFactKind.DamageClosed)
            ? new OpenDamage(stream[0].StreamId, marker)
            : null;
}
