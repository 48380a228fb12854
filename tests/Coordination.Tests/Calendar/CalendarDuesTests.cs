using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination.Tests;

/// <summary>What is overdue on the board fell due in the calendar: at the same moment, owed by the same parties.</summary>
public sealed class CalendarDuesTests
{
    private static readonly DeadlinesInForce Defaults = new([]);

    private static readonly BorderPair Pair = BorderPair.Parse("VN-LA");

    private static readonly PatrolDeadlines Shorter = new(10, 3, 7, 30);

    private static readonly PatrolTerms Terms = AffairSamples.Terms();

    private static readonly DateTimeOffset Later = AffairSamples.Now.AddYears(2);

    private static object[] Held =>
    [
        .. AffairSamples.Agreed(Terms),
        new PatrolStarted(AffairSamples.Vietnam, Terms.StartsAt, MarkerRef.Parse("605"), "Fine"),
        new PatrolFieldCompleted(AffairSamples.Vietnam, Terms.StartsAt.AddHours(6), 5.5m, 0, []),
    ];

    [Fact]
    public void Whatever_is_overdue_of_a_patrol_fell_due_in_the_calendar()
    {
        ShouldHave(OverdueKind.Answer, CalendarKind.AnswerDue);
        ShouldHave(OverdueKind.Start, CalendarKind.StartDue, AffairSamples.Agreed(Terms));
        ShouldHave(OverdueKind.Start, CalendarKind.StartDue, [.. AffairSamples.Agreed(Terms), new PatrolTeamDeclared(AffairSamples.Vietnam, [new PatrolTeam("A", 8, 1, true, ["Lao Bảo"])])]);
        ShouldHave(OverdueKind.Minutes, CalendarKind.MinutesDue, Held);

        static void ShouldHave(OverdueKind overdue, CalendarKind due, params object[] events)
        {
            var patrol = AffairSamples.Patrol(1, Terms, "VN-LA", events);
            ShouldStand(OverdueBoard.Of(patrol, Defaults, Later), overdue, CalendarEntries.Of(patrol, Defaults), due);
        }
    }

    [Fact]
    public void A_plan_falls_due_in_the_calendar_until_it_is_answered_and_stays_as_done()
    {
        var proposed = new PatrolPlanProposed(Envelope.Stream(4), Pair, 2027, AffairSamples.Vietnam, 1, []);
        var open = Plan(proposed);
        var entry = ShouldStand(OverdueBoard.Of(open, open.State.Proposed, Defaults, Later), OverdueKind.Answer, Entries(open), CalendarKind.AnswerDue);
        (entry.Id, entry.About, entry.StartsAt).ShouldBe(($"{open.Subject}/answer-due", "2027", BorderDay.StartOf(new DateOnly(2026, 5, 9))));
        foreach (var answer in (object[][])[[new PatrolPlanConfirmed(AffairSamples.Laos, 1), new PatrolPlanAgreed(Envelope.Stream(4), 2027, 1, [], [])], [new PatrolPlanDeclined(AffairSamples.Laos, 1, "x")]])
        {
            var answered = Entries(Plan([proposed, .. answer])).ShouldHaveSingleItem();
            (answered.Id, answered.Status, answered.StartsAt, answered.OwedBy.Length).ShouldBe((entry.Id, "done", entry.StartsAt, 0));
        }

        Entries(Plan(proposed, new PatrolPlanDeclined(AffairSamples.Laos, 1, "x"), proposed with { Revision = 2 })).ShouldHaveSingleItem().Status.ShouldBe("open");

        static KnownAffair<PlanAffair> Plan(params object[] events) => AffairSamples.Known<PlanAffair>("patrol-plan", 4, "VN-LA", events);

        static IEnumerable<CalendarEntry> Entries(KnownAffair<PlanAffair> plan) => CalendarEntries.Of(plan, plan.State.Brought, plan.State.Waits, Defaults);
    }

