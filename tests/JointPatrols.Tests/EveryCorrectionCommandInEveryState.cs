using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Corrections;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.CorrectionStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Corrections.CorrectionStatus;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Walks from every chapter along any commands, and asks every command at every step.</summary>
public sealed class EveryCorrectionCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<CorrectionEvent>> Chapters =
        [[], CorrectionStory.Drafted, CorrectionStory.HalfSigned, CorrectionStory.Withdrawn, InForce];

    private static readonly ImmutableArray<AskedOfCorrection> Commands = [.. new[] { VN, LA, KH, CN }.SelectMany(CommandsBy)];

    private static readonly ImmutableHashSet<(Status From, Status To)> Transitions =
    [
        (Status.Unknown, Status.Drafted), (Status.Drafted, Status.Drafted), (Status.Drafted, Status.PartiallySigned), (Status.Drafted, Status.Withdrawn),
        (Status.PartiallySigned, Status.Drafted), (Status.PartiallySigned, Status.InForce), (Status.PartiallySigned, Status.Withdrawn), (Status.Withdrawn, Status.Drafted),
    ];

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
    public void Nothing_throws_nothing_skips_a_step_and_a_repetition_records_nothing()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, Commands.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made()
    {
        var corrections = Chapters.Select(chapter => Correction.Decider.Fold(chapter)).ToArray();
        corrections.Select(correction => correction.Status).ShouldBe(Enum.GetValues<Status>(), ignoreOrder: true);
        corrections.SelectMany(correction => Commands.Select(asked => Ask(asked, correction)).OfType<Correction>(), (correction, after) => (correction.Status, after.Status))
            .Distinct().ShouldBe(Transitions, ignoreOrder: true);
    }

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var correction = Correction.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Commands)
            {
                Ask(asked, correction);
            }

            correction = Ask(Commands[step], correction) ?? correction;
        }
    }

    /// <summary>The correction after a command; none where it records nothing.</summary>
    private static Correction? Ask(AskedOfCorrection asked, Correction correction)
    {
        switch (asked.Decide(correction))
        {
            case Decision<CorrectionEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                return null;
            case Decision<CorrectionEvent>.Accepted { Events: [] }:
                return null;
            case Decision<CorrectionEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(correction, Correction.Decider.Evolve);
                after.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name);
                Transitions.ShouldContain((correction.Status, after.Status), asked.Name);
                asked.Decide(after).ShouldBeOfType<Decision<CorrectionEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                return after;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Every command, in a good form and in bad ones.</summary>
    private static IEnumerable<AskedOfCorrection> CommandsBy(Party by)
    {
        AskedOfCorrection Asked<TCommand>(TCommand command, Func<TCommand, Correction, Decision<CorrectionEvent>> decide) =>
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
            yield return Asked(new WithdrawCorrection(reason), (command, correction) => WithdrawCorrectionSlice.Decide(command, correction, by));
        }
    }

    private sealed record AskedOfCorrection(string Name, Party By, Func<Correction, Decision<CorrectionEvent>> Decide);
}
