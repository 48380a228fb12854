using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class FieldTests
{
    public static readonly PatrolSuspended Suspended = new(LA, Start.AddHours(1), Marker("607+200"), "ຝົນຕົກໜັກ");

    [Fact]
    public void The_patrol_is_prepared_once_every_party_has_declared_its_teams_with_an_interpreter()
    {
        Patrol.Decider.Fold([.. Agreed, new PatrolTeamDeclared(VN, [TeamOfVN])]).Status.ShouldBe(PatrolStatus.Agreed);
        Patrol.Decider.Fold(Prepared).Status.ShouldBe(PatrolStatus.Prepared);
        Patrol.Decider.Fold([.. Prepared, new PatrolTeamDeclared(VN, [TeamOfVN with { Interpreters = 0 }])]).Status.ShouldBe(PatrolStatus.Agreed);
    }

    [Fact]
    public void A_party_declares_its_own_team() =>
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, LA, TeamOfLA)).Records(new PatrolTeamDeclared(LA, [TeamOfLA]));

    [Fact]
    public void A_later_declaration_replaces_an_earlier_one()
    {
        var other = TeamOfVN with { Leader = "Đại úy Trần B" };
        Patrol.Decider.Given(Prepared).When(patrol => Declare(patrol, VN, other)).Records(new PatrolTeamDeclared(VN, [other]));
        Patrol.Decider.Fold([.. Prepared, new PatrolTeamDeclared(VN, [other])]).Teams[VN].Teams[0].Leader.ShouldBe(other.Leader);
    }

    [Fact]
    public void Another_headcount_than_agreed_needs_a_reason()
    {
        var fewer = TeamOfVN with { Headcount = 9 };
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, VN, fewer)).RejectsWith(PatrolRejections.DeviationUnexplained);
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, VN, fewer, "ốm")).Records(new PatrolTeamDeclared(VN, [fewer], "ốm"));
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
        Patrol.Decider.Given([.. Agreed, new PatrolTeamDeclared(VN, [TeamOfVN])]).When(patrol => SetOut(patrol, Start)).RejectsWith("teams-incomplete");

    [Fact]
    public void A_patrol_does_not_start_before_each_party_has_an_interpreter() =>
        Patrol.Decider.Given([.. Prepared, new PatrolTeamDeclared(VN, [TeamOfVN with { Interpreters = 0 }])])
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
        Patrol.Decider.Given(Prepared).When(patrol => StartPatrolSlice.Decide(new StartPatrol(Start, Marker("606"), "nắng"), patrol, VN, Start.AddMinutes(-6), []))
            .RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void A_patrol_starts_in_its_section() =>
        Patrol.Decider.Given(Prepared).When(patrol => StartPatrolSlice.Decide(new StartPatrol(Start, Marker("605"), "nắng"), patrol, VN, Later, []))
            .RejectsWith("marker-outside-section");

    [Fact]
    public void What_the_other_party_has_started_is_not_started_again() =>
        Patrol.Decider.Given(InProgress).When(patrol => StartPatrolSlice.Decide(new StartPatrol(Start, Marker("606"), "nắng"), patrol, LA, Later, []))
            .RejectsWith("patrol-not-in-state");

    [Fact]
    public void A_patrol_rests_goes_on_and_can_be_broken_off()
    {
        var suspended = Suspended;
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
    public void A_rest_is_entered_late_at_its_place_in_time_and_changes_nothing_of_what_followed()
    {
        ImmutableArray<PatrolEvent> rested = [.. InProgress, Suspended, new PatrolResumed(VN, Start.AddHours(2), Marker("607+200"))];
        PatrolSuspended earlier = new(VN, Start.AddMinutes(10), Marker("606"), "x");
        PatrolResumed on = new(VN, Start.AddMinutes(20), Marker("606"));
        Patrol.Decider.Given(rested).When(patrol => Suspend(patrol, earlier.At)).Records(earlier);
        Patrol.Decider.Given([.. rested, earlier]).When(patrol => ResumePatrolSlice.Decide(new ResumePatrol(on.At, on.Position), patrol, VN, Later)).Records(on);
        var patrol = Patrol.Decider.Fold([.. rested, earlier, on]);
        patrol.Status.ShouldBe(PatrolStatus.InProgress);
        patrol.Field!.Halts.Select(PatrolHalts.TimeOf).ShouldBe([earlier.At, on.At, Suspended.At, Start.AddHours(2)]);
        PatrolDetails.Of(patrol, 1, Later, DeadlinesStory.Defaults).Field!.Suspended.ShouldBeNull();
        Patrol.Decider.Given([.. Completed]).When(done => Suspend(done, earlier.At)).Records(earlier);
        Patrol.Decider.Fold([.. Completed, earlier]).Status.ShouldBe(PatrolStatus.FieldCompleted);
    }

    [Fact]
    public void A_halt_fits_what_is_known_of_its_time()
    {
        ImmutableArray<PatrolEvent> rested = [.. InProgress, Suspended, new PatrolResumed(VN, Start.AddHours(2), Marker("607+200"))];
        Patrol.Decider.Given(rested).When(patrol => Suspend(patrol, Start.AddMinutes(90))).RejectsWith("patrol-not-in-state");
        Patrol.Decider.Given(rested).When(patrol => ResumePatrolSlice.Decide(new ResumePatrol(Start.AddMinutes(90), Marker("607")), patrol, LA, Later)).RejectsWith("patrol-not-in-state");
        Patrol.Decider.Given(rested).When(patrol => AbortPatrolSlice.Decide(new AbortPatrol(Start.AddMinutes(90), Marker("607"), "x"), patrol, LA, Later)).RejectsWith("patrol-not-in-state");
        Patrol.Decider.Given(Completed).When(patrol => Suspend(patrol, FieldCompleted.EndedAt.AddSeconds(1))).RejectsWith("time-out-of-order");
    }

    [Fact]
    public void Leaders_are_named_one_for_each_party_at_the_start_and_whoever_is_there_at_a_halt()
    {
        ImmutableArray<PatrolLeader> both = [new(VN, TeamOfVN.Leader), new(LA, TeamOfLA.Leader)];
        StartPatrol command = new(Start, Marker("606"), "nắng", both);
        Patrol.Decider.Given(Prepared).When(patrol => StartPatrolSlice.Decide(command, patrol, VN, Later, [])).Records(Started with { Leaders = both });
        Patrol.Decider.Given([.. Prepared, Started with { Leaders = both }]).When(patrol => StartPatrolSlice.Decide(command, patrol, VN, Later, [])).RecordsNothing();
        Patrol.Decider.Given(Prepared).When(patrol => StartPatrolSlice.Decide(command with { Leaders = [both[0]] }, patrol, VN, Later, []))
            .RejectsWith("invalid-request", RejectionKind.Invalid).Faults.Single().Pointer.ShouldBe("/leaders");
        SuspendPatrol halt = new(Start.AddHours(1), Marker("607"), "x", "mưa", [both[1]]);
        PatrolSuspended halted = new(LA, halt.At, halt.Position, "x", "mưa", [both[1]]);
        Patrol.Decider.Given(InProgress).When(patrol => SuspendPatrolSlice.Decide(halt, patrol, LA, Later)).Records(halted);
        Patrol.Decider.Given([.. InProgress, halted]).When(patrol => SuspendPatrolSlice.Decide(halt, patrol, LA, Later)).RecordsNothing();
        Patrol.Decider.Given(InProgress).When(patrol => SuspendPatrolSlice.Decide(halt with { Leaders = [both[0], both[0]] }, patrol, LA, Later))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
        Patrol.Decider.Given(InProgress).When(patrol => SuspendPatrolSlice.Decide(halt with { Leaders = [new PatrolLeader(KH, "x")] }, patrol, LA, Later))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void A_finding_is_classified_by_a_version_of_the_taxonomy_that_it_names()
    {
        RecordFinding command = new(FindingKind.Erosion, Marker("608"), FindingSeverity.Low, "x", [], SubKind: "riverbank");
        FindingRecorded finding = new(FindingId, FindingKind.Erosion, Marker("608"), FindingSeverity.Low, "x", [], VN, null, 2, "riverbank");
        Find(command).Records(finding);
        Find(command with { Taxonomy = 1, SubKind = null }).Records(finding with { Taxonomy = 1, SubKind = null });
        foreach (var (bad, pointer) in ((RecordFinding, string)[])[(command with { Taxonomy = 1 }, "/subKind"), (command with { Taxonomy = 3 }, "/taxonomy"), (command with { SubKind = "drugs" }, "/subKind")])
        {
            Find(bad).RejectsWith("invalid-request", RejectionKind.Invalid).Faults.Single().Pointer.ShouldBe(pointer);
        }

        static SpecDecision<PatrolEvent> Find(RecordFinding command) =>
            Patrol.Decider.Given(InProgress).When(patrol => RecordFindingSlice.Decide(command, patrol, FindingId, VN, Later));
    }

    [Fact]
    public void Every_version_of_the_taxonomy_speaks_of_every_kind()
    {
        FindingTaxonomy.All.Versions.Select(version => version.Version).ShouldBe([1, 2]);
        foreach (var version in FindingTaxonomy.All.Versions)
        {
            version.Kinds.Select(kind => kind.Kind).ShouldBe(Enum.GetValues<FindingKind>());
        }
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
        Patrol.Decider.Given(InProgress).When(patrol => RecordFindingSlice.Decide(command, patrol, FindingId, VN, Later)).Records(
            new FindingRecorded(FindingId, FindingKind.Erosion, Marker("608+350"), FindingSeverity.Medium, "Sạt lở bờ suối", [Photo], VN, "Cắm biển báo", FindingTaxonomy.Newest));
        Patrol.Decider.Given(InProgress).When(patrol => RecordFindingSlice.Decide(command with { Place = Marker("611") }, patrol, FindingId, VN, Later))
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

    private static Decision<PatrolEvent> Suspend(Patrol patrol, DateTimeOffset at) =>
        SuspendPatrolSlice.Decide(new SuspendPatrol(at, Marker("606"), "x"), patrol, VN, Later);

    private static Decision<PatrolEvent> Declare(Patrol patrol, Party by, PatrolTeam team, string? reason = null) =>
        DeclareTeamSlice.Decide(new DeclareTeam(team, reason), patrol, by);

    private static Decision<PatrolEvent> SetOut(Patrol patrol, DateTimeOffset at) =>
        StartPatrolSlice.Decide(new StartPatrol(at, Marker("606"), "nắng"), patrol, VN, Terms.EndsAt.AddDays(1), []);

    private static Decision<PatrolEvent> Complete(Patrol patrol, ImmutableArray<MissedMarker> missed) =>
        CompletePatrolSlice.Decide(new CompletePatrol(FieldCompleted.EndedAt, 15.3m, 40, missed), patrol, VN, Later, LineCatalogue.Empty);
}
