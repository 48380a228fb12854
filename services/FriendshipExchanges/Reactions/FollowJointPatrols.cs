using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Reactions;

/// <summary>
/// A joint patrol that is proposed for an item of a programme is linked to it, and when it closes the item is carried out (domain notes: "Cross-service
/// reactions"). Both are told by the state, so that a message may come often; they come over one queue, so that the link comes first.
/// </summary>
internal sealed class FollowJointPatrols(IEventStore store, NpgsqlDataSource database) : IReaction
{
    public const string Queue = "friendship-exchanges.follow-joint-patrols";

    public static readonly string[] Bindings = ["joint-patrols.patrol-proposed.*.*", "joint-patrols.patrol-closed.*.*"];

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        switch (Envelopes.Unwrap(envelope).Data)
        {
            case PatrolProposed { Exchange: { } made, PatrolId: var patrolId }:
                await RecordAsync(envelope, made.ExchangeId, exchange => Link(exchange, envelope.Pair, made.Item, patrolId), cancellationToken);
                break;
            case PatrolClosed { PatrolId: var patrolId }:
                foreach (var (exchangeId, item) in await ExchangePatrolTable.ItemsOfAsync(database, patrolId, cancellationToken))
                {
                    await RecordAsync(envelope, exchangeId, exchange => Close(exchange, envelope.Pair, item, patrolId, envelope.Time), cancellationToken);
                }

                break;
        }
    }

    /// <summary>Links a patrol to the item that it is made for, if that is there and has none.</summary>
    public static Decision<ExchangeEvent> Link(Exchange exchange, BorderPair pair, string item, Guid patrolId) =>
        exchange.Pair == pair && exchange.Programme.Items.TryGetValue(item, out var content) && content.Patrol is not null && exchange.Programme.PatrolOf(item) is null
            ? new ProgrammePatrolLinked(item, patrolId)
            : Decision<ExchangeEvent>.NoChange;

    /// <summary>Has the item carried out, if it stands in an approved programme and was not before.</summary>
    public static Decision<ExchangeEvent> Close(Exchange exchange, BorderPair pair, string item, Guid patrolId, DateTimeOffset closedAt) =>
        exchange.Pair == pair
        && (exchange.Status.HasApprovedProgramme() || exchange.Status == ExchangeStatus.InProgress)
        && exchange.Programme.Open.Contains(item)
        && exchange.Programme.PatrolOf(item) == patrolId
            ? new ProgrammePatrolClosed(item, patrolId, closedAt)
            : Decision<ExchangeEvent>.NoChange;

    private Task RecordAsync(EventEnvelope envelope, Guid exchangeId, Func<Exchange, Decision<ExchangeEvent>> decide, CancellationToken cancellationToken) =>
        store.ReactAsync(envelope, Exchange.Stream(exchangeId), Exchange.Decider, decide, cancellationToken);
}
