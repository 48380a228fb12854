using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

public sealed class AgreeingTests
{
    private static readonly ExchangeTerms Other = Terms with { HostParts = Later(7) };

    private static readonly ExchangeCounterProposed Countered = new(Cn, 2, Other, "A week later suits better");

    [Fact]
    public void The_last_word_needed_makes_it_agreed() =>
        Exchange.Decider.Given(Proposed).When(Confirm(Cn, 1)).Records(new ExchangeConfirmed(Cn, 1), new ExchangeAgreed(1, Terms, [Vn, Cn]));

    [Fact]
    public void The_proposer_gave_its_word_with_the_proposal() => Exchange.Decider.Given(Proposed).When(Confirm(Vn, 1)).RecordsNothing();

    [Fact]
    public void Other_terms_void_the_word_of_the_others()
    {
        Exchange.Decider.Given(Proposed)
            .When(exchange => CounterProposeExchangeSlice.Decide(new CounterProposeExchange(Other, Countered.Reason), exchange, Cn, Now))
            .Records(Countered);
        Exchange.Decider.Given(Proposed, Countered).When(Confirm(Vn, 2)).Records(new ExchangeConfirmed(Vn, 2), new ExchangeAgreed(2, Other, [Cn, Vn]));
    }

    [Fact]
    public void A_word_on_a_superseded_revision_is_refused_with_what_changed()
    {
        var refusal = Exchange.Decider.Given(Proposed, Countered).When(Confirm(Vn, 1)).RejectsWith("revision-superseded");
        refusal.Extensions["changed"].ShouldBe((ImmutableArray<string>)["hostParts"]);
    }

    [Fact]
    public void Terms_on_the_table_are_confirmed_not_put_forward_again() =>
        Exchange.Decider.Given(Proposed)
            .When(exchange => CounterProposeExchangeSlice.Decide(new CounterProposeExchange(Terms, "Same"), exchange, Cn, Now))
            .RejectsWith(ExchangeRejections.Unchanged);

    [Fact]
    public void Three_parties_need_three_words_on_the_same_revision()
    {
        ImmutableArray<HostPart> parts = [.. Three.Parties.Select(party => new HostPart(party, "ឃុំ / ເມືອງ", FirstDay, FirstDay))];
        var terms = TermsFor(Three, parts);
        var proposed = new ExchangeProposed(Guid.Empty, Three, ExchangeLevel.Ministerial, Samples.Series, 1, La, 1, terms);
        Exchange.Decider.Given(proposed).When(Confirm(Vn, 1)).Records(new ExchangeConfirmed(Vn, 1));
        Exchange.Decider.Given(proposed, new ExchangeConfirmed(Vn, 1)).When(Confirm(Kh, 1))
            .Records(new ExchangeConfirmed(Kh, 1), new ExchangeAgreed(1, terms, [La, Vn, Kh]));
        Exchange.Decider.Given(proposed, new ExchangeConfirmed(Vn, 1)).When(Decline(Kh, 1)).Records(new ExchangeDeclined(Kh, 1, "No"));
        Exchange.Decider.Given(proposed, new ExchangeConfirmed(Vn, 1)).When(Withdraw(La)).RejectsWith(ExchangeRejections.Answered);
    }

    [Fact]
    public void A_party_outside_gives_no_word() => Exchange.Decider.Given(Proposed).When(Confirm(Kh, 1)).RejectsWith(ExchangeRejections.Unknown);

    [Fact]
    public void The_other_party_declines_and_the_proposer_withdraws()
    {
        Exchange.Decider.Given(Proposed).When(Decline(Cn, 1)).Records(new ExchangeDeclined(Cn, 1, "No"));
        Exchange.Decider.Given(Proposed).When(Decline(Vn, 1)).RejectsWith(ExchangeRejections.OwnProposal);
        Exchange.Decider.Given(Proposed).When(Withdraw(Vn)).Records(new ExchangeWithdrawn(Vn, 1, "No"));
        Exchange.Decider.Given(Proposed).When(Withdraw(Cn)).RejectsWith(ExchangeRejections.Answered);
    }

    [Fact]
    public void Nobody_declines_what_was_superseded() => Exchange.Decider.Given(Proposed, Countered).When(Decline(Vn, 1)).RejectsWith("revision-superseded");

    [Fact]
    public void What_is_agreed_is_cancelled_and_not_declined() => Exchange.Decider.Given(Agreed).When(Decline(Cn, 1)).RejectsWith("exchange-not-in-state");

    private static Func<Exchange, Decision<ExchangeEvent>> Confirm(Party by, int revision) =>
        exchange => ConfirmExchangeSlice.Decide(new ConfirmExchange(revision), exchange, by);

    private static Func<Exchange, Decision<ExchangeEvent>> Decline(Party by, int revision) =>
        exchange => DeclineExchangeSlice.Decide(new DeclineExchange(revision, "No"), exchange, by);

    private static Func<Exchange, Decision<ExchangeEvent>> Withdraw(Party by) => exchange => WithdrawExchangeSlice.Decide(new WithdrawExchange("No"), exchange, by);
}
