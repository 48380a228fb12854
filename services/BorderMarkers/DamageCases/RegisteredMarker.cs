using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>What the register holds of one physical marker.</summary>
/// <param name="Marker">As it is written: without a member where it is the only one of its number.</param>
/// <param name="Members">How many share its number; 0 where the register does not have it.</param>
/// <param name="Responsible">Who maintains this very marker, where that is known.</param>
/// <param name="Point">Where every party has agreed that it stands, where that is known.</param>
internal sealed record RegisteredMarker(MarkerRef Marker, int Members, Party? Responsible, GeodeticPoint? Point)
{
    /// <summary>Whether it can be told which marker is meant. One that the register does not have may be damaged too.</summary>
    public bool IsOne => Members == 0 || (Marker.Member is null ? Members == 1 : Marker.Member <= Members);

    /// <summary>How it may stand in its cases: before the register had it as the only one of its number, it may have been written as the first.</summary>
    public IEnumerable<MarkerRef> Spellings => Members == 1 ? [Marker, Marker.WithMember(1)] : [Marker];

    public static RegisteredMarker Of(MarkerPosition position, MarkerRef named)
    {
        // Until every party has given its word on it, the register does not have it.
        var member = position.Find(named);
        return new RegisteredMarker(
            position.Members.Length == 1 && member is not null ? named.Position : named.Marker,
            position.Members.Length,
            member?.Responsible,
            member?.Place);
    }
}

internal static class RegisterLookup
{
    public static async Task<RegisteredMarker> FindMarkerAsync(this IEventStore store, BorderPair pair, MarkerRef marker, CancellationToken cancellationToken)
    {
        var events = await store.ReadStreamAsync(MarkerPosition.Stream(MarkerPosition.IdOf(pair, marker)), StreamLimit.None, cancellationToken);
        return RegisteredMarker.Of(MarkerPosition.Decider.Fold(events.Select(recorded => (MarkerPositionEvent)recorded.Data)), marker);
    }

    /// <summary>What the register holds of the marker of a case; nothing where there is no such case.</summary>
    public static async Task<RegisteredMarker?> FindMarkerOfCaseAsync(this IEventStore store, Guid caseId, CancellationToken cancellationToken)
    {
        var events = await store.ReadStreamAsync(DamageCase.Stream(caseId), new StreamLimit(Version: 1), cancellationToken);
        return events is [{ Data: DamageReported reported }] ? await store.FindMarkerAsync(reported.Pair, reported.Marker, cancellationToken) : null;
    }
}
