using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination.Tests;

public sealed class CalendarEntriesTests
{
    private static readonly DeadlinesInForce Defaults = new([]);

    [Fact]
    public void A_proposal_stands_in_the_calendar_with_the_day_by_which_it_is_answered()
    {
        var entries = CalendarEntries.Of(AffairSamples.Patrol(1, AffairSamples.Terms()), Defaults).ToArray();
        entries.Select(entry => (entry.Kind, entry.Status)).ShouldBe([(CalendarKind.Patrol, "proposed"), (CalendarKind.AnswerDue, "open")]);
        entries[1].StartsAt.ShouldBe(new DateTimeOffset(2026, 5, 9, 0, 0, 0, TimeSpan.FromHours(7)));
        entries[1].OwedBy.ShouldBe([AffairSamples.Laos]);
    }

    [Fact]
    public void Once_agreed_the_answer_is_done_and_the_notice_runs_from_ten_days_before_the_start()
    {
        var terms = AffairSamples.Terms();
        var entries = CalendarEntries.Of(AffairSamples.Patrol(1, terms, "VN-LA", AffairSamples.Agreed(terms)), Defaults).ToArray();
        entries.Select(entry => (entry.Kind, entry.Status)).ShouldBe(
            [(CalendarKind.Patrol, "agreed"), (CalendarKind.AnswerDue, "done"), (CalendarKind.NoticeRuns, "open"), (CalendarKind.StartDue, "open")]);
        entries[2].StartsAt.ShouldBe(new DateTimeOffset(2026, 5, 22, 0, 0, 0, TimeSpan.FromHours(7)));
        entries[2].EndsAt.ShouldBe(terms.StartsAt);
        entries[3].StartsAt.ShouldBe(terms.StartsAt.AddMinutes(30));
    }

    [Fact]
    public void A_patrol_that_is_postponed_with_its_exchange_is_to_be_answered_anew_and_by_everybody()
    {
        var terms = AffairSamples.Terms();
        var known = AffairSamples.Patrol(
            1, terms, "VN-LA", [.. AffairSamples.Agreed(terms), new PatrolPostponedWithExchange(2, Envelope.Stream(7), AffairSamples.Laos, "Flood")]);
        CalendarEntries.Of(known, Defaults).Select(entry => (entry.Kind, entry.Status)).ShouldBe([(CalendarKind.Patrol, "proposed"), (CalendarKind.AnswerDue, "open")]);
        (known.State.ProposedAt, known.State.WasAgreed).ShouldBe((AffairSamples.Now.AddMinutes(3), false));
        known.State.OwedBy.ShouldBe([AffairSamples.Vietnam, AffairSamples.Laos], ignoreOrder: true);
    }

