using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Commitments;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Closes the exchange.</summary>
public sealed record CloseExchange;

internal static class CloseExchangeSlice
{
    public static void MapCloseExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/close", HandleAsync, nameof(CloseExchange), Roles.Officer,
        "Closes the exchange once every party has signed its minutes, and every commitment in them is done, dropped by agreement, or moved to a successor.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.MinutesOpen, ExchangeRejections.CommitmentsOpen);

    /// <param name="ended">The commitments that have ended; none of them ever goes on again.</param>
    public static Decision<ExchangeEvent> Decide(Exchange exchange, Guid exchangeId, Party by, IReadOnlyCollection<Guid> ended) => exchange.Status switch
    {
        ExchangeStatus.FollowUp when exchange.CommitmentIds(exchangeId).Except(ended).ToArray() is { Length: > 0 } open => ExchangeRejections.StillOpen(open),
        ExchangeStatus.FollowUp => new ExchangeClosed(by),
        ExchangeStatus.Closed => Decision<ExchangeEvent>.NoChange,
        ExchangeStatus.Concluded => ExchangeRejections.MinutesOpen,
        ExchangeStatus.Unknown or ExchangeStatus.Proposed or ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Agreed
            or ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed or ExchangeStatus.Postponed
            or ExchangeStatus.InProgress or ExchangeStatus.Cancelled or ExchangeStatus.Recorded or ExchangeStatus.Announced => ExchangeRejections.NotNow(exchange.Status),
    };

    private static async Task<IResult> HandleAsync(
        Guid exchangeId, CloseExchange command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var subject = Exchange.Stream(exchangeId).Subject;
        var all = Enumerable.Range(1, CommitmentFaults.MostCommitments).Select(number => ExchangeCommitment.IdOf(subject, number));
        var ended = await CommitmentTable.EndedAsync(database, [.. all], cancellationToken);
        return await context.RunAsync(exchangeId, exchange => Decide(exchange, exchangeId, context.Party, ended), cancellationToken);
    }
}
