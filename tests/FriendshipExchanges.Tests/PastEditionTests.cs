using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

public sealed class PastEditionTests
{
    private static readonly PastEdition NotSeen = Eighth with { Outcome = PastOutcome.NotSeen };

    [Fact]
    public void A_past_edition_is_recorded_by_one_party_and_concluded_when_the_other_confirms()
    {
        Exchange.Decider.Given().When(Record(Vn, Eighth)).Records(Recorded);
        Exchange.Decider.Given(Recorded).When(Confirm(Cn, 1)).Records(new PastEditionConfirmed(Cn, 1), new PastEditionAgreed(1, Eighth, [Vn, Cn]));
        After(Recorded, new PastEditionConfirmed(Cn, 1), new PastEditionAgreed(1, Eighth, [Vn, Cn])).Status.ShouldBe(ExchangeStatus.Concluded);
    }

    [Fact]
    public void One_partys_word_alone_does_not_make_it_concluded()
    {
        After(Recorded).Status.IsSettled().ShouldBeFalse();
        Exchange.Decider.Given(Recorded).When(Confirm(Vn, 1)).RecordsNothing();
    }

    [Fact]
    public void Either_party_corrects_the_record_before_all_have_confirmed()
    {
        var corrected = Eighth with { Places = [new PastPlace(Vn, "Lào Cai")] };
        Exchange.Decider.Given(Recorded).When(Record(Cn, corrected)).Records(Recorded with { By = Cn, Revision = 2, Record = corrected });
        Exchange.Decider.Given(Recorded).When(Record(Cn, Eighth)).RejectsWith(ExchangeRejections.Unchanged);
        var refusal = Exchange.Decider.Given(Recorded, Recorded with { By = Cn, Revision = 2, Record = corrected }).When(Confirm(Vn, 1)).RejectsWith("revision-superseded");
        refusal.Extensions["changed"].ShouldBe((ImmutableArray<string>)["places"]);
    }

    [Fact]
    public void What_all_have_confirmed_stays() =>
        Exchange.Decider.Given(Recorded, new PastEditionConfirmed(Cn, 1), new PastEditionAgreed(1, Eighth, [Vn, Cn])).When(Record(Vn, Eighth with { Title = "Other" }))
            .RejectsWith(ExchangeRejections.EditionTaken);

    [Fact]
    public void An_announcement_whose_outcome_is_not_known_takes_the_outcome_later()
    {
        ExchangeEvent[] announced = [Recorded with { Record = NotSeen }, new PastEditionConfirmed(Cn, 1), new PastEditionAgreed(1, NotSeen, [Vn, Cn])];
        After(announced).Status.ShouldBe(ExchangeStatus.Announced);
        var addition = Recorded with { By = Cn, Revision = 2 };
        Exchange.Decider.Given(announced).When(Record(Cn, Eighth)).Records(addition);
        var declined = After([.. announced, addition, new ExchangeDeclined(Vn, 2, "Not so")]);
        declined.Status.ShouldBe(ExchangeStatus.Announced);
        declined.PastRecord.ShouldBe(NotSeen);
        After([.. announced, addition, new PastEditionConfirmed(Vn, 2), new PastEditionAgreed(2, Eighth, [Cn, Vn])]).Status.ShouldBe(ExchangeStatus.Concluded);
    }

    [Fact]
    public void A_record_of_what_never_took_place_settles_the_edition()
    {
        var cancelled = Eighth with { Outcome = PastOutcome.Cancelled };
        After(Recorded with { Record = cancelled }, new PastEditionConfirmed(Cn, 1), new PastEditionAgreed(1, cancelled, [Vn, Cn])).Status.ShouldBe(ExchangeStatus.Cancelled);
    }

    [Fact]
    public void A_record_says_only_what_is_known_and_lies_in_the_past()
    {
        Faults(Eighth with { Dates = new PastDates(2014) }).ShouldBeEmpty();
        Faults(Eighth with { Dates = new PastDates(2027) }).ShouldBe(["/record/dates/year"]);
        Faults(Eighth with { Dates = new PastDates(2026, FirstDay, FirstDay) }).ShouldBe(["/record/dates/lastDay"]);
        Faults(Eighth with { Dates = new PastDates(2024, new DateOnly(2024, 4, 11)) }).ShouldBe(["/record/dates"]);
        Faults(Eighth with { Dates = new PastDates(2023, new DateOnly(2024, 4, 11), new DateOnly(2024, 4, 12)) }).ShouldBe(["/record/dates/firstDay"]);
        Faults(Eighth with { Places = [] }).ShouldBe(["/record/places"]);
        Faults(Eighth with { Places = [new PastPlace(La, "X")] }).ShouldBe(["/record/places/0/territory"]);
        Faults(NotSeen with { Results = [new ResultFigure("trees", 2)] }).ShouldBe(["/record/results"]);
        Faults(Eighth with { Source = new DataSource(DataOrigin.Published, " ") }).ShouldBe(["/record/source/reference"]);
    }

    [Fact]
    public void What_was_prepared_here_is_not_recorded_as_past() =>
        Exchange.Decider.Given(Agreed).When(Record(Vn, Eighth)).RejectsWith(ExchangeRejections.EditionTaken);

    [Fact]
    public void The_next_edition_waits_for_a_settled_one_only() =>
        Enum.GetValues<ExchangeStatus>().Where(status => status.IsSettled())
            .ShouldBe([ExchangeStatus.Concluded, ExchangeStatus.FollowUp, ExchangeStatus.Closed, ExchangeStatus.Cancelled], ignoreOrder: true);

    private static Func<Exchange, Decision<ExchangeEvent>> Record(Party by, PastEdition record) => exchange => RecordPastEditionSlice.Decide(
        new RecordPastEdition(Pair, ExchangeLevel.Ministerial, Samples.Series, 8, record), exchange, EighthName.Id, by, Now);

    private static Func<Exchange, Decision<ExchangeEvent>> Confirm(Party by, int revision) =>
        exchange => ConfirmPastEditionSlice.Decide(new ConfirmPastEdition(revision), exchange, by);

    private static string[] Faults(PastEdition record) => Record(Vn, record)(After()) is Decision<ExchangeEvent>.Rejected refused
        ? [.. refused.Rejection.Faults.Select(fault => fault.Pointer)]
        : [];
}
