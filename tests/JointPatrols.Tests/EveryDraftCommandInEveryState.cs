using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Drafts;
using BorderCoordination.JointPatrols.Patrols;
using static BorderCoordination.JointPatrols.Tests.DraftStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Drafts.PatrolDraftStatus;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class EveryDraftCommandInEveryState
{
    private static readonly CommandWalk<PatrolDraft, PatrolDraftEvent, Status> Every = new(
        PatrolDraft.Decider,
        draft => draft.Status,
        [[], Begun, Filled, GivenUp, PutForward],
        [.. new[] { VN, LA, CN }.SelectMany(CommandsBy)],
        [
            (Status.Unknown, Status.Draft), (Status.Draft, Status.Draft), (Status.Draft, Status.Discarded),
            (Status.Draft, Status.Proposed),
        ])
    {
        CreatesAnew = true,
        Refused = (asked, draft, rejection) => (draft.Pair is null || draft.By == asked.By || rejection == PatrolDraftRejections.Unknown).ShouldBeTrue(asked.Name),
        Repeated = (asked, draft) => draft.By.ShouldBe(asked.By, asked.Name),
        Recorded = (asked, after) => after.Visibility.ShouldBe(Visibility.OnlyFor(asked.By), asked.Name),
    };

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
    public void Nothing_throws_nothing_skips_a_step_and_a_repetition_records_nothing() => Every.Holds();

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made() => Every.MakesEveryTransition();

    /// <summary>Every command, in a good form and in bad ones.</summary>
    private static IEnumerable<Asked<PatrolDraft, PatrolDraftEvent>> CommandsBy(Party by)
    {
        Asked<PatrolDraft, PatrolDraftEvent> Asked<TCommand>(TCommand command, Func<TCommand, PatrolDraft, Decision<PatrolDraftEvent>> decide) =>
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
            yield return Asked(new ProposePatrolDraft(revision), (command, draft) => ProposePatrolDraftSlice.Decide(command, draft, Id, by, Now, DeadlinesStory.Defaults, PatrolGround.Unknown));
            yield return Asked(new ProposePatrolDraft(revision), (command, draft) => ProposePatrolDraftSlice.Decide(command, draft, Id, by, Later, DeadlinesStory.Defaults, PatrolGround.Unknown));
        }
    }
}
