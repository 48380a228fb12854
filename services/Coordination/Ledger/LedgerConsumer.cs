using System.Diagnostics;
using BorderCoordination.ServiceDefaults.Messaging;
using MassTransit;

namespace BorderCoordination.Coordination;

/// <summary>
/// Feeds the ledger from its queue. A message is acknowledged when this returns, that is after the commit; the broker's order need not be kept.
/// </summary>
internal sealed class LedgerConsumer(LedgerWriter writer) : IConsumer<EnvelopeMessage>
{
    public Task Consume(ConsumeContext<EnvelopeMessage> context) =>
        writer.RecordAsync(new Delivery(context.Message.Body, Activity.Current?.Context ?? default), context.CancellationToken);
}
