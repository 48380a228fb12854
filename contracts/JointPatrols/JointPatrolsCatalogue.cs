using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Contracts;

/// <summary>The events of JointPatrols.</summary>
public static class JointPatrolsCatalogue
{
    public static ImmutableArray<EventType> Events { get; } =
    [
        EventType.Of<DeadlinesProposed>("joint-patrols.deadlines-proposed.v1", "deadlines", "A party proposes other deadlines for the patrols of a pair."),
        EventType.Of<DeadlinesConfirmed>("joint-patrols.deadlines-confirmed.v1", "deadlines", "A party gives its word on the deadlines that are proposed."),
        EventType.Of<DeadlinesAgreed>("joint-patrols.deadlines-agreed.v1", "deadlines", "Every party has given its word on the same deadlines."),
        EventType.Of<DeadlinesDeclined>("joint-patrols.deadlines-declined.v1", "deadlines", "A party declines the deadlines that are proposed, or withdraws its own."),
        EventType.Of<PatrolProposed>("joint-patrols.patrol-proposed.v1", "patrol", "A party proposes a joint patrol."),
        EventType.Of<PatrolCounterProposed>("joint-patrols.patrol-counter-proposed.v1", "patrol", "A party answers a proposal with other terms."),
        EventType.Of<PatrolConfirmed>("joint-patrols.patrol-confirmed.v1", "patrol", "A party gives its word on a revision of the terms."),
        EventType.Of<PatrolAgreed>("joint-patrols.patrol-agreed.v1", "patrol", "Every party has given its word on the same revision."),
        EventType.Of<PatrolDeclined>("joint-patrols.patrol-declined.v1", "patrol", "A party declines a proposal or withdraws its own."),
        EventType.Of<PatrolPostponed>("joint-patrols.patrol-postponed.v1", "patrol", "A party postpones an agreed patrol and proposes another window."),
        EventType.Of<PatrolCancelled>("joint-patrols.patrol-cancelled.v1", "patrol", "A party cancels an agreed patrol."),
        EventType.Of<PatrolTeamDeclared>("joint-patrols.patrol-team-declared.v1", "patrol", "A party says who goes for it."),
        EventType.Of<PreparatoryMeetingHeld>("joint-patrols.preparatory-meeting-held.v1", "patrol", "A party states that the parties have met to prepare the patrol."),
        EventType.Of<PreparatoryMeetingConfirmed>("joint-patrols.preparatory-meeting-confirmed.v1", "patrol", "Another party confirms the preparatory meeting as it is stated."),
        EventType.Of<PatrolStarted>("joint-patrols.patrol-started.v1", "patrol", "The teams have met and set out."),
        EventType.Of<PatrolSuspended>("joint-patrols.patrol-suspended.v1", "patrol", "The patrol rests."),
        EventType.Of<PatrolResumed>("joint-patrols.patrol-resumed.v1", "patrol", "The patrol goes on."),
        EventType.Of<PatrolAborted>("joint-patrols.patrol-aborted.v1", "patrol", "The patrol is broken off."),
        EventType.Of<MarkerInspected>("joint-patrols.marker-inspected.v1", "patrol", "A party states how a marker was found, or another party concurs in it."),
        EventType.Of<InspectionReserved>("joint-patrols.inspection-reserved.v1", "patrol", "A party reserves its opinion on another party's statement on a marker."),
        EventType.Of<FindingRecorded>("joint-patrols.finding-recorded.v1", "patrol", "A party records what was found at the line besides the markers' condition."),
        EventType.Of<BorderEventReported>("joint-patrols.border-event-reported.v1", "patrol", "A party reports what breaches the border rules, and whom it has informed."),
        EventType.Of<PatrolLegCompleted>("joint-patrols.patrol-leg-completed.v1", "patrol", "A leg of the patrol has been made."),
        EventType.Of<PatrolFieldCompleted>("joint-patrols.patrol-field-completed.v1", "patrol", "The patrol has come to its end in the field."),
        EventType.Of<PatrolTrackUploaded>("joint-patrols.patrol-track-uploaded.v1", "patrol", "A party has uploaded a piece of the track that it walked."),
        EventType.Of<PatrolMinutesDrafted>("joint-patrols.patrol-minutes-drafted.v1", "patrol", "A party puts the minutes on the table."),
        EventType.Of<PatrolMinutesSigned>("joint-patrols.patrol-minutes-signed.v1", "patrol", "A party signs the minutes."),
        EventType.Of<PatrolClosed>("joint-patrols.patrol-closed.v1", "patrol", "Every party has signed the minutes."),
        EventType.Of<CommitmentRegistered>("joint-patrols.commitment-registered.v1", "commitment", "A commitment stands in minutes that all have signed."),
        EventType.Of<CommitmentDoneStated>("joint-patrols.commitment-done-stated.v1", "commitment", "A party that owns a commitment states that it is done."),
        EventType.Of<CommitmentDoneConfirmed>("joint-patrols.commitment-done-confirmed.v1", "commitment", "A party confirms that a commitment is done."),
        EventType.Of<CommitmentDone>("joint-patrols.commitment-done.v1", "commitment", "Every party has given its word that a commitment is done."),
        EventType.Of<CommitmentDropProposed>("joint-patrols.commitment-drop-proposed.v1", "commitment", "A party proposes to drop a commitment."),
        EventType.Of<CommitmentDropConfirmed>("joint-patrols.commitment-drop-confirmed.v1", "commitment", "A party agrees to drop a commitment."),
        EventType.Of<CommitmentDropped>("joint-patrols.commitment-dropped.v1", "commitment", "Every party has agreed to drop a commitment."),
        EventType.Of<MinutesCorrectionDrafted>("joint-patrols.minutes-correction-drafted.v1", "minutes-correction", "A party puts a correction of signed minutes on the table."),
        EventType.Of<MinutesCorrectionSigned>("joint-patrols.minutes-correction-signed.v1", "minutes-correction", "A party signs a correction of minutes."),
        EventType.Of<MinutesCorrectionWithdrawn>("joint-patrols.minutes-correction-withdrawn.v1", "minutes-correction", "A party takes a correction off the table."),
        EventType.Of<MinutesCorrected>("joint-patrols.minutes-corrected.v1", "minutes-correction", "Every party has signed a correction; it supersedes the earlier record."),
        EventType.Of<ContactRecorded>("joint-patrols.contact-recorded.v1", "contact", "A party records a letter, a hotline call, talks or a meeting."),
        EventType.Of<ContactCorrected>("joint-patrols.contact-corrected.v1", "contact", "The recording party corrects a contact that nobody has acknowledged yet."),
        EventType.Of<ContactAcknowledged>("joint-patrols.contact-acknowledged.v1", "contact", "Another party acknowledges a contact as it is stated."),
        EventType.Of<UnitRegistered>("joint-patrols.unit-registered.v1", "unit-register", "A party enters a unit of its own."),
        EventType.Of<UnitChanged>("joint-patrols.unit-changed.v1", "unit-register", "A unit is renamed, moved or given other stretches of the line."),
        EventType.Of<UnitEnded>("joint-patrols.unit-ended.v1", "unit-register", "A unit is no more."),
        EventType.Of<PatrolDrafted>("joint-patrols.patrol-drafted.v1", "patrol-draft", "A party begins to prepare a patrol at home; its own alone."),
        EventType.Of<PatrolDraftChanged>("joint-patrols.patrol-draft-changed.v1", "patrol-draft", "A party changes its own draft of a patrol."),
        EventType.Of<PatrolDraftDiscarded>("joint-patrols.patrol-draft-discarded.v1", "patrol-draft", "A party gives up its own draft of a patrol."),
        EventType.Of<PatrolDraftProposed>("joint-patrols.patrol-draft-proposed.v1", "patrol-draft", "A party has put its own draft on the table as a proposed patrol."),
    ];
}
