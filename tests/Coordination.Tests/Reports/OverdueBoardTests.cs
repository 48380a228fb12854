using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination.Tests;

public sealed class OverdueBoardTests
{
    private static readonly DeadlinesInForce Defaults = new([]);

    private static readonly PatrolTerms Terms = AffairSamples.Terms();

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, OverdueKind.Answer)]
    public void A_proposal_is_overdue_once_a_week_has_passed(int days, OverdueKind? expected) =>
        (OverdueBoard.Of(AffairSamples.Patrol(1, Terms), Defaults, AffairSamples.Now.AddDays(days))?.Kind).ShouldBe(expected);

    [Fact]
    public void A_plan_is_owed_an_answer_by_whoever_has_not_given_its_word_until_it_is_agreed_or_declined()
    {
        var pair = BorderPair.Parse("VN-LA-KH");
        var proposed = new PatrolPlanProposed(Envelope.Stream(4), pair, 2027, AffairSamples.Vietnam, 1, []);
        Line(AffairSamples.Now.AddDays(7), proposed).ShouldBeNull();
        var line = Line(AffairSamples.Now.AddDays(8), proposed, new PatrolPlanConfirmed(AffairSamples.Laos, 1))!;
        (line.Kind, line.About, line.OwedBy.Single().Code).ShouldBe((OverdueKind.Answer, "2027", "KH"));
        Line(AffairSamples.Now.AddDays(8), proposed, new PatrolPlanDeclined(AffairSamples.Laos, 1, "x")).ShouldBeNull();

        OverdueLine? Line(DateTimeOffset moment, params object[] events)
        {
            var plan = AffairSamples.Known<PlanAffair>("patrol-plan", 4, "VN-LA-KH", events);
            return OverdueBoard.Of(plan, plan.State.Proposed, Defaults, moment);
        }
    }

    [Fact]
    public void Deadlines_that_are_proposed_are_owed_an_answer_and_those_agreed_before_stand()
    {
        var (pair, deadlines) = (BorderPair.Parse("VN-LA"), new PatrolDeadlines(10, 3, 7, 30));
        var standing = AffairSamples.Known<DeadlinesAffair>(
            "deadlines", 9, "VN-LA",
            new DeadlinesProposed(pair, AffairSamples.Vietnam, 1, deadlines, new DateOnly(2026, 5, 10)),
            new DeadlinesConfirmed(AffairSamples.Laos, 1),
            new DeadlinesAgreed(1, deadlines, new DateOnly(2026, 5, 10), [AffairSamples.Vietnam, AffairSamples.Laos]),
            new DeadlinesProposed(pair, AffairSamples.Laos, 2, deadlines, new DateOnly(2026, 5, 20)));
        var line = OverdueBoard.Of(standing, standing.State.Proposed, new DeadlinesInForce([standing]), AffairSamples.Now.AddDays(8))!;
        (line.About, line.OwedBy.Single(), standing.State.Agreed.Length).ShouldBe(("2026-05-20", AffairSamples.Vietnam, 1));
    }

    [Fact]
    public void Before_its_start_the_notice_of_an_agreed_patrol_runs_and_after_it_the_start_is_overdue()
    {
        var agreed = AffairSamples.Patrol(1, Terms, "VN-LA", AffairSamples.Agreed(Terms));
        OverdueBoard.Of(agreed, Defaults, Terms.StartsAt.AddDays(-11)).ShouldBeNull();
        OverdueBoard.Of(agreed, Defaults, Terms.StartsAt.AddDays(-1))!.Kind.ShouldBe(OverdueKind.Notice);
        OverdueBoard.Of(agreed, Defaults, Terms.StartsAt.AddMinutes(30)).ShouldBeNull();
        OverdueBoard.Of(agreed, Defaults, Terms.StartsAt.AddMinutes(31))!.Kind.ShouldBe(OverdueKind.Start);
    }

    [Fact]
    public void Minutes_are_owed_by_whoever_has_not_signed_them()
    {
        var ended = Terms.StartsAt.AddHours(6);
        var patrol = AffairSamples.Patrol(
            1, Terms, "VN-LA",
            [
                .. AffairSamples.Agreed(Terms),
                new PatrolTeamDeclared(AffairSamples.Vietnam, [new PatrolTeam("A", 8, 1, true, ["Lao Bảo"])]),
                new PatrolTeamDeclared(AffairSamples.Laos, [new PatrolTeam("B", 8, 1, true, ["Post of LA"])]),
                new PatrolStarted(AffairSamples.Vietnam, Terms.StartsAt, MarkerRef.Parse("605"), "Fine"),
                new PatrolFieldCompleted(AffairSamples.Vietnam, ended, 5.5m, 0, []),
                new PatrolMinutesDrafted(AffairSamples.Vietnam, 1, []),
                new PatrolMinutesSigned(1, new RecordSignature(AffairSamples.Vietnam, "A", "hash")),
            ]);
        OverdueBoard.Of(patrol, Defaults, ended.AddDays(7)).ShouldBeNull();
        var line = OverdueBoard.Of(patrol, Defaults, ended.AddDays(8))!;
        (line.Kind, line.OwedBy.Single()).ShouldBe((OverdueKind.Minutes, AffairSamples.Laos));
    }

    [Fact]
    public void Minutes_of_an_exchange_are_due_within_the_days_of_the_pair_and_owed_by_whoever_has_not_signed_them()
    {
        var pair = BorderPair.Parse("VN-LA");
        var (concluded, day) = (AffairSamples.Now.AddDays(30), new DateOnly(2026, 5, 31));
        var terms = new ExchangeTerms("1st exchange", [new(AffairSamples.Vietnam, "Lao Bảo", day, day)], [new(AffairSamples.Laos, "No part this time")], []);
        var exchange = AffairSamples.Known<ExchangeAffair>(
            "exchange", 2, "VN-LA",
            new ExchangeProposed(Envelope.Stream(2), pair, ExchangeLevel.Province, "border-people", 1, AffairSamples.Vietnam, 1, terms),
            new ExchangeConfirmed(AffairSamples.Laos, 1),
            new ExchangeAgreed(1, terms, [AffairSamples.Vietnam, AffairSamples.Laos]),
            new ExchangeStarted(AffairSamples.Vietnam, concluded.AddHours(-8)),
            new ExchangeConcluded(AffairSamples.Vietnam, concluded, [], []),
            new ExchangeMinutesDrafted(AffairSamples.Vietnam, 1, "01/BB", []),
            new ExchangeMinutesSigned(1, new RecordSignature(AffairSamples.Vietnam, "A", "hash")));
        OverdueBoard.Of(exchange, Defaults, concluded.AddDays(7)).ShouldBeNull();
        var line = OverdueBoard.Of(exchange, Defaults, concluded.AddDays(8))!;
        (line.Kind, line.OwedBy.Single()).ShouldBe((OverdueKind.Minutes, AffairSamples.Laos));
        CalendarEntries.Of(exchange, Defaults).Select(entry => (entry.Kind, entry.Status, entry.StartsAt)).Last().ShouldBe((CalendarKind.MinutesDue, "open", line.Since));
    }

    [Fact]
    public void A_twinning_is_to_meet_every_year_while_it_is_active_and_to_be_reviewed_also_while_it_is_suspended()
    {
        var (pair, established) = (BorderPair.Parse("VN-LA"), new DateOnly(2016, 6, 1));
        var terms = new TwinningTerms(
            TwinningKind.Post, [new(AffairSamples.Vietnam, "Lao Bảo", "Lao Bảo"), new(AffairSamples.Vietnam, "Thanh", "Thanh"), new(AffairSamples.Laos, "Densavan", "Densavan")], []);
        object[] events =
        [
            new TwinningProposed(Envelope.Stream(4), pair, AffairSamples.Vietnam, terms),
            new TwinningEstablished(AffairSamples.Vietnam, established, "Lao Bảo"),
            new TwinningMeetingHeld(AffairSamples.Vietnam, new OwnMeeting(new DateOnly(2025, 5, 2), "Lao Bảo", "Mutual aid")),
        ];
        var active = AffairSamples.Known<TwinningAffair>("twinning", 4, "VN-LA", events);
        OverdueBoard.Of(active, new DateTimeOffset(2026, 5, 2, 23, 59, 0, TimeSpan.FromHours(7))).ShouldBeNull();
        var line = OverdueBoard.Of(active, new DateTimeOffset(2026, 5, 3, 0, 0, 0, TimeSpan.FromHours(7)))!;
        (line.Kind, line.About, line.OwedBy.Length).ShouldBe((OverdueKind.Twinning, "Lao Bảo …–Densavan", 2));
        CalendarEntries.Of(active).Select(entry => (entry.Kind, entry.Status)).ShouldBe([(CalendarKind.TwinningMeetingDue, "open"), (CalendarKind.TwinningReviewDue, "open")]);
        var suspended = AffairSamples.Known<TwinningAffair>("twinning", 4, "VN-LA", [.. events, new TwinningSuspended(AffairSamples.Laos, "Flood")]);
        OverdueBoard.Of(suspended, new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.FromHours(7))).ShouldBeNull();
        OverdueBoard.Of(suspended, new DateTimeOffset(2026, 6, 2, 8, 0, 0, TimeSpan.FromHours(7)))!.Kind.ShouldBe(OverdueKind.Twinning);
        CalendarEntries.Of(suspended).Select(entry => entry.Status).ShouldBe(["done", "open"]);
    }

    [Fact]
    public void What_a_patrol_did_is_counted_on_the_day_on_which_it_set_out_and_a_postponed_one_is_not_planned_until_it_is_agreed_anew()
    {
        var postponed = AffairSamples.Patrol(
            1, Terms, "VN-LA",
            [.. AffairSamples.Agreed(Terms), new PatrolPostponed(AffairSamples.Laos, 2, new(Terms.StartsAt, Terms.EndsAt), new(Terms.StartsAt.AddDays(60), Terms.EndsAt.AddDays(60)), "Flood")]);
        CountedActivity.Of(postponed.State).ShouldBeEmpty();
        var again = AffairSamples.Patrol(1, Terms, "VN-LA", AffairSamples.Agreed(Terms));
        CountedActivity.Of(again.State).Where(each => each.Amount != 0).ShouldBe([new CountedActivity(ActivityMeasure.PatrolsPlanned, new DateOnly(2026, 5, 31), 1)]);
    }

    [Fact]
    public void A_party_chairs_what_has_closed_and_the_turn_goes_to_the_other_one()
    {
        object[] events = [.. AffairSamples.Agreed(Terms), new PatrolClosed(Envelope.Stream(1), PatrolResult.Complete, "hash")];
        var pair = BorderPair.Parse("VN-LA");
        var balance = BalanceSlice.Of(pair, [AffairSamples.Patrol(1, Terms, "VN-LA", events), AffairSamples.Patrol(2, Terms)], []);
        (balance.PatrolsClosed, balance.Turn).ShouldBe((1, AffairSamples.Laos));
        balance.Parties.Select(party => (party.Party, party.Chaired)).ShouldBe([(AffairSamples.Vietnam, 1), (AffairSamples.Laos, 0)]);
    }

    [Fact]
    public void Whom_the_signed_minutes_name_has_the_turn_to_chair()
    {
        object[] events = [.. AffairSamples.Agreed(Terms), new PatrolClosed(Envelope.Stream(1), PatrolResult.Complete, "hash", NextPatrol: new NextPatrolTerms(AffairSamples.Vietnam))];
        BalanceSlice.Of(BorderPair.Parse("VN-LA"), [AffairSamples.Patrol(1, Terms, "VN-LA", events)], []).Turn.ShouldBe(AffairSamples.Vietnam);
    }

    [Fact]
    public void A_register_has_a_unit_where_it_was_on_the_day()
    {
        static UnitDescription Unit(string name, string province) => new(name, UnitLevel.Post, province, []);
        var register = AffairSamples.Known<UnitRegisterAffair>(
            "unit-register", 7, "VN-LA",
            new UnitRegistered(Envelope.Stream(7), BorderPair.Parse("VN-LA"), AffairSamples.Vietnam, "lao-bao", new DateOnly(2020, 1, 1), Unit("Lao Bảo", "Quảng Bình")),
            new UnitChanged(AffairSamples.Vietnam, "lao-bao", new DateOnly(2025, 7, 1), Unit("Lao Bảo", "Quảng Trị"), "Provinces merged"),
            new UnitEnded(AffairSamples.Vietnam, "lao-bao", new DateOnly(2026, 6, 30), "Merged"));
        string?[] On(int year, int month) => [.. register.State.On(new DateOnly(year, month, 1), Agreement.UnitName.Key("LAO BẢO")).Select(entry => entry.Province)];
        On(2019, 1).ShouldBeEmpty();
        On(2025, 6).ShouldBe(["Quảng Bình"]);
        On(2026, 6).ShouldBe(["Quảng Trị"]);
        On(2026, 7).ShouldBeEmpty();
    }
}
