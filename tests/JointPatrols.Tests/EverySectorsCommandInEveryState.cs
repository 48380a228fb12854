using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Sectors;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.SectorsStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Walks from every chapter of the story along any commands, and asks every command at every step.</summary>
public sealed class EverySectorsCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<SectorsEvent>> Chapters =
        [[], SectorsStory.Proposed, SectorsStory.Agreed, SectorsStory.Declined, SectorsStory.Superseded, SectorsStory.ToThree, SectorsStory.HalfConfirmed];

    private static readonly ImmutableArray<AskedOfSectors> Pool = [.. new[] { VN, LA, KH, CN }.SelectMany(By)];

    [Fact]
    public void Nothing_throws_nothing_holds_on_one_word_and_a_repetition_records_nothing()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, Pool.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void What_held_at_a_moment_that_has_come_is_never_changed_by_what_is_recorded_later()
    {
        var walks = Gen.ListOf(Gen.Choose(0, Pool.Length - 1));
        Prop.ForAll(walks.ToArbitrary(), steps =>
        {
            var standing = StandingTerms<SectorDivision>.None;
            foreach (var step in steps)
            {
                var before = standing.Agreed.Select(agreed => agreed.Terms);
                standing = Ask(Pool[step], standing) ?? standing;
                var after = standing.Agreed.Select(agreed => agreed.Terms);
                StandingTerms<SectorDivision>.InForce(after, Now).ShouldBe(StandingTerms<SectorDivision>.InForce(before, Now));
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Every_command_is_answered_in_every_chapter_and_each_does_something_in_one()
    {
        var done = new HashSet<string>();
        foreach (var standing in Chapters.Select(chapter => SectorsOfPair.Decider.Fold(chapter)))
        {
            done.UnionWith(Pool.Where(asked => Ask(asked, standing) is not null).Select(asked => asked.Name.Split(' ')[0]));
        }

        done.ShouldBe([nameof(ProposeSectors), nameof(ConfirmSectors), nameof(DeclineSectors)], ignoreOrder: true);
    }

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

    private static IEnumerable<AskedOfSectors> By(Party by)
    {
        AskedOfSectors Asked<TCommand>(TCommand command, Func<TCommand, StandingTerms<SectorDivision>, Decision<SectorsEvent>> decide) =>
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

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var standing = SectorsOfPair.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Pool)
            {
                Ask(asked, standing);
            }

            standing = Ask(Pool[step], standing) ?? standing;
        }
    }

    /// <summary>The sectors after a command; none where it records nothing.</summary>
    private static StandingTerms<SectorDivision>? Ask(AskedOfSectors asked, StandingTerms<SectorDivision> standing)
    {
        switch (asked.Decide(standing))
        {
            case Decision<SectorsEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                return null;
            case Decision<SectorsEvent>.Accepted { Events: [] }:
                return null;
            case Decision<SectorsEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(standing, SectorsOfPair.Decider.Evolve);
                after.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name);
                if (after.Agreed.Length > standing.Agreed.Length)
                {
                    after.Negotiation!.ConfirmedBy.ShouldBe(after.Pair.Parties, ignoreOrder: true);
                }

                asked.Decide(after).ShouldBeOfType<Decision<SectorsEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                return after;
            default:
                throw new InvalidOperationException();
        }
    }
}
