using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using FsCheck;
using FsCheck.Fluent;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>A command in words, the party that gives it, and what it is decided to.</summary>
internal sealed record Asked<TState, TEvent>(string Name, Party By, Func<TState, Decision<TEvent>> Decide);

/// <summary>What holds of one kind of affair in every state, whatever command is given.</summary>
/// <param name="StatusOf">Where an affair stands.</param>
/// <param name="Chapters">Histories to begin with, which reach every status.</param>
/// <param name="Commands">Every command, in a good form and in bad ones, by every party and by some that have no part in it.</param>
/// <param name="Transitions">Every step from one status to another, or to itself, that a command can make.</param>
internal sealed record CommandWalk<TState, TEvent, TStatus>(
    Decider<TState, TEvent> Decider,
    Func<TState, TStatus> StatusOf,
    ImmutableArray<ImmutableArray<TEvent>> Chapters,
    ImmutableArray<Asked<TState, TEvent>> Commands,
    ImmutableHashSet<(TStatus From, TStatus To)> Transitions)
    where TState : class
    where TStatus : struct, Enum
{
    /// <summary>What else holds of a refusal.</summary>
    public Action<Asked<TState, TEvent>, TState, Rejection> Refused { get; init; } = (_, _, _) => { };

    /// <summary>What else holds of a command that records nothing.</summary>
    public Action<Asked<TState, TEvent>, TState> Repeated { get; init; } = (_, _) => { };

    /// <summary>What else holds of the state that a command leads to.</summary>
    public Action<Asked<TState, TEvent>, TState> Recorded { get; init; } = (_, _) => { };

    /// <summary>Whether each creation makes an affair of its own, so that its repetition is the idempotency key's.</summary>
    public bool CreatesAnew { get; init; }

    /// <summary>Walks from every chapter along any commands, and asks every command at every step: nothing throws, and a repetition records nothing.</summary>
    public void Holds()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, Commands.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    /// <summary>Every status is reached by the chapters, and from there every transition is made and no other.</summary>
    public void MakesEveryTransition()
    {
        var states = Chapters.Select(chapter => Decider.Fold(chapter)).ToArray();
        states.Select(StatusOf).Distinct().ShouldBe(Enum.GetValues<TStatus>(), ignoreOrder: true);
        states.SelectMany(state => Commands.Select(asked => Ask(asked, state)).OfType<TState>(), (state, after) => (StatusOf(state), StatusOf(after)))
            .Distinct().ShouldBe(Transitions, ignoreOrder: true);
    }

    private void Walk(int chapter, IEnumerable<int> steps)
    {
        var state = Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Commands)
            {
                Ask(asked, state);
            }

            state = Ask(Commands[step], state) ?? state;
        }
    }

    /// <summary>The state after a command; none where it records nothing.</summary>
    private TState? Ask(Asked<TState, TEvent> asked, TState state)
    {
        switch (asked.Decide(state))
        {
            case Decision<TEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty || rejection.Code == "unknown-pair", asked.Name);
                Refused(asked, state, rejection);
                return null;
            case Decision<TEvent>.Accepted { Events: [] }:
                Repeated(asked, state);
                return null;
            case Decision<TEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(state, Decider.Evolve);
                Transitions.ShouldContain((StatusOf(state), StatusOf(after)), asked.Name);
                Recorded(asked, after);
                if (!CreatesAnew || !StatusOf(state).Equals(StatusOf(Decider.Initial)))
                {
                    asked.Decide(after).ShouldBeOfType<Decision<TEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                }

                return after;
            default:
                throw new InvalidOperationException();
        }
    }
}
