using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using BorderCoordination.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace BorderCoordination.Client;

/// <summary>What a subscriber over AMQP wants.</summary>
/// <param name="Queue">A queue of its own, named after the party: <c>vn.reports</c>. It stays when nobody listens, and keeps what comes.</param>
/// <param name="Patterns">Routing keys, each with a pair as its last word: <c>#.vn-la</c>, <c>joint-patrols.patrol-agreed.*.vn-la</c>. Leave the version open.</param>
/// <param name="CatchUp">The same choice for what came before, in the words of the feed.</param>
/// <param name="Own">The caller's party, to hear by the same patterns of what is its own; only of what is shared when absent.</param>
public sealed record AmqpSubscription(string Queue, string[] Patterns, FeedQuery CatchUp, Party? Own = null);

/// <summary>
/// First what came before, from the feed, then what comes, from a queue of its own: nothing is left out, and what comes both ways is given once. A message
/// is acknowledged when the next event is asked for. After a crash in between it comes again, and after the loss of the queue with the broker all since the
/// first catch-up does: keep the ids of what you have handled where twice would do harm. What was published before the queue was there is only in the feed,
/// and comes there a little later: so that is followed for the time of <see cref="Settling"/> at least.
/// </summary>
public sealed class AmqpSubscriber(IConnectionFactory broker, EventFeed feed, ICheckpointStore checkpoints)
{
    private const string Exchange = "border-coordination.events";

    private const int Remembered = 10_000;

    /// <summary>How long the feed is followed at least before the queue is: longer than the ledger ever lags behind.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Follows for ever.</summary>
    public async IAsyncEnumerable<FeedEvent> ReadAsync(AmqpSubscription subscription, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var connection = await broker.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var progress = await BeginAsync(connection, channel, subscription, cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        while (!progress.IsLive)
        {
            var settled = Stopwatch.GetElapsedTime(begun) >= Settling;
            var (events, next) = await feed.PageAsync(subscription.CatchUp, progress.CaughtUp, wait: settled ? 0 : 5, cancellationToken);
            foreach (var given in events.Where(given => subscription.Own is not null || given.Envelope.Visibility.Only is null))
            {
                yield return given;
                progress = progress with { CaughtUp = given.Position!.Value };
                await SaveAsync(subscription, progress, cancellationToken);
            }

            progress = progress with { CaughtUp = next, IsLive = settled && events.Count == 0 };
            await SaveAsync(subscription, progress, cancellationToken);
        }

        var seen = await OverlapAsync(subscription, progress, cancellationToken);
        var arrivals = Channel.CreateBounded<(ulong Tag, byte[] Body)>(256);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) => arrivals.Writer.WriteAsync((message.DeliveryTag, message.Body.ToArray()), cancellationToken).AsTask();
        await channel.BasicQosAsync(0, 100, global: false, cancellationToken);
        await channel.BasicConsumeAsync(subscription.Queue, autoAck: false, consumer, cancellationToken);
        var recent = new Queue<Guid>();
        await foreach (var (tag, body) in arrivals.Reader.ReadAllAsync(cancellationToken))
        {
            var heard = FeedEvent.Parse(body);
            if (seen.Add(heard.Envelope.Id))
            {
                yield return heard;
                recent.Enqueue(heard.Envelope.Id);
                if (recent.Count > Remembered)
                {
                    seen.Remove(recent.Dequeue());
                }
            }

            await AcknowledgeAsync(channel, tag, cancellationToken);
        }
    }

    /// <summary>The queue is there, and bound, before the feed is read: so what comes meanwhile waits in it.</summary>
    private async Task<Progress> BeginAsync(IConnection connection, IChannel channel, AmqpSubscription subscription, CancellationToken cancellationToken)
    {
        var known = await checkpoints.ReadAsync(subscription.Queue, cancellationToken) is { } text ? JsonSerializer.Deserialize<Progress>(text, ContractJson.Options) : null;
        if (known is not null && await ExistsAsync(connection, subscription.Queue, cancellationToken))
        {
            return known;
        }

        var head = await feed.HeadAsync(cancellationToken);
        await channel.QueueDeclareAsync(
            subscription.Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);
        foreach (var pattern in subscription.Patterns)
        {
            await channel.QueueBindAsync(subscription.Queue, Exchange, pattern, cancellationToken: cancellationToken);
            if (subscription.Own is { } party)
            {
                await channel.QueueBindAsync(subscription.Queue, $"{Exchange}.{party.Code.ToLowerInvariant()}", pattern, cancellationToken: cancellationToken);
            }
        }

        var progress = new Progress(head, known?.CaughtUp ?? 0, IsLive: false);
        await SaveAsync(subscription, progress, cancellationToken);
        return progress;
    }

    /// <summary>What was given from the feed and may stand in the queue too: all that got its position after the queue was declared.</summary>
    private async Task<HashSet<Guid>> OverlapAsync(AmqpSubscription subscription, Progress progress, CancellationToken cancellationToken)
    {
        var overlap = new HashSet<Guid>();
        for (var after = progress.DeclaredAt; after < progress.CaughtUp;)
        {
            var (events, next) = await feed.PageAsync(subscription.CatchUp, after, wait: 0, cancellationToken);
            overlap.UnionWith(events.Where(given => given.Position <= progress.CaughtUp).Select(given => given.Envelope.Id));
            after = next;
        }

        return overlap;
    }

    private Task SaveAsync(AmqpSubscription subscription, Progress progress, CancellationToken cancellationToken) =>
        checkpoints.WriteAsync(subscription.Queue, JsonSerializer.Serialize(progress, ContractJson.Options), cancellationToken);

    private static async Task<bool> ExistsAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return true;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == 404)
        {
            return false;
        }
    }

    /// <summary>Over a connection that has broken meanwhile the message comes again, and is known then.</summary>
    private static async Task AcknowledgeAsync(IChannel channel, ulong tag, CancellationToken cancellationToken)
    {
        try
        {
            await channel.BasicAckAsync(tag, multiple: false, cancellationToken);
        }
        catch (AlreadyClosedException)
        {
            // The broker delivers it anew.
        }
    }

    private sealed record Progress(long DeclaredAt, long CaughtUp, bool IsLive);
}
