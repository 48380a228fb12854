using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Commitments;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.CommitmentStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Walks from every chapter of the story along any commands, and asks every command at every step.</summary>
public sealed class EveryCommitmentCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<CommitmentEvent>> Chapters =
        [[], Registered, DoneStated, Done, DropProposed, Dropped, Moved, OfBoth, OfThree, HalfDoneOfThree, HalfDroppedOfThree];

    private static readonly ImmutableArray<AskedOfCommitment> Pool = [.. new[] { VN, LA, KH, CN }.SelectMany(By)];

    [Fact]
    public void Nothing_throws_nothing_ends_on_one_word_and_a_repetition_records_nothing()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, Pool.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Every_command_is_answered_in_every_chapter_and_each_does_something_in_one()
    {
        var done = new HashSet<string>();
        foreach (var commitment in Chapters.Select(chapter => PatrolCommitment.Decider.Fold(chapter)))
        {
            done.UnionWith(Pool.Where(asked => Ask(asked, commitment) is not null).Select(asked => asked.Name.Split(' ')[0]));
        }

        done.ShouldBe([nameof(StateDone), nameof(ConfirmDone), nameof(ProposeDrop), nameof(ConfirmDrop)], ignoreOrder: true);
    }

    [Fact]
    public void A_history_that_no_decider_can_have_produced_is_not_read()
    {
        foreach (var impossible in (CommitmentEvent[][])
        [
            [DoneByLA],
            [ByLA, ByLA],
            [ByLA, DoneByLA with { By = VN }],
            [ByLA, DoneByLA with { Revision = 2 }],
            [ByLA, new CommitmentDoneConfirmed(VN, 1)],
            [.. DoneStated, new CommitmentDropConfirmed(VN, 1)],
            [.. DoneStated, new CommitmentDone(1, [LA])],
            [.. Done, DropByVN with { Revision = 2 }],
            [.. Done, new CommitmentDropped(1, [VN, LA])],
        ])
        {
            Should.Throw<InvalidOperationException>(() => PatrolCommitment.Decider.Fold(impossible));
        }
    }

    private static IEnumerable<AskedOfCommitment> By(Party by)
    {
        AskedOfCommitment Asked<TCommand>(TCommand command, Func<TCommand, Commitment, Decision<CommitmentEvent>> decide) =>
            new($"{command} by {by}", by, commitment => decide(command, commitment));

        foreach (var words in (string[])["x", "y", DoneByLA.Note, DropByVN.Reason, ""])
        {
            yield return Asked(new StateDone(words), (command, commitment) => StateDoneSlice.Decide(command, commitment, by));
            yield return Asked(new ProposeDrop(words), (command, commitment) => ProposeDropSlice.Decide(command, commitment, by));
        }

        foreach (var revision in (int[])[0, 1, 2, 3])
        {
            yield return Asked(new ConfirmDone(revision), (command, commitment) => ConfirmDoneSlice.Decide(command, commitment, by));
            yield return Asked(new ConfirmDrop(revision), (command, commitment) => ConfirmDropSlice.Decide(command, commitment, by));
        }
    }

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var commitment = PatrolCommitment.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Pool)
            {
                Ask(asked, commitment);
            }

            commitment = Ask(Pool[step], commitment) ?? commitment;
        }
    }

    /// <summary>The commitment after a command; none where it records nothing.</summary>
    private static Commitment? Ask(AskedOfCommitment asked, Commitment commitment)
    {
        switch (asked.Decide(commitment))
        {
            case Decision<CommitmentEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                return null;
            case Decision<CommitmentEvent>.Accepted { Events: [] }:
                return null;
            case Decision<CommitmentEvent>.Accepted { Events: var events }:
                commitment.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name);
                commitment.Ended.ShouldBeNull(asked.Name);
                var after = events.Aggregate(commitment, PatrolCommitment.Decider.Evolve);
                after.Terms.ShouldBe(commitment.Terms, asked.Name);
                after.Ending!.IsAgreed.ShouldBe(after.Ended is not null, asked.Name);
                (after.Ended is null || after.Ending.ConfirmedBy.Length == commitment.Pair.Parties.Length).ShouldBeTrue(asked.Name);
                (after.Ended != CommitmentEnd.Done || after.Terms.Owners.Contains(after.Ending.Revisions[^1].By)).ShouldBeTrue(asked.Name);
                asked.Decide(after).ShouldBeOfType<Decision<CommitmentEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                return after;
            default:
                throw new InvalidOperationException();
        }
    }

    private sealed record AskedOfCommitment(string Name, Party By, Func<Commitment, Decision<CommitmentEvent>> Decide);
}
