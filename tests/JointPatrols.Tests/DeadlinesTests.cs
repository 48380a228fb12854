using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.DeadlinesStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class DeadlinesTests
{
    private static readonly DateTimeOffset InJune = BorderDay.StartOf(June);

    [Fact]
    public void Deadlines_are_in_force_only_once_every_party_has_confirmed_the_same_revision()
    {
        DeadlinesOfPair.Decider.Given(StricterProposed).When(standing => Confirm(standing, LA)).Records(new DeadlinesConfirmed(LA, 1), new DeadlinesAgreed(1, Stricter, June, [VN, LA]));
        DeadlinesOfPair.Decider.Given(StricterToThree).When(standing => Confirm(standing, KH)).Records(new DeadlinesConfirmed(KH, 1));
        DeadlinesOfPair.Decider.Given(HalfConfirmed).When(standing => Confirm(standing, LA))
            .Records(new DeadlinesConfirmed(LA, 1), new DeadlinesAgreed(1, Stricter, June, [VN, KH, LA]));
        InForce(StricterProposed, InJune).ShouldBe(PatrolDeadlineRules.Default);
    }

    [Fact]
    public void Until_the_stated_day_what_held_before_holds()
    {
        InForce(StricterAgreed, InJune.AddTicks(-1)).ShouldBe(PatrolDeadlineRules.Default);
        InForce(StricterAgreed, InJune).ShouldBe(Stricter);
    }

    [Fact]
    public void What_is_agreed_last_takes_the_place_of_everything_from_its_day_on()
    {
        DeadlinesEvent[] sooner =
        [
            .. StricterAgreed, LooserByLA with { InForceFrom = June.AddDays(-5) }, new DeadlinesConfirmed(VN, 2), new DeadlinesAgreed(2, Looser, June.AddDays(-5), [LA, VN]),
        ];
        InForce(sooner, InJune.AddDays(-6)).ShouldBe(PatrolDeadlineRules.Default);
        InForce(sooner, InJune.AddDays(-5)).ShouldBe(Looser);
        InForce(sooner, InJune).ShouldBe(Looser);
        DeadlinesEvent[] later = [.. StricterAgreed, LooserByLA with { InForceFrom = June.AddDays(5) }, new DeadlinesConfirmed(VN, 2), new DeadlinesAgreed(2, Looser, June.AddDays(5), [LA, VN])];
        InForce(later, InJune.AddDays(4)).ShouldBe(Stricter);
        InForce(later, InJune.AddDays(5)).ShouldBe(Looser);
    }

    [Fact]
    public void A_word_given_on_a_superseded_revision_says_what_changed()
    {
        var rejection = DeadlinesOfPair.Decider.Given([.. StricterProposed, LooserByLA with { InForceFrom = June.AddDays(1), Deadlines = Stricter with { NoticeDays = 20 } }])
            .When(standing => Confirm(standing, VN)).RejectsWith("revision-superseded");
        ((System.Collections.Immutable.ImmutableArray<string>)rejection.Extensions["changed"]!).ShouldBe(["inForceFrom", "noticeDays"]);
    }

    [Fact]
    public void Nobody_confirms_once_the_day_has_begun() => DeadlinesOfPair.Decider.Given(StricterProposed)
        .When(standing => ConfirmDeadlinesSlice.Decide(new ConfirmDeadlines(1), standing, LA, InJune)).RejectsWith(DeadlinesRejections.DayPassed);

    [Fact]
    public void The_same_proposal_of_the_other_party_is_to_be_confirmed() => DeadlinesOfPair.Decider.Given(StricterProposed)
        .When(standing => Propose(standing, LA, Stricter, June)).RejectsWith(DeadlinesRejections.SaidAlready);

    [Fact]
    public void A_declined_proposal_is_not_confirmed_but_may_be_made_again()
    {
        DeadlinesOfPair.Decider.Given(StricterProposed).When(standing => DeclineDeadlinesSlice.Decide(new DeclineDeadlines(1, "x"), standing, LA)).Records(new DeadlinesDeclined(LA, 1, "x"));
        DeadlinesOfPair.Decider.Given(StricterDeclined).When(standing => Confirm(standing, LA)).RejectsWith(DeadlinesRejections.NothingOpen);
        DeadlinesOfPair.Decider.Given(StricterDeclined).When(standing => Propose(standing, VN, Stricter, June)).Records(StricterByVN with { Revision = 2 });
    }

    [Fact]
    public void What_is_declined_is_the_revision_on_the_table() => DeadlinesOfPair.Decider.Given(StricterSuperseded)
        .When(standing => DeclineDeadlinesSlice.Decide(new DeclineDeadlines(1, "x"), standing, VN)).RejectsWith("revision-superseded");

    [Fact]
    public void What_is_agreed_is_no_longer_declined() => DeadlinesOfPair.Decider.Given(StricterAgreed)
        .When(standing => DeclineDeadlinesSlice.Decide(new DeclineDeadlines(1, "x"), standing, LA)).RejectsWith(DeadlinesRejections.NothingOpen);

    [Fact]
    public void A_party_of_another_pair_has_no_part_in_it()
    {
        DeadlinesOfPair.Decider.Given(StricterProposed).When(standing => Confirm(standing, CN)).RejectsWith(DeadlinesRejections.Unknown);
        DeadlinesOfPair.Decider.Given(StricterProposed).When(standing => DeclineDeadlinesSlice.Decide(new DeclineDeadlines(1, "x"), standing, CN)).RejectsWith(DeadlinesRejections.Unknown);
        DeadlinesOfPair.Decider.Given(StricterProposed).When(standing => Propose(standing, CN, Looser, June)).RejectsWith(Pairs.Foreign);
    }

    [Theory]
    [InlineData(-1, 7, 7, 30, "/deadlines/noticeDays")]
    [InlineData(91, 7, 7, 30, "/deadlines/noticeDays")]
    [InlineData(10, 0, 7, 30, "/deadlines/answerDays")]
    [InlineData(10, 7, 91, 30, "/deadlines/minutesDays")]
    [InlineData(10, 7, 7, 1441, "/deadlines/lateStartMinutes")]
    public void Each_deadline_has_its_limits(int notice, int answer, int minutes, int late, string pointer) => DeadlinesOfPair.Decider.Given()
        .When(standing => Propose(standing, VN, new PatrolDeadlines(notice, answer, minutes, late), June)).RejectsWith("invalid-request", RejectionKind.Invalid)
        .Faults.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);

    [Theory]
    [InlineData("2026-05-01")]
    [InlineData("2027-05-02")]
    public void They_hold_from_tomorrow_at_the_earliest_and_within_a_year(string day) => DeadlinesOfPair.Decider.Given()
        .When(standing => Propose(standing, VN, Stricter, DateOnly.ParseExact(day, "O"))).RejectsWith("invalid-request", RejectionKind.Invalid)
        .Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/inForceFrom");

    private static PatrolDeadlines InForce(IEnumerable<DeadlinesEvent> events, DateTimeOffset moment) =>
        DeadlinesDetails.Of(DeadlinesOfPair.Decider.Fold(events), 1, moment).InForce;

    private static Decision<DeadlinesEvent> Confirm(StandingTerms<PatrolDeadlines> standing, Party by) => ConfirmDeadlinesSlice.Decide(new ConfirmDeadlines(1), standing, by, Now);

    private static Decision<DeadlinesEvent> Propose(StandingTerms<PatrolDeadlines> standing, Party by, PatrolDeadlines deadlines, DateOnly day) =>
        ProposeDeadlinesSlice.Decide(new ProposeDeadlines(Pair, deadlines, day), standing, by, Now);
}
