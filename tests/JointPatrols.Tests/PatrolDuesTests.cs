using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.DeadlinesStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class PatrolDuesTests
{
    private static readonly DatedTerms<PatrolDeadlines> StricterFromTheStart = new(Stricter, BorderDay.Of(Start));

    [Fact]
    public void A_patrol_is_overdue_when_it_has_not_begun_by_the_end_of_the_grace_that_its_pair_gives()
    {
        DetailsAt(Agreed, Start.AddMinutes(30), Defaults).Overdue.ShouldBeFalse();
        DetailsAt(Agreed, Start.AddMinutes(31), Defaults).Overdue.ShouldBeTrue();
        DetailsAt(Agreed, Start.AddMinutes(16), Known(StricterFromTheStart)).Overdue.ShouldBeTrue();
        DetailsAt(Prepared, Now, Known(StricterFromTheStart)).OverdueFrom.ShouldBe(Start.AddMinutes(15));
        DetailsAt(Proposed, Later, Defaults).Overdue.ShouldBeFalse();
        DetailsAt(InProgress, Later, Defaults).Overdue.ShouldBeFalse();
    }

    [Fact]
    public void A_deadline_that_runs_is_not_moved_by_what_is_agreed_later()
    {
        var looserFromTheNextDay = Known(new DatedTerms<PatrolDeadlines>(Looser, BorderDay.Of(Start).AddDays(1)));
        DetailsAt(Agreed, Start.AddDays(2), looserFromTheNextDay).OverdueFrom.ShouldBe(Start.AddMinutes(30));
        DetailsAt(Completed, Start.AddDays(8), looserFromTheNextDay).MinutesOverdue.ShouldBeTrue();
    }

    [Fact]
    public void Minutes_are_overdue_once_the_days_after_the_field_have_passed_and_not_all_have_signed()
    {
        var passed = BorderDay.StartOf(BorderDay.Of(Start).AddDays(8));
        foreach (var chapter in new[] { Completed, Drafted, HalfSigned, [.. InProgress, new PatrolAborted(LA, Start.AddHours(3), Marker("608"), "x")] })
        {
            DetailsAt(chapter, passed.AddTicks(-1), Defaults).MinutesOverdue.ShouldBeFalse();
            DetailsAt(chapter, passed, Defaults).MinutesOverdue.ShouldBeTrue();
            DetailsAt(chapter, passed, Defaults).MinutesOverdueFrom.ShouldBe(passed);
        }

        DetailsAt(Closed, passed, Defaults).MinutesOverdueFrom.ShouldBeNull();
        DetailsAt(InProgress, passed, Defaults).MinutesOverdueFrom.ShouldBeNull();
    }

    [Fact]
    public void An_answer_is_due_within_its_days_and_before_the_patrol_would_start()
    {
        Defaults.UnansweredFrom(Pair, Now, Start).ShouldBe(BorderDay.StartOf(BorderDay.Of(Now).AddDays(8)));
        Defaults.UnansweredFrom(Pair, Now, Now.AddDays(2)).ShouldBe(Now.AddDays(2));
    }

    [Fact]
    public void A_start_nearer_than_the_notice_is_proposed_only_for_a_reason()
    {
        var soon = Terms with { StartsAt = SoonWindow.StartsAt, EndsAt = SoonWindow.EndsAt };
        Patrol.Decider.Given().When(patrol => Propose(patrol, soon, PatrolDeadlineRules.Default)).RejectsWith(PatrolRejections.ShortNoticeUnexplained);
        var explained = soon with { ShortNoticeReason = "mưa lũ" };
        Patrol.Decider.Given().When(patrol => Propose(patrol, explained, PatrolDeadlineRules.Default)).Records(ByVN with { Terms = explained });
        Patrol.Decider.Given().When(patrol => Propose(patrol, soon, Looser)).Records(ByVN with { Terms = soon });
        Patrol.Decider.Given().When(patrol => Propose(patrol, Terms, Stricter)).RejectsWith(PatrolRejections.ShortNoticeUnexplained);
    }

    [Fact]
    public void The_notice_is_counted_in_days_of_the_calendar() =>
        PatrolDues.IsShortNotice(BorderDay.StartOf(BorderDay.Of(Now).AddDays(10)), Now, 10).ShouldBeFalse();

    [Fact]
    public void A_counter_proposal_needs_a_reason_only_where_it_names_another_start()
    {
        var later = Now.AddDays(5);
        var counter = Terms with { Purpose = "x" };
        Patrol.Decider.Given(Proposed).When(patrol => Counter(patrol, counter, later)).Records(new PatrolCounterProposed(LA, 2, counter, "x"));
        Patrol.Decider.Given(Proposed).When(patrol => Counter(patrol, OtherTerms, later)).RejectsWith(PatrolRejections.ShortNoticeUnexplained);
        var explained = OtherTerms with { ShortNoticeReason = "ນ້ຳຖ້ວມ" };
        Patrol.Decider.Given([ByVN with { Terms = explained }]).When(patrol => Counter(patrol, OtherTerms, later)).RejectsWith(PatrolRejections.ShortNoticeUnexplained);
    }

    [Fact]
    public void A_postponement_to_a_start_nearer_than_the_notice_says_why_and_the_terms_keep_it()
    {
        Patrol.Decider.Given(Agreed).When(patrol => Postpone(patrol, null)).RejectsWith(PatrolRejections.ShortNoticeUnexplained);
        var postponed = new PatrolPostponed(VN, 2, Terms.Window(), SoonWindow, "bão", null, "trước bão");
        Patrol.Decider.Given(Agreed).When(patrol => Postpone(patrol, "trước bão")).Records(postponed);
        Patrol.Decider.Fold([.. Agreed, postponed]).Terms.ShortNoticeReason.ShouldBe("trước bão");
    }

    private static PatrolDetails DetailsAt(IEnumerable<PatrolEvent> events, DateTimeOffset moment, DeadlinesInForce deadlines) =>
        PatrolDetails.Of(Patrol.Decider.Fold(events), 1, moment, deadlines);

    private static EventStore.Decision<PatrolEvent> Propose(Patrol patrol, PatrolTerms terms, PatrolDeadlines deadlines) =>
        ProposePatrolSlice.Decide(new ProposePatrol(Pair, terms), patrol, Id, VN, Now, deadlines, PatrolGround.Unknown);

    private static EventStore.Decision<PatrolEvent> Counter(Patrol patrol, PatrolTerms terms, DateTimeOffset now) =>
        CounterProposePatrolSlice.Decide(new CounterProposePatrol(1, terms, "x"), patrol, LA, now, Defaults, PatrolGround.Unknown);

    private static EventStore.Decision<PatrolEvent> Postpone(Patrol patrol, string? shortNoticeReason) =>
        PostponePatrolSlice.Decide(new PostponePatrol(SoonWindow, "bão", null, shortNoticeReason), patrol, VN, Now, Defaults, PatrolGround.Unknown);
}
