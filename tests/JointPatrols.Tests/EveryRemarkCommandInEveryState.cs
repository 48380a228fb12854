using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Remarks;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.RemarkStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Remarks.RemarkStatus;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Walks from every chapter along any commands, and asks every command at every step.</summary>
public sealed class EveryRemarkCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<RemarkEvent>> Chapters = [[], Recorded, Amended, Withdrawn, FiguresRecorded];

    private static readonly ImmutableArray<AskedOfRemark> Commands = [.. new[] { VN, LA, CN }.SelectMany(CommandsBy)];

    private static readonly ImmutableHashSet<(Status From, Status To)> Transitions =
        [(Status.Unknown, Status.Recorded), (Status.Recorded, Status.Recorded), (Status.Recorded, Status.Withdrawn)];

    private static readonly Dictionary<string, RemarkEvent[]> Impossible = new()
    {
        { "nothing before it is recorded", [new RemarkWithdrawn()] },
        { "recorded twice", [.. Recorded, .. Recorded] },
        { "a revision left out", [.. Recorded, new RemarkAmended(3, LowRisk)] },
        { "amended after it was withdrawn", [.. Withdrawn, new RemarkAmended(2, LowRisk)] },
    };

    public static TheoryData<string> Names() => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_that_no_decider_can_have_produced_is_not_read(string name) =>
        Should.Throw<InvalidOperationException>(() => Remark.Decider.Fold(Impossible[name]));

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
        var remarks = Chapters.Select(chapter => Remark.Decider.Fold(chapter)).ToArray();
        var made = remarks.SelectMany(remark => Commands.Select(asked => Ask(asked, remark)).OfType<Remark>(), (remark, after) => (remark.Status, after.Status)).ToHashSet();
        remarks.Select(remark => remark.Status).Distinct().ShouldBe(Enum.GetValues<Status>(), ignoreOrder: true);
        made.ShouldBe(Transitions, ignoreOrder: true);
    }

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var remark = Remark.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Commands)
            {
                Ask(asked, remark);
            }

            remark = Ask(Commands[step], remark) ?? remark;
        }
    }

    /// <summary>The remark after a command; none where it records nothing.</summary>
    private static Remark? Ask(AskedOfRemark asked, Remark remark)
    {
        switch (asked.Decide(remark))
        {
            case Decision<RemarkEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                (remark.Pair is null || remark.By == asked.By || rejection == RemarkRejections.Unknown).ShouldBeTrue(asked.Name);
                return null;
            case Decision<RemarkEvent>.Accepted { Events: [] }:
                remark.By.ShouldBe(asked.By, asked.Name);
                return null;
            case Decision<RemarkEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(remark, Remark.Decider.Evolve);
                Transitions.ShouldContain((remark.Status, after.Status), asked.Name);
                after.Visibility.ShouldBe(Visibility.OnlyFor(asked.By), asked.Name);
                if (remark.Status != Status.Unknown)
                {
                    asked.Decide(after).ShouldBeOfType<Decision<RemarkEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                }

                return after;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Every command, in a good form and in bad ones.</summary>
    private static IEnumerable<AskedOfRemark> CommandsBy(Party by)
    {
        AskedOfRemark Asked<TCommand>(TCommand command, Func<TCommand, Remark, Decision<RemarkEvent>> decide) =>
            new($"{command} by {by}", by, remark => decide(command, remark));

        foreach (var content in (RemarkContent[])[HighRisk, LowRisk, Figures, HighRisk with { Text = "" }])
        {
            foreach (var (kind, about) in new[] { (RemarkKind.Risk, OnPatrol), (RemarkKind.Note, OnMarker), (RemarkKind.Figures, OfQuarter) })
            {
                yield return Asked(new RecordRemark(Pair, kind, about, content), (command, remark) => RecordRemarkSlice.Decide(command, remark, RemarkId, by, Pair));
            }

            foreach (var revision in (int[])[0, 1, 2])
            {
                yield return Asked(new AmendRemark(revision, content), (command, remark) => AmendRemarkSlice.Decide(command, remark, by));
            }
        }

        foreach (var reason in (string?[])[null, "x", ""])
        {
            yield return Asked(new WithdrawRemark(reason), (command, remark) => WithdrawRemarkSlice.Decide(command, remark, by));
        }
    }

    private sealed record AskedOfRemark(string Name, Party By, Func<Remark, Decision<RemarkEvent>> Decide);
}
