using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Deadlines;
using static BorderCoordination.JointPatrols.Tests.DeadlinesStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class EveryDeadlinesCommandInEveryState
{
    private static readonly TermsWalk<PatrolDeadlines, DeadlinesEvent> Every = new(
        DeadlinesOfPair.Decider,
        [[], StricterProposed, StricterAgreed, StricterDeclined, StricterSuperseded, StricterToThree, HalfConfirmed],
        [.. new[] { VN, LA, KH, CN }.SelectMany(By)]);

    [Fact]
    public void Nothing_throws_nothing_holds_on_one_word_and_a_repetition_records_nothing() => Every.Holds();

    [Fact]
    public void What_held_at_a_moment_that_has_come_is_never_changed_by_what_is_recorded_later() => Every.KeepsWhatHeldAt(Now);

    [Fact]
    public void Every_command_is_answered_in_every_chapter_and_each_does_something_in_one() =>
        Every.Recording().ShouldBe([nameof(ProposeDeadlines), nameof(ConfirmDeadlines), nameof(DeclineDeadlines)], ignoreOrder: true);

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

    private static IEnumerable<Asked<StandingTerms<PatrolDeadlines>, DeadlinesEvent>> By(Party by)
    {
        Asked<StandingTerms<PatrolDeadlines>, DeadlinesEvent> Asked<TCommand>(TCommand command, Func<TCommand, StandingTerms<PatrolDeadlines>, Decision<DeadlinesEvent>> decide) =>
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
}
