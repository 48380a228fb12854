using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class FieldTests
{
    [Fact]
    public void The_patrol_is_prepared_once_every_party_has_declared_its_teams_with_an_interpreter()
    {
        Patrol.Decider.Fold([.. Agreed, new PatrolTeamDeclared(VN, TeamOfVN)]).Status.ShouldBe(PatrolStatus.Agreed);
        Patrol.Decider.Fold(Prepared).Status.ShouldBe(PatrolStatus.Prepared);
        Patrol.Decider.Fold([.. Prepared, new PatrolTeamDeclared(VN, TeamOfVN with { Interpreters = 0 })]).Status.ShouldBe(PatrolStatus.Agreed);
    }

    [Fact]
    public void A_party_declares_its_own_team() =>
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, LA, TeamOfLA)).Records(new PatrolTeamDeclared(LA, TeamOfLA));

    [Fact]
    public void A_later_declaration_replaces_an_earlier_one()
    {
        var other = TeamOfVN with { Leader = "Đại úy Trần B" };
        Patrol.Decider.Given(Prepared).When(patrol => Declare(patrol, VN, other)).Records(new PatrolTeamDeclared(VN, other));
        Patrol.Decider.Fold([.. Prepared, new PatrolTeamDeclared(VN, other)]).Teams[VN].Team.Leader.ShouldBe(other.Leader);
    }

    [Fact]
    public void Another_headcount_than_agreed_needs_a_reason()
    {
        var fewer = TeamOfVN with { Headcount = 9 };
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, VN, fewer)).RejectsWith(PatrolRejections.DeviationUnexplained);
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, VN, fewer, "ốm")).Records(new PatrolTeamDeclared(VN, fewer, "ốm"));
    }

    [Fact]
    public void A_unit_that_was_not_agreed_on_does_not_go() =>
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, VN, TeamOfVN with { Units = ["ກອງຮ້ອຍ 511"] })).RejectsWith(PatrolRejections.UnitNotAgreed);

    [Fact]
    public void A_team_has_a_leader() =>
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, VN, TeamOfVN with { Leader = "" })).RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void A_prepared_patrol_starts() =>
        Patrol.Decider.Given(Prepared).When(patrol => SetOut(patrol, Start)).Records(Started);

    [Fact]
    public void A_patrol_does_not_start_before_every_party_has_declared_its_team() =>
        Patrol.Decider.Given([.. Agreed, new PatrolTeamDeclared(VN, TeamOfVN)]).When(patrol => SetOut(patrol, Start)).RejectsWith("teams-incomplete");

    [Fact]
    public void A_patrol_does_not_start_before_each_party_has_an_interpreter() =>
        Patrol.Decider.Given([.. Prepared, new PatrolTeamDeclared(VN, TeamOfVN with { Interpreters = 0 })])
            .When(patrol => SetOut(patrol, Start)).RejectsWith(PatrolRejections.InterpreterMissing);

    [Fact]
    public void A_patrol_starts_within_two_hours_before_its_window_and_not_after_it()
    {
        Patrol.Decider.Given(Prepared).When(patrol => SetOut(patrol, Start.AddHours(-2))).Records(Started with { StartedAt = Start.AddHours(-2) });
        Patrol.Decider.Given(Prepared).When(patrol => SetOut(patrol, Start.AddHours(-2).AddSeconds(-1))).RejectsWith("too-early");
        Patrol.Decider.Given(Prepared).When(patrol => SetOut(patrol, Terms.EndsAt.AddSeconds(1))).RejectsWith(PatrolRejections.WindowPassed);
    }

    [Fact]
    public void A_start_does_not_lie_in_the_future() =>
        Patrol.Decider.Given(Prepared).When(patrol => StartPatrolSlice.Decide(new StartPatrol(Start, Marker("606"), "nắng"), patrol, VN, Start.AddMinutes(-6)))
            .RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void A_patrol_starts_in_its_section() =>
        Patrol.Decider.Given(Prepared).When(patrol => StartPatrolSlice.Decide(new StartPatrol(Start, Marker("605"), "nắng"), patrol, VN, Later))
            .RejectsWith("marker-outside-section");

    [Fact]
    public void What_the_other_party_has_started_is_not_started_again() =>
        Patrol.Decider.Given(InProgress).When(patrol => StartPatrolSlice.Decide(new StartPatrol(Start, Marker("606"), "nắng"), patrol, LA, Later))
            .RejectsWith("patrol-not-in-state");

    [Fact]
    public void A_patrol_rests_goes_on_and_can_be_broken_off()
    {
        PatrolSuspended suspended = new(LA, Start.AddHours(1), Marker("607+200"), "ຝົນຕົກໜັກ");
        PatrolResumed resumed = new(VN, Start.AddHours(2), Marker("607+200"));
        PatrolAborted aborted = new(LA, Start.AddHours(3), Marker("608"), "ດິນເຈື່ອນ");
        Patrol.Decider.Given(InProgress)
            .When(patrol => SuspendPatrolSlice.Decide(new SuspendPatrol(suspended.At, suspended.Position, suspended.Reason), patrol, LA, Later)).Records(suspended);
        Patrol.Decider.Given([.. InProgress, suspended])
            .When(patrol => ResumePatrolSlice.Decide(new ResumePatrol(resumed.At, resumed.Position), patrol, VN, Later)).Records(resumed);
        Patrol.Decider.Given([.. InProgress, suspended, resumed])
            .When(patrol => AbortPatrolSlice.Decide(new AbortPatrol(aborted.At, aborted.Position, aborted.Reason), patrol, LA, Later)).Records(aborted);
    }

    [Fact]
    public void Times_in_the_field_do_not_run_backwards() =>
        Patrol.Decider.Given(InProgress)
            .When(patrol => SuspendPatrolSlice.Decide(new SuspendPatrol(Start.AddMinutes(-1), Marker("606"), "x"), patrol, LA, Later))
            .RejectsWith("time-out-of-order");

    [Fact]
    public void A_finding_lies_at_a_marker_or_off_it_in_the_section()
    {
        RecordFinding command = new(FindingKind.Erosion, Marker("608+350"), FindingSeverity.Medium, "Sạt lở bờ suối", [Photo], "Cắm biển báo");
        Patrol.Decider.Given(InProgress).When(patrol => RecordFindingSlice.Decide(command, patrol, FindingId, VN)).Records(
            new FindingRecorded(FindingId, FindingKind.Erosion, Marker("608+350"), FindingSeverity.Medium, "Sạt lở bờ suối", [Photo], VN, "Cắm biển báo"));
        Patrol.Decider.Given(InProgress).When(patrol => RecordFindingSlice.Decide(command with { Place = Marker("611") }, patrol, FindingId, VN))
            .RejectsWith("marker-outside-section");
    }

    [Fact]
    public void The_field_ends_with_length_and_residents() =>
        Patrol.Decider.Given(Covered).When(patrol => Complete(patrol, [])).Records(FieldCompleted);

    [Fact]
    public void Both_ends_of_the_section_are_inspected_or_named_as_missed()
    {
        ImmutableArray<PatrolEvent> half = [.. InProgress, FromIntact];
        Patrol.Decider.Given(half).When(patrol => Complete(patrol, [])).RejectsWith("section-not-covered");
        Patrol.Decider.Given(half).When(patrol => Complete(patrol, [new MissedMarker(Marker("610"), "nước lũ")])).Records(
            Stated(VN, "610", MarkerCondition.NotReached, reason: "nước lũ"), FieldCompleted with { MarkersMissed = [Marker("610")] });
    }

    [Fact]
    public void A_marker_that_was_reached_is_not_missed() =>
        Patrol.Decider.Given(Covered).When(patrol => Complete(patrol, [new MissedMarker(Marker("610"), "x")])).RejectsWith(PatrolRejections.MarkerReached);

    [Fact]
    public void A_marker_that_one_party_reached_is_not_missed_by_the_patrol() =>
        Patrol.Decider.Given([.. Covered, Stated(VN, "610", MarkerCondition.NotReached, reason: "bờ bên kia")])
            .When(patrol => Complete(patrol, [])).Records(FieldCompleted);

    [Fact]
    public void A_marker_stated_as_not_reached_is_missed_without_being_named_again() =>
        Patrol.Decider.Given([.. Covered, Stated(LA, "609", MarkerCondition.NotReached, reason: "ປ່າທຶບ")])
            .When(patrol => Complete(patrol, [])).Records(FieldCompleted with { MarkersMissed = [Marker("609")] });

    private static Decision<PatrolEvent> Declare(Patrol patrol, Party by, PatrolTeam team, string? reason = null) =>
        DeclareTeamSlice.Decide(new DeclareTeam(team, reason), patrol, by);

    private static Decision<PatrolEvent> SetOut(Patrol patrol, DateTimeOffset at) =>
        StartPatrolSlice.Decide(new StartPatrol(at, Marker("606"), "nắng"), patrol, VN, Terms.EndsAt.AddDays(1));

    private static Decision<PatrolEvent> Complete(Patrol patrol, ImmutableArray<MissedMarker> missed) =>
        CompletePatrolSlice.Decide(new CompletePatrol(FieldCompleted.EndedAt, 15.3m, 40, missed), patrol, VN, Later);
}
