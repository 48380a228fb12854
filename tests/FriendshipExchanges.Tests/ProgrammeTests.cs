using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

public sealed class ProgrammeTests
{
    [Fact]
    public void Every_change_is_a_new_revision_of_the_programme()
    {
        Exchange.Decider.Given(Agreed).When(Add("D1-01", Saluting)).Records(new ProgrammeItemAdded(Vn, 1, "D1-01", Saluting));
        var moved = Saluting with { Place = "Bản Vược" };
        Exchange.Decider.Given(Preparing).When(Change("D1-01", moved)).Records(new ProgrammeItemChanged(Vn, 3, "D1-01", moved, "Moved"));
        Exchange.Decider.Given(Preparing).When(Withdraw("D1-01")).Records(new ProgrammeItemWithdrawn(Vn, 3, "D1-01", "Dropped"));
    }

    [Fact]
    public void There_is_no_programme_before_the_terms_are_agreed() =>
        Exchange.Decider.Given(Proposed).When(Add("D1-01", Saluting)).RejectsWith("exchange-not-in-state");

    [Fact]
    public void A_number_stands_for_one_item()
    {
        Exchange.Decider.Given(Preparing).When(Add("D1-01", Saluting)).RecordsNothing();
        Exchange.Decider.Given(Preparing).When(Add("D1-01", Checks)).RejectsWith(ExchangeRejections.ItemTaken);
        Exchange.Decider.Given(Preparing).When(Change("D9", Checks)).RejectsWith(ExchangeRejections.UnknownItem);
    }

    [Fact]
    public void The_programme_is_approved_by_every_party_also_the_one_that_drew_it_up()
    {
        Exchange.Decider.Given(Preparing).When(Approve(Cn, 2)).Records(new ProgrammeConfirmed(Cn, 2));
        Exchange.Decider.Given([.. Preparing, new ProgrammeConfirmed(Cn, 2)]).When(Approve(Vn, 2))
            .Records(new ProgrammeConfirmed(Vn, 2), new ProgrammeApproved(2, [Cn, Vn]));
    }

    [Fact]
    public void An_approval_of_a_superseded_programme_is_refused_with_the_items_that_changed()
    {
        var refusal = Exchange.Decider.Given(Preparing).When(Approve(Cn, 1)).RejectsWith("revision-superseded");
        refusal.Extensions["changed"].ShouldBe((ImmutableArray<string>)["D2-01"]);
    }

    [Fact]
    public void A_change_after_approval_needs_all_approvers_again()
    {
        var after = After([.. Approved, new ProgrammeItemChanged(Cn, 3, "D2-01", Checks with { Place = "Sơn Yêu" }, "Room")]);
        after.Status.ShouldBe(ExchangeStatus.Preparing);
        after.Programme.Approval!.ConfirmedBy.ShouldBeEmpty();
    }

    [Fact]
    public void The_programme_is_frozen_once_the_exchange_is_in_progress() =>
        Exchange.Decider.Given(InProgress).When(Change("D1-01", Saluting with { Place = "X" })).RejectsWith("exchange-not-in-state");

    [Fact]
    public void Every_hosting_party_has_an_item_in_its_territory() =>
        Exchange.Decider.Given([.. Agreed, new ProgrammeItemAdded(Vn, 1, "D1-01", Saluting)]).When(Approve(Vn, 1)).RejectsWith("programme-not-reciprocal");

    [Fact]
    public void An_empty_programme_is_not_approved()
    {
        Exchange.Decider.Given(Agreed).When(Approve(Vn, 0)).RejectsWith(ExchangeRejections.ProgrammeEmpty);
        Exchange.Decider.Given([.. Agreed, new ProgrammeItemAdded(Vn, 1, "D1-01", Saluting), new ProgrammeItemWithdrawn(Vn, 2, "D1-01", "-")]).When(Approve(Vn, 2))
            .RejectsWith(ExchangeRejections.ProgrammeEmpty);
    }

    [Fact]
    public void An_item_is_in_order()
    {
        Faults("d1", Saluting).ShouldBe(["/item"]);
        Faults("D1", Saluting with { Marker = null }).ShouldBe(["/content/marker"]);
        Faults("D1", Saluting with { PatrolId = Guid.Empty }).ShouldBe(["/content/patrolId"]);
        Faults("D1", Saluting with { Territory = La }).ShouldBe(["/content/territory"]);
        Faults("D1", Saluting with { Owner = Kh }).ShouldBe(["/content/owner"]);
        Faults("D1", Saluting with { EndsAt = Saluting.StartsAt }).ShouldBe(["/content/endsAt"]);
        Faults("D1", Saluting with { StartsAt = During.AddDays(-31), EndsAt = During.AddDays(-30.5) }).ShouldBe(["/content/startsAt"]);
        Faults("D1", Saluting with { StartsAt = During.AddDays(-5), EndsAt = During.AddDays(-4) }).ShouldBeEmpty();
    }

