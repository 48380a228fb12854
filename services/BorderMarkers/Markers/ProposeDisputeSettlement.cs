using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Proposes how to end the dispute.</summary>
/// <param name="Texts">The settlement, once in each language of the pair.</param>
/// <param name="SurveyAnew">Whether a point that was agreed before is surveyed again; otherwise the work goes on where it stood.</param>
public sealed record ProposeDisputeSettlement(ImmutableArray<RecordText> Texts, bool SurveyAnew = false);

internal static class ProposeDisputeSettlementSlice
{
    public static void MapProposeDisputeSettlement(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/propose-settlement", HandleAsync, nameof(ProposeDisputeSettlement), Roles.Officer,
        "Proposes how to end the dispute, or another settlement in place of the one on the table; it is the proposing party's word on that revision.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Proposals.SaysTheSame);

    public static Decision<MarkerPositionEvent> Decide(ProposeDisputeSettlement command, MarkerPosition position, Party by)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Texts, position.Pair!);
        var settlement = new DisputeSettlement(command.Texts, command.SurveyAnew);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Status != MarkerStatus.Disputed ? MarkerRejections.NotNow(position.Status)
            : position.Dispute!.Settlement?.Repetition<DisputeSettlement, MarkerPositionEvent>(by, settlement) is { } repetition ? repetition
            : new DisputeSettlementProposed(by, (position.Dispute.Proposed?.Revision ?? 0) + 1, settlement);
    }

    private static Task<IResult> HandleAsync(Guid markerId, ProposeDisputeSettlement command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
