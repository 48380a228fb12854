using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Puts the staking of the position on the table, with the draft sketch.</summary>
public sealed record ProposeStaking(PositionStaking Staking);

internal static class ProposeStakingSlice
{
    public static void MapProposeStaking(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/propose-staking", HandleAsync, nameof(ProposeStaking), Roles.Officer,
        "Puts the staking with its draft sketch on the table, or another in its place; it is the proposing party's word on that revision.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Proposals.SaysTheSame);

    public static Decision<MarkerPositionEvent> Decide(ProposeStaking command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Day(command.Staking.StakedOn, "/staking/stakedOn", now);
        faults.When(command.Staking.StakedOn < position.Survey?.Terms.SurveyedOn, "/staking/stakedOn", "It lies before the joint survey.");
        faults.Check(command.Staking.Centre, "/staking/centre");
        faults.Each(command.Staking.AzimuthStakes, "/staking/azimuthStakes", 1, 12, (stake, pointer) =>
        {
            faults.When(stake.AzimuthDegrees is not (>= 0 and < 360), $"{pointer}/azimuthDegrees", "Degrees from 0 to below 360 are expected.");
            faults.When(stake.DistanceMetres is not (> 0 and <= 1_000), $"{pointer}/distanceMetres", "Metres above 0, to 1,000, are expected.");
        });
        faults.Hash(command.Staking.DraftSketch, "/staking/draftSketch");
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Staking?.Repetition<PositionStaking, MarkerPositionEvent>(by, command.Staking) is { } repetition ? repetition
            : !position.MayBecome(MarkerStatus.Staked) ? MarkerRejections.NotNow(position.Status)
            : new StakingProposed(by, (position.Staking?.Revision ?? 0) + 1, command.Staking);
    }

    private static Task<IResult> HandleAsync(Guid markerId, ProposeStaking command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
