using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Answers what is on the table with other members or rules.</summary>
public sealed record CounterProposeTwinning(TwinningTerms Terms, string Reason);

internal static class CounterProposeTwinningSlice
{
    public static void MapCounterProposeTwinning(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/counter-propose", HandleAsync, nameof(CounterProposeTwinning), Roles.Officer, "Answers with other terms: a new revision on which the party gives its word, and for which the others' word is void.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, TwinningRejections.Unchanged);

    public static Decision<TwinningEvent> Decide(CounterProposeTwinning command, Twinning twinning, Party by)
    {
        if (TwinningRejections.Unless(twinning, TwinningStatus.Proposed) is { } refusal)
        {
            return refusal;
        }

        var onTable = twinning.Negotiation.Revisions[^1];
        if (TermsDifference.Between(command.Terms, onTable.Terms).IsEmpty)
        {
            return onTable.By == by ? Decision<TwinningEvent>.NoChange : TwinningRejections.Unchanged;
        }

        var faults = TwinningRules.Check(command.Terms, twinning.Pair!);
        faults.Text(command.Reason, "/reason", 500);
        return faults.None ? new TwinningCounterProposed(by, twinning.Revision + 1, command.Terms, command.Reason) : TwinningRejections.Invalid(faults);
    }

    private static Task<IResult> HandleAsync(Guid twinningId, CounterProposeTwinning command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
