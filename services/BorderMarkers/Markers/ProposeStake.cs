using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Proposes a stake on the stretch beside a marker in service.</summary>
public sealed record ProposeStake(BoundaryStake Stake);

internal static class ProposeStakeSlice
{
    /// <summary>There are never nearly as many; a bound is there so that no affair grows without end.</summary>
    private const int MostStakes = 200;

    public static void MapProposeStake(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/propose-stake", HandleAsync, nameof(ProposeStake), Roles.Officer,
        "Proposes a stake beside a marker in service, or says something else of a proposed one; it is the proposing party's word on that revision.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.StakeStands, Proposals.SaysTheSame);

    public static Decision<MarkerPositionEvent> Decide(ProposeStake command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (position.Status != MarkerStatus.InService)
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var known = position.StakeAt(command.Stake.Place);
        var faults = new Faults();
        faults.Check(command.Stake, position, now);
        faults.When(known is null && position.Stakes.Length == MostStakes, "/stake/place", $"At most {MostStakes} stakes belong to a position.");
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : known?.Repetition<BoundaryStake, MarkerPositionEvent>(by, command.Stake) is { } repetition ? repetition
            : known is { IsAgreed: true } ? MarkerRejections.StakeStands
            : new StakeProposed(by, (known?.Revision ?? 0) + 1, command.Stake);
    }

    private static void Check(this Faults faults, BoundaryStake stake, MarkerPosition position, DateTimeOffset now)
    {
        faults.When(
            stake.Place.OffsetMetres is null || stake.Place.Position != position.Number || stake.Place.Member > position.Members.Length,
            "/stake/place",
            $"Metres from a marker of this position are expected, such as {position.Number}+350.");
        faults.Day(stake.SetOn, "/stake/setOn", now);
        faults.Text(stake.Record, "/stake/record", 200);
        faults.When(stake.Number is < 1 or > 99_999, "/stake/number", "A number from 1 to 99,999 is expected.");
        faults.OptionalText(stake.MapSheet, "/stake/mapSheet", 100);
        if (stake.Point is { } point)
        {
            faults.Check(point, "/stake/point");
        }
    }

    private static Task<IResult> HandleAsync(Guid markerId, ProposeStake command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
