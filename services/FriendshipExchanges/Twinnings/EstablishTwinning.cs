using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Reports that the twinning was celebrated; from that day on it holds.</summary>
public sealed record EstablishTwinning(DateOnly On, string Place);

internal static class EstablishTwinningSlice
{
    public static void MapEstablishTwinning(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/establish", HandleAsync, nameof(EstablishTwinning), Roles.Commander, "Reports that the twinning was celebrated: it is active from that day on.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, TwinningRejections.Exists);

    public static Decision<TwinningEvent> Decide(EstablishTwinning command, Twinning twinning, Party by, DateTimeOffset now)
    {
        var established = new TwinningEstablished(by, command.On, command.Place);
        if (twinning.Established == established)
        {
            return Decision<TwinningEvent>.NoChange;
        }

        if (TwinningRejections.Unless(twinning, TwinningStatus.RulesAgreed) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Day(command.On, "/on", now);
        faults.Text(command.Place, "/place", 200);
        return faults.None ? established : TwinningRejections.Invalid(faults);
    }

    private static Task<IResult> HandleAsync(Guid twinningId, EstablishTwinning command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party, context.Now), TwinningRejections.Unknown, cancellationToken);
}
