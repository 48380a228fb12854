using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Sectors;
using static BorderCoordination.JointPatrols.Tests.SectorsStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class EverySectorsCommandInEveryState
{
    private static readonly TermsWalk<SectorDivision, SectorsEvent> Every = new(
        SectorsOfPair.Decider,
        [[], SectorsStory.Proposed, SectorsStory.Agreed, SectorsStory.Declined, SectorsStory.Superseded, SectorsStory.ToThree, SectorsStory.HalfConfirmed],
        [.. new[] { VN, LA, KH, CN }.SelectMany(By)]);

    [Fact]
    public void Nothing_throws_nothing_holds_on_one_word_and_a_repetition_records_nothing() => Every.Holds();

    [Fact]
    public void What_held_at_a_moment_that_has_come_is_never_changed_by_what_is_recorded_later() => Every.KeepsWhatHeldAt(Now);

    [Fact]
    public void Every_command_is_answered_in_every_chapter_and_each_does_something_in_one() =>
        Every.Recording().ShouldBe([nameof(ProposeSectors), nameof(ConfirmSectors), nameof(DeclineSectors)], ignoreOrder: true);

    [Fact]
    public void A_history_that_no_decider_can_have_produced_is_not_read()
    {
        foreach (var impossible in (SectorsEvent[][])
        [
            [new SectorsConfirmed(LA, 1)],
            [TwoByVN with { By = CN }],
            [TwoByVN with { Revision = 2 }],
            [TwoByVN, TwoByVN with { Revision = 2 }],
            [TwoByVN, KnownByLA with { Pair = OfThree }],
            [TwoByVN, new SectorsConfirmed(VN, 1)],
            [TwoByVN, new SectorsAgreed(1, Two, June, [VN])],
            [.. SectorsStory.Superseded, new SectorsConfirmed(VN, 1)],
            [.. SectorsStory.Declined, new SectorsConfirmed(LA, 1)],
            [.. SectorsStory.Declined, new SectorsDeclined(VN, 1, "x")],
            [.. SectorsStory.Agreed, new SectorsDeclined(VN, 1, "x")],
        ])
        {
            Should.Throw<InvalidOperationException>(() => SectorsOfPair.Decider.Fold(impossible));
        }
    }

    private static IEnumerable<Asked<StandingTerms<SectorDivision>, SectorsEvent>> By(Party by)
    {
        Asked<StandingTerms<SectorDivision>, SectorsEvent> Asked<TCommand>(TCommand command, Func<TCommand, StandingTerms<SectorDivision>, Decision<SectorsEvent>> decide) =>
            new($"{command} by {by}", by, standing => decide(command, standing));

        foreach (var division in (SectorDivision[])[Two, SectorsStory.Known, Two with { Sectors = [] }])
        {
            foreach (var (pair, day) in new[] { (Pair, June), (Pair, June.AddDays(5)), (OfThree, June), (Pair, BorderDay.Of(Now)) })
            {
                yield return Asked(new ProposeSectors(pair, division, day), (command, standing) =>
                    (standing.Pair ?? pair) == pair ? ProposeSectorsSlice.Decide(command, standing, by, Now) : SectorsRejections.Unknown);
            }
        }

        foreach (var revision in (int[])[0, 1, 2, 3])
        {
            foreach (var now in (DateTimeOffset[])[Now, BorderDay.StartOf(June)])
            {
                yield return Asked(new ConfirmSectors(revision), (command, standing) => ConfirmSectorsSlice.Decide(command, standing, by, now));
            }
        }

        foreach (var reason in (string[])["x", "y", ""])
        {
            foreach (var revision in (int[])[0, 1, 2, 3])
            {
                yield return Asked(new DeclineSectors(revision, reason), (command, standing) => DeclineSectorsSlice.Decide(command, standing, by));
            }
        }
    }
}
