using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Remarks;
using static BorderCoordination.JointPatrols.Tests.RemarkStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Remarks.RemarkStatus;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class EveryRemarkCommandInEveryState
{
    private static readonly CommandWalk<Remark, RemarkEvent, Status> Every = new(
        Remark.Decider,
        remark => remark.Status,
        [[], Recorded, Amended, Withdrawn, FiguresRecorded],
        [.. new[] { VN, LA, CN }.SelectMany(CommandsBy)],
        [
            (Status.Unknown, Status.Recorded), (Status.Recorded, Status.Recorded), (Status.Recorded, Status.Withdrawn),
        ])
    {
        CreatesAnew = true,
        Refused = (asked, remark, rejection) => (remark.Pair is null || remark.By == asked.By || rejection == RemarkRejections.Unknown).ShouldBeTrue(asked.Name),
        Repeated = (asked, remark) => remark.By.ShouldBe(asked.By, asked.Name),
        Recorded = (asked, after) => after.Visibility.ShouldBe(Visibility.OnlyFor(asked.By), asked.Name),
    };

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
    public void Nothing_throws_nothing_skips_a_step_and_a_repetition_records_nothing() => Every.Holds();

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made() => Every.MakesEveryTransition();

    /// <summary>Every command, in a good form and in bad ones.</summary>
    private static IEnumerable<Asked<Remark, RemarkEvent>> CommandsBy(Party by)
    {
        Asked<Remark, RemarkEvent> Asked<TCommand>(TCommand command, Func<TCommand, Remark, Decision<RemarkEvent>> decide) =>
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
}
