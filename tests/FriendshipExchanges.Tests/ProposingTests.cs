using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

public sealed class ProposingTests
{
    [Fact]
    public void Fairs_festivals_and_the_like_are_held_at_the_level_of_provinces_or_below()
    {
        Exchange.Decider.Given([]).When(exchange => ProposeExchangeSlice.Decide(new(Pair, ExchangeLevel.Ministerial, Series, 11, Terms, null, ExchangeKind.Fair), exchange, Name.Id, Vn, Now))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
        var name = new EditionName(Pair, ExchangeLevel.Community, "spring-fair", 1);
        Exchange.Decider.Given([]).When(exchange => ProposeExchangeSlice.Decide(new(Pair, name.Level, name.Series, 1, Terms, null, ExchangeKind.Fair), exchange, name.Id, Vn, Now))
            .Records(new ExchangeProposed(name.Id, Pair, name.Level, name.Series, 1, Vn, 1, Terms, null, ExchangeKind.Fair));
    }

    private static readonly ProposeExchange Command = new(Pair, ExchangeLevel.Ministerial, Samples.Series, 11, Terms);

    [Fact]
    public void A_proposal_is_the_proposing_partys_word_on_the_first_revision() =>
        Exchange.Decider.Given().When(exchange => Propose(Command, exchange)).Records(Proposed);

    [Fact]
    public void The_same_proposal_again_records_nothing() =>
        Exchange.Decider.Given(Proposed).When(exchange => Propose(Command, exchange)).RecordsNothing();

    [Fact]
    public void An_edition_is_proposed_once() =>
        Exchange.Decider.Given(Proposed).When(exchange => ProposeExchangeSlice.Decide(Command, exchange, Name.Id, Cn, Now)).RejectsWith(ExchangeRejections.EditionTaken);

    [Fact]
    public void A_declined_edition_may_be_proposed_again_under_a_higher_revision() =>
        Exchange.Decider.Given(Proposed, new ExchangeDeclined(Cn, 1, "Not in June")).When(exchange => Propose(Command, exchange)).Records(Proposed with { Revision = 2 });

    [Fact]
    public void An_edition_has_one_stream_whoever_names_it()
    {
        Name.Id.ShouldBe((Name with { }).Id);
        Name.Id.Version.ShouldBe(5);
        Name.Id.ShouldNotBe((Name with { Edition = 12 }).Id);
        Name.Id.ShouldNotBe((Name with { Level = ExchangeLevel.BorderGuard }).Id);
        Name.Id.ShouldNotBe((Name with { Pair = BorderPair.Parse("VN-LA") }).Id);
    }

    [Fact]
    public void A_party_outside_the_pair_cannot_propose() =>
        Exchange.Decider.Given().When(exchange => ProposeExchangeSlice.Decide(Command, exchange, Name.Id, La, Now)).RejectsWith("foreign-pair", RejectionKind.Forbidden);

    [Theory]
    [InlineData("Border Friendship", 1, "/series")]
    [InlineData("a|b", 1, "/series")]
    [InlineData("", 1, "/series")]
    [InlineData("friendship", 0, "/edition")]
    [InlineData("friendship", 1000, "/edition")]
    public void The_name_of_an_edition_is_in_order(string series, int edition, string pointer) =>
        Faults(Command with { Series = series, Edition = edition }).ShouldBe([pointer]);

    [Fact]
    public void What_lies_in_the_past_is_not_proposed() =>
        Faults(Command with { Terms = Terms with { HostParts = Later(-60) } }).ShouldBe(["/terms/hostParts/0/firstDay", "/terms/hostParts/1/firstDay"]);

    [Fact]
    public void Every_party_hosts_a_part_or_does_without_one()
    {
        var one = Terms with { HostParts = [Parts[0]] };
        Faults(Command with { Terms = one }).ShouldBe(["/terms/waivers"]);
        Faults(Command with { Terms = one with { Waivers = [new HostPartWaiver(Cn, "One day only")] } }).ShouldBeEmpty();
        Faults(Command with { Terms = Terms with { Waivers = [new HostPartWaiver(Cn, "Twice named")] } }).ShouldBe(["/terms/waivers"]);
        Faults(Command with { Terms = Terms with { HostParts = [], Waivers = [new(Vn, "-"), new(Cn, "-")] } }).ShouldBe(["/terms/hostParts"]);
    }

    [Fact]
    public void Every_party_has_a_head_of_delegation_of_the_same_rank()
    {
        Faults(Command with { Terms = Terms with { CoChairs = [Terms.CoChairs[0]] } }).ShouldBe(["/terms/coChairs"]);
        Faults(Command with { Terms = Terms with { CoChairs = [Terms.CoChairs[0], Terms.CoChairs[1] with { Rank = HeadRank.DeputyMinister }] } }).ShouldBe(["/terms/coChairs"]);
    }

    [Theory]
    [InlineData(-1, "/terms/hostParts/0/lastDay")]
    [InlineData(10, "/terms/hostParts/0/lastDay")]
    public void A_part_ends_after_it_begins_and_within_ten_days(int days, string pointer) =>
        Faults(Command with { Terms = Terms with { HostParts = [Parts[0] with { LastDay = FirstDay.AddDays(days) }, Parts[1]] } }).ShouldBe([pointer]);

    [Fact]
    public void Three_parties_propose_alike()
    {
        ImmutableArray<HostPart> parts = [.. Three.Parties.Select(party => new HostPart(party, "Tri-junction", FirstDay, FirstDay))];
        var command = new ProposeExchange(Three, ExchangeLevel.Ministerial, Samples.Series, 1, TermsFor(Three, parts));
        ProposeExchangeSlice.Decide(command, After(), Guid.Empty, Kh, Now).ShouldBeOfType<Decision<ExchangeEvent>.Accepted>().Events.Length.ShouldBe(1);
    }

    private static Decision<ExchangeEvent> Propose(ProposeExchange command, Exchange exchange) =>
        ProposeExchangeSlice.Decide(command, exchange, Name.Id, Vn, Now);

    private static string[] Faults(ProposeExchange command) =>
        Propose(command, After()) is Decision<ExchangeEvent>.Rejected { Rejection: { Kind: RejectionKind.Invalid } refused }
            ? [.. refused.Faults.Select(fault => fault.Pointer)]
            : [];
}
