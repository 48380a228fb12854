using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class BorderEventTests
{
    public static readonly Guid BorderEventId = Guid.Parse("01970000-0000-7000-8000-000000000004");

    public static readonly BorderEventReported Reported = new(
        BorderEventId,
        Marker("608+350"),
        "Hai người vượt suối sang phía Lào lúc 9 giờ",
        [new InformedOffice("Bộ Chỉ huy BĐBP tỉnh", ReportChannel.Radio), new InformedOffice("ກອງຮ້ອຍ 511", ReportChannel.InPerson)],
        VN);

    private static readonly ReportBorderEvent Report = new(Reported.Place, Reported.Facts, Reported.Informed);

    private static readonly ImmutableArray<PatrolEvent> Suspended = [.. InProgress, new PatrolSuspended(LA, Start.AddHours(1), Marker("607"), "ຝົນຕົກໜັກ")];

    [Fact]
    public void A_border_event_is_reported_from_the_field() =>
        Patrol.Decider.Given(InProgress).When(patrol => Decide(Report, patrol)).Records(Reported);

    [Fact]
    public void A_border_event_is_reported_while_the_patrol_rests() =>
        Patrol.Decider.Given(Suspended).When(patrol => Decide(Report, patrol)).Records(Reported);

    [Fact]
    public void A_border_event_is_reported_late_too_until_there_are_minutes()
    {
        Patrol.Decider.Given(Prepared).When(patrol => Decide(Report, patrol)).RejectsWith("patrol-not-in-state");
        Patrol.Decider.Given(Completed).When(patrol => Decide(Report with { At = Start.AddHours(1) }, patrol)).Records(Reported with { At = Start.AddHours(1) });
        Patrol.Decider.Given(Completed).When(patrol => Decide(Report with { At = Start.AddHours(-1) }, patrol)).RejectsWith("time-out-of-order");
        Patrol.Decider.Given(Drafted).When(patrol => Decide(Report, patrol)).RejectsWith("patrol-not-in-state");
    }

    [Fact]
    public void A_border_event_lies_at_a_marker_or_off_it_in_the_section() =>
        Patrol.Decider.Given(InProgress).When(patrol => Decide(Report with { Place = Marker("611") }, patrol)).RejectsWith("marker-outside-section");

    [Theory]
    [InlineData("/facts")]
    [InlineData("/informed")]
    [InlineData("/informed/0/who")]
    public void A_report_says_what_has_happened_and_whom_the_party_has_informed(string pointer)
    {
        var bad = pointer switch
        {
            "/facts" => Report with { Facts = " " },
            "/informed" => Report with { Informed = [] },
            _ => Report with { Informed = [new InformedOffice("", ReportChannel.Hotline)] },
        };
        Patrol.Decider.Given(InProgress).When(patrol => Decide(bad, patrol)).RejectsWith("invalid-request", RejectionKind.Invalid)
            .Faults.Select(fault => fault.Pointer).ShouldBe([pointer]);
    }

    [Fact]
    public void The_same_report_of_the_same_party_is_recorded_once()
    {
        ImmutableArray<PatrolEvent> reported = [.. InProgress, Reported];
        Patrol.Decider.Given(reported).When(patrol => ReportBorderEventSlice.Decide(Report, patrol, FindingId, VN, Later)).RecordsNothing();
        Patrol.Decider.Given(reported).When(patrol => ReportBorderEventSlice.Decide(Report, patrol, FindingId, LA, Later))
            .Records(Reported with { BorderEventId = FindingId, By = LA });
    }

    [Fact]
    public void A_patrol_holds_so_many_border_events_and_no_more() =>
        Patrol.Decider.Given([.. InProgress, .. Enumerable.Range(0, PatrolFieldRules.MostEntries).Select(number => Reported with { Facts = $"{number}" })])
            .When(patrol => Decide(Report, patrol)).RejectsWith(PatrolRejections.EntriesFull);

    [Fact]
    public void To_a_party_of_another_pair_the_patrol_does_not_exist() =>
        Patrol.Decider.Given(InProgress).When(patrol => ReportBorderEventSlice.Decide(Report, patrol, BorderEventId, KH, Later)).RejectsWith(PatrolRejections.Unknown);

    [Fact]
    public void What_was_reported_stands_in_the_patrols_details() =>
        PatrolDetails.Of(Patrol.Decider.Fold([.. Suspended, Reported]), 9, Later, DeadlinesStory.Defaults).Field!.BorderEvents.ShouldBe([Reported]);

    private static Decision<PatrolEvent> Decide(ReportBorderEvent command, Patrol patrol) =>
        ReportBorderEventSlice.Decide(command, patrol, BorderEventId, VN, Later);
}
