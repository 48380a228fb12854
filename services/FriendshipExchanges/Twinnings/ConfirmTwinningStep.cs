using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Agrees to resume or to end the twinning, as proposed.</summary>
/// <param name="Revision">The proposal that is agreed to.</param>
public sealed record ConfirmTwinningStep(int Revision);

internal static class ConfirmTwinningStepSlice
{
    public static void MapConfirmTwinningStep(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/confirm-step", HandleAsync, nameof(ConfirmTwinningStep), Roles.Commander, "Agrees to what was proposed; with the last word needed the twinning is resumed or has ended.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, TwinningRejections.NothingProposed, Superseding.Superseded);

    public static Decision<TwinningEvent> Decide(ConfirmTwinningStep command, Twinning twinning, Party by)
    {
        if (TwinningRejections.Unless(twinning, TwinningStatus.Active, TwinningStatus.Suspended, TwinningStatus.Ended) is { } refusal)
        {
            return refusal;
        }

        if (twinning.Step is not { } step || (!twinning.StepIsOpen && !step.IsAgreed))
        {
            return TwinningRejections.NothingProposed;
        }

        var confirmed = new TwinningStepConfirmed(by, command.Revision);
        return step.Weigh(by, command.Revision) switch
        {
            Word.Given => confirmed,
            Word.Completes => Decision<TwinningEvent>.Record(confirmed, Outcome(step.Terms.Step, command.Revision, [.. step.ConfirmedBy, by])),
            Word.Repeated => Decision<TwinningEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(step, command.Revision),
            Word.NotAParty => TwinningRejections.Unknown,
        };
    }

    private static TwinningEvent Outcome(TwinningStep step, int revision, ImmutableArray<Party> confirmedBy) => step switch
    {
        TwinningStep.Resume => new TwinningResumed(revision, confirmedBy),
        TwinningStep.End => new TwinningEnded(revision, confirmedBy),
    };

    private static Task<IResult> HandleAsync(Guid twinningId, ConfirmTwinningStep command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
