using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Patrols.PatrolStatus;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>
/// Walks from every chapter of the story along any commands, and asks every command at every step. A proposal makes a patrol of its own
/// each time; its repetition is the idempotency key's.
/// </summary>
public sealed class EveryCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<PatrolEvent>> Chapters =
    [
        [], Proposed, Agreed, PostponedWithExchange, Prepared, Met, InProgress, Covered, Completed, Drafted, HalfSigned, HalfSignedWithCommitments, Closed, ProposedToThree,
        DraftedByThree,
    ];

    private static readonly ImmutableHashSet<(Status From, Status To)> Transitions =
    [
        (Status.Unknown, Status.Proposed), (Status.Proposed, Status.Proposed), (Status.Proposed, Status.Agreed), (Status.Proposed, Status.Declined), (Status.Cancelled, Status.Cancelled),
        (Status.Agreed, Status.Agreed), (Status.Agreed, Status.Prepared), (Status.Agreed, Status.Proposed), (Status.Agreed, Status.Cancelled),
        (Status.Prepared, Status.Prepared), (Status.Prepared, Status.Agreed), (Status.Prepared, Status.Proposed), (Status.Prepared, Status.Cancelled), (Status.Prepared, Status.InProgress),
        (Status.InProgress, Status.InProgress), (Status.InProgress, Status.Suspended), (Status.InProgress, Status.Aborted), (Status.InProgress, Status.FieldCompleted),
        (Status.Suspended, Status.Suspended), (Status.Suspended, Status.InProgress), (Status.Suspended, Status.Aborted),
        (Status.Aborted, Status.Aborted), (Status.Aborted, Status.MinutesDrafted), (Status.FieldCompleted, Status.FieldCompleted), (Status.FieldCompleted, Status.MinutesDrafted),
        (Status.MinutesDrafted, Status.MinutesDrafted), (Status.MinutesDrafted, Status.MinutesPartiallySigned),
        (Status.MinutesPartiallySigned, Status.MinutesPartiallySigned), (Status.MinutesPartiallySigned, Status.MinutesDrafted), (Status.MinutesPartiallySigned, Status.Closed),
    ];

    [Fact]
    public void Nothing_throws_nothing_skips_a_step_and_a_repetition_records_nothing()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, CommandPool.All.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made()
    {
        var made = new HashSet<(Status From, Status To)>();
        var seen = new HashSet<Status>();
        var next = new Queue<(Patrol Patrol, int Depth)>(Chapters.Select(chapter => (Patrol.Decider.Fold(chapter), 0)));
        while (next.TryDequeue(out var here))
        {
            seen.Add(here.Patrol.Status);
            foreach (var after in CommandPool.All.Select(asked => Ask(asked, here.Patrol)).OfType<Patrol>())
            {
                if (made.Add((here.Patrol.Status, after.Status)) || here.Depth < 1)
                {
                    next.Enqueue((after, here.Depth + 1));
                }
            }
        }

        seen.ShouldBe(Enum.GetValues<Status>(), ignoreOrder: true);
        made.ShouldBe(Transitions, ignoreOrder: true);
    }

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var patrol = Patrol.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in CommandPool.All)
            {
                Ask(asked, patrol);
            }

            patrol = Ask(CommandPool.All[step], patrol) ?? patrol;
        }
    }

    /// <summary>The patrol after a command; none where it records nothing.</summary>
    private static Patrol? Ask(Asked asked, Patrol patrol)
    {
        switch (asked.Decide(patrol))
        {
            case Decision<PatrolEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                return null;
            case Decision<PatrolEvent>.Accepted { Events: [] }:
                return null;
            case Decision<PatrolEvent>.Accepted { Events: var events }:
                (patrol.Pair ?? Pair).Includes(asked.By).ShouldBeTrue(asked.Name);
                var after = events.Aggregate(patrol, Patrol.Decider.Evolve);
                Transitions.ShouldContain((patrol.Status, after.Status), asked.Name);
                if (patrol.Status != Status.Unknown)
                {
                    asked.Decide(after).ShouldBeOfType<Decision<PatrolEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                }

                return after;
            default:
                throw new InvalidOperationException();
        }
    }
}
