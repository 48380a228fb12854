using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Commitments;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.CommitmentStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class RegisterCommitmentsWhenPatrolClosesTests
{
    private static readonly PatrolClosed Closing = new(Id, PatrolResult.Complete, HashWithCommitments, [ToClear, ToSurvey]);

    [Fact]
    public void Each_commitment_is_registered_by_its_place_in_the_record()
    {
        var registered = RegisterCommitmentsWhenPatrolCloses.Of(Closing, Source.Subject, Pair).ToArray();
        registered.Select(one => one.Source.Number).ShouldBe([1, 2]);
        registered.Select(one => one.Commitment).ShouldBe([ToClear, ToSurvey]);
        registered[0].ShouldBe(ByLA);
        registered[1].CommitmentId.ShouldNotBe(ByLA.CommitmentId);
    }

    [Fact]
    public void Minutes_without_commitments_register_nothing() =>
        RegisterCommitmentsWhenPatrolCloses.Of(Closing with { Commitments = null }, Source.Subject, Pair).ShouldBeEmpty();

    [Fact]
    public void The_same_record_and_number_always_come_to_the_same_commitment()
    {
        PatrolCommitment.IdOf(Source.Subject, 1).ShouldBe(CommitmentId);
        CommitmentId.Version.ShouldBe(5);
        PatrolCommitment.IdOf($"patrol/{FindingId}", 1).ShouldNotBe(CommitmentId);
    }

    [Fact]
    public void A_commitment_is_registered_once_however_far_it_has_come()
    {
        PatrolCommitment.Decider.Given().When(commitment => RegisterCommitmentsWhenPatrolCloses.Decide(ByLA, commitment)).Records(ByLA);
        foreach (var known in (IEnumerable<CommitmentEvent>[])[Registered, DoneStated, Done, Dropped])
        {
            PatrolCommitment.Decider.Given(known).When(commitment => RegisterCommitmentsWhenPatrolCloses.Decide(ByLA, commitment)).RecordsNothing();
        }
    }
}
