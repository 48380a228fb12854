using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

public sealed class HoldingTests
{
    [Fact]
    public void It_begins_with_an_approved_programme_on_the_agreed_days()
    {
        Exchange.Decider.Given(Declared).When(Start(During)).Records(new ExchangeStarted(Vn, During));
        Exchange.Decider.Given(Preparing).When(Start(During)).RejectsWith("exchange-not-in-state");
        Exchange.Decider.Given(Declared).When(Start(During.AddDays(-2))).RejectsWith("exchange-too-early");
        Exchange.Decider.Given(Declared).When(Start(Afterwards.AddDays(1))).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void It_ends_with_every_item_carried_out_or_named_as_not_held()
    {
        ExchangeEvent[] events = [.. InProgress, new ProgrammeItemCompleted(Vn, "D1-01", During, [])];
        var refusal = Exchange.Decider.Given(events).When(Conclude(Afterwards)).RejectsWith("programme-items-open");
        refusal.Extensions["items"].ShouldBe((System.Collections.Immutable.ImmutableArray<string>)["D2-01"]);
        Exchange.Decider.Given(events).When(Conclude(Afterwards, new ItemNotHeld("D2-01", "Rain"))).Records(new ExchangeConcluded(Vn, Afterwards, [], [new("D2-01", "Rain")]));
        Exchange.Decider.Given(events).When(Conclude(Afterwards, new ItemNotHeld("D1-01", "Done in fact"))).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void It_does_not_end_before_it_began() =>
        Exchange.Decider.Given(InProgress).When(Conclude(During.AddHours(-1), new("D1-01", "-"), new("D2-01", "-"))).RejectsWith(ExchangeRejections.EndBeforeStart);

    [Fact]
    public void The_minutes_are_written_in_every_language_of_the_pair()
    {
        Exchange.Decider.Given(Concluded).When(Draft("01/BB", Minutes[0])).RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(Concluded).When(Draft("01/BB", [.. Minutes, new RecordText("km", "កំណត់ហេតុ")])).RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(Concluded).When(Draft("01/BB", [.. Minutes])).Records(new ExchangeMinutesDrafted(Vn, 1, "01/BB", Minutes));
        Exchange.Decider.Given(InProgress).When(Draft("01/BB", [.. Minutes])).RejectsWith("exchange-not-in-state");
    }

    [Fact]
    public void A_changed_draft_voids_the_signatures()
    {
        ExchangeEvent[] events = [.. Drafted, Signature(Vn, Drafted)];
        var redrafted = new ExchangeMinutesDrafted(Vn, 2, "02/BB", Minutes);
        Exchange.Decider.Given(events).When(Draft("02/BB", [.. Minutes])).Records(redrafted);
        Exchange.Decider.Given([.. events, redrafted]).When(Sign(Cn, 1)).RejectsWith("revision-superseded");
        After([.. events, redrafted]).Minutes!.Record.Signatures.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_closed_once_every_party_has_signed_the_same_minutes()
    {
        Exchange.Decider.Given(Drafted).When(exchange => CloseExchangeSlice.Decide(exchange, Name.Id, Vn, [])).RejectsWith(ExchangeRejections.MinutesOpen);
        ExchangeEvent[] half = [.. Drafted, Signature(Vn, Drafted)];
        Exchange.Decider.Given(half).When(exchange => CloseExchangeSlice.Decide(exchange, Name.Id, Vn, [])).RejectsWith(ExchangeRejections.MinutesOpen);
        var second = Signature(Cn, half);
        var completed = new ExchangeMinutesCompleted(1, "01/BB-2026", second.Signature.Hash, [Vn, Cn]);
        Exchange.Decider.Given(half).When(Sign(Cn, 1)).Records(second, completed);
        Exchange.Decider.Given([.. half, second, completed]).When(exchange => CloseExchangeSlice.Decide(exchange, Name.Id, Cn, [])).Records(new ExchangeClosed(Cn));
    }

    [Fact]
    public void There_is_nothing_to_sign_before_a_draft() => Exchange.Decider.Given(Concluded).When(Sign(Vn, 1)).RejectsWith(ExchangeRejections.NoMinutes);

    private static ExchangeMinutesSigned Signature(Party by, IEnumerable<ExchangeEvent> events) => new(1, new RecordSignature(by, "Head", After(events).Minutes!.Record.Hash));

    private static Func<Exchange, Decision<ExchangeEvent>> Start(DateTimeOffset at) =>
        exchange => StartExchangeSlice.Decide(new StartExchange(at), exchange, Vn, Afterwards);

    private static Func<Exchange, Decision<ExchangeEvent>> Conclude(DateTimeOffset at, params ItemNotHeld[] notHeld) =>
        exchange => ConcludeExchangeSlice.Decide(new ConcludeExchange(at, [], [.. notHeld]), exchange, Vn, Afterwards);

    private static Func<Exchange, Decision<ExchangeEvent>> Draft(string number, params RecordText[] texts) =>
        exchange => DraftExchangeMinutesSlice.Decide(new DraftExchangeMinutes(number, [.. texts]), exchange, Vn);

    private static Func<Exchange, Decision<ExchangeEvent>> Sign(Party by, int revision) =>
        exchange => SignExchangeMinutesSlice.Decide(new SignExchangeMinutes(revision, "Head"), exchange, by);
}
