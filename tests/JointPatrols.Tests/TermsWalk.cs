using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.EventStore;
using FsCheck;
using FsCheck.Fluent;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>What holds of terms of a pair in every state, whatever command is given and whichever terms they are.</summary>
/// <param name="Chapters">Histories to begin with.</param>
/// <param name="Commands">Every command, in a good form and in bad ones, by every party and by some that have no part in it.</param>
internal sealed record TermsWalk<TTerms, TEvent>(
    Decider<StandingTerms<TTerms>, TEvent> Decider,
    ImmutableArray<ImmutableArray<TEvent>> Chapters,
    ImmutableArray<Asked<StandingTerms<TTerms>, TEvent>> Commands)
{
    /// <summary>Walks from every chapter along any commands, and asks every command at every step: nothing throws, nothing holds on one word, and a repetition records nothing.</summary>
    public void Holds()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, Commands.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    /// <summary>What held at a moment that has come is never changed by what is recorded later.</summary>
    public void KeepsWhatHeldAt(DateTimeOffset moment)
    {
        var walks = Gen.ListOf(Gen.Choose(0, Commands.Length - 1));
        Prop.ForAll(walks.ToArbitrary(), steps =>
        {
            var standing = StandingTerms<TTerms>.None;
            foreach (var step in steps)
            {
                var before = standing.Agreed.Select(agreed => agreed.Terms);
                standing = Ask(Commands[step], standing) ?? standing;
                var after = standing.Agreed.Select(agreed => agreed.Terms);
                StandingTerms<TTerms>.InForce(after, moment).ShouldBe(StandingTerms<TTerms>.InForce(before, moment));
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    /// <summary>The names of the commands that record something in one chapter at least; every one is asked in every chapter.</summary>
    public IReadOnlySet<string> Recording()
    {
        var done = new HashSet<string>();
        foreach (var standing in Chapters.Select(chapter => Decider.Fold(chapter)))
        {
            done.UnionWith(Commands.Where(asked => Ask(asked, standing) is not null).Select(asked => asked.Name.Split(' ')[0]));
        }

        return done;
    }

    private void Walk(int chapter, IEnumerable<int> steps)
    {
        var standing = Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Commands)
            {
                Ask(asked, standing);
            }

            standing = Ask(Commands[step], standing) ?? standing;
        }
    }

    /// <summary>The terms after a command; none where it records nothing.</summary>
    private StandingTerms<TTerms>? Ask(Asked<StandingTerms<TTerms>, TEvent> asked, StandingTerms<TTerms> standing)
    {
        switch (asked.Decide(standing))
        {
            case Decision<TEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                return null;
            case Decision<TEvent>.Accepted { Events: [] }:
                return null;
            case Decision<TEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(standing, Decider.Evolve);
                after.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name);
                if (after.Agreed.Length > standing.Agreed.Length)
                {
                    after.Negotiation!.ConfirmedBy.ShouldBe(after.Pair.Parties, ignoreOrder: true);
                }

                asked.Decide(after).ShouldBeOfType<Decision<TEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                return after;
            default:
                throw new InvalidOperationException();
        }
    }
}
