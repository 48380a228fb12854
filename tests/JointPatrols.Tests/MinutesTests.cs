using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class MinutesTests
{
    [Fact]
    public void Minutes_are_drafted_in_every_language_of_the_pair() =>
        Draft(Completed, Texts).Records(new PatrolMinutesDrafted(VN, 1, Texts));

    [Fact]
    public void Minutes_lack_no_language() => Draft(Completed, [Texts[0]]).RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void Minutes_have_no_language_that_is_not_the_pairs() =>
        Draft(Completed, [Texts[0], new RecordText("zh", "双方进行了联合巡逻。")]).RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void An_aborted_patrol_still_needs_minutes() =>
        Draft([.. InProgress, new PatrolAborted(VN, Start, Marker("606"), "bão")], Texts).Records(new PatrolMinutesDrafted(VN, 1, Texts));

    [Fact]
    public void No_minutes_are_made_of_a_patrol_in_progress() => Draft(Covered, Texts).RejectsWith("patrol-not-in-state");

    [Fact]
    public void A_changed_draft_voids_the_signatures()
    {
        PatrolMinutesDrafted redrafted = new(LA, 2, OtherTexts);
        Patrol.Decider.Given(HalfSigned).When(patrol => DraftMinutesSlice.Decide(new DraftMinutes(OtherTexts), patrol, LA)).Records(redrafted);
        var patrol = Patrol.Decider.Fold([.. HalfSigned, redrafted]);
        patrol.Minutes!.Signatures.ShouldBeEmpty();
        patrol.Status.ShouldBe(PatrolStatus.MinutesDrafted);
        Sign([.. HalfSigned, redrafted], LA, 1).RejectsWith("revision-superseded");
    }

    [Fact]
    public void The_same_draft_changes_nothing() => Draft(HalfSigned, [.. Texts.Reverse()]).RecordsNothing();

    [Fact]
    public void Each_party_signs_what_all_languages_say_together() => Sign(Drafted, VN, 1).Records(Signed(VN));

    [Fact]
    public void The_last_signature_closes_the_patrol() =>
        Sign(HalfSigned, LA, 1).Records(Signed(LA), new PatrolClosed(Id, PatrolResult.Complete, Hash));

    [Fact]
    public void Of_three_parties_the_third_signature_closes_the_patrol()
    {
        var byVN = new PatrolMinutesSigned(1, new RecordSignature(VN, "Trưởng đoàn VN", HashOfThree));
        var byLA = new PatrolMinutesSigned(1, new RecordSignature(LA, "Trưởng đoàn LA", HashOfThree));
        Sign([.. DraftedByThree, byVN], LA, 1).Records(byLA);
        Sign([.. DraftedByThree, byVN, byLA], KH, 1).Records(
            new PatrolMinutesSigned(1, new RecordSignature(KH, "Trưởng đoàn KH", HashOfThree)), new PatrolClosed(Id, PatrolResult.Complete, HashOfThree));
    }

    [Fact]
    public void A_patrol_with_a_gap_is_closed_as_partial()
    {
        ImmutableArray<PatrolEvent> gap =
        [
            .. Covered, Stated(LA, "609", MarkerCondition.NotReached, reason: "ປ່າທຶບ"), FieldCompleted with { MarkersMissed = [Marker("609")] },
            new PatrolMinutesDrafted(VN, 1, Texts), Signed(VN),
        ];
        Sign(gap, LA, 1).Records(Signed(LA), new PatrolClosed(Id, PatrolResult.Partial, Hash));
    }

    [Fact]
    public void An_aborted_patrol_is_closed_as_aborted() =>
        Sign([.. InProgress, new PatrolAborted(VN, Start, Marker("606"), "bão"), new PatrolMinutesDrafted(VN, 1, Texts), Signed(VN)], LA, 1)
            .Records(Signed(LA), new PatrolClosed(Id, PatrolResult.Aborted, Hash));

    [Fact]
    public void A_closed_patrol_does_not_change()
    {
        Draft(Closed, OtherTexts).RejectsWith("patrol-not-in-state");
        Sign(Closed, VN, 1).RecordsNothing();
        Patrol.Decider.Given(Closed).When(patrol => InspectMarkerSlice.Decide(new InspectMarker(Marker("608"), MarkerCondition.Intact, []), patrol, VN, Later))
            .RejectsWith("patrol-not-in-state");
    }

    [Fact]
    public void Minutes_may_hold_commitments() =>
        Draft(Completed, Texts, [ToClear, ToSurvey]).Records(new PatrolMinutesDrafted(VN, 1, Texts, [ToClear, ToSurvey]));

    [Fact]
    public void A_list_of_no_commitments_is_none() => Draft(Drafted, Texts, []).RecordsNothing();

    [Fact]
    public void A_changed_commitment_is_a_new_draft_and_voids_the_signatures()
    {
        foreach (var changed in (ImmutableArray<RecordCommitment>[])
        [
            [ToClear],
            [ToSurvey, ToClear],
            [ToClear with { DueOn = ToClear.DueOn.AddDays(1) }, ToSurvey],
            [ToClear with { Owners = [VN] }, ToSurvey],
            [ToClear with { Texts = ToSurvey.Texts }, ToSurvey],
        ])
        {
            PatrolMinutesDrafted redrafted = new(VN, 2, Texts, changed);
            Draft(HalfSignedWithCommitments, Texts, changed).Records(redrafted);
            Patrol.Decider.Fold([.. HalfSignedWithCommitments, redrafted]).Minutes!.Signatures.ShouldBeEmpty();
            Sign([.. HalfSignedWithCommitments, redrafted], LA, 1).RejectsWith("revision-superseded")
                .Extensions["changed"].ShouldBe(ImmutableArray.Create("commitments"));
        }
    }

    [Fact]
    public void The_same_commitments_change_nothing() =>
        Draft(HalfSignedWithCommitments, Texts, [ToClear with { Texts = [.. ToClear.Texts.Reverse()] }, ToSurvey with { Owners = [LA, VN] }]).RecordsNothing();

    [Fact]
    public void A_draft_replaces_the_commitments_as_well() =>
        Draft(HalfSignedWithCommitments, Texts).Records(new PatrolMinutesDrafted(VN, 2, Texts));

    [Fact]
    public void The_close_says_what_was_taken_on() => Sign(HalfSignedWithCommitments, LA, 1).Records(
        SignedWithCommitments(LA), new PatrolClosed(Id, PatrolResult.Complete, HashWithCommitments, [ToClear, ToSurvey]));

    [Fact]
    public void What_is_signed_without_commitments_has_the_hash_that_it_always_had() =>
        Hash.ShouldBe("fb7b58158f8202e25dcee44ff16b5cd02587ebc7dd21ccc1069fed30255fd1f8");

    [Fact]
    public void A_commitment_is_in_every_language_owned_by_parties_of_the_pair_and_due_after_the_patrol()
    {
        Faults(ToClear with { Texts = [ToClear.Texts[0]] }).ShouldContain("/commitments/0/texts");
        Faults(ToClear with { Texts = [ToClear.Texts[0], new("lo", " ")] }).ShouldBe(["/commitments/0/texts/1/text"]);
        Faults(ToClear with { Owners = [] }).ShouldBe(["/commitments/0/owners"]);
        Faults(ToClear with { Owners = [KH] }).ShouldBe(["/commitments/0/owners/0"]);
        Faults(ToClear with { Owners = [LA, LA] }).ShouldBe(["/commitments/0/owners"]);
        Faults(ToClear with { DueOn = DateOnly.FromDateTime(Start.Date).AddDays(-1) }).ShouldBe(["/commitments/0/dueOn"]);
        Faults(ToClear with { DueOn = DateOnly.MaxValue }).ShouldBe(["/commitments/0/dueOn"]);
        Faults([.. Enumerable.Repeat(ToClear, 21)]).ShouldBe(["/commitments"]);
    }

    private static IEnumerable<string> Faults(params ImmutableArray<RecordCommitment> commitments) =>
        Draft(Completed, Texts, commitments).RejectsWith("invalid-request", RejectionKind.Invalid).Faults.Select(fault => fault.Pointer);

    private static SpecDecision<PatrolEvent> Draft(
        ImmutableArray<PatrolEvent> given, ImmutableArray<RecordText> texts, ImmutableArray<RecordCommitment>? commitments = null) =>
        Patrol.Decider.Given(given).When(patrol => DraftMinutesSlice.Decide(new DraftMinutes(texts, commitments), patrol, VN));

    private static SpecDecision<PatrolEvent> Sign(ImmutableArray<PatrolEvent> given, Party by, int revision) =>
        Patrol.Decider.Given(given).When(patrol => SignMinutesSlice.Decide(new SignMinutes(revision, $"Trưởng đoàn {by}"), patrol, by));
}
