using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

public sealed class PostponingTests
{
    private static readonly ExchangePostponed Postponed = new(Cn, 2, "Flood", Parts, Later(200), null, "17/CV");

    private static readonly ExchangePostponed WithoutNewDays = new(Cn, 1, "Flood", Parts);

    [Fact]
    public void A_postponement_keeps_the_days_before_and_after_and_who_asked() =>
        Exchange.Decider.Given(Agreed)
            .When(exchange => PostponeExchangeSlice.Decide(new PostponeExchange("Flood", Later(200), "17/CV"), exchange, Cn, Now))
            .Records(Postponed);

    [Fact]
    public void New_days_are_agreed_by_all_anew()
    {
        ExchangeEvent[] events = [.. Agreed, Postponed];
        Exchange.Decider.Given(events).When(Confirm(Vn, 1)).RejectsWith("revision-superseded");
        Exchange.Decider.Given(events).When(Confirm(Vn, 2))
            .Records(new ExchangeConfirmed(Vn, 2), new ExchangeAgreed(2, Terms with { HostParts = Later(200) }, [Cn, Vn]));
    }

    [Fact]
    public void Other_days_may_be_proposed_instead()
    {
        var terms = Terms with { HostParts = Later(300) };
        Exchange.Decider.Given([.. Agreed, Postponed])
            .When(exchange => CounterProposeExchangeSlice.Decide(new CounterProposeExchange(terms, "After the rains"), exchange, Vn, Now))
            .Records(new ExchangeCounterProposed(Vn, 3, terms, "After the rains"));
    }

    [Fact]
    public void Without_new_days_nothing_can_be_confirmed_until_somebody_proposes_some()
    {
        Exchange.Decider.Given(Agreed).When(exchange => PostponeExchangeSlice.Decide(new PostponeExchange("Flood"), exchange, Cn, Now)).Records(WithoutNewDays);
        Exchange.Decider.Given([.. Agreed, WithoutNewDays]).When(Confirm(Vn, 1)).RejectsWith(ExchangeRejections.AwaitsNewDays);
        var terms = Terms with { HostParts = Later(90) };
        Exchange.Decider.Given([.. Agreed, WithoutNewDays, new ExchangeCounterProposed(Vn, 2, terms, "In autumn")]).When(Confirm(Cn, 2))
            .Records(new ExchangeConfirmed(Cn, 2), new ExchangeAgreed(2, terms, [Vn, Cn]));
    }

    [Fact]
    public void The_programmes_approval_falls_with_the_days()
    {
        var after = After([.. Approved, Postponed with { ProgrammeRevision = 3 }, new ExchangeConfirmed(Vn, 2), new ExchangeAgreed(2, Terms, [Cn, Vn])]);
        after.Status.ShouldBe(ExchangeStatus.Preparing);
        after.Programme.Revision.ShouldBe(3);
        after.Programme.Approval!.ConfirmedBy.ShouldBeEmpty();
        ApproveProgrammeSlice.Decide(new ApproveProgramme(3), after, Vn).ShouldBeOfType<Decision<ExchangeEvent>.Rejected>().Rejection.Code.ShouldBe("programme-outside-terms");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public void New_days_differ_and_lie_ahead(int days) =>
        Exchange.Decider.Given(Agreed)
            .When(exchange => PostponeExchangeSlice.Decide(new PostponeExchange("Flood", Later(days)), exchange, Cn, Now))
            .RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void What_is_not_agreed_is_not_postponed() =>
        Exchange.Decider.Given(Proposed).When(exchange => PostponeExchangeSlice.Decide(new PostponeExchange("Flood"), exchange, Cn, Now)).RejectsWith("exchange-not-in-state");

    [Fact]
    public void What_is_agreed_may_be_cancelled_and_the_others_acknowledge_it()
    {
        var cancelled = new ExchangeCancelled(Vn, "Epidemic", "3/CV");
        foreach (var events in new[] { Agreed, Preparing, Approved, [.. Agreed, Postponed] })
        {
            Exchange.Decider.Given(events).When(exchange => CancelExchangeSlice.Decide(new CancelExchange("Epidemic", "3/CV"), exchange, Vn)).Records(cancelled);
        }

        ExchangeEvent[] after = [.. Agreed, cancelled];
        Exchange.Decider.Given(after).When(exchange => AcknowledgeCancellationSlice.Decide(exchange, Cn)).Records(new ExchangeCancellationAcknowledged(Cn));
        Exchange.Decider.Given(after).When(exchange => AcknowledgeCancellationSlice.Decide(exchange, Vn)).RecordsNothing();
        Exchange.Decider.Given(after).When(exchange => CancelExchangeSlice.Decide(new CancelExchange("Other", null), exchange, Cn)).RejectsWith("exchange-not-in-state");
    }

    [Fact]
    public void What_has_begun_is_not_cancelled() =>
        Exchange.Decider.Given(InProgress).When(exchange => CancelExchangeSlice.Decide(new CancelExchange("Rain"), exchange, Vn)).RejectsWith("exchange-not-in-state");

    private static Func<Exchange, Decision<ExchangeEvent>> Confirm(Party by, int revision) =>
        exchange => ConfirmExchangeSlice.Decide(new ConfirmExchange(revision), exchange, by);
}
