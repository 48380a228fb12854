using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>What stands in the minutes of an exchange besides the texts, and how they are signed.</summary>
public sealed class MinutesTests
{
    private static readonly RecordParticulars ReservedByCn = new(Place: "Lào Cai", Reservations: [new RecordReservation(Cn, Minutes)]);

    private static ExchangeEvent[] Reserved => [.. Concluded, new ExchangeMinutesDrafted(Cn, 1, "01/BB", Minutes, ReservedByCn)];

    [Fact]
    public void Minutes_keep_what_another_party_has_reserved()
    {
        Exchange.Decider.Given(Concluded).When(Draft(Cn, ReservedByCn)).Records(new ExchangeMinutesDrafted(Cn, 1, "01/BB", Minutes, ReservedByCn));
        Exchange.Decider.Given(Concluded).When(Draft(Vn, ReservedByCn)).RejectsWith("reservation-of-another");
        Exchange.Decider.Given(Reserved).When(Draft(Vn, null)).RejectsWith("reservation-of-another");
        Exchange.Decider.Given(Reserved).When(Draft(Vn, ReservedByCn)).RecordsNothing();
        Exchange.Decider.Given(Reserved).When(Draft(Cn, null)).Records(new ExchangeMinutesDrafted(Cn, 2, "01/BB", Minutes));
    }

    [Fact]
    public void The_number_of_minutes_stands_in_one_place() =>
        Exchange.Decider.Given(Concluded).When(Draft(Vn, new RecordParticulars("2/BB"))).RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void A_signature_on_paper_says_so()
    {
        var paper = new PaperSignature(DateOnly.FromDateTime(Afterwards.Date), new string('c', 64), "clerk-7", Afterwards);
        var hash = Exchange.Decider.Fold(Drafted).Minutes!.Record.Hash;
        Exchange.Decider.Given(Drafted)
            .When(exchange => SignExchangeMinutesSlice.Decide(new SignExchangeMinutes(1, "A", new PaperSigning(paper.SignedOn, paper.Scan)), exchange, Vn, paper))
            .Records(new ExchangeMinutesSigned(1, new RecordSignature(Vn, "A", hash, paper)));
    }

    private static Func<Exchange, Decision<ExchangeEvent>> Draft(Party by, RecordParticulars? particulars) =>
        exchange => DraftExchangeMinutesSlice.Decide(new DraftExchangeMinutes("01/BB", Minutes, particulars), exchange, by);
}
