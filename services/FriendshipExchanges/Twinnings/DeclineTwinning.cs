using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Ends the negotiation: declines a proposal, or withdraws the party's own.</summary>
/// <param name="Revision">The revision that is refused.</param>
public sealed record DeclineTwinning(int Revision, string Reason);

internal static class DeclineTwinningSlice
{
    public static void MapDeclineTwinning(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/decline", HandleAsync, nameof(DeclineTwinning), Roles.Officer, "Ends the negotiation: declines a proposal, or withdraws the party's own.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, Superseding.Superseded);

    public static Decision<TwinningEvent> Decide(DeclineTwinning command, Twinning twinning, Party by)
    {
        var declined = new TwinningDeclined(by, command.Revision, command.Reason);
        if (twinning.Declined == declined)
        {
            return Decision<TwinningEvent>.NoChange;
        }

        if (TwinningRejections.Unless(twinning, TwinningStatus.Proposed) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        return command.Revision != twinning.Revision ? Superseding.Rejection(twinning.Negotiation, command.Revision)
            : !faults.None ? TwinningRejections.Invalid(faults)
            : declined;
    }

    private static Task<IResult> HandleAsync(Guid twinningId, DeclineTwinning command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
