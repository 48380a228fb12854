using System.Collections.Immutable;
using BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.Contracts;

/// <summary>The events of FriendshipExchanges.</summary>
public static class FriendshipExchangesCatalogue
{
    private const string Exchange = "exchange";

    private const string Commitment = "exchange-commitment";

    private const string Twinning = "twinning";

    private const string Release = "public-release";

    public static ImmutableArray<EventType> Events { get; } =
    [
        EventType.Shared<ExchangeProposed>("friendship-exchanges.exchange-proposed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeCounterProposed>("friendship-exchanges.exchange-counter-proposed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeConfirmed>("friendship-exchanges.exchange-confirmed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeAgreed>("friendship-exchanges.exchange-agreed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeDeclined>("friendship-exchanges.exchange-declined.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeWithdrawn>("friendship-exchanges.exchange-withdrawn.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangePostponed>("friendship-exchanges.exchange-postponed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeCancelled>("friendship-exchanges.exchange-cancelled.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeCancellationAcknowledged>("friendship-exchanges.exchange-cancellation-acknowledged.v1", Exchange, "2026-11-22"),
        EventType.Shared<ProgrammeItemAdded>("friendship-exchanges.programme-item-added.v1", Exchange, "2026-11-22"),
        EventType.Shared<ProgrammeItemChanged>("friendship-exchanges.programme-item-changed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ProgrammeItemWithdrawn>("friendship-exchanges.programme-item-withdrawn.v1", Exchange, "2026-11-22"),
        EventType.Shared<ProgrammeConfirmed>("friendship-exchanges.programme-confirmed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ProgrammeApproved>("friendship-exchanges.programme-approved.v1", Exchange, "2026-11-22"),
        EventType.Shared<ProgrammeItemCompleted>("friendship-exchanges.programme-item-completed.v1", Exchange, "2026-11-22"),
        EventType.Shared<DelegationDeclared>("friendship-exchanges.delegation-declared.v1", Exchange, "2026-11-26"),
        EventType.Shared<SiteInspectionHeld>("friendship-exchanges.site-inspection-held.v1", Exchange, "2026-11-26"),
        EventType.Shared<RehearsalHeld>("friendship-exchanges.rehearsal-held.v1", Exchange, "2026-11-26"),
        EventType.Shared<PressBriefingHeld>("friendship-exchanges.press-briefing-held.v1", Exchange, "2026-11-26"),
        EventType.Shared<TalksHeld>("friendship-exchanges.talks-held.v1", Exchange, "2026-11-26"),
        EventType.Shared<DocumentSigned>("friendship-exchanges.document-signed.v1", Exchange, "2026-11-26"),
        EventType.Shared<JointStatementIssued>("friendship-exchanges.joint-statement-issued.v1", Exchange, "2026-11-26"),
        EventType.Shared<ReviewMeetingHeld>("friendship-exchanges.review-meeting-held.v1", Exchange, "2026-11-26"),
        EventType.Shared<ProceedingConfirmed>("friendship-exchanges.proceeding-confirmed.v1", Exchange, "2026-11-26"),
        EventType.Shared<PreparationTaskDone>("friendship-exchanges.preparation-task-done.v1", Exchange, "2026-11-26"),
        EventType.Shared<ProgrammePatrolLinked>("friendship-exchanges.programme-patrol-linked.v1", Exchange, "2026-11-26"),
        EventType.Shared<ProgrammePatrolClosed>("friendship-exchanges.programme-patrol-closed.v1", Exchange, "2026-11-26"),
        EventType.Shared<ExchangeStarted>("friendship-exchanges.exchange-started.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeConcluded>("friendship-exchanges.exchange-concluded.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeMinutesDrafted>("friendship-exchanges.exchange-minutes-drafted.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeMinutesSigned>("friendship-exchanges.exchange-minutes-signed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeMinutesCompleted>("friendship-exchanges.exchange-minutes-completed.v1", Exchange, "2026-11-22"),
        EventType.Shared<ExchangeClosed>("friendship-exchanges.exchange-closed.v1", Exchange, "2026-11-22"),
        EventType.Shared<PastEditionRecorded>("friendship-exchanges.past-edition-recorded.v1", Exchange, "2026-11-22"),
        EventType.Shared<PastEditionConfirmed>("friendship-exchanges.past-edition-confirmed.v1", Exchange, "2026-11-22"),
        EventType.Shared<PastEditionAgreed>("friendship-exchanges.past-edition-agreed.v1", Exchange, "2026-11-22"),
        EventType.Shared<CommitmentRegistered>("friendship-exchanges.commitment-registered.v1", Commitment, "2026-11-26"),
        EventType.Shared<CommitmentDoneStated>("friendship-exchanges.commitment-done-stated.v1", Commitment, "2026-11-26"),
        EventType.Shared<CommitmentDoneConfirmed>("friendship-exchanges.commitment-done-confirmed.v1", Commitment, "2026-11-26"),
        EventType.Shared<CommitmentDone>("friendship-exchanges.commitment-done.v1", Commitment, "2026-11-26"),
        EventType.Shared<CommitmentDropProposed>("friendship-exchanges.commitment-drop-proposed.v1", Commitment, "2026-11-26"),
        EventType.Shared<CommitmentDropConfirmed>("friendship-exchanges.commitment-drop-confirmed.v1", Commitment, "2026-11-26"),
        EventType.Shared<CommitmentDropped>("friendship-exchanges.commitment-dropped.v1", Commitment, "2026-11-26"),
        EventType.Shared<CommitmentMoved>("friendship-exchanges.commitment-moved.v1", Commitment, "2026-11-26"),
        EventType.Shared<TwinningProposed>("friendship-exchanges.twinning-proposed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningCounterProposed>("friendship-exchanges.twinning-counter-proposed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningConfirmed>("friendship-exchanges.twinning-confirmed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningRulesAgreed>("friendship-exchanges.twinning-rules-agreed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningDeclined>("friendship-exchanges.twinning-declined.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningEstablished>("friendship-exchanges.twinning-established.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningContactsDeclared>("friendship-exchanges.twinning-contacts-declared.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningMeetingHeld>("friendship-exchanges.twinning-meeting-held.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningReviewHeld>("friendship-exchanges.twinning-review-held.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningReviewConfirmed>("friendship-exchanges.twinning-review-confirmed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningSuspended>("friendship-exchanges.twinning-suspended.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningSuspensionAcknowledged>("friendship-exchanges.twinning-suspension-acknowledged.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningStepProposed>("friendship-exchanges.twinning-step-proposed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningStepConfirmed>("friendship-exchanges.twinning-step-confirmed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningResumed>("friendship-exchanges.twinning-resumed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningEnded>("friendship-exchanges.twinning-ended.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningCeremonyPostponed>("friendship-exchanges.twinning-ceremony-postponed.v1", Twinning, "2026-11-26"),
        EventType.Shared<TwinningCeremonyRescheduled>("friendship-exchanges.twinning-ceremony-rescheduled.v1", Twinning, "2026-11-26"),
        EventType.Shared<PublicReleaseProposed>("friendship-exchanges.public-release-proposed.v1", Release, "2026-11-26"),
        EventType.Shared<PublicReleaseConfirmed>("friendship-exchanges.public-release-confirmed.v1", Release, "2026-11-26"),
        EventType.Shared<PublicReleased>("friendship-exchanges.public-released.v1", Release, "2026-11-26"),
        EventType.Shared<PublicReleaseRetracted>("friendship-exchanges.public-release-retracted.v1", Release, "2026-11-26"),
    ];
}
