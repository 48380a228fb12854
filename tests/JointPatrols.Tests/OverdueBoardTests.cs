using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Boards;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.JointPatrols.Plans;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.DeadlinesStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class OverdueBoardTests
{
    private static readonly ImmutableArray<ImmutableArray<PatrolEvent>> Chapters = [Proposed, Agreed, Prepared, InProgress, Completed, Drafted, HalfSigned, Closed];

    private static readonly DateTimeOffset MinutesPassed = BorderDay.StartOf(BorderDay.Of(Start).AddDays(8));

    [Fact]
    public void An_unanswered_proposal_is_owed_by_those_who_have_not_answered()
    {
        var passed = BorderDay.StartOf(BorderDay.Of(Now).AddDays(8));
        Line(Proposed, passed.AddTicks(-1)).ShouldBeNull();
        Is(Line(Proposed, passed), OverdueKind.Answer, passed, LA);
        Is(Line([.. ProposedToThree, new PatrolConfirmed(KH, 1)], passed), OverdueKind.Answer, passed, LA);
    }

    [Fact]
    public void The_notice_of_an_agreed_patrol_runs_until_it_starts_and_teams_are_owed()
    {
        // A start of the 11th is named without a reason until the end of the 1st.
        var runs = BorderDay.StartOf(new DateOnly(2026, 5, 2));
        Line(Agreed, runs.AddTicks(-1)).ShouldBeNull();
        Is(Line(Agreed, runs), OverdueKind.Notice, runs, VN, LA);
        Is(Line(Prepared.RemoveAt(Prepared.Length - 1), runs), OverdueKind.Notice, runs, LA);
        Line(Agreed, Start).ShouldBeNull();
    }

    [Fact]
    public void A_patrol_that_has_not_begun_is_owed_by_those_without_a_team_or_by_all()
    {
        var late = Start.AddMinutes(30);
        Line(Agreed, late).ShouldBeNull();
        Is(Line(Prepared.RemoveAt(Prepared.Length - 1), late.AddTicks(1)), OverdueKind.Start, late, LA);
        Is(Line(Agreed, late.AddDays(1)), OverdueKind.Start, late, VN, LA);
        Line(InProgress, late.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    public void Minutes_are_owed_by_those_who_have_not_signed()
    {
        Is(Line(Completed, MinutesPassed), OverdueKind.Minutes, MinutesPassed, VN, LA);
        Is(Line(HalfSigned, MinutesPassed), OverdueKind.Minutes, MinutesPassed, LA);
        Line(HalfSigned, MinutesPassed.AddTicks(-1)).ShouldBeNull();
        Line(Closed, MinutesPassed.AddYears(1)).ShouldBeNull();
    }

    [Fact]
    public void A_correction_that_one_party_has_signed_is_owed_by_the_others_within_the_days_for_minutes()
    {
        var passed = BorderDay.StartOf(BorderDay.Of(Now).AddDays(8));
        var correction = new HalfSignedCorrection(CorrectionStory.CorrectionId, 2, Pair, "Ghi nhầm số mốc.", Now, [VN]);
        OverdueBoard.Of(correction, Defaults, passed.AddTicks(-1)).ShouldBeNull();
        var line = OverdueBoard.Of(correction, Defaults, passed);
        Is(line, OverdueKind.Minutes, passed, VN);
        (line!.Subject, line.About).ShouldBe(($"minutes-correction/{CorrectionStory.CorrectionId}", "Ghi nhầm số mốc."));
        var sooner = Known(new DatedTerms<PatrolDeadlines>(Stricter, new DateOnly(2026, 1, 1)));
        OverdueBoard.Of(correction, sooner, passed)!.Since.ShouldBe(passed.AddDays(Stricter.MinutesDays - 7));
        var entry = PatrolCalendar.Of(correction, Defaults);
        (entry.Kind, entry.Id, entry.StartsAt, entry.OwedBy.Single()).ShouldBe((CalendarKind.MinutesDue, $"{line.Subject}/minutes-due", passed, VN));
    }

    [Fact]
    public void A_commitment_is_owed_by_its_owners_from_the_day_after_the_one_on_which_it_was_due()
    {
        var line = OverdueBoard.Of(Id, Pair, ToClear);
        Is(line, OverdueKind.Commitment, BorderDay.StartOf(ToClear.DueOn.AddDays(1)), LA);
        (line.Subject, line.About).ShouldBe(($"commitment/{Id}", ToClear.Texts[0].Text));
    }

    [Fact]
    public void A_plan_is_to_be_answered_within_the_days_of_the_pair_like_any_proposal()
    {
        var (plan, passed) = (new OpenProposal("2026", Now, [LA]), BorderDay.StartOf(BorderDay.Of(Now).AddDays(8)));
        var stream = PatrolPlan.Stream(PlanStory.PlanId);
        OverdueBoard.Of(stream, Pair, plan, Defaults, passed.AddTicks(-1)).ShouldBeNull();
        Is(OverdueBoard.Of(stream, Pair, plan, Defaults, passed), OverdueKind.Answer, passed, LA);
        var sooner = Known(new DatedTerms<PatrolDeadlines>(Stricter, new DateOnly(2026, 1, 1)));
        OverdueBoard.Of(stream, Pair, plan, sooner, passed)!.Since.ShouldBe(passed.AddDays(Stricter.AnswerDays - 7));
    }

    [Fact]
    public void Proposed_deadlines_are_to_be_answered_before_they_would_hold()
    {
        var (begins, stream) = (BorderDay.StartOf(BorderDay.Of(Now).AddDays(2)), DeadlinesOfPair.Stream(DeadlinesOfPair.IdOf(Pair)));
        Is(OverdueBoard.Of(stream, Pair, new OpenProposal("2026-05-03", Now, [LA], begins), Defaults, begins), OverdueKind.Answer, begins, LA);
    }

    [Fact]
    public void What_has_become_overdue_stays_so_since_the_same_moment_as_long_as_nothing_happens()
    {
        var moments = Gen.Choose(0, Chapters.Length - 1).SelectMany(_ => Gen.Choose(0, 60 * 24 * 60), (chapter, minutes) => (Chapter: chapter, Minutes: minutes));
        Prop.ForAll(moments.ToArbitrary(), asked =>
        {
            var moment = Now.AddMinutes(asked.Minutes);
            if (Line(Chapters[asked.Chapter], moment) is { Kind: not OverdueKind.Notice } line)
            {
                line.Since.ShouldBeLessThanOrEqualTo(moment);
                line.OwedBy.ShouldNotBeEmpty();
                var later = Line(Chapters[asked.Chapter], moment.AddDays(1))!;
                (later.Kind, later.Since).ShouldBe((line.Kind, line.Since));
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void The_calendar_has_every_patrol_under_an_id_that_stays_and_what_of_it_falls_due()
    {
        var proposed = PatrolCalendar.Of(Standing(Proposed), Defaults).ToArray();
        proposed.Select(entry => (entry.Kind, entry.Id, entry.Sequence)).ShouldBe([(CalendarKind.Patrol, $"patrol/{Id}", 1), (CalendarKind.AnswerDue, $"patrol/{Id}/answer-due", 1)]);
        proposed[0].Units.ShouldBe(["Đồn Biên phòng La Lay", "ກອງຮ້ອຍ 511"]);
        PatrolCalendar.Of(Standing(HalfSigned), Defaults).Select(entry => (entry.Kind, entry.Status, entry.StartsAt))
            .ShouldBe([(CalendarKind.Patrol, "minutesPartiallySigned", Start), (CalendarKind.MinutesDue, "open", MinutesPassed)]);
        var start = PatrolCalendar.Of(Standing(Prepared.RemoveAt(Prepared.Length - 1)), Defaults).Last();
        (start.Kind, start.Id, start.StartsAt, start.OwedBy.Single()).ShouldBe((CalendarKind.StartDue, $"patrol/{Id}/start-due", Start.AddMinutes(30), LA));
        PatrolCalendar.Of(Standing(Agreed), Defaults).Last().OwedBy.ShouldBe([VN, LA]);
        PatrolCalendar.Of(Standing([.. Agreed, new PatrolCancelled(VN, "x")]), Defaults).ShouldHaveSingleItem().Status.ShouldBe("cancelled");
    }

    [Fact]
    public void The_calendar_has_a_proposal_at_the_moment_from_which_on_the_board_has_it()
    {
        var stream = PatrolPlan.Stream(PlanStory.PlanId);
        foreach (var proposal in (OpenProposal[])[new("2026", Now, [LA]), new("2026-05-03", Now, [LA], BorderDay.StartOf(BorderDay.Of(Now).AddDays(2)))])
        {
            var (entry, line) = (PatrolCalendar.Of(stream, 3, Pair, proposal, Defaults), OverdueBoard.Of(stream, Pair, proposal, Defaults, Now.AddYears(1))!);
            (entry.Kind, entry.Id, entry.Sequence, entry.Subject, entry.StartsAt, entry.About).ShouldBe(
                (CalendarKind.AnswerDue, $"{stream.Subject}/answer-due", 3, line.Subject, line.Since, line.About));
            entry.OwedBy.ShouldBe(line.OwedBy);
        }
    }

    private static void Is(OverdueLine? line, OverdueKind kind, DateTimeOffset since, params Party[] owedBy)
    {
        line.ShouldNotBeNull();
        (line.Kind, line.Since).ShouldBe((kind, since));
        line.OwedBy.ShouldBe(owedBy);
    }

    private static OverdueLine? Line(ImmutableArray<PatrolEvent> events, DateTimeOffset moment) => OverdueBoard.Of(Standing(events), Defaults, moment);

    /// <summary>As the table has it, proposed now.</summary>
    private static PatrolStanding Standing(ImmutableArray<PatrolEvent> events)
    {
        var patrol = Patrol.Decider.Fold(events);
        return new(
            patrol.Id, events.Length, patrol.Pair!, patrol.Status, "606–610", patrol.Terms.StartsAt, patrol.Terms.EndsAt,
            [.. patrol.Terms.Units.SelectMany(party => party.Units)], PatrolStanding.OwedByOf(patrol), Now, Now, patrol.Field?.EndedAt);
    }
}
