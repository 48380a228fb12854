using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Gives the party's word on members and rules.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmTwinning(int Revision);

internal static class ConfirmTwinningSlice
{
    public static void MapConfirmTwinning(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/confirm", HandleAsync, nameof(ConfirmTwinning), Roles.Commander, "Gives the party's word on a revision of members and rules; with the last word needed they are agreed.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, Superseding.Superseded);

    public static Decision<TwinningEvent> Decide(ConfirmTwinning command, Twinning twinning, Party by)
    {
        if (twinning.Status is TwinningStatus.Unknown or TwinningStatus.Declined)
        {
            return TwinningRejections.NotNow(twinning.Status);
        }

        return twinning.Negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given => new TwinningConfirmed(by, command.Revision),
            Word.Completes => Decision<TwinningEvent>.Record(
                new TwinningConfirmed(by, command.Revision),
                new TwinningRulesAgreed(command.Revision, twinning.Terms, [.. twinning.Negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<TwinningEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(twinning.Negotiation, command.Revision),
            Word.NotAParty => TwinningRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid twinningId, ConfirmTwinning command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
