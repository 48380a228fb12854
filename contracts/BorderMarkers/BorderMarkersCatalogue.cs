using System.Collections.Immutable;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.Contracts;

/// <summary>The events of BorderMarkers.</summary>
public static class BorderMarkersCatalogue
{
    public static ImmutableArray<EventType> Events { get; } =
    [
        EventType.Of<SectionDefined>("border-markers.section-defined.v1", "section", "A party defines a section of the line with its first baseline."),
        EventType.Of<SectionBaselineProposed>("border-markers.section-baseline-proposed.v1", "section", "A party proposes another baseline."),
        EventType.Of<SectionBaselineConfirmed>("border-markers.section-baseline-confirmed.v1", "section", "A party gives its word on a revision of the baseline."),
        EventType.Of<SectionBaselineAgreed>("border-markers.section-baseline-agreed.v1", "section", "Every party has given its word on the same baseline."),
        EventType.Of<SectionProgressReported>("border-markers.section-progress-reported.v1", "section", "A party states how far the work had come by a day."),
        EventType.Of<MarkerPositionPlanned>("border-markers.marker-position-planned.v1", "marker-position", "A party plans a marker position."),
        EventType.Of<JointSurveyProposed>("border-markers.joint-survey-proposed.v1", "marker-position", "A party puts the surveyed point on the table."),
        EventType.Of<JointSurveyConfirmed>("border-markers.joint-survey-confirmed.v1", "marker-position", "A party gives its word on the surveyed point."),
        EventType.Of<MarkerPositionJointlySurveyed>("border-markers.marker-position-jointly-surveyed.v1", "marker-position", "Every party has given its word on the same point."),
        EventType.Of<MarkerPlanted>("border-markers.marker-planted.v1", "marker-position", "One marker of the position stands."),
        EventType.Of<MarkerMeasured>("border-markers.marker-measured.v1", "marker-position", "A party has measured one marker of the position."),
        EventType.Of<DossierDrafted>("border-markers.dossier-drafted.v1", "marker-position", "A party puts the dossier on the table."),
        EventType.Of<DossierSigned>("border-markers.dossier-signed.v1", "marker-position", "A party signs the dossier."),
        EventType.Of<DossierCompleted>("border-markers.dossier-completed.v1", "marker-position", "Every party has signed the dossier."),
        EventType.Of<MarkerAcceptanceApproved>("border-markers.marker-acceptance-approved.v1", "marker-position", "A party's side of the Joint Committee approves the dossier."),
        EventType.Of<MarkerPositionAccepted>("border-markers.marker-position-accepted.v1", "marker-position", "Every side of the Joint Committee has approved."),
        EventType.Of<ExistingMarkerRegistered>("border-markers.existing-marker-registered.v1", "marker-position", "A party enters a position whose markers have stood for long."),
        EventType.Of<RegisterEntryCorrected>("border-markers.register-entry-corrected.v1", "marker-position", "A party corrects an entry before it is agreed."),
        EventType.Of<RegisterEntryConfirmed>("border-markers.register-entry-confirmed.v1", "marker-position", "A party gives its word on a revision of the entry."),
        EventType.Of<RegisterEntryAgreed>("border-markers.register-entry-agreed.v1", "marker-position", "Every party has given its word on the same entry."),
        EventType.Of<PositionDisputed>("border-markers.position-disputed.v1", "marker-position", "A party disputes a position that is not staked yet; it is parked."),
        EventType.Of<DisputeViewStated>("border-markers.dispute-view-stated.v1", "marker-position", "A party states how it sees a disputed position."),
        EventType.Of<DisputeSettlementProposed>("border-markers.dispute-settlement-proposed.v1", "marker-position", "A party proposes how to end the dispute."),
        EventType.Of<DisputeSettlementConfirmed>("border-markers.dispute-settlement-confirmed.v1", "marker-position", "A party gives its word on a settlement."),
        EventType.Of<PositionDisputeSettled>("border-markers.position-dispute-settled.v1", "marker-position", "Every party has given its word on the same settlement."),
        EventType.Of<MarkerHandedOver>("border-markers.marker-handed-over.v1", "marker-position", "A marker is in the keeping of a post from a day on."),
        EventType.Of<StakeProposed>("border-markers.stake-proposed.v1", "marker-position", "A party proposes a stake."),
        EventType.Of<StakeConfirmed>("border-markers.stake-confirmed.v1", "marker-position", "A party gives its word on a stake."),
        EventType.Of<StakeAdded>("border-markers.stake-added.v1", "marker-position", "Every party has given its word on the same stake."),
        EventType.Of<RetirementProposed>("border-markers.retirement-proposed.v1", "marker-position", "A party proposes to retire the markers of a position."),
        EventType.Of<RetirementConfirmed>("border-markers.retirement-confirmed.v1", "marker-position", "A party gives its word on the retirement."),
        EventType.Of<OldMarkerRetired>("border-markers.old-marker-retired.v1", "marker-position", "The markers of a position no longer mark the line."),
        EventType.Of<MarkerRelocated>("border-markers.marker-relocated.v1", "marker-position", "A marker stands at the place that the Joint Committee has chosen."),
        EventType.Of<DamageReported>("border-markers.damage-reported.v1", "damage-case", "A damage case is opened on what somebody has found."),
        EventType.Of<DamageFindingAdded>("border-markers.damage-finding-added.v1", "damage-case", "Something more was found while the case was open."),
        EventType.Of<OtherPartyNotified>("border-markers.other-party-notified.v1", "damage-case", "A party has told another of the damage."),
        EventType.Of<DamageFactsStated>("border-markers.damage-facts-stated.v1", "damage-case", "A party puts the facts on the table."),
        EventType.Of<DamageFactsConfirmed>("border-markers.damage-facts-confirmed.v1", "damage-case", "A party gives its word on the facts."),
        EventType.Of<DamageFactsAgreed>("border-markers.damage-facts-agreed.v1", "damage-case", "Every party has given its word on the same facts."),
        EventType.Of<DamageRecordDrafted>("border-markers.damage-record-drafted.v1", "damage-case", "A party puts the record on the table."),
        EventType.Of<DamageRecordSigned>("border-markers.damage-record-signed.v1", "damage-case", "A party signs the record."),
        EventType.Of<DamageCaseClosed>("border-markers.damage-case-closed.v1", "damage-case", "The case is closed, with a signed record or as unfounded."),
    ];
}
