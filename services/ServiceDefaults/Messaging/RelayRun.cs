using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// Publishes from the checkpoint on until something fails: reads in the order of the store, starts in that order, keeps many in flight.
/// Any failure ends the run, and with it everything in flight; the next run begins at the checkpoint again, so that no event ever overtakes
/// an earlier one of its stream for long, and none is left out.
/// </summary>
internal sealed class RelayRun(
    IEventStore store, BrokerAddress broker, RelayCheckpoint checkpoint, RelayState state, MessagingMetrics metrics, IHostEnvironment environment,
    TimeProvider clock, IOptions<RelayOptions> relayOptions, IOptions<EventsOptions> eventsOptions)
{
    private static readonly TimeSpan FirstConfirmation = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly RelayOptions _options = relayOptions.Value;

    /// <param name="stopping">Ends the reading; what is in flight is given a moment to be confirmed.</param>
    /// <param name="lost">Leadership or broker are gone: ends everything at once.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken lost)
    {
        // MassTransit writes an error, with its stack, for each publication that a broken connection takes along; whoever began the run says it once.
        LogContext.ConfigureCurrentLogContext(NullLoggerFactory.Instance);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(lost);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(stopping, abort.Token);
        using var confirmations = new Confirmations(checkpoint, _options, clock);
        var faults = new FirstSendFault(abort);
        await using var publisher = await EnvelopePublisher.StartAsync(broker, $"{environment.ApplicationName} relay", metrics, faults, reading.Token);
        var settling = SettleAsync(confirmations, abort);
        try
        {
            await ReadAsync(publisher, confirmations, reading.Token, abort.Token);
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            // Stopping, or a publication failed: settling tells which.
        }
        catch (Exception fault) when (fault is not PoisonEventException)
        {
            await abort.CancelAsync();
            throw;
        }
        finally
        {
            confirmations.Complete();
            abort.CancelAfter(Farewell);
            await settling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        faults.Throw();
        lost.ThrowIfCancellationRequested();
        await settling;
    }

    private static async Task SettleAsync(Confirmations confirmations, CancellationTokenSource abort)
    {
        try
        {
            await confirmations.RunAsync(abort.Token);
        }
        catch
        {
            await abort.CancelAsync();
            throw;
        }
    }

    private async Task ReadAsync(EnvelopePublisher publisher, Confirmations confirmations, CancellationToken reading, CancellationToken abort)
    {
        var position = await checkpoint.ReadAsync(reading);
        var warm = new HashSet<string>();
        while (true)
        {
            var seen = store.Signal.Count;
            var page = await store.ReadAllAsync(position, _options.PageSize, reading);
            foreach (var stored in page)
            {
                var publication = Prepare(stored);
                await confirmations.RoomAsync(reading);
                var confirmed = publisher.PublishAsync(publication, abort);
                confirmations.Add(stored.Sequence, confirmed);
                position = stored.Sequence;
                if (warm.Add(publication.Exchange))
                {
                    // The first one opens the channel and declares the exchange; whatever waited for that beside it would go on in no order.
                    await confirmed.WaitAsync(FirstConfirmation, clock, reading);
                    state.Publishing();
                }
            }

            if (page.Count == 0)
            {
                state.Publishing();
                await store.Signal.WaitAsync(seen, _options.PollInterval, reading);
            }
        }
    }

    private Publication Prepare(StoredEvent stored)
    {
        try
        {
            var envelope = Envelopes.Wrap(stored, eventsOptions.Value.SchemaAddress);
            var body = Envelopes.Write(envelope);
            return body.Length <= EventEnvelope.MaximumBytes
                ? new Publication(stored.Sequence, envelope, body)
                : throw new InvalidOperationException($"The envelope has {body.Length} bytes; at most {EventEnvelope.MaximumBytes} may be published.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new PoisonEventException(stored, fault);
        }
    }
}

/// <summary>An event that cannot be published as it stands. The relay stops before it.</summary>
internal sealed class PoisonEventException(StoredEvent stored, Exception fault)
    : Exception($"Event {stored.Id} ({stored.Type}, sequence {stored.Sequence}) cannot be published: {fault.Message}", fault)
{
    public Guid EventId { get; } = stored.Id;

    public string EventType { get; } = stored.Type;
}
