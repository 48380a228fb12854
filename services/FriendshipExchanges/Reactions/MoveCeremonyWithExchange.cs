using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Twinnings;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Reactions;

/// <summary>
/// When an exchange is postponed, so are the twinning ceremonies that hang on it, and when it is agreed on anew they have its days (domain notes:
/// "Cross-service reactions"); once for each event, however often it comes.
/// </summary>
internal sealed class MoveCeremonyWithExchange(IEventStore store, NpgsqlDataSource database) : IReaction
{
    public const string Queue = "friendship-exchanges.move-ceremonies";

    public static readonly string[] Bindings = ["friendship-exchanges.exchange-postponed.*.*", "friendship-exchanges.exchange-agreed.*.*"];

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        var (exchangeId, data) = (envelope.PartitionKey, Envelopes.Unwrap(envelope).Data);
        foreach (var twinningId in await TwinningTable.OfExchangeAsync(database, envelope.Pair, exchangeId, cancellationToken))
        {
            await store.ReactOnceAsync(
                envelope,
                $"{Queue}:{twinningId}",
                Twinning.Stream(twinningId),
                Twinning.Decider,
                twinning => Decide(twinning, exchangeId, (ExchangeEvent)data),
                cancellationToken);
        }
    }

    /// <summary>What it means for a twinning that is to be celebrated there and has not been.</summary>
    public static Decision<TwinningEvent> Decide(Twinning twinning, Guid exchangeId, ExchangeEvent happened)
    {
        if (twinning.Status is not (TwinningStatus.Proposed or TwinningStatus.RulesAgreed) || twinning.Terms.Ceremony?.ExchangeId != exchangeId)
        {
            return Decision<TwinningEvent>.NoChange;
        }

        return happened switch
        {
            ExchangePostponed postponed => new TwinningCeremonyPostponed(exchangeId, postponed.Reason),
            ExchangeAgreed { Terms.HostParts: var parts } when twinning.CeremonyPostponed is not null =>
                new TwinningCeremonyRescheduled(exchangeId, parts.Min(part => part.FirstDay), parts.Max(part => part.LastDay)),
            _ => Decision<TwinningEvent>.NoChange,
        };
    }
}
