using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Patrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class EvolutionTests
{
    private static readonly Dictionary<string, PatrolEvent[]> Impossible = new()
    {
        { "nothing before the proposal", [new PatrolConfirmed(LA, 1)] },
        { "two proposals", [ByVN, ByVN] },
        { "a revision left out", [ByVN, new PatrolCounterProposed(LA, 3, OtherTerms, "x")] },
        { "agreed on one side's word", [ByVN, new PatrolAgreed(1, Terms, [VN])] },
        { "started without teams", [.. Agreed, Started] },
        { "a review before the agreement", [ByVN, ReviewTests.ReviewedByLA] },
        { "a review of another revision", [.. Agreed, ReviewTests.ReviewedByLA with { Revision = 2 }] },
        { "a change reviewed twice by one party", [.. Agreed, ReviewTests.ReviewedByLA, ReviewTests.ReviewedByLA] },
        { "started with nobody to interpret", [.. Agreed, new PatrolTeamDeclared(VN, [TeamOfVN with { Interpreters = 0 }]), new PatrolTeamDeclared(LA, [TeamOfLA with { Interpreters = 0 }]), Started] },
        { "a preparatory meeting before the agreement", [.. Proposed, PreparationTests.Held] },
        { "a revision of the meeting left out", [.. Met, PreparationTests.Held with { Revision = 3 }] },
        { "a meeting confirmed that was not stated", [.. Prepared, new PreparatoryMeetingConfirmed(LA, 1, StatementKind.Joint)] },
        { "a meeting confirmed by who stated it", [.. Met, new PreparatoryMeetingConfirmed(VN, 1, StatementKind.Joint)] },
        { "a meeting after the minutes", [.. Drafted, PreparationTests.Held] },
        { "a border event before the start", [.. Prepared, BorderEventTests.Reported] },
        { "a border event after the minutes", [.. Drafted, BorderEventTests.Reported] },
        { "gone on without a rest", [.. InProgress, new PatrolResumed(VN, Start.AddHours(1), Marker("607"))] },
        { "a rest within a rest", [.. InProgress, FieldTests.Suspended, FieldTests.Suspended with { At = FieldTests.Suspended.At.AddHours(1) }] },
        { "broken off before the last word", [.. InProgress, FieldTests.Suspended, new PatrolAborted(LA, Start, Marker("608"), "x")] },
        { "an opinion reserved on nothing", [.. InProgress, InspectionTests.Reserved] },
        { "an opinion reserved on another revision", [.. Covered, InspectionTests.Reserved with { Revision = 2 }] },
        { "a track before the start", [.. Prepared, TrackTests.Uploaded] },
        { "a track after the close", [.. Closed, TrackTests.Uploaded] },
        { "a leg before the start", [.. Prepared, LegTests.FirstDone] },
        { "completed before the start", [.. Prepared, FieldCompleted] },
        { "concurrence in nothing", [.. InProgress, Damaged with { ConcurredBy = [LA] }] },
        { "concurrence in something else", [.. Covered, Damaged with { ConcurredBy = [LA], Note = "x" }] },
        { "closed without signatures", [.. Drafted, new PatrolClosed(Id, PatrolResult.Complete, Hash)] },
        { "a signature on another text", [.. Drafted, new PatrolMinutesSigned(1, new RecordSignature(VN, "x", new string('0', 64)))] },
        { "a cancellation acknowledged by who cancelled", [.. Agreed, new PatrolCancelled(VN, "x"), new PatrolCancellationAcknowledged(VN)] },
        { "anything after the close", [.. Closed, FromIntact] },
    };

    public static TheoryData<string> Names() => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_that_no_decider_can_have_produced_is_not_read(string name) =>
        Should.Throw<InvalidOperationException>(() => Patrol.Decider.Fold(Impossible[name]));
}
