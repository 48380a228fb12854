using BorderCoordination.Agreement;
using BorderCoordination.BorderMarkers.Deadlines;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class DamageDeadlinesTests
{
    private static readonly DateOnly FirstDay = new(2026, 6, 1);

    private static readonly DamageDeadlines Longer = new(14, 2, 45);

    private static readonly DamageDeadlinesProposed Proposed = new(VnLa, Vn, 1, Longer, FirstDay);

    private static readonly ProposeDamageDeadlines Propose = new(VnLa, Longer, FirstDay);

    [Fact]
    public void Deadlines_hold_from_their_day_on_once_every_party_has_given_its_word_and_ten_days_notice_until_then()
    {
        DamageDeadlinesOfPair.Decider.Given().When(standing => ProposeDamageDeadlinesSlice.Decide(Propose, standing, Vn, Now)).Records(Proposed);
        DamageDeadlinesOfPair.Decider.Given(Proposed).When(standing => ConfirmDamageDeadlinesSlice.Decide(new ConfirmDamageDeadlines(1), standing, La, Now))
            .Records(new DamageDeadlinesConfirmed(La, 1), new DamageDeadlinesAgreed(1, Longer, FirstDay, [Vn, La]));
        var deadlines = new TermsInForce<DamageDeadlines>(new[] { new DatedTerms<DamageDeadlines>(Longer, FirstDay) }.ToLookup(_ => VnLa), DamageDeadlinesOfPair.Default);
        deadlines.Of(VnLa, Now).NoticeDays.ShouldBe(10);
        deadlines.Of(VnLa, Now.AddDays(60)).ShouldBe(Longer);
        deadlines.Of(VnCn, Now.AddDays(60)).NoticeDays.ShouldBe(10);
    }

    [Fact]
    public void Viet_Nam_and_China_have_ten_days_notice_at_least_and_others_may_agree_on_less()
    {
        var less = Propose with { Deadlines = Longer with { NoticeDays = 9 } };
        DamageDeadlinesOfPair.Decider.Given().When(standing => ProposeDamageDeadlinesSlice.Decide(less with { Pair = VnCn }, standing, Vn, Now)).Faults("/deadlines/noticeDays");
        DamageDeadlinesOfPair.Decider.Given().When(standing => ProposeDamageDeadlinesSlice.Decide(less, standing, Vn, Now)).Records(Proposed with { Deadlines = less.Deadlines });
    }

    [Fact]
    public void Deadlines_are_agreed_before_they_hold()
    {
        DamageDeadlinesOfPair.Decider.Given(Proposed)
            .When(standing => ConfirmDamageDeadlinesSlice.Decide(new ConfirmDamageDeadlines(1), standing, La, Now.AddDays(60))).RejectsWith(DamageDeadlinesRejections.DayPassed);
        DamageDeadlinesOfPair.Decider.Given()
            .When(standing => ProposeDamageDeadlinesSlice.Decide(new ProposeDamageDeadlines(VnLa, new DamageDeadlines(0, 0, 0), new DateOnly(2026, 5, 1)), standing, Vn, Now))
            .Faults("/deadlines/noticeDays", "/deadlines/notificationDays", "/deadlines/factsDays", "/inForceFrom");
    }

    [Fact]
    public void Another_proposal_voids_the_word_given_on_the_first()
    {
        DamageDeadlinesOfPair.Decider.Given(Proposed, Proposed with { By = La, Revision = 2, Deadlines = Longer with { FactsDays = 60 } })
            .When(standing => ConfirmDamageDeadlinesSlice.Decide(new ConfirmDamageDeadlines(1), standing, Vn, Now)).RejectsWith("revision-superseded");
        DamageDeadlinesOfPair.Decider.Given(Proposed).When(standing => ProposeDamageDeadlinesSlice.Decide(Propose, standing, La, Now)).RejectsWith("already-on-the-table");
        DamageDeadlinesOfPair.Decider.Given(Proposed).When(standing => ProposeDamageDeadlinesSlice.Decide(Propose, standing, Vn, Now)).RecordsNothing();
    }

    [Fact]
    public void Deadlines_belong_to_their_parties()
    {
        DamageDeadlinesOfPair.Decider.Given().When(standing => ProposeDamageDeadlinesSlice.Decide(Propose, standing, Cn, Now)).RejectsWith("foreign-pair", RejectionKind.Forbidden);
        foreach (var given in (DamageDeadlinesEvent[][])[[], [Proposed]])
        {
            DamageDeadlinesOfPair.Decider.Given(given)
                .When(standing => ConfirmDamageDeadlinesSlice.Decide(new ConfirmDamageDeadlines(1), standing, Cn, Now)).RejectsWith(DamageDeadlinesRejections.Unknown);
        }
    }

    [Fact]
    public void Along_any_commands_nothing_throws_and_a_repetition_records_nothing()
    {
        var asked = (from party in VnLaKh.Parties.Append(Cn)
                     from decide in new Func<StandingTerms<DamageDeadlines>, Decision<DamageDeadlinesEvent>>[]
                     {
                         standing => ProposeDamageDeadlinesSlice.Decide(new ProposeDamageDeadlines(VnLaKh, Longer, FirstDay), standing, party, Now),
                         standing => ProposeDamageDeadlinesSlice.Decide(new ProposeDamageDeadlines(VnLaKh, Longer with { FactsDays = 60 }, FirstDay), standing, party, Now),
                         standing => ConfirmDamageDeadlinesSlice.Decide(new ConfirmDamageDeadlines(1), standing, party, Now),
                         standing => ConfirmDamageDeadlinesSlice.Decide(new ConfirmDamageDeadlines(2), standing, party, Now),
                     }
                     select (party, decide)).ToArray();
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, asked.Length - 1), 20).ToArbitrary(), choices =>
        {
            var state = StandingTerms<DamageDeadlines>.None;
            foreach (var choice in choices)
            {
                if (asked[choice].decide(state) is Decision<DamageDeadlinesEvent>.Accepted { Events: { IsEmpty: false } events })
                {
                    asked[choice].party.ShouldNotBe(Cn);
                    state = events.Aggregate(state, DamageDeadlinesOfPair.Decider.Evolve);
                    asked[choice].decide(state).ShouldBeOfType<Decision<DamageDeadlinesEvent>.Accepted>().Events.ShouldBeEmpty();
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }
}
