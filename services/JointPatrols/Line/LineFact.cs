using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.JointPatrols.Line;

/// <summary>What an event of BorderMarkers says of the line.</summary>
internal enum LineFactKind
{
    /// <summary>A position is planned; no marker stands there yet.</summary>
    Planned,

    /// <summary>One party has entered it as existing.</summary>
    Entered,

    /// <summary>It is in service by every party's word.</summary>
    InService,

    /// <summary>A post keeps it from a day on.</summary>
    HandedOver,

    StakeAdded,
    Relocated,
    Retired,
    Disputed,
    DisputeSettled,
    DamageReported,
    DamageClosed,
}

/// <summary>One event, as far as it is about the markers of a line. It is kept as it came; what follows from it is derived.</summary>
/// <param name="EventId">The event's id; the same fact however often it is delivered.</param>
/// <param name="StreamId">The position, or the damage case.</param>
/// <param name="Version">Its place in that stream, whatever the order of delivery.</param>
/// <param name="RecordedAt">When it was recorded there.</param>
/// <param name="Place">The marker, position or stake that it names; none where it names none.</param>
/// <param name="Members">The numbers of the markers that share the position's number, where it says so.</param>
/// <param name="HeardAt">When it was heard here; none before it is kept.</param>
internal sealed record LineFact(
    Guid EventId, Guid StreamId, long Version, DateTimeOffset RecordedAt, LineFactKind Kind, MarkerRef? Place, ImmutableArray<int> Members, DateTimeOffset? HeardAt = null)
{
    /// <summary>From when on whoever decides here can have known of it.</summary>
    public DateTimeOffset KnownAt => HeardAt > RecordedAt ? HeardAt.Value : RecordedAt;

    /// <summary>The fact in an event; none where it is about something else.</summary>
    /// <exception cref="EventStore.UnknownEventTypeException">This build does not know the event or its version.</exception>
    public static LineFact? Of(EventEnvelope envelope) => Envelopes.Unwrap(envelope).Data switch
    {
        MarkerPositionPlanned { Plan: var plan } => Of(envelope, LineFactKind.Planned, plan.Number, plan.Members.Select(member => member.Number)),
        ExistingMarkerRegistered { Entry: var entry } => Of(envelope, LineFactKind.Entered, entry.Number, entry.Members.Select(member => member.Number)),
        RegisterEntryAgreed { Entry: var entry } => Of(envelope, LineFactKind.InService, entry.Number, entry.Members.Select(member => member.Number)),
        MarkerPositionAccepted => Of(envelope, LineFactKind.InService, null),
        MarkerHandedOver handedOver => Of(envelope, LineFactKind.HandedOver, handedOver.Marker),
        StakeAdded { Stake: var stake } => Of(envelope, LineFactKind.StakeAdded, stake.Place),
        MarkerRelocated relocated => Of(envelope, LineFactKind.Relocated, relocated.Marker),
        OldMarkerRetired retired => Of(envelope, LineFactKind.Retired, retired.Number),
        PositionDisputed disputed => Of(envelope, LineFactKind.Disputed, disputed.Number),
        PositionDisputeSettled settled => Of(envelope, LineFactKind.DisputeSettled, settled.Number),
        DamageReported reported => Of(envelope, LineFactKind.DamageReported, reported.Marker),
        DamageCaseClosed => Of(envelope, LineFactKind.DamageClosed, null),
        _ => null,
    };

    private static LineFact Of(EventEnvelope envelope, LineFactKind kind, MarkerRef? place, IEnumerable<int>? members = null) =>
        new(envelope.Id, envelope.PartitionKey, envelope.StreamVersion, envelope.Time, kind, place, [.. members ?? []]);
}

/// <summary>How markers follow on one another along the line: by main number, then by auxiliary number, so that 229/12 lies between 229 and 230.</summary>
internal static class LineOrder
{
    public static int Order(this MarkerRef marker) => SectorRules.PlaceOf(marker);

    /// <summary>Whether a place lies from one marker to another, in either direction, both included.</summary>
    public static bool LiesBetween(this MarkerRef place, MarkerRef one, MarkerRef other)
    {
        var (first, last) = (Math.Min(one.Order(), other.Order()), Math.Max(one.Order(), other.Order()));
        return place.Order() >= first && place.Order() <= last;
    }

    /// <summary>One of the markers that share a position's number.</summary>
    public static MarkerRef Member(this MarkerRef position, int number) =>
        MarkerRef.Parse(string.Create(CultureInfo.InvariantCulture, $"{position.Position}({number})"));
}