    [Fact]
    public void Deadlines_that_a_pair_has_agreed_on_hold_for_what_runs_from_their_day_on()
    {
        var agreed = AffairSamples.Known<DeadlinesAffair>(
            "deadlines", 9, "VN-LA", new DeadlinesAgreed(1, new PatrolDeadlines(10, 3, 7, 30), new DateOnly(2026, 5, 1), [AffairSamples.Vietnam, AffairSamples.Laos]));
        var deadlines = new DeadlinesInForce([agreed]);
        deadlines.UnansweredFrom(agreed.Pair, AffairSamples.Patrol(1, AffairSamples.Terms()).State).ShouldBe(new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.FromHours(7)));
    }

    [Fact]
    public void Works_stand_in_the_calendar_of_both_posts_with_the_request_for_a_witness_and_a_countdown()
    {
        var finding = new DamageFinding(DamageCategory.Damaged, AffairSamples.Now, "Post A", [AffairSamples.Vietnam], []);
        var notified = new RestorationNotified(
            AffairSamples.Vietnam, 1,
            new RestorationPlan(new DateOnly(2026, 5, 20), new DateOnly(2026, 5, 22), "Cast anew", [new(AffairSamples.Vietnam, "Lao Bảo"), new(AffairSamples.Laos, "LA 511")]),
            [], 10, AffairSamples.Now);
        var known = AffairSamples.Known<DamageAffair>(
            "damage-case", 3, "VN-LA", new DamageReported(Envelope.Stream(3), BorderPair.Parse("VN-LA"), MarkerRef.Parse("605(1)"), finding), notified);
        var entries = CalendarEntries.Of(known, AffairSamples.Now).ToArray();
        entries.Select(entry => (entry.Kind, entry.Status)).ShouldBe(
            [(CalendarKind.Works, "announced"), (CalendarKind.WitnessDue, "open"), (CalendarKind.StartDue, "open"), (CalendarKind.WorksDue, "open")]);
        (entries[0].DaysLeft, entries[0].About).ShouldBe((19, "605(1): Cast anew"));
        entries[0].Units.Select(unit => unit.Name).ShouldBe(["Lao Bảo", "LA 511"]);
        entries[1].OwedBy.ShouldBe([AffairSamples.Laos]);
    }

    [Fact]
    public void A_commitment_that_is_done_stays_in_the_calendar_and_nobody_owes_it()
    {
        var commitment = new RecordCommitment([new("vi", "Phát quang")], [AffairSamples.Laos], new DateOnly(2026, 5, 30));
        var registered = new CommitmentRegistered(Envelope.Stream(4), BorderPair.Parse("VN-LA"), new RecordReference("patrol/1", "hash", 1), commitment);
        var open = AffairSamples.Known<CommitmentAffair>("commitment", 4, "VN-LA", registered);
        CalendarEntries.Of(open).Select(entry => (entry.Status, entry.OwedBy.Length)).ShouldBe([("open", 1)]);
        var done = AffairSamples.Known<CommitmentAffair>("commitment", 4, "VN-LA", registered, new CommitmentDone(1, [AffairSamples.Laos, AffairSamples.Vietnam]));
        CalendarEntries.Of(done).Select(entry => (entry.Status, entry.OwedBy.Length)).ShouldBe([("done", 0)]);
    }

    [Fact]
    public void One_unit_in_two_patrols_on_a_day_is_hinted_at_at_both_and_of_two_pairs_too()
    {
        var one = AffairSamples.Patrol(1, AffairSamples.Terms());
        var other = AffairSamples.Patrol(2, AffairSamples.Terms("20", "30", unit: "LAO BẢO", other: "CN"), "VN-CN");
        var later = AffairSamples.Patrol(3, AffairSamples.Terms("20", "30", day: 40, other: "CN"), "VN-CN");
        var conflicts = CalendarConflicts.Find([Occupation.Of(one)!, Occupation.Of(other)!, Occupation.Of(later)!]);
        conflicts[one.Subject].ShouldBe([new CalendarConflict(ConflictKind.Unit, other.Subject, "Lao Bảo", new DateOnly(2026, 5, 31))]);
        conflicts[other.Subject].ShouldBe([new CalendarConflict(ConflictKind.Unit, one.Subject, "LAO BẢO", new DateOnly(2026, 5, 31))]);
        conflicts[later.Subject].ShouldBeEmpty();
    }

    [Fact]
    public void Two_sections_that_overlap_on_a_day_are_hinted_at_and_those_of_other_lines_or_of_what_is_cancelled_are_not()
    {
        var one = AffairSamples.Patrol(1, AffairSamples.Terms());
        var other = AffairSamples.Patrol(2, AffairSamples.Terms("620", "608", unit: "Post B") with { Units = [new(AffairSamples.Vietnam, ["Post B"], 8)] });
        var elsewhere = AffairSamples.Patrol(3, AffairSamples.Terms(unit: "Post C", other: "CN"), "VN-CN");
        var cancelled = AffairSamples.Patrol(4, AffairSamples.Terms(), "VN-LA", new PatrolDeclined(AffairSamples.Laos, 1, "No"));
        Occupation.Of(cancelled).ShouldBeNull();
        var conflicts = CalendarConflicts.Find([Occupation.Of(one)!, Occupation.Of(other)!, Occupation.Of(elsewhere)!]);
        conflicts[one.Subject].ShouldBe([new CalendarConflict(ConflictKind.Marker, other.Subject, "608", new DateOnly(2026, 5, 31))]);
        conflicts[elsewhere.Subject].ShouldBeEmpty();
    }
}
