using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.JointPatrols.Exchanges;

/// <summary>
/// When an exchange is postponed, so is the agreed patrol that is made for it (domain notes: "Cross-service reactions"); once for each event, however often it
/// comes. The agreement was for that occasion and is void, and nobody's word on other days is presumed.
/// </summary>
internal sealed class PostponePatrolWhenExchangeIsPostponed(IEventStore store, NpgsqlDataSource database) : IReaction
{
    public const string Queue = "joint-patrols.postpone-exchange-patrol";

    public const string Binding = "friendship-exchanges.exchange-postponed.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is not ExchangePostponed postponed)
        {
            return;
        }

        foreach (var patrolId in await ExchangePatrolTable.OfAsync(database, envelope.PartitionKey, cancellationToken))
        {
            await store.ReactOnceAsync(
                envelope,
                $"{Queue}:{patrolId}",
                Patrol.Stream(patrolId),
                Patrol.Decider,
                patrol => Decide(patrol, envelope.Pair, envelope.PartitionKey, postponed),
                cancellationToken);
        }
    }

    /// <summary>Only what is agreed and has not started is postponed; what is still proposed has no agreement to be void.</summary>
    public static Decision<PatrolEvent> Decide(Patrol patrol, BorderPair pair, Guid exchangeId, ExchangePostponed postponed) =>
        patrol.Pair == pair && patrol.Exchange?.ExchangeId == exchangeId && patrol.Status is (PatrolStatus.Agreed or PatrolStatus.Prepared)
            ? new PatrolPostponedWithExchange(patrol.Revision + 1, exchangeId, postponed.By, postponed.Reason)
            : Decision<PatrolEvent>.NoChange;
}