    [Fact]
    public void Deadlines_that_are_proposed_fall_due_in_the_calendar_before_the_day_from_which_on_they_are_to_hold()
    {
        var proposed = new DeadlinesProposed(Pair, AffairSamples.Vietnam, 1, Shorter, new DateOnly(2026, 5, 5));
        var open = Standing(proposed);
        var entry = ShouldStand(OverdueBoard.Of(open, open.State.Proposed, Defaults, Later), OverdueKind.Answer, Entries(open), CalendarKind.AnswerDue);
        (entry.About, entry.StartsAt).ShouldBe(("2026-05-05", BorderDay.StartOf(new DateOnly(2026, 5, 5))));
        Entries(Standing(proposed, new DeadlinesDeclined(AffairSamples.Laos, 1, "x"))).ShouldHaveSingleItem().Status.ShouldBe("done");
        Entries(Standing(proposed, new DeadlinesConfirmed(AffairSamples.Laos, 1), new DeadlinesAgreed(1, Shorter, new DateOnly(2026, 5, 5), [])))
            .ShouldHaveSingleItem().Status.ShouldBe("done");

        static KnownAffair<DeadlinesAffair> Standing(params object[] events) => AffairSamples.Known<DeadlinesAffair>("deadlines", 9, "VN-LA", events);

        static IEnumerable<CalendarEntry> Entries(KnownAffair<DeadlinesAffair> standing) => CalendarEntries.Of(standing, standing.State.Brought, standing.State.Waits, Defaults);
    }

    [Fact]
    public void Whatever_is_overdue_of_an_exchange_fell_due_in_the_calendar()
    {
        var day = new DateOnly(2026, 5, 31);
        var terms = new ExchangeTerms("1st exchange", [new(AffairSamples.Vietnam, "Lao Bảo", day, day.AddDays(1))], [new(AffairSamples.Laos, "No part this time")], []);
        object[] proposed = [new ExchangeProposed(Envelope.Stream(2), Pair, ExchangeLevel.Province, "border-people", 1, AffairSamples.Vietnam, 1, terms)];
        object[] agreed = [.. proposed, new ExchangeConfirmed(AffairSamples.Laos, 1), new ExchangeAgreed(1, terms, [AffairSamples.Vietnam, AffairSamples.Laos])];
        ShouldHave(OverdueKind.Answer, CalendarKind.AnswerDue, proposed);
        ShouldHave(OverdueKind.Start, CalendarKind.StartDue, agreed);
        ShouldHave(OverdueKind.Answer, CalendarKind.AnswerDue, [.. agreed, new ExchangePostponed(AffairSamples.Laos, 2, "Flood", terms.HostParts)]);
        ShouldHave(OverdueKind.Minutes, CalendarKind.MinutesDue, [.. agreed, new ExchangeConcluded(AffairSamples.Vietnam, BorderDay.StartOf(day), [], [])]);
        CalendarEntries.Of(Exchange([.. proposed, new ExchangeDeclined(AffairSamples.Laos, 1, "x")]), Defaults).Select(entry => (entry.Kind, entry.Status))
            .ShouldBe([(CalendarKind.Exchange, "declined"), (CalendarKind.AnswerDue, "done")]);

        static void ShouldHave(OverdueKind overdue, CalendarKind due, object[] events) =>
            ShouldStand(OverdueBoard.Of(Exchange(events), Defaults, Later), overdue, CalendarEntries.Of(Exchange(events), Defaults), due);

        static KnownAffair<ExchangeAffair> Exchange(object[] events) => AffairSamples.Known<ExchangeAffair>("exchange", 2, "VN-LA", events);
    }

    [Fact]
    public void Whatever_is_overdue_of_works_fell_due_in_the_calendar()
    {
        var day = new DateOnly(2026, 5, 20);
        var reported = new DamageReported(Envelope.Stream(3), Pair, MarkerRef.Parse("605(1)"), new DamageFinding(DamageCategory.Damaged, AffairSamples.Now, "Post A", [AffairSamples.Vietnam], []));
        object[] announced = [reported, new RestorationNotified(AffairSamples.Vietnam, 1, new RestorationPlan(day, day.AddDays(2), "Cast anew", []), [], 10, AffairSamples.Now)];
        var begun = ShouldHave(OverdueKind.Start, CalendarKind.StartDue, announced);
        begun.StartsAt.ShouldBe(BorderDay.StartOf(day.AddDays(1)));
        var ended = ShouldHave(OverdueKind.Works, CalendarKind.WorksDue, [.. announced, new RestorationBegun(AffairSamples.Vietnam, 1, day)]);
        ended.StartsAt.ShouldBe(BorderDay.StartOf(day.AddDays(3)));

        static CalendarEntry ShouldHave(OverdueKind overdue, CalendarKind due, object[] events)
        {
            var damage = AffairSamples.Known<DamageAffair>("damage-case", 3, "VN-LA", events);
            return ShouldStand(OverdueBoard.Of(damage, Later), overdue, CalendarEntries.Of(damage, Later), due);
        }
    }

