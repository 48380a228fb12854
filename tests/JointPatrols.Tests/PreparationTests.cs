using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class PreparationTests
{
    public static readonly PreparatoryMeeting Meeting = new(
        Now.AddHours(-1),
        "Cửa khẩu La Lay",
        [new DelegationHead(VN, "Trung tá Lê C"), new DelegationHead(LA, "ພັນໂທ ສົມສັກ")],
        ["Mốc 606 đến 610", "Đường mòn"],
        [new LiaisonOfficer("Trung úy Phạm D", LA)],
        ["Kênh 3, mỗi giờ chẵn"],
        ["Trần E"]);

    public static readonly PreparatoryMeetingHeld Held = new(VN, 1, Meeting);

    public static readonly PatrolTeam SecondOfVN = new(
        "Đại úy Hoàng G", 3, 1, false, TeamOfVN.Units, "xuồng", "2", "Trung úy Vũ H", [new PatrolInterpreter("Trần E", ["vi", "lo"])],
        new LiaisonOfficer("Trung úy Phạm D", LA, "1"));

    private static readonly PatrolTeam FirstOfVN = TeamOfVN with { Headcount = 9, Name = "1" };

    [Fact]
    public void A_party_sends_several_teams_whose_headcounts_count_together() =>
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, FirstOfVN, SecondOfVN)).Records(new PatrolTeamDeclared(VN, [FirstOfVN, SecondOfVN]));

    [Fact]
    public void Of_several_teams_another_headcount_in_all_needs_a_reason() =>
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, FirstOfVN, SecondOfVN with { Headcount = 4 })).RejectsWith(PatrolRejections.DeviationUnexplained);

    [Fact]
    public void The_interpreter_of_any_team_interprets_for_its_party() => Patrol.Decider.Fold(
        [.. Agreed, new PatrolTeamDeclared(VN, [FirstOfVN with { Interpreters = 0 }, SecondOfVN]), new PatrolTeamDeclared(LA, [TeamOfLA])])
        .Status.ShouldBe(PatrolStatus.Prepared);

    [Fact]
    public void No_team_brings_a_unit_that_was_not_agreed_on() => Patrol.Decider.Given(Agreed)
        .When(patrol => Declare(patrol, FirstOfVN, SecondOfVN with { Units = ["Đồn Sen Bụt"] })).RejectsWith(PatrolRejections.UnitNotAgreed);

    [Theory]
    [InlineData("/furtherTeams", "no name")]
    [InlineData("/furtherTeams", "the same name")]
    [InlineData("/furtherTeams", "the same leader")]
    [InlineData("/furtherTeams", "too many people")]
    [InlineData("/furtherTeams/0/deputy", "a blank deputy")]
    [InlineData("/furtherTeams/0/interpretedBy", "more interpreters than counted")]
    [InlineData("/furtherTeams/0/interpretedBy/0/languages", "a foreign language")]
    [InlineData("/furtherTeams/0/liaison/joins", "an officer with the own party")]
    [InlineData("/furtherTeams/0/liaison/joins", "an officer with a stranger")]
    public void Teams_that_are_not_in_order_are_refused_with_the_place(string pointer, string what)
    {
        var bad = what switch
        {
            "no name" => SecondOfVN with { Name = null },
            "the same name" => SecondOfVN with { Name = "1" },
            "the same leader" => SecondOfVN with { Leader = FirstOfVN.Leader },
            "too many people" => SecondOfVN with { Headcount = 500 },
            "a blank deputy" => SecondOfVN with { Deputy = " " },
            "more interpreters than counted" => SecondOfVN with { Interpreters = 0 },
            "a foreign language" => SecondOfVN with { InterpretedBy = [new PatrolInterpreter("Trần E", ["vi", "fr"])] },
            "an officer with the own party" => SecondOfVN with { Liaison = new LiaisonOfficer("x", VN) },
            _ => SecondOfVN with { Liaison = new LiaisonOfficer("x", KH) },
        };
        Patrol.Decider.Given(Agreed).When(patrol => Declare(patrol, FirstOfVN, bad)).RejectsWith("invalid-request", RejectionKind.Invalid)
            .Faults.Select(fault => fault.Pointer).ShouldBe([pointer]);
    }

    [Fact]
    public void A_patrol_that_started_when_one_interpreter_was_enough_for_all_is_still_read() => Patrol.Decider.Fold(
        [.. Agreed, new PatrolTeamDeclared(VN, [TeamOfVN]), new PatrolTeamDeclared(LA, [TeamOfLA with { Interpreters = 0 }]), Started]).Status.ShouldBe(PatrolStatus.InProgress);

    [Fact]
    public void A_preparatory_meeting_is_one_partys_word_until_the_other_confirms_it()
    {
        Patrol.Decider.Given(Prepared).When(patrol => State(patrol, Meeting)).Records(Held);
        Stated(Met)!.Statement.ShouldBe(StatementKind.OneSided);
        PreparatoryMeetingConfirmed confirmed = new(LA, 1, StatementKind.Joint);
        Patrol.Decider.Given(Met).When(patrol => ConfirmPreparatoryMeetingSlice.Decide(new ConfirmPreparatoryMeeting(1), patrol, LA)).Records(confirmed);
        Stated([.. Met, confirmed])!.Statement.ShouldBe(StatementKind.Joint);
    }

    [Fact]
    public void Nobody_confirms_its_own_statement_of_the_meeting() =>
        Patrol.Decider.Given(Met).When(patrol => ConfirmPreparatoryMeetingSlice.Decide(new ConfirmPreparatoryMeeting(1), patrol, VN)).RejectsWith(PatrolRejections.OwnMeeting);

    [Fact]
    public void Who_states_the_meeting_otherwise_voids_the_other_word_and_the_change_is_told()
    {
        PreparatoryMeetingHeld otherwise = new(LA, 2, Meeting with { Place = "ດ່ານລາລາຍ" });
        Patrol.Decider.Given(Met).When(patrol => State(patrol, otherwise.Meeting, LA)).Records(otherwise);
        Patrol.Decider.Given([.. Met, otherwise]).When(patrol => ConfirmPreparatoryMeetingSlice.Decide(new ConfirmPreparatoryMeeting(1), patrol, VN))
            .RejectsWith("revision-superseded").Extensions["changed"].ShouldBe(ImmutableArray.Create("place"));
    }

    [Fact]
    public void The_same_statement_of_the_other_party_is_confirmed_rather_than_made_again() =>
        Patrol.Decider.Given(Met).When(patrol => State(patrol, Meeting, LA)).RejectsWith(PatrolRejections.TermsUnchanged);

    [Fact]
    public void What_all_have_confirmed_of_the_meeting_is_not_stated_otherwise() =>
        Patrol.Decider.Given([.. Met, new PreparatoryMeetingConfirmed(LA, 1, StatementKind.Joint)])
            .When(patrol => State(patrol, Meeting with { Place = "x" })).RejectsWith(PatrolRejections.MeetingJoint);

    [Fact]
    public void A_postponement_voids_the_meeting_and_its_numbers_count_on()
    {
        ImmutableArray<PatrolEvent> again =
        [
            .. Met, new PatrolPostponed(LA, 2, Terms.Window(), NewWindow, "x"), new PatrolConfirmed(VN, 2),
            new PatrolAgreed(2, Terms.In(NewWindow), [LA, VN]),
        ];
        Stated(again).ShouldBeNull();
        Patrol.Decider.Given(again).When(patrol => ConfirmPreparatoryMeetingSlice.Decide(new ConfirmPreparatoryMeeting(1), patrol, LA))
            .RejectsWith("preparatory-meeting-not-found", RejectionKind.NotFound);
        Patrol.Decider.Given(again).When(patrol => State(patrol, Meeting)).Records(Held with { Revision = 2 });
    }

    [Fact]
    public void A_meeting_is_entered_late_but_was_held_before_the_start()
    {
        Patrol.Decider.Given(Completed).When(patrol => State(patrol, Meeting)).Records(Held);
        Patrol.Decider.Given(Completed).When(patrol => StatePreparatoryMeetingSlice.Decide(
            new StatePreparatoryMeeting(Meeting with { HeldAt = Start.AddSeconds(1) }), patrol, VN, Later)).RejectsWith(PatrolRejections.MeetingAfterStart);
    }

    [Theory]
    [InlineData("/meeting/heldAt")]
    [InlineData("/meeting/heads")]
    [InlineData("/meeting/agreedChecks")]
    [InlineData("/meeting/liaisonOfficers/0/joins")]
    [InlineData("/meeting/interpreters")]
    public void A_meeting_that_is_not_in_order_is_refused_with_the_place(string pointer)
    {
        var bad = pointer switch
        {
            "/meeting/heldAt" => Meeting with { HeldAt = Now.AddDays(1) },
            "/meeting/heads" => Meeting with { Heads = [Meeting.Heads[0], Meeting.Heads[0]] },
            "/meeting/agreedChecks" => Meeting with { AgreedChecks = [] },
            "/meeting/liaisonOfficers/0/joins" => Meeting with { LiaisonOfficers = [new LiaisonOfficer("x", KH)] },
            _ => Meeting with { Interpreters = [] },
        };
        Patrol.Decider.Given(Prepared).When(patrol => State(patrol, bad)).RejectsWith("invalid-request", RejectionKind.Invalid)
            .Faults.Select(fault => fault.Pointer).ShouldBe([pointer]);
    }

    private static Decision<PatrolEvent> Declare(Patrol patrol, PatrolTeam first, params ImmutableArray<PatrolTeam> further) =>
        DeclareTeamSlice.Decide(new DeclareTeam(first, null, further), patrol, VN);

    private static Decision<PatrolEvent> State(Patrol patrol, PreparatoryMeeting meeting, Party? by = null) =>
        StatePreparatoryMeetingSlice.Decide(new StatePreparatoryMeeting(meeting), patrol, by ?? VN, Now);

    private static StatedMeeting? Stated(ImmutableArray<PatrolEvent> events) => PatrolDetails.Of(Patrol.Decider.Fold(events), 1, Later, DeadlinesStory.Defaults).Meeting;
}
