using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Proposes to retire the markers of a position in service.</summary>
public sealed record ProposeRetirement(MarkerRetirement Retirement);

internal static class ProposeRetirementSlice
{
    public static void MapProposeRetirement(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/propose-retirement", HandleAsync, nameof(ProposeRetirement), Roles.Officer,
        "Proposes to retire old markers, removed or kept as historical; it is the proposing party's word on that revision.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Proposals.SaysTheSame);

    public static Decision<MarkerPositionEvent> Decide(ProposeRetirement command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Day(command.Retirement.RetiredOn, "/retirement/retiredOn", now);
        faults.Text(command.Retirement.Reason, "/retirement/reason", 1_000);
        faults.Text(command.Retirement.Record, "/retirement/record", 200);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Retirement?.Repetition<MarkerRetirement, MarkerPositionEvent>(by, command.Retirement) is { } repetition ? repetition
            : position.Status != MarkerStatus.InService ? MarkerRejections.NotNow(position.Status)
            : new RetirementProposed(by, (position.Retirement?.Revision ?? 0) + 1, command.Retirement);
    }

    private static Task<IResult> HandleAsync(Guid markerId, ProposeRetirement command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