    [Fact]
    public void A_correction_that_one_side_has_signed_is_owed_by_the_other_within_the_days_for_minutes_until_it_signs_or_the_draft_changes()
    {
        ImmutableArray<RecordText> texts = [new("vi", "Ghi nhầm số mốc."), new("lo", "ຂຽນເລກຫຼັກໝາຍຜິດ.")];
        var drafted = new MinutesCorrectionDrafted(
            Envelope.Stream(6), Pair, Envelope.Stream(1), 1, AffairSamples.Vietnam, 1, new RecordCorrection($"patrol/{Envelope.Stream(1)}", "hash", texts), texts);
        Line(Later, drafted).ShouldBeNull();
        Entries(drafted).ShouldBeEmpty();
        object[] halfSigned = [drafted, Signed(AffairSamples.Vietnam)];
        var due = BorderDay.StartOf(new DateOnly(2026, 5, 9));
        Line(due.AddTicks(-1), halfSigned).ShouldBeNull();
        var entry = ShouldStand(Line(due, halfSigned), OverdueKind.Minutes, Entries(halfSigned), CalendarKind.MinutesDue);
        (entry.StartsAt, entry.About, entry.OwedBy.Single()).ShouldBe((due, "Ghi nhầm số mốc.", AffairSamples.Laos));
        var agreed = AffairSamples.Known<DeadlinesAffair>(
            "deadlines", 9, "VN-LA", new DeadlinesAgreed(1, Shorter with { MinutesDays = 3 }, new DateOnly(2026, 5, 1), [AffairSamples.Vietnam, AffairSamples.Laos]));
        OverdueBoard.Of(Correction(halfSigned), new DeadlinesInForce([agreed]), Later)!.Since.ShouldBe(due.AddDays(-4));
        object[][] done =
        [
            [.. halfSigned, drafted with { Revision = 2 }],
            [.. halfSigned, new MinutesCorrectionWithdrawn(AffairSamples.Laos, 1, "x")],
            [.. halfSigned, Signed(AffairSamples.Laos), new MinutesCorrected(Envelope.Stream(6), Envelope.Stream(1), 1, "x", "hash")],
        ];
        foreach (var events in done)
        {
            Line(Later, events).ShouldBeNull();
            var answered = Entries(events).ShouldHaveSingleItem();
            (answered.Id, answered.Status, answered.StartsAt, answered.OwedBy.Length).ShouldBe((entry.Id, "done", due, 0));
        }

        OverdueLine? Line(DateTimeOffset moment, params object[] events) => OverdueBoard.Of(Correction(events), Defaults, moment);

        IEnumerable<CalendarEntry> Entries(params object[] events) => CalendarEntries.Of(Correction(events), Defaults);

        static KnownAffair<CorrectionAffair> Correction(object[] events) => AffairSamples.Known<CorrectionAffair>("minutes-correction", 6, "VN-LA", events);

        static MinutesCorrectionSigned Signed(Party party) => new(1, new RecordSignature(party, "Captain", "hash"));
    }

    private static CalendarEntry ShouldStand(OverdueLine? line, OverdueKind overdue, IEnumerable<CalendarEntry> entries, CalendarKind due)
    {
        line!.Kind.ShouldBe(overdue);
        var entry = entries.Single(each => each.Kind == due);
        (entry.Subject, entry.Pair, entry.StartsAt, entry.Status, entry.About.Split(':')[0]).ShouldBe((line.Subject, line.Pair, line.Since, "open", line.About));
        entry.OwedBy.ShouldBe(line.OwedBy);
        return entry;
    }
}
