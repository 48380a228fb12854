using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Proposes to twin posts, clusters or districts across the line.</summary>
/// <param name="Source">Where it comes from, for what was agreed outside this system, or is made up.</param>
public sealed record ProposeTwinning(BorderPair Pair, TwinningTerms Terms, DataSource? Source = null);

internal static class ProposeTwinningSlice
{
    public static void MapProposeTwinning(this IEndpointRouteBuilder twinnings) => twinnings.MapCreation(
        "/", HandleAsync, nameof(ProposeTwinning), Roles.Officer, "Proposes members and rules of a twinning; it is the proposing party's word on them.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, TwinningRejections.Known);

    public static Decision<TwinningEvent> Decide(ProposeTwinning command, Twinning twinning, Guid twinningId, Party by)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        if (twinning.Status != TwinningStatus.Unknown)
        {
            return twinning.Status == TwinningStatus.Proposed && TermsDifference.Between(twinning.Terms, command.Terms).IsEmpty
                ? Decision<TwinningEvent>.NoChange
                : TwinningRejections.Known;
        }

        var faults = TwinningRules.Check(command.Terms, command.Pair);
        faults.OptionalText(command.Source?.Reference, "/source/reference", 500);
        return faults.None ? new TwinningProposed(twinningId, command.Pair, by, command.Terms, command.Source) : TwinningRejections.Invalid(faults);
    }

    private static Task<IResult> HandleAsync(ProposeTwinning command, CommandContext context, CancellationToken cancellationToken)
    {
        var twinningId = Guid.CreateVersion7(context.Now);
        return context.CreateAsync(
            command.Pair,
            Twinning.Stream(twinningId),
            Twinning.Decider,
            twinning => Decide(command, twinning, twinningId, context.Party),
            TwinningRejections.Unknown,
            $"/twinnings/{twinningId}",
            cancellationToken);
    }
}
