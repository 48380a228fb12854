using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Corrections;
using static BorderCoordination.JointPatrols.Tests.CorrectionStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Corrections.CorrectionStatus;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class EveryCorrectionCommandInEveryState
{
    private static readonly CommandWalk<Correction, CorrectionEvent, Status> Every = new(
        Correction.Decider,
        correction => correction.Status,
        [[], CorrectionStory.Drafted, CorrectionStory.HalfSigned, CorrectionStory.Withdrawn, InForce],
        [.. new[] { VN, LA, KH, CN }.SelectMany(CommandsBy)],
        [
            (Status.Unknown, Status.Drafted), (Status.Drafted, Status.Drafted), (Status.Drafted, Status.PartiallySigned),
            (Status.Drafted, Status.Withdrawn), (Status.PartiallySigned, Status.Drafted), (Status.PartiallySigned, Status.InForce),
            (Status.PartiallySigned, Status.Withdrawn), (Status.Withdrawn, Status.Drafted),
        ])
    {
        Recorded = (asked, after) => after.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name),
    };

    private static readonly Dictionary<string, CorrectionEvent[]> Impossible = new()
    {
        { "nothing before the first draft", [CorrectionStory.Signed(VN)] },
        { "a revision left out", [.. CorrectionStory.Drafted, CorrectionStory.ByVN with { Revision = 3 }] },
        { "in force without the last signature", [.. CorrectionStory.HalfSigned, InForce[^1]] },
        { "signed twice", [.. CorrectionStory.HalfSigned, CorrectionStory.Signed(LA)] },
        { "redrafted in force", [.. InForce, CorrectionStory.ByVN with { Revision = 2 }] },
        { "withdrawn in force", [.. InForce, Withdrawal] },
        { "signed after a withdrawal", [.. CorrectionStory.Withdrawn, CorrectionStory.Signed(VN)] },
    };

    public static TheoryData<string> Names() => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_that_no_decider_can_have_produced_is_not_read(string name) =>
        Should.Throw<InvalidOperationException>(() => Correction.Decider.Fold(Impossible[name]));

    [Fact]
    public void Nothing_throws_nothing_skips_a_step_and_a_repetition_records_nothing() => Every.Holds();

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made() => Every.MakesEveryTransition();

    /// <summary>Every command, in a good form and in bad ones.</summary>
    private static IEnumerable<Asked<Correction, CorrectionEvent>> CommandsBy(Party by)
    {
        Asked<Correction, CorrectionEvent> Asked<TCommand>(TCommand command, Func<TCommand, Correction, Decision<CorrectionEvent>> decide) =>
            new($"{command} by {by}", by, correction => decide(command, correction));

        foreach (var (texts, particulars) in new (ImmutableArray<RecordText>, RecordParticulars?)[] { (Texts, null), (OtherTexts, null), (Texts, ReservedByLA), ([], null) })
        {
            yield return Asked(
                new CorrectMinutes(Reason, texts, particulars), (command, correction) => CorrectMinutesSlice.Decide(command, correction, ClosedPatrol, First, by));
            yield return Asked(new RedraftCorrection(Reason, texts, particulars), (command, correction) => RedraftCorrectionSlice.Decide(command, correction, by));
        }

        foreach (var revision in (int[])[0, 1, 2])
        {
            yield return Asked(new SignCorrection(revision, "x"), (command, correction) => SignCorrectionSlice.Decide(command, correction, by));
        }

        foreach (var reason in (string[])["x", ""])
        {
            foreach (var revision in (int[])[0, 1, 2])
            {
                yield return Asked(new WithdrawCorrection(revision, reason), (command, correction) => WithdrawCorrectionSlice.Decide(command, correction, by));
            }
        }
    }
}
