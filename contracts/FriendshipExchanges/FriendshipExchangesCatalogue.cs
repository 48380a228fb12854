using System.Collections.Immutable;
using BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.Contracts;

/// <summary>The events of FriendshipExchanges.</summary>
public static class FriendshipExchangesCatalogue
{
    private const string Exchange = "exchange";

    public static ImmutableArray<EventType> Events { get; } =
    [
        EventType.Of<ExchangeProposed>("friendship-exchanges.exchange-proposed.v1", Exchange, "A party proposes an edition of a friendship exchange."),
        EventType.Of<ExchangeCounterProposed>("friendship-exchanges.exchange-counter-proposed.v1", Exchange, "A party answers a proposal with other terms."),
        EventType.Of<ExchangeConfirmed>("friendship-exchanges.exchange-confirmed.v1", Exchange, "A party gives its word on a revision of the terms."),
        EventType.Of<ExchangeAgreed>("friendship-exchanges.exchange-agreed.v1", Exchange, "Every party has given its word on the same revision."),
        EventType.Of<ExchangeDeclined>("friendship-exchanges.exchange-declined.v1", Exchange, "A party refuses what is proposed or recorded."),
        EventType.Of<ExchangeWithdrawn>("friendship-exchanges.exchange-withdrawn.v1", Exchange, "A party takes back what it proposed or recorded before anybody answered."),
        EventType.Of<ExchangePostponed>("friendship-exchanges.exchange-postponed.v1", Exchange, "A party asks to hold the exchange on other days than agreed."),
        EventType.Of<ExchangeCancelled>("friendship-exchanges.exchange-cancelled.v1", Exchange, "A party calls off what was agreed."),
        EventType.Of<ExchangeCancellationAcknowledged>(
            "friendship-exchanges.exchange-cancellation-acknowledged.v1", Exchange, "Another party takes note of the cancellation."),
        EventType.Of<ProgrammeItemAdded>("friendship-exchanges.programme-item-added.v1", Exchange, "An item is put into the programme."),
        EventType.Of<ProgrammeItemChanged>("friendship-exchanges.programme-item-changed.v1", Exchange, "An item of the programme is changed."),
        EventType.Of<ProgrammeItemWithdrawn>("friendship-exchanges.programme-item-withdrawn.v1", Exchange, "An item is taken out of the programme."),
        EventType.Of<ProgrammeConfirmed>("friendship-exchanges.programme-confirmed.v1", Exchange, "A party approves a revision of the programme."),
        EventType.Of<ProgrammeApproved>("friendship-exchanges.programme-approved.v1", Exchange, "Every party has approved the same revision of the programme."),
        EventType.Of<ProgrammeItemCompleted>("friendship-exchanges.programme-item-completed.v1", Exchange, "An item of the programme was carried out."),
        EventType.Of<ExchangeStarted>("friendship-exchanges.exchange-started.v1", Exchange, "The exchange begins."),
        EventType.Of<ExchangeConcluded>("friendship-exchanges.exchange-concluded.v1", Exchange, "The exchange has ended, with these results."),
        EventType.Of<ExchangeMinutesDrafted>("friendship-exchanges.exchange-minutes-drafted.v1", Exchange, "The minutes are drafted, or drafted anew."),
        EventType.Of<ExchangeMinutesSigned>("friendship-exchanges.exchange-minutes-signed.v1", Exchange, "A party signs a revision of the minutes."),
        EventType.Of<ExchangeMinutesCompleted>("friendship-exchanges.exchange-minutes-completed.v1", Exchange, "Every party has signed the same minutes."),
        EventType.Of<ExchangeClosed>("friendship-exchanges.exchange-closed.v1", Exchange, "The exchange is closed; nothing is added to it any more."),
        EventType.Of<PastEditionRecorded>("friendship-exchanges.past-edition-recorded.v1", Exchange, "A party puts on record an edition that was prepared outside this system."),
        EventType.Of<PastEditionConfirmed>("friendship-exchanges.past-edition-confirmed.v1", Exchange, "A party confirms a record of a past edition."),
        EventType.Of<PastEditionAgreed>("friendship-exchanges.past-edition-agreed.v1", Exchange, "Every party has confirmed the same record of a past edition."),
    ];
}
