using System.Diagnostics;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// Hands deliveries to reactions. A message leaves its queue only when it was handled or is safely parked: faults of the surroundings are waited out,
/// a version that this build does not know pauses the queue, everything else is parked after some attempts, an unreadable body at once.
/// </summary>
internal sealed class ReactionConsumer(
    ReactionRunner runner, ParkedMessages parked, ReactionState state, MessagingMetrics metrics, IHostApplicationLifetime lifetime, TimeProvider clock,
    IOptions<ReactionOptions> reactionOptions, ILogger<ReactionConsumer> logger)
{
    private readonly ReactionOptions _options = reactionOptions.Value;

    public async Task ConsumeAsync(ReactionBinding reaction, ConsumeContext<EnvelopeMessage> context)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        var delivery = Delivery.Of(context);
        using var activity = delivery.StartSpan(reaction.Queue);
        var result = await HandleAsync(reaction, delivery, stopping.Token);
        state.GoOn(reaction.Queue);
        metrics.Handled(reaction.Queue, result);
        activity.SetTag("reaction.result", result);
    }

    private async Task<string> HandleAsync(ReactionBinding reaction, Delivery delivery, CancellationToken stopping)
    {
        EventEnvelope envelope;
        try
        {
            envelope = delivery.Message.Read();
        }
        catch (Exception unreadable)
        {
            return await ParkAsync(reaction, delivery, null, unreadable, 0, stopping);
        }

        var began = clock.GetTimestamp();
        var failures = 0;
        for (var waits = 0; ; waits++)
        {
            try
            {
                await runner.RunAsync(reaction, envelope, stopping);
                return "handled";
            }
            catch (Exception) when (stopping.IsCancellationRequested || clock.GetElapsedTime(began) > _options.LongestHold)
            {
                throw;
            }
            catch (UnknownEventTypeException unknown)
            {
                state.Wait(reaction.Queue, $"This build does not know the event type '{unknown.Type}'.");
                logger.ReactionPaused(reaction.Queue, unknown.Type);
                await Task.Delay(_options.PauseInterval, clock, stopping);
            }
            catch (Exception fault) when (TransientFaults.IsTransient(fault))
            {
                state.Wait(reaction.Queue, fault.Message);
                logger.ReactionWaits(reaction.Queue, fault.Message, fault);
                await Task.Delay(BackOff(waits), clock, stopping);
            }
            catch (Exception fault)
            {
                failures++;
                logger.ReactionFailed(reaction.Queue, failures, delivery.MessageId, fault);
                if (failures >= _options.Attempts)
                {
                    return await ParkAsync(reaction, delivery, envelope, fault, failures, stopping);
                }

                await Task.Delay(BackOff(failures - 1), clock, stopping);
            }
        }
    }

    /// <summary>Parking has to succeed before the message may be acknowledged; until then it is tried again, and the queue waits.</summary>
    private async Task<string> ParkAsync(
        ReactionBinding reaction, Delivery delivery, EventEnvelope? envelope, Exception fault, int attempts, CancellationToken stopping)
    {
        var began = clock.GetTimestamp();
        for (var waits = 0; ; waits++)
        {
            try
            {
                await parked.AddAsync(reaction.Queue, delivery, envelope, fault, attempts, stopping);
                logger.MessageParked(reaction.Queue, delivery.MessageId, attempts, fault);
                Activity.Current?.SetStatus(ActivityStatusCode.Error, fault.Message);
                return "parked";
            }
            catch (Exception away) when (!stopping.IsCancellationRequested && clock.GetElapsedTime(began) < _options.LongestHold)
            {
                state.Wait(reaction.Queue, away.Message);
                logger.ReactionWaits(reaction.Queue, away.Message, away);
                await Task.Delay(BackOff(waits), clock, stopping);
            }
        }
    }

    private TimeSpan BackOff(int failures)
    {
        var pause = _options.ShortestBackOff * Math.Pow(2, Math.Min(failures, 16));
        return pause < _options.LongestBackOff ? pause : _options.LongestBackOff;
    }
}
