using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class LegTests
{
    public static readonly CompleteLeg First = new(1, Marker("606"), Marker("608+100"), Start, Start.AddHours(3), 8m, LegMeans.Foot);

    public static readonly CompleteLeg Second = new(2, Marker("608+100"), Marker("610"), Start.AddHours(4), Start.AddHours(7), 7.3m, LegMeans.Boat);

    public static readonly PatrolLegCompleted FirstDone = Done(First);

    private static readonly PatrolLegCompleted SecondDone = Done(Second);

    private static readonly PatrolTerms InLegs = Terms with
    {
        Legs =
        [
            new PlannedLeg(Marker("606"), Marker("608"), Start, Start.AddHours(4), LegMeans.Foot, 8m),
            new PlannedLeg(Marker("608"), Marker("610"), Start.AddHours(5), Start.AddHours(9), LegMeans.Boat),
        ],
    };

    [Fact]
    public void Legs_are_agreed_on_with_the_terms() =>
        Patrol.Decider.Given().When(patrol => Propose(patrol, InLegs)).Records(ByVN with { Terms = InLegs });

    [Theory]
    [InlineData("/terms/legs/0/from", "the first begins elsewhere")]
    [InlineData("/terms/legs/1/from", "the second begins elsewhere")]
    [InlineData("/terms/legs/1/startsAt", "the second begins too early")]
    [InlineData("/terms/legs", "the last ends elsewhere")]
    [InlineData("/terms/legs", "there is none")]
    [InlineData("/terms/legs/0/lengthKm", "a length below nothing")]
    public void Planned_legs_chain_from_the_first_marker_to_the_last(string pointer, string what)
    {
        var legs = InLegs.Legs!.Value;
        ImmutableArray<PlannedLeg> bad = what switch
        {
            "the first begins elsewhere" => [legs[0] with { From = Marker("607") }, legs[1]],
            "the second begins elsewhere" => [legs[0], legs[1] with { From = Marker("609") }],
            "the second begins too early" => [legs[0], legs[1] with { StartsAt = Start.AddHours(3) }],
            "the last ends elsewhere" => [legs[0], legs[1] with { To = Marker("609") }],
            "there is none" => [],
            _ => [legs[0] with { LengthKm = -1 }, legs[1]],
        };
        Patrol.Decider.Given().When(patrol => Propose(patrol, InLegs with { Legs = bad })).RejectsWith("invalid-request", RejectionKind.Invalid)
            .Faults.Select(fault => fault.Pointer).ShouldBe([pointer]);
    }

    [Fact]
    public void A_patrol_does_not_end_before_its_last_leg_or_before_something_was_seen()
    {
        var late = SecondDone with { EndedAt = FieldCompleted.EndedAt.AddMinutes(1) };
        Patrol.Decider.Given([.. Covered, FirstDone, late]).When(patrol => Complete(patrol, 15.3m)).RejectsWith("time-out-of-order");
        Patrol.Decider.Given([.. Covered, Stated(VN, "608", MarkerCondition.Intact) with { At = FieldCompleted.EndedAt.AddMinutes(1) }])
            .When(patrol => Complete(patrol, 15.3m)).RejectsWith("time-out-of-order");
    }

    [Fact]
    public void Legs_go_in_either_direction() => Patrol.Decider.Given().When(patrol => Propose(patrol, InLegs with
    {
        From = Terms.To,
        To = Terms.From,
        Legs = [InLegs.Legs!.Value[0] with { From = Terms.To }, InLegs.Legs.Value[1] with { To = Terms.From }],
    })).Decision.ShouldBeOfType<Decision<PatrolEvent>.Accepted>();

    [Fact]
    public void A_postponement_moves_the_legs_and_they_have_to_fit()
    {
        var moved = InLegs.In(NewWindow).Legs!.Value;
        (moved[0].StartsAt, moved[1].EndsAt).ShouldBe((NewWindow.StartsAt, NewWindow.EndsAt));
        Patrol.Decider.Given([ByVN with { Terms = InLegs }, new PatrolConfirmed(LA, 1), new PatrolAgreed(1, InLegs, [VN, LA])])
            .When(patrol => PostponePatrolSlice.Decide(new PostponePatrol(NewWindow with { EndsAt = NewWindow.EndsAt.AddHours(-1) }, "x"), patrol, VN, Now, DeadlinesStory.Defaults, PatrolGround.Unknown))
            .RejectsWith("invalid-request", RejectionKind.Invalid).Faults.Single().Pointer.ShouldBe("/window/endsAt");
    }

    [Fact]
    public void A_leg_that_was_made_is_recorded_and_corrected_under_its_number()
    {
        Patrol.Decider.Given(InProgress).When(patrol => Make(patrol, First)).Records(FirstDone);
        Patrol.Decider.Given([.. InProgress, FirstDone]).When(patrol => CompleteLegSlice.Decide(First, patrol, LA, Later)).RecordsNothing();
        Patrol.Decider.Given([.. InProgress, FirstDone]).When(patrol => Make(patrol, First with { LengthKm = 9 })).Records(FirstDone with { LengthKm = 9 });
    }

    [Fact]
    public void A_leg_lies_in_the_section_and_in_the_time_of_the_patrol()
    {
        Patrol.Decider.Given(InProgress).When(patrol => Make(patrol, First with { To = Marker("611") })).RejectsWith("marker-outside-section");
        Patrol.Decider.Given(InProgress).When(patrol => Make(patrol, First with { StartedAt = Start.AddHours(-1) })).RejectsWith("time-out-of-order");
        Patrol.Decider.Given(InProgress).When(patrol => Make(patrol, First with { EndedAt = Start })).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void Legs_entered_in_any_order_form_a_chain_at_the_end_and_come_to_the_length_of_the_patrol() =>
        Patrol.Decider.Given([.. Covered, SecondDone, FirstDone]).When(patrol => Complete(patrol, 15.3m)).Records(FieldCompleted);

    [Fact]
    public void Legs_that_do_not_come_to_the_length_are_refused() =>
        Patrol.Decider.Given([.. Covered, FirstDone, SecondDone]).When(patrol => Complete(patrol, 15m)).RejectsWith("legs-differ-from-length");

    [Theory]
    [InlineData("the second is missing")]
    [InlineData("the first is missing")]
    [InlineData("a gap between them")]
    [InlineData("the second begins before the first has ended")]
    public void Legs_that_form_no_chain_are_refused(string what)
    {
        PatrolEvent[] legs = what switch
        {
            "the second is missing" => [FirstDone with { LengthKm = 15.3m }],
            "the first is missing" => [SecondDone with { LengthKm = 15.3m }],
            "a gap between them" => [FirstDone, SecondDone with { From = Marker("609") }],
            _ => [FirstDone, SecondDone with { StartedAt = Start.AddHours(2) }],
        };
        Patrol.Decider.Given([.. Covered, .. legs]).When(patrol => Complete(patrol, 15.3m)).RejectsWith("legs-not-chained");
    }

    [Fact]
    public void Where_nobody_reached_the_last_marker_the_last_leg_ends_before_it() =>
        Patrol.Decider.Given([.. InProgress, FromIntact, FirstDone]).When(patrol => Complete(patrol, 8m, new MissedMarker(Marker("610"), "nước lũ")))
            .Records(Stated(VN, "610", MarkerCondition.NotReached, reason: "nước lũ"), FieldCompleted with { LengthKm = 8m, MarkersMissed = [Marker("610")] });

    private static PatrolLegCompleted Done(CompleteLeg leg) => new(VN, leg.Number, leg.From, leg.To, leg.StartedAt, leg.EndedAt, leg.LengthKm, leg.Means);

    private static Decision<PatrolEvent> Propose(Patrol patrol, PatrolTerms terms) => ProposePatrolSlice.Decide(new ProposePatrol(Pair, terms), patrol, Id, VN, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown);

    private static Decision<PatrolEvent> Make(Patrol patrol, CompleteLeg leg) => CompleteLegSlice.Decide(leg, patrol, VN, Later);

    private static Decision<PatrolEvent> Complete(Patrol patrol, decimal kilometres, params ImmutableArray<MissedMarker> missed) =>
        CompletePatrolSlice.Decide(new CompletePatrol(FieldCompleted.EndedAt, kilometres, 40, missed), patrol, VN, Later, LineCatalogue.Empty);
}
