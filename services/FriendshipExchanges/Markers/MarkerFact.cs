using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.FriendshipExchanges.Markers;

/// <summary>What an event of BorderMarkers says of a marker, as far as exchanges need to know.</summary>
internal enum MarkerFactKind
{
    /// <summary>It is planned, or one party has entered it; not every party says that it stands.</summary>
    Named,

    /// <summary>It is in service by every party's word.</summary>
    InService,

    /// <summary>It no longer marks the line.</summary>
    Retired,

    DamageReported,
    DamageClosed,
}

/// <summary>On whose side a member stands.</summary>
/// <param name="Number">Which of the markers that share a number.</param>
/// <param name="Side">Whose it is, as far as the register says: by territory, else by who maintains it.</param>
internal sealed record MarkerSide(int Number, Party? Side);

/// <summary>One event. It is kept as it came; what follows from it is derived.</summary>
/// <param name="EventId">The event's id; the same fact however often it is delivered.</param>
/// <param name="StreamId">The position, or the damage case.</param>
/// <param name="Version">Its place in that stream, whatever the order of delivery.</param>
/// <param name="RecordedAt">When it was recorded there.</param>
/// <param name="Place">The position or marker that it names; none where it names none.</param>
/// <param name="Sides">The members of the position, where it says so.</param>
internal sealed record MarkerFact(
    Guid EventId, Guid StreamId, long Version, DateTimeOffset RecordedAt, MarkerFactKind Kind, MarkerRef? Place, ImmutableArray<MarkerSide> Sides)
{
    /// <summary>The fact in an event; none where it is about something else.</summary>
    /// <exception cref="EventStore.UnknownEventTypeException">This build does not know the event or its version.</exception>
    public static MarkerFact? Of(EventEnvelope envelope) => Envelopes.Unwrap(envelope).Data switch
    {
        MarkerPositionPlanned { Plan: var plan } =>
            Of(envelope, MarkerFactKind.Named, plan.Number, plan.Members.Select(member => new MarkerSide(member.Number, member.Territory ?? member.Responsible))),
        ExistingMarkerRegistered { Entry: var entry } => Of(envelope, MarkerFactKind.Named, entry),
        RegisterEntryAgreed { Entry: var entry } => Of(envelope, MarkerFactKind.InService, entry),
        RegisterEntryAmended { Entry: var entry } => Of(envelope, MarkerFactKind.InService, entry),
        MarkerHandedOver handedOver => Of(envelope, MarkerFactKind.InService, handedOver.Marker.Position),
        OldMarkerRetired retired => Of(envelope, MarkerFactKind.Retired, retired.Number),
        DamageReported reported => Of(envelope, MarkerFactKind.DamageReported, reported.Marker),
        DamageCaseClosed => Of(envelope, MarkerFactKind.DamageClosed, place: null),
        _ => null,
    };

    private static MarkerFact Of(EventEnvelope envelope, MarkerFactKind kind, RegisterEntry entry) =>
        Of(envelope, kind, entry.Number, entry.Members.Select(member => new MarkerSide(member.Number, member.Territory ?? member.Responsible)));

    private static MarkerFact Of(EventEnvelope envelope, MarkerFactKind kind, MarkerRef? place, IEnumerable<MarkerSide>? sides = null) =>
        new(envelope.Id, envelope.PartitionKey, envelope.StreamVersion, envelope.Time, kind, place, [.. sides ?? []]);
}
