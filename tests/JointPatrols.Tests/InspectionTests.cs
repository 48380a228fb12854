using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class InspectionTests
{
    public static readonly InspectionReserved Reserved = new(Damaged.Marker, VN, 1, LA, "ຮອຍແຕກເກົ່າ");

    [Theory]
    [InlineData(MarkerCondition.Intact)]
    [InlineData(MarkerCondition.Dirty)]
    [InlineData(MarkerCondition.Overgrown)]
    public void An_ordinary_condition_stands_without_photo_and_concurrence(MarkerCondition condition) =>
        Inspect(InProgress, new InspectMarker(Marker("608"), condition, [])).Records(Stated(VN, "608", condition) with { Statement = StatementKind.Joint });

    [Theory]
    [InlineData(MarkerCondition.Damaged)]
    [InlineData(MarkerCondition.Displaced)]
    [InlineData(MarkerCondition.Lost)]
    [InlineData(MarkerCondition.AtRisk)]
    public void A_grave_condition_is_one_partys_statement_until_the_other_concurs(MarkerCondition condition)
    {
        var stated = Stated(VN, "608", condition, [Photo]) with { Statement = StatementKind.OneSided };
        Inspect(InProgress, new InspectMarker(Marker("608"), condition, [Photo])).Records(stated);
        Concur([.. InProgress, stated], LA, "608", VN, 1).Records(stated with { ConcurredBy = [LA], Statement = StatementKind.Joint });
    }

    [Fact]
    public void Without_a_photo_it_stays_one_partys_statement_whoever_concurs()
    {
        var stated = Stated(VN, "608", MarkerCondition.Lost);
        Concur([.. InProgress, stated], LA, "608", VN, 1).Records(stated with { ConcurredBy = [LA], Statement = StatementKind.OneSided });
    }

    [Fact]
    public void The_other_partys_opinion_is_reserved_on_a_one_sided_statement()
    {
        var inspections = PatrolDetails.Of(Patrol.Decider.Fold(Covered), 1, Later, DeadlinesStory.Defaults).Field!.Inspections;
        inspections.Single(inspection => inspection.Marker == Damaged.Marker).ReservedBy.ShouldBe([LA]);
        inspections.Single(inspection => inspection.Marker == FromIntact.Marker).ReservedBy.ShouldBeEmpty();
    }

    [Fact]
    public void Of_three_parties_both_others_have_to_concur()
    {
        var parties = BorderPair.Parse("VN-LA-KH").Parties;
        MarkerStatement.KindOf(MarkerCondition.Damaged, [Photo], [LA], parties.Remove(VN)).ShouldBe(StatementKind.OneSided);
        MarkerStatement.KindOf(MarkerCondition.Damaged, [Photo], [LA, KH], parties.Remove(VN)).ShouldBe(StatementKind.Joint);
    }

    [Fact]
    public void A_correction_voids_the_concurrence()
    {
        var concurred = Damaged with { ConcurredBy = [LA], Statement = StatementKind.Joint };
        Inspect([.. Covered, concurred], new InspectMarker(Damaged.Marker, MarkerCondition.Displaced, [Photo]))
            .Records(Damaged with { Condition = MarkerCondition.Displaced });
    }

    [Fact]
    public void Who_concurs_in_a_statement_that_was_corrected_learns_what_has_changed()
    {
        var rejection = Concur([.. Covered, Damaged with { Condition = MarkerCondition.Displaced, Note = "nghiêng" }], LA, "607/1(2)", VN, 1)
            .RejectsWith("revision-superseded");
        rejection.Extensions["changed"].ShouldBe(ImmutableArray.Create("condition", "note"));
    }

    [Fact]
    public void Nobody_concurs_in_its_own_statement() => Concur(Covered, VN, "607/1(2)", VN, 1).RejectsWith(PatrolRejections.OwnInspection);

    [Fact]
    public void Nobody_concurs_in_what_was_not_stated() =>
        Concur(Covered, LA, "609", VN, 1).RejectsWith("inspection-not-found", RejectionKind.NotFound);

    [Fact]
    public void A_party_says_one_thing_of_a_marker()
    {
        var intact = Stated(LA, "607/1(2)", MarkerCondition.Intact);
        Concur([.. Covered, intact], LA, "607/1(2)", VN, 1).RejectsWith("inspection-contradicts");
        Inspect([.. Covered, Damaged with { ConcurredBy = [LA], Statement = StatementKind.Joint }], new InspectMarker(Damaged.Marker, MarkerCondition.Intact, []), LA)
            .RejectsWith("inspection-contradicts");
    }

    [Fact]
    public void Each_party_may_state_something_else_of_the_same_marker() =>
        Inspect(Covered, new InspectMarker(Damaged.Marker, MarkerCondition.Intact, []), LA).Records(Stated(LA, "607/1(2)", MarkerCondition.Intact));

    [Fact]
    public void What_was_not_reached_needs_a_reason()
    {
        Inspect(InProgress, new InspectMarker(Marker("608"), MarkerCondition.NotReached, [])).RejectsWith("invalid-request", RejectionKind.Invalid);
        Inspect(InProgress, new InspectMarker(Marker("608"), MarkerCondition.NotReached, [], Reason: "nước lũ"))
            .Records(Stated(VN, "608", MarkerCondition.NotReached, reason: "nước lũ"));
    }

    [Theory]
    [InlineData("605")]
    [InlineData("611/1")]
    public void A_marker_outside_the_section_is_refused(string marker) =>
        Inspect(InProgress, new InspectMarker(Marker(marker), MarkerCondition.Intact, [])).RejectsWith("marker-outside-section");

    [Fact]
    public void The_section_goes_in_either_direction()
    {
        var backwards = Terms with { From = Terms.To, To = Terms.From };
        backwards.MayHold(Marker("608")).ShouldBeTrue();
        backwards.MayHold(Marker("606(1)")).ShouldBeTrue();
        backwards.MayHold(Marker("605")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("no hash")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_photo_is_named_by_its_hash(string photo) =>
        Inspect(InProgress, new InspectMarker(Marker("608"), MarkerCondition.Damaged, [photo])).RejectsWith("invalid-request", RejectionKind.Invalid)
            .Faults.Single().Pointer.ShouldBe("/photos/0");

    [Fact]
    public void A_marker_is_inspected_where_it_stands() =>
        Inspect(InProgress, new InspectMarker(Marker("608+10"), MarkerCondition.Intact, [])).RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void Concurrence_may_be_given_after_the_field_until_the_minutes_are_drafted()
    {
        Concur(Completed, LA, "607/1(2)", VN, 1).Records(Damaged with { ConcurredBy = [LA], Statement = StatementKind.Joint });
        Concur(Drafted, LA, "607/1(2)", VN, 1).RejectsWith("patrol-not-in-state");
    }

    [Fact]
    public void What_was_seen_is_entered_late_with_the_time_at_which_it_was_seen_until_there_are_minutes()
    {
        InspectMarker late = new(Marker("608"), MarkerCondition.Intact, [], At: Start.AddHours(2));
        Inspect(Completed, late).Records(Stated(VN, "608", MarkerCondition.Intact) with { At = late.At });
        Inspect([.. InProgress, new PatrolSuspended(LA, Start.AddHours(3), Marker("608"), "x")], late).Records(Stated(VN, "608", MarkerCondition.Intact) with { At = late.At });
        Inspect(Drafted, late).RejectsWith("patrol-not-in-state");
    }

    [Fact]
    public void Nothing_was_seen_before_the_start_nor_after_the_end_nor_in_the_future()
    {
        Inspect(Completed, new InspectMarker(Marker("608"), MarkerCondition.Intact, [], At: Start.AddSeconds(-1))).RejectsWith("time-out-of-order");
        Inspect(Completed, new InspectMarker(Marker("608"), MarkerCondition.Intact, [], At: FieldCompleted.EndedAt.AddSeconds(1))).RejectsWith("time-out-of-order");
        Inspect(InProgress, new InspectMarker(Marker("608"), MarkerCondition.Intact, [], At: Later.AddHours(1))).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void How_the_patrol_went_follows_from_all_that_is_known_at_its_close()
    {
        ImmutableArray<PatrolEvent> partial = [.. Covered, Stated(VN, "609", MarkerCondition.NotReached, reason: "x"), FieldCompleted with { MarkersMissed = [Marker("609")] }];
        Patrol.Decider.Fold(partial).Field!.Result.ShouldBe(PatrolResult.Partial);
        Patrol.Decider.Fold([.. partial, Stated(LA, "609", MarkerCondition.Intact)]).Field!.Result.ShouldBe(PatrolResult.Complete);
    }

    [Fact]
    public void The_other_party_reserves_its_opinion_in_words_and_they_stand_with_the_statement()
    {
        Reserve(Covered, LA).Records(Reserved);
        var inspection = PatrolDetails.Of(Patrol.Decider.Fold([.. Covered, Reserved]), 1, Later, DeadlinesStory.Defaults).Field!.Inspections.Single(known => known.Marker == Damaged.Marker);
        inspection.Reservations.ShouldBe([new ReservedOpinion(LA, Reserved.Opinion)]);
        Reserve([.. Covered, Reserved], LA).RecordsNothing();
        Reserve([.. Covered, Reserved], LA, "x").Records(Reserved with { Opinion = "x" });
    }

    [Fact]
    public void Concurring_and_a_correction_void_what_was_reserved()
    {
        Patrol.Decider.Fold([.. Covered, Reserved, Damaged with { ConcurredBy = [LA], Statement = StatementKind.Joint }])
            .Field!.Find(Damaged.Marker, VN)!.Reservations.ShouldBeEmpty();
        Patrol.Decider.Fold([.. Covered, Reserved, Damaged with { Note = "x" }]).Field!.Find(Damaged.Marker, VN)!.Reservations.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_reserves_its_opinion_on_its_own_word_on_a_joint_one_or_on_what_it_has_concurred_in()
    {
        Reserve(Covered, VN).RejectsWith(PatrolRejections.OwnInspection);
        Reserve([.. Covered, Damaged with { ConcurredBy = [LA], Statement = StatementKind.Joint }], LA).RejectsWith(PatrolRejections.InspectionJoint);
        var unproven = Stated(VN, "609", MarkerCondition.Lost) with { ConcurredBy = [LA] };
        Patrol.Decider.Given([.. Covered, unproven with { ConcurredBy = [] }, unproven])
            .When(patrol => ReserveOpinionSlice.Decide(new ReserveOpinion(unproven.Marker, VN, 1, "x"), patrol, LA)).RejectsWith("inspection-contradicts");
        Patrol.Decider.Given(Covered).When(patrol => ReserveOpinionSlice.Decide(new ReserveOpinion(Damaged.Marker, VN, 2, "x"), patrol, LA)).RejectsWith("revision-superseded");
        Reserve(Covered, KH).RejectsWith(PatrolRejections.Unknown);
    }

    private static SpecDecision<PatrolEvent> Reserve(ImmutableArray<PatrolEvent> given, Party by, string? opinion = null) => Patrol.Decider.Given(given)
        .When(patrol => ReserveOpinionSlice.Decide(new ReserveOpinion(Damaged.Marker, VN, 1, opinion ?? Reserved.Opinion), patrol, by));

    private static SpecDecision<PatrolEvent> Inspect(ImmutableArray<PatrolEvent> given, InspectMarker command, Party? by = null) =>
        Patrol.Decider.Given(given).When(patrol => InspectMarkerSlice.Decide(command, patrol, by ?? VN, Later));

    private static SpecDecision<PatrolEvent> Concur(ImmutableArray<PatrolEvent> given, Party by, string marker, Party statedBy, int revision) =>
        Patrol.Decider.Given(given).When(patrol => ConcurWithInspectionSlice.Decide(new ConcurWithInspection(Marker(marker), statedBy, revision), patrol, by));
}
