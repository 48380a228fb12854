using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Proposes to resume a suspended twinning, or to end one.</summary>
public sealed record ProposeTwinningStep(TwinningStep Step, string Reason);

internal static class ProposeTwinningStepSlice
{
    public static void MapProposeTwinningStep(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/propose-step", HandleAsync, nameof(ProposeTwinningStep), Roles.Commander, "Proposes to resume a suspended twinning or to end one; whatever was proposed before is void.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, TwinningRejections.OnTheTable);

    public static Decision<TwinningEvent> Decide(ProposeTwinningStep command, Twinning twinning, Party by)
    {
        var allowed = command.Step == TwinningStep.Resume ? twinning.Status == TwinningStatus.Suspended : twinning.Status is TwinningStatus.Active or TwinningStatus.Suspended;
        if (!allowed)
        {
            return TwinningRejections.NotNow(twinning.Status);
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        var step = new ProposedStep(command.Step, command.Reason);
        return !faults.None ? TwinningRejections.Invalid(faults)
            : twinning.StepIsOpen && twinning.Step!.Terms == step ? twinning.Step.ConfirmedBy.Contains(by) ? Decision<TwinningEvent>.NoChange : TwinningRejections.OnTheTable
            : new TwinningStepProposed(by, (twinning.Step?.Revision ?? 0) + 1, command.Step, command.Reason);
    }

    private static Task<IResult> HandleAsync(Guid twinningId, ProposeTwinningStep command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
