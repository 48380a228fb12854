using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class RelocationTests
{
    private static readonly ImmutableArray<DamageCaseEvent> Stated = [.. FactsConfirmed, new MarkerStatedUnrecoverable(La, 1, PlaceIsLost)];

    private static readonly ImmutableArray<DamageCaseEvent> Proposed = [.. Referred, new RelocationProposed(La, 1, OtherPlace)];

    [Fact]
    public void That_a_marker_cannot_be_restored_where_it_stood_is_every_partys_word_and_says_why_in_every_language()
    {
        State(FactsConfirmed, La, PlaceIsLost.Reason).Records(new MarkerStatedUnrecoverable(La, 1, PlaceIsLost));
        State(Begun, Vn, PlaceIsLost.Reason).Records(new MarkerStatedUnrecoverable(Vn, 1, PlaceIsLost));
        State(Stated, La, PlaceIsLost.Reason).RecordsNothing();
        State(Stated, Vn, PlaceIsLost.Reason).RejectsWith("already-on-the-table");
        State(FactsConfirmed, La, [PlaceIsLost.Reason[0]]).Faults("/reason");
        State(FactsConfirmed, Cn, PlaceIsLost.Reason).RejectsWith(DamageRejections.Unknown);
        State(FactsOnTable, La, PlaceIsLost.Reason).RejectsWith("damage-case-not-in-state");
        State(Remeasured, La, PlaceIsLost.Reason).RejectsWith("damage-case-not-in-state");
        Confirm(Stated, Vn, 1).Records(new MarkerConfirmedUnrecoverable(Vn, 1), new MarkerUnrecoverable(1, PlaceIsLost, [La, Vn]));
        Confirm(Stated, La, 1).RecordsNothing();
        Confirm(Stated, Vn, 2).RejectsWith("revision-superseded");
        Confirm(Stated, Cn, 1).RejectsWith(DamageRejections.Unknown);
        Confirm(FactsConfirmed, Vn, 1).RejectsWith(DamageRejections.UnrecoverableNotStated);
        Confirm([.. Stated, WorkAnnounced, WitnessNamed, WorkBegun, Restored], Vn, 1).RejectsWith("damage-case-not-in-state");
    }

    [Fact]
    public void With_three_parties_each_gives_its_word_that_the_place_is_lost()
    {
        ImmutableArray<DamageCaseEvent> ofThree =
        [
            Reported with { Pair = VnLaKh }, Notified, Notified with { Notified = Kh }, new DamageFactsStated(Vn, 1, Facts), new DamageFactsConfirmed(La, 1),
            new DamageFactsConfirmed(Kh, 1), new DamageFactsAgreed(1, Facts, [Vn, La, Kh]), new MarkerStatedUnrecoverable(La, 1, PlaceIsLost),
        ];
        Confirm(ofThree, Vn, 1).Records(new MarkerConfirmedUnrecoverable(Vn, 1));
        Confirm([.. ofThree, new MarkerConfirmedUnrecoverable(Vn, 1)], Kh, 1)
            .Records(new MarkerConfirmedUnrecoverable(Kh, 1), new MarkerUnrecoverable(1, PlaceIsLost, [La, Vn, Kh]));
    }

    [Fact]
    public void Any_party_lays_an_unrecoverable_marker_before_the_Joint_Committee()
    {
        Refer(Unrecoverable, Vn, "12").Records(new DamageReferredToCommittee(Vn, "12"));
        Refer(Referred, La, "77/CV").RecordsNothing();
        Refer(Referred, Vn, "12").RejectsWith("damage-case-not-in-state");
        Refer(FactsConfirmed, Vn, "12").RejectsWith("damage-case-not-in-state");
        Refer(Unrecoverable, Cn, "12").RejectsWith(DamageRejections.Unknown);
        Refer(Unrecoverable, Vn, " ").Faults("/reference");
    }

    [Fact]
    public void Another_place_is_decided_by_every_side_of_the_Joint_Committee_on_the_same_revision()
    {
        Propose(Referred, La, OtherPlace).Records(new RelocationProposed(La, 1, OtherPlace));
        Propose(Proposed, La, OtherPlace).RecordsNothing();
        Propose(Proposed, Vn, OtherPlace with { MapSheet = "6542-IV" }).Records(new RelocationProposed(Vn, 2, OtherPlace with { MapSheet = "6542-IV" }));
        Propose(Unrecoverable, La, OtherPlace).RejectsWith("damage-case-not-in-state");
        Propose(Referred, Cn, OtherPlace).RejectsWith(DamageRejections.Unknown);
        Approve(Proposed, Vn, 1).Records(new RelocationApproved(Vn, 1), new RelocationDecided(1, OtherPlace, [La, Vn], Point));
        Approve(Proposed, La, 1).RecordsNothing();
        Approve(Proposed, Cn, 1).RejectsWith(DamageRejections.Unknown);
        Approve([.. Proposed, new RelocationProposed(Vn, 2, OtherPlace with { MapSheet = "6542-IV" })], La, 1)
            .RejectsWith("revision-superseded").Extensions["changed"].ShouldBeOfType<ImmutableArray<string>>().Single().ShouldBe("mapSheet");
        Approve(Referred, La, 1).RejectsWith(DamageRejections.RelocationNotProposed);
    }

    [Fact]
    public void A_relocation_says_in_every_language_that_the_line_is_unchanged_and_where_the_committee_has_recorded_it()
    {
        Propose(Referred, La, OtherPlace with { LineUnchanged = [] }).Faults("/relocation/lineUnchanged");
        Propose(Referred, La, OtherPlace with { LineUnchanged = [OtherPlace.LineUnchanged[0], new RecordText("lo", " ")] }).Faults("/relocation/lineUnchanged/1/text");
        Propose(Referred, La, OtherPlace with { CommitteeRecord = " ", DecidedOn = new DateOnly(2027, 1, 1), Point = Point with { ReferenceFrame = GeodeticPoint.Unspecified } })
            .Faults("/relocation/committeeRecord", "/relocation/decidedOn", "/relocation/point/referenceFrame");
    }

    [Fact]
    public void The_marker_is_then_restored_at_the_decided_place_after_a_notice_of_its_own()
    {
        ImmutableArray<DamageCaseEvent> begun = [.. Relocated, WorkAnnounced, WitnessNamed, WorkBegun];
        DamageCase.Decider.Given([.. begun])
            .When(damage => RecordRestorationSlice.Decide(new RecordRestoration(Restoration), damage, La, Point, ToleranceOfPair.Default, Now)).RejectsWith("not-at-the-agreed-place");
        var there = Restoration with { Measurement = Restoration.Measurement with { Point = OtherPlace.Point } };
        DamageCase.Decider.Given([.. begun])
            .When(damage => RecordRestorationSlice.Decide(new RecordRestoration(there), damage, La, Point, ToleranceOfPair.Default, Now))
            .Records(Restored with { Restoration = there, Shift = new MarkerShift(0, OtherPlace.Point) });
    }

    [Fact]
    public void A_place_that_the_committee_has_chosen_is_not_stated_lost_again() =>
        State([.. Relocated, WorkAnnounced], Vn, [new RecordText("vi", "Lại mất"), new RecordText("lo", "x")]).RejectsWith("damage-case-not-in-state");

    private static SpecDecision<DamageCaseEvent> State(IEnumerable<DamageCaseEvent> given, Party by, ImmutableArray<RecordText> reason) =>
        DamageCase.Decider.Given([.. given]).When(damage => StateUnrecoverableSlice.Decide(new StateUnrecoverable(reason), damage, by));

    private static SpecDecision<DamageCaseEvent> Confirm(IEnumerable<DamageCaseEvent> given, Party by, int revision) =>
        DamageCase.Decider.Given([.. given]).When(damage => ConfirmUnrecoverableSlice.Decide(new ConfirmUnrecoverable(revision), damage, by));

    private static SpecDecision<DamageCaseEvent> Refer(IEnumerable<DamageCaseEvent> given, Party by, string reference) =>
        DamageCase.Decider.Given([.. given]).When(damage => ReferToCommitteeSlice.Decide(new ReferToCommittee(reference), damage, by));

    private static SpecDecision<DamageCaseEvent> Propose(IEnumerable<DamageCaseEvent> given, Party by, MarkerRelocation relocation) =>
        DamageCase.Decider.Given([.. given]).When(damage => ProposeRelocationSlice.Decide(new ProposeRelocation(relocation), damage, by, Now));

    private static SpecDecision<DamageCaseEvent> Approve(IEnumerable<DamageCaseEvent> given, Party by, int revision) =>
        DamageCase.Decider.Given([.. given]).When(damage => ApproveRelocationSlice.Decide(new ApproveRelocation(revision), damage, by, Point));
}
