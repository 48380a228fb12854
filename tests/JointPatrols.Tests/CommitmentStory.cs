using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Commitments;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>One commitment of LA towards VN, and one of LA towards VN and KH, told from the registration to either end.</summary>
internal static class CommitmentStory
{
    public static readonly RecordReference Source = new($"patrol/{Id}", HashWithCommitments, 1);

    public static readonly Guid CommitmentId = PatrolCommitment.IdOf(Source.Subject, 1);

    public static readonly CommitmentRegistered ByLA = new(CommitmentId, Pair, Source, ToClear);

    public static readonly CommitmentDoneStated DoneByLA = new(LA, 1, "ຖາງແລ້ວ");

    public static readonly CommitmentDropProposed DropByVN = new(VN, 1, "mốc đã dời");

    public static ImmutableArray<CommitmentEvent> Registered => [ByLA];

    public static ImmutableArray<CommitmentEvent> DoneStated => [.. Registered, DoneByLA];

    public static ImmutableArray<CommitmentEvent> Done => [.. DoneStated, new CommitmentDoneConfirmed(VN, 1), new CommitmentDone(1, [LA, VN])];

    public static ImmutableArray<CommitmentEvent> DropProposed => [.. Registered, DropByVN];

    public static ImmutableArray<CommitmentEvent> Dropped => [.. DropProposed, new CommitmentDropConfirmed(LA, 1), new CommitmentDropped(1, [VN, LA])];

    public static readonly CommitmentMoved ToLaterMinutes = new(
        Guid.Parse("01970000-0000-7000-8000-000000000006"), new RecordReference("patrol/01970000-0000-7000-8000-000000000007", HashWithCommitments, 2));

    public static ImmutableArray<CommitmentEvent> Moved => [.. DoneStated, ToLaterMinutes];

    public static ImmutableArray<CommitmentEvent> OfBoth => [ByLA with { Commitment = ToSurvey }];

    public static ImmutableArray<CommitmentEvent> OfThree => [ByLA with { Pair = BorderPair.Parse("VN-LA-KH") }];

    public static ImmutableArray<CommitmentEvent> HalfDoneOfThree => [.. OfThree, DoneByLA, new CommitmentDoneConfirmed(VN, 1)];

    public static ImmutableArray<CommitmentEvent> HalfDroppedOfThree => [.. OfThree, DropByVN, new CommitmentDropConfirmed(LA, 1)];
}
