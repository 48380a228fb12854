using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>Who comes for each party (domain notes: "Friendship exchange and twinning", invariant 2).</summary>
public sealed class DelegationTests
{
    private static readonly Delegation AsAgreed = DelegationOf(Pair);

    private static readonly DelegationHead StandIn = new("Deputy Minister", HeadRank.DeputyMinister);

    [Fact]
    public void A_party_declares_its_own_delegation_once_the_terms_are_agreed()
    {
        Exchange.Decider.Given(Agreed).When(Declare(AsAgreed)).Records(new DelegationDeclared(Vn, AsAgreed));
        Exchange.Decider.Given([Proposed]).When(Declare(AsAgreed)).RejectsWith("exchange-not-in-state");
        Exchange.Decider.Given(Concluded).When(Declare(AsAgreed)).RejectsWith("exchange-not-in-state");
        Exchange.Decider.Given([]).When(Declare(AsAgreed)).RejectsWith(ExchangeRejections.Unknown);
        Exchange.Decider.Given(Declared).When(Declare(AsAgreed)).RecordsNothing();
    }

    [Fact]
    public void Somebody_else_than_the_agreed_head_is_a_substitution_with_its_reason()
    {
        Exchange.Decider.Given(Agreed).When(Declare(AsAgreed with { Head = StandIn })).RejectsWith("invalid-request", RejectionKind.Invalid)
            .Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/delegation/head/substitution");
        var substituted = AsAgreed with { Head = StandIn with { Substitution = "The minister is abroad" } };
        Exchange.Decider.Given(Agreed).When(Declare(substituted)).Records(new DelegationDeclared(Vn, substituted));
        DelegationDetails.Of(After([.. Agreed, new DelegationDeclared(Vn, substituted)])).ShouldHaveSingleItem().IsAsAgreed.ShouldBeFalse();
        Exchange.Decider.Given(Agreed).When(Declare(AsAgreed with { Head = AsAgreed.Head with { Substitution = "None" } })).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void An_interpreter_speaks_a_language_of_the_pair() =>
        Exchange.Decider.Given(Agreed).When(Declare(AsAgreed with { Interpreters = [new DelegationInterpreter("en")] })).RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void It_begins_once_every_party_has_declared_its_delegation_with_an_interpreter()
    {
        Exchange.Decider.Given([.. Approved, new DelegationDeclared(Vn, AsAgreed)]).When(Start).RejectsWith("delegations-incomplete").Extensions.ShouldContainKey("parties");
        Exchange.Decider.Given([.. Declared, new DelegationDeclared(Cn, AsAgreed with { Interpreters = [] })]).When(Start).RejectsWith("interpreter-missing");
        Exchange.Decider.Given(Declared).When(Start).Records(new ExchangeStarted(Vn, During));
    }

    [Fact]
    public void A_postponement_asks_for_delegations_anew() =>
        After([.. Declared, new ExchangePostponed(Vn, 2, "Flood", Parts, Later(20), 3)]).Delegations.ShouldBeEmpty();

    private static Decision<ExchangeEvent> Start(Exchange exchange) => StartExchangeSlice.Decide(new StartExchange(During), exchange, Vn, Afterwards);

    private static Func<Exchange, Decision<ExchangeEvent>> Declare(Delegation delegation) =>
        exchange => DeclareDelegationSlice.Decide(new DeclareDelegation(delegation), exchange, Vn);
}