    [Fact]
    public void No_item_lies_in_a_territory_without_a_part()
    {
        var terms = Terms with { HostParts = [Parts[0]], Waivers = [new HostPartWaiver(Cn, "One day")] };
        ExchangeEvent[] agreed = [Proposed with { Terms = terms }, new ExchangeConfirmed(Cn, 1), new ExchangeAgreed(1, terms, [Vn, Cn])];
        Exchange.Decider.Given(agreed).When(Add("D1", Checks)).RejectsWith("invalid-request", RejectionKind.Invalid).Faults.ShouldHaveSingleItem().Pointer
            .ShouldBe("/content/territory");
        Exchange.Decider.Given([.. agreed, new ProgrammeItemAdded(Vn, 1, "D1", Saluting)]).When(Approve(Cn, 1)).Records(new ProgrammeConfirmed(Cn, 1));
    }

    [Fact]
    public void The_owner_reports_that_an_item_was_carried_out()
    {
        var done = new ProgrammeItemCompleted(Cn, "D2-01", Afterwards, [new ResultFigure("residents-examined", 1300), new ResultFigure("medicine-boxes", 2000)]);
        var command = new CompleteProgrammeItem(done.CompletedAt, done.Figures);
        Exchange.Decider.Given(InProgress).When(exchange => CompleteProgrammeItemSlice.Decide(command, "D2-01", exchange, Cn, Afterwards)).Records(done);
        Exchange.Decider.Given([.. InProgress, done]).When(exchange => CompleteProgrammeItemSlice.Decide(command, "D2-01", exchange, Cn, Afterwards)).RecordsNothing();
        Exchange.Decider.Given(InProgress).When(exchange => CompleteProgrammeItemSlice.Decide(command, "D2-01", exchange, Vn, Afterwards))
            .RejectsWith(ExchangeRejections.ItemOfAnother);
        Exchange.Decider.Given([.. InProgress, done])
            .When(exchange => CompleteProgrammeItemSlice.Decide(command with { Figures = [] }, "D2-01", exchange, Cn, Afterwards)).RejectsWith(ExchangeRejections.ItemCompleted);
        Exchange.Decider.Given(InProgress).When(exchange => CompleteProgrammeItemSlice.Decide(command, "D2-01", exchange, Cn, Now))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void Nothing_is_carried_out_before_the_programme_is_approved() =>
        Exchange.Decider.Given(Preparing).When(exchange => CompleteProgrammeItemSlice.Decide(new CompleteProgrammeItem(Now, []), "D1-01", exchange, Vn, Now))
            .RejectsWith("exchange-not-in-state");

    [Fact]
    public void What_was_carried_out_stays_as_it_is()
    {
        ExchangeEvent[] events = [.. Approved, new ProgrammeItemCompleted(Vn, "D1-01", Now, [])];
        Exchange.Decider.Given(events).When(Withdraw("D1-01")).RejectsWith(ExchangeRejections.ItemCompleted);
        Exchange.Decider.Given(events).When(Change("D1-01", Saluting with { Place = "X" })).RejectsWith(ExchangeRejections.ItemCompleted);
    }

    private static Func<Exchange, Decision<ExchangeEvent>> Add(string item, ProgrammeItem content) =>
        exchange => AddProgrammeItemSlice.Decide(new AddProgrammeItem(item, content), exchange, Vn);

    private static Func<Exchange, Decision<ExchangeEvent>> Change(string item, ProgrammeItem content) =>
        exchange => ChangeProgrammeItemSlice.Decide(new ChangeProgrammeItem(content, "Moved"), item, exchange, Vn);

    private static Func<Exchange, Decision<ExchangeEvent>> Withdraw(string item) =>
        exchange => WithdrawProgrammeItemSlice.Decide(new WithdrawProgrammeItem("Dropped"), item, exchange, Vn);

    private static Func<Exchange, Decision<ExchangeEvent>> Approve(Party by, int revision) =>
        exchange => ApproveProgrammeSlice.Decide(new ApproveProgramme(revision), exchange, by);

    private static string[] Faults(string item, ProgrammeItem content) =>
        AddProgrammeItemSlice.Decide(new AddProgrammeItem(item, content), After(Agreed), Vn) is Decision<ExchangeEvent>.Rejected refused
            ? [.. refused.Rejection.Faults.Select(fault => fault.Pointer)]
            : [];
}
