using System.Diagnostics;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>The seam over an engine: what is the same with every one of them.</summary>
internal sealed class PostgresEventStore(
    NpgsqlDataSource dataSource, IEventStoreEngine engine, ReadModels readModels, ExactReader reader, AppendSignal signal, TimeProvider clock) : IEventStore
{
    private const int MostAttempts = 10;

    private const int MostReconnects = 2;

    public IAppendSignal Signal => signal;

    public async Task<Outcome<TState>> TransactAsync<TState, TEvent>(
        StreamName stream, Decider<TState, TEvent> decider, Func<TState, Decision<TEvent>> decide, Intent<TState> intent, CancellationToken cancellationToken)
        where TEvent : class
    {
        if (intent is { Key: not null, Answer: null })
        {
            throw new ArgumentException("An idempotency key needs an answer to keep under it.", nameof(intent));
        }

        using var activity = Telemetry.StartAppend(stream);
        var started = clock.GetTimestamp();
        var ended = "failed";
        try
        {
            var attempt = new Attempt<TState, TEvent>(dataSource, engine, readModels, clock, stream, decider, decide, intent);
            var outcome = await RepeatAsync(attempt, stream, cancellationToken);
            ended = outcome.GetType().Name;
            if (outcome is Outcome<TState>.Committed { Events.Count: > 0 })
            {
                signal.Pulse();
            }

            return outcome;
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
        finally
        {
            activity?.SetTag(Telemetry.Outcome, ended);
            Telemetry.AppendDuration.Record(
                clock.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>(Telemetry.Aggregate, stream.Aggregate),
                new KeyValuePair<string, object?>(Telemetry.Outcome, ended));
        }
    }

    public async Task WriteAsync(Func<IAppender, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (await Appender.RunAsync(dataSource, engine, readModels, clock, work, cancellationToken))
        {
            signal.Pulse();
        }
    }

    public async Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamLimit limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await engine.LoadAsync(connection, stream, limit, cancellationToken);
    }

    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long after, int limit, CancellationToken cancellationToken) =>
        reader.ReadAsync(after, limit, cancellationToken);

    private async Task<Outcome<TState>> RepeatAsync<TState, TEvent>(Attempt<TState, TEvent> attempt, StreamName stream, CancellationToken cancellationToken)
        where TEvent : class
    {
        for (var count = 1; ; count++)
        {
            try
            {
                return await attempt.RunAsync(cancellationToken);
            }
            catch (Exception failure) when (Failures.IsConflict(failure))
            {
                Telemetry.AppendRetries.Add(1, new KeyValuePair<string, object?>(Telemetry.Aggregate, stream.Aggregate));
                if (count == MostAttempts)
                {
                    throw new StoreBusyException(stream, failure);
                }
            }
            catch (Exception failure) when (!attempt.MayHaveCommitted && count <= MostReconnects && Failures.IsLostConnection(failure))
            {
                // After a restart of the database the pool still holds connections from before.
            }
            catch (Exception failure) when (readModels.Refusal<TState>(failure) is { } refusal)
            {
                return new Outcome<TState>.Rejected(refusal);
            }
            catch (Exception failure) when (Failures.IsUnstorableText(failure))
            {
                return new Outcome<TState>.Rejected(StoreRejections.UnstorableText);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * (1 << Math.Min(count, 6))), cancellationToken);
        }
    }
}
