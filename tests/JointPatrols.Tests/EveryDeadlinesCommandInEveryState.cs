using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Deadlines;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.DeadlinesStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Walks from every chapter of the story along any commands, and asks every command at every step.</summary>
public sealed class EveryDeadlinesCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<DeadlinesEvent>> Chapters =
        [[], StricterProposed, StricterAgreed, StricterDeclined, StricterSuperseded, StricterToThree, HalfConfirmed];

    private static readonly ImmutableArray<AskedOfDeadlines> Pool = [.. new[] { VN, LA, KH, CN }.SelectMany(By)];

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
            var standing = StandingTerms<PatrolDeadlines>.None;
            foreach (var step in steps)
            {
                var before = standing.Agreed.Select(agreed => agreed.Terms);
                standing = Ask(Pool[step], standing) ?? standing;
                var after = standing.Agreed.Select(agreed => agreed.Terms);
                StandingTerms<PatrolDeadlines>.InForce(after, Now).ShouldBe(StandingTerms<PatrolDeadlines>.InForce(before, Now));
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Every_command_is_answered_in_every_chapter_and_each_does_something_in_one()
    {
        var done = new HashSet<string>();
        foreach (var standing in Chapters.Select(chapter => DeadlinesOfPair.Decider.Fold(chapter)))
        {
            done.UnionWith(Pool.Where(asked => Ask(asked, standing) is not null).Select(asked => asked.Name.Split(' ')[0]));
        }

        done.ShouldBe([nameof(ProposeDeadlines), nameof(ConfirmDeadlines), nameof(DeclineDeadlines)], ignoreOrder: true);
    }

    [Fact]
    public void A_history_that_no_decider_can_have_produced_is_not_read()
    {
        foreach (var impossible in (DeadlinesEvent[][])
        [
            [new DeadlinesConfirmed(LA, 1)],
            [StricterByVN with { By = CN }],
            [StricterByVN with { Revision = 2 }],
            [StricterByVN, StricterByVN with { Revision = 2 }],
            [StricterByVN, LooserByLA with { Pair = OfThree }],
            [StricterByVN, new DeadlinesConfirmed(VN, 1)],
            [StricterByVN, new DeadlinesAgreed(1, Stricter, June, [VN])],
            [.. StricterSuperseded, new DeadlinesConfirmed(VN, 1)],
            [.. StricterDeclined, new DeadlinesConfirmed(LA, 1)],
            [.. StricterDeclined, new DeadlinesDeclined(VN, 1, "x")],
            [.. StricterAgreed, new DeadlinesDeclined(VN, 1, "x")],
        ])
        {
            Should.Throw<InvalidOperationException>(() => DeadlinesOfPair.Decider.Fold(impossible));
        }
    }

    private static IEnumerable<AskedOfDeadlines> By(Party by)
    {
        AskedOfDeadlines Asked<TCommand>(TCommand command, Func<TCommand, StandingTerms<PatrolDeadlines>, Decision<DeadlinesEvent>> decide) =>
            new($"{command} by {by}", by, standing => decide(command, standing));

        foreach (var deadlines in (PatrolDeadlines[])[Stricter, Looser, Stricter with { AnswerDays = 0 }])
        {
            foreach (var (pair, day) in new[] { (Pair, June), (Pair, June.AddDays(5)), (OfThree, June), (Pair, BorderDay.Of(Now)) })
            {
                yield return Asked(new ProposeDeadlines(pair, deadlines, day), (command, standing) =>
                    (standing.Pair ?? pair) == pair ? ProposeDeadlinesSlice.Decide(command, standing, by, Now) : DeadlinesRejections.Unknown);
            }
        }

        foreach (var revision in (int[])[0, 1, 2, 3])
        {
            foreach (var now in (DateTimeOffset[])[Now, BorderDay.StartOf(June)])
            {
                yield return Asked(new ConfirmDeadlines(revision), (command, standing) => ConfirmDeadlinesSlice.Decide(command, standing, by, now));
            }
        }

        foreach (var reason in (string[])["x", "y", ""])
        {
            foreach (var revision in (int[])[0, 1, 2, 3])
            {
                yield return Asked(new DeclineDeadlines(revision, reason), (command, standing) => DeclineDeadlinesSlice.Decide(command, standing, by));
            }
        }
    }

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var standing = DeadlinesOfPair.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Pool)
            {
                Ask(asked, standing);
            }

            standing = Ask(Pool[step], standing) ?? standing;
        }
    }

    /// <summary>The deadlines after a command; none where it records nothing.</summary>
    private static StandingTerms<PatrolDeadlines>? Ask(AskedOfDeadlines asked, StandingTerms<PatrolDeadlines> standing)
    {
        switch (asked.Decide(standing))
        {
            case Decision<DeadlinesEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                return null;
            case Decision<DeadlinesEvent>.Accepted { Events: [] }:
                return null;
            case Decision<DeadlinesEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(standing, DeadlinesOfPair.Decider.Evolve);
                after.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name);
                if (after.Agreed.Length > standing.Agreed.Length)
                {
                    after.Negotiation!.ConfirmedBy.ShouldBe(after.Pair.Parties, ignoreOrder: true);
                }

                asked.Decide(after).ShouldBeOfType<Decision<DeadlinesEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                return after;
            default:
                throw new InvalidOperationException();
        }
    }
}
