using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Drafts;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.DraftStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Drafts.PatrolDraftStatus;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Walks from every chapter along any commands, and asks every command at every step.</summary>
public sealed class EveryDraftCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<PatrolDraftEvent>> Chapters = [[], Begun, Filled, GivenUp, PutForward];

    private static readonly ImmutableArray<AskedOfDraft> Commands = [.. new[] { VN, LA, CN }.SelectMany(CommandsBy)];

    private static readonly ImmutableHashSet<(Status From, Status To)> Transitions =
        [(Status.Unknown, Status.Draft), (Status.Draft, Status.Draft), (Status.Draft, Status.Discarded), (Status.Draft, Status.Proposed)];

    private static readonly Dictionary<string, PatrolDraftEvent[]> Impossible = new()
    {
        { "nothing before it is made", [new PatrolDraftDiscarded()] },
        { "made twice", [.. Begun, .. Begun] },
        { "a revision left out", [.. Begun, new PatrolDraftChanged(3, Whole)] },
        { "changed after it was given up", [.. GivenUp, new PatrolDraftChanged(2, Whole)] },
        { "another revision proposed", [.. Filled, new PatrolDraftProposed(1, Id)] },
        { "given up after it was proposed", [.. PutForward, new PatrolDraftDiscarded()] },
    };

    public static TheoryData<string> Names() => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_that_no_decider_can_have_produced_is_not_read(string name) =>
        Should.Throw<InvalidOperationException>(() => PatrolDraft.Decider.Fold(Impossible[name]));

    [Fact]
    public void Nothing_throws_nothing_skips_a_step_and_a_repetition_records_nothing()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, Commands.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made()
    {
        var drafts = Chapters.Select(chapter => PatrolDraft.Decider.Fold(chapter)).ToArray();
        var made = drafts.SelectMany(draft => Commands.Select(asked => Ask(asked, draft)).OfType<PatrolDraft>(), (draft, after) => (draft.Status, after.Status)).ToHashSet();
        drafts.Select(draft => draft.Status).Distinct().ShouldBe(Enum.GetValues<Status>(), ignoreOrder: true);
        made.ShouldBe(Transitions, ignoreOrder: true);
    }

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var draft = PatrolDraft.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Commands)
            {
                Ask(asked, draft);
            }

            draft = Ask(Commands[step], draft) ?? draft;
        }
    }

    /// <summary>The draft after a command; none where it records nothing.</summary>
    private static PatrolDraft? Ask(AskedOfDraft asked, PatrolDraft draft)
    {
        switch (asked.Decide(draft))
        {
            case Decision<PatrolDraftEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty || rejection.Code == "unknown-pair", asked.Name);
                (draft.Pair is null || draft.By == asked.By || rejection == PatrolDraftRejections.Unknown).ShouldBeTrue(asked.Name);
                return null;
            case Decision<PatrolDraftEvent>.Accepted { Events: [] }:
                draft.By.ShouldBe(asked.By, asked.Name);
                return null;
            case Decision<PatrolDraftEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(draft, PatrolDraft.Decider.Evolve);
                Transitions.ShouldContain((draft.Status, after.Status), asked.Name);
                after.Visibility.ShouldBe(Visibility.OnlyFor(asked.By), asked.Name);
                if (draft.Status != Status.Unknown)
                {
                    asked.Decide(after).ShouldBeOfType<Decision<PatrolDraftEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                }

                return after;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Every command, in a good form and in bad ones.</summary>
    private static IEnumerable<AskedOfDraft> CommandsBy(Party by)
    {
        AskedOfDraft Asked<TCommand>(TCommand command, Func<TCommand, PatrolDraft, Decision<PatrolDraftEvent>> decide) =>
            new($"{command} by {by}", by, draft => decide(command, draft));

        foreach (var terms in (PatrolDraftTerms[])[Whole, Part, Part with { Purpose = "" }])
        {
            yield return Asked(new DraftPatrol(Pair, terms), (command, draft) => DraftPatrolSlice.Decide(command, draft, DraftId, by));
            foreach (var revision in (int[])[0, 1, 2])
            {
                yield return Asked(new ChangePatrolDraft(revision, terms, "x"), (command, draft) => ChangePatrolDraftSlice.Decide(command, draft, by));
            }
        }

        foreach (var reason in (string?[])[null, "x", ""])
        {
            yield return Asked(new DiscardPatrolDraft(reason), (command, draft) => DiscardPatrolDraftSlice.Decide(command, draft, by));
        }

        foreach (var revision in (int[])[0, 1, 2, 3])
        {
            yield return Asked(new ProposePatrolDraft(revision), (command, draft) => ProposePatrolDraftSlice.Decide(command, draft, Id, by, Now, DeadlinesStory.Defaults));
            yield return Asked(new ProposePatrolDraft(revision), (command, draft) => ProposePatrolDraftSlice.Decide(command, draft, Id, by, Later, DeadlinesStory.Defaults));
        }
    }

    private sealed record AskedOfDraft(string Name, Party By, Func<PatrolDraft, Decision<PatrolDraftEvent>> Decide);
}
