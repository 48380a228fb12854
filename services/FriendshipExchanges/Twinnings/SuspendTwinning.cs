using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Suspends the twinning.</summary>
/// <param name="Letter">Reference of the letter.</param>
public sealed record SuspendTwinning(string Reason, string? Letter = null);

internal static class SuspendTwinningSlice
{
    public static void MapSuspendTwinning(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/suspend", HandleAsync, nameof(SuspendTwinning), Roles.Commander, "Suspends the twinning; the others take note, and it is resumed on the word of all.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState);

    public static Decision<TwinningEvent> Decide(SuspendTwinning command, Twinning twinning, Party by)
    {
        var suspended = new TwinningSuspended(by, command.Reason, command.Letter);
        if (twinning.Status == TwinningStatus.Suspended && twinning.Suspended == suspended)
        {
            return Decision<TwinningEvent>.NoChange;
        }

        if (TwinningRejections.Unless(twinning, TwinningStatus.Active) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        faults.OptionalText(command.Letter, "/letter", 100);
        return faults.None ? suspended : TwinningRejections.Invalid(faults);
    }

    private static Task<IResult> HandleAsync(Guid twinningId, SuspendTwinning command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
