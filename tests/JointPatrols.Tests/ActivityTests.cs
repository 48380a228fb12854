using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Boards;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Patrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class ActivityTests
{
    /// <summary>Lạng Sơn and Chongzuo, fourth quarter of 2023 (domain notes: "Shared building blocks"): 33 letters, 2 talks, 13 calls, 1 joint patrol.</summary>
    [Fact]
    public void A_quarter_as_two_provinces_reported_it_is_one_line()
    {
        var sums = new Dictionary<ActivityMeasure, decimal>
        {
            [ActivityMeasure.Letters] = 33,
            [ActivityMeasure.Talks] = 2,
            [ActivityMeasure.Calls] = 13,
            [ActivityMeasure.PatrolsHeld] = 1,
            [ActivityMeasure.Kilometres] = 15.3m,
        };
        ActivityStatisticsSlice.ToCsv([ActivityStatisticsSlice.Line(Contracts.BorderPair.Parse("VN-CN"), "2023-Q4", "Lạng Sơn", sums)]).ShouldBe(
            "pair,period,place,patrolsPlanned,patrolsHeld,patrolsPartial,patrolsAborted,patrolsCancelled,people,kilometres,markersInspected,residentsBriefed,"
            + "findingsErosion,findingsConstruction,findingsEncroachment,findingsCrossing,findingsSmuggling,findingsOther,borderEvents,letters,calls,talks,meetings\r\n"
            + "VN-CN,2023-Q4,Lạng Sơn,0,1,0,0,0,0,15.3,0,0,0,0,0,0,0,0,0,33,13,2,0\r\n");
    }

    [Fact]
    public void A_patrol_that_came_to_its_end_counts_with_all_it_did()
    {
        var sums = Sums(Completed);
        sums.ShouldBe(new Dictionary<ActivityMeasure, decimal>
        {
            [ActivityMeasure.PatrolsPlanned] = 1,
            [ActivityMeasure.PatrolsHeld] = 1,
            [ActivityMeasure.People] = 22,
            [ActivityMeasure.MarkersInspected] = 3,
            [ActivityMeasure.Kilometres] = 15.3m,
            [ActivityMeasure.ResidentsBriefed] = 40,
        }, ignoreOrder: true);
        Sums(Closed).ShouldBe(sums, ignoreOrder: true);
    }

    [Fact]
    public void A_patrol_with_markers_that_nobody_reached_is_held_and_partial()
    {
        var sums = Sums([.. InProgress, FromIntact, Stated(LA, "610", Contracts.MarkerCondition.NotReached, reason: "x"), FieldCompleted with { MarkersMissed = [Marker("610")] }]);
        (sums[ActivityMeasure.PatrolsHeld], sums[ActivityMeasure.PatrolsPartial], sums[ActivityMeasure.MarkersInspected]).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void A_patrol_broken_off_is_aborted_and_not_held()
    {
        var sums = Sums([.. Covered, new PatrolAborted(LA, Later, Marker("608"), "x")]);
        (sums[ActivityMeasure.PatrolsAborted], sums.ContainsKey(ActivityMeasure.PatrolsHeld), sums[ActivityMeasure.MarkersInspected]).ShouldBe((1, false, 3));
    }

    [Fact]
    public void A_postponed_patrol_is_planned_for_its_new_day_once_that_is_agreed_on()
    {
        Activity.Of(Patrol.Decider.Fold(Agreed)).ShouldHaveSingleItem().On.ShouldBe(new DateOnly(2026, 5, 11));
        ImmutableArray<PatrolEvent> postponed = [.. Agreed, new PatrolPostponed(VN, 2, Terms.Window(), NewWindow, "x")];
        Sums(postponed).ShouldBeEmpty();
        Activity.Of(Patrol.Decider.Fold([.. postponed, new PatrolConfirmed(LA, 2), new PatrolAgreed(2, Terms.In(NewWindow), [VN, LA])]))
            .ShouldHaveSingleItem().On.ShouldBe(new DateOnly(2026, 5, 18));
    }

    [Fact]
    public void A_cancelled_patrol_stays_planned() => Sums([.. Agreed, new PatrolCancelled(VN, "x")]).Keys
        .ShouldBe([ActivityMeasure.PatrolsPlanned, ActivityMeasure.PatrolsCancelled], ignoreOrder: true);

    [Fact]
    public void Findings_and_border_events_count_by_kind_on_the_day_on_which_the_patrol_set_out()
    {
        ImmutableArray<PatrolEvent> seen = [.. InProgress, Found(FindingKind.Erosion), Found(FindingKind.Erosion), BorderEventTests.Reported];
        var sums = Sums(seen);
        (sums[ActivityMeasure.FindingsErosion], sums[ActivityMeasure.BorderEvents], sums.Count).ShouldBe((2, 1, 3));
        Activity.Of(Patrol.Decider.Fold(seen)).ShouldAllBe(activity => activity.On == new DateOnly(2026, 5, 11));
    }

    [Fact]
    public void What_is_entered_late_from_the_field_counts_too()
    {
        var sums = Sums([.. Completed, Found(FindingKind.Crossing), Stated(LA, "608", Contracts.MarkerCondition.NotReached, reason: "x")]);
        (sums[ActivityMeasure.FindingsCrossing], sums[ActivityMeasure.PatrolsPartial], sums[ActivityMeasure.MarkersInspected]).ShouldBe((1, 1, 3));
    }

    [Fact]
    public void Every_kind_of_finding_and_of_contact_has_its_measure()
    {
        Enum.GetValues<FindingKind>().Select(kind => Sums([.. InProgress, Found(kind)]).Keys.Single(measure => measure != ActivityMeasure.PatrolsPlanned)).ShouldBeUnique();
        Enum.GetValues<ContactKind>().Select(kind => OfContact([new ContactRecorded(ContactStory.ContactId, Pair, VN, ContactStory.Talks with { Kind = kind })]).Measure).ShouldBeUnique();
    }

    [Fact]
    public void A_corrected_contact_counts_as_it_is_stated_now() => OfContact(ContactStory.Corrected).ShouldBe(new Activity(ActivityMeasure.Letters, new DateOnly(2026, 4, 30), 1));

    private static FindingRecorded Found(FindingKind kind) => new(FindingId, kind, Marker("608"), FindingSeverity.Low, "x", [], VN);

    private static Dictionary<ActivityMeasure, decimal> Sums(ImmutableArray<PatrolEvent> events) => Activity.Of(Patrol.Decider.Fold(events))
        .Where(done => done.Amount != 0).ToDictionary(done => done.Measure, done => done.Amount);

    private static Activity OfContact(ImmutableArray<ContactEvent> events) => Activity.Of(Contact.Decider.Fold(events)).Single();
}
