using System.Data;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>One attempt at a command: two round trips, the second of which commits.</summary>
internal sealed class Attempt<TState, TEvent>(
    NpgsqlDataSource dataSource, IEventStoreEngine engine, ReadModels readModels, TimeProvider clock,
    StreamName stream, Decider<TState, TEvent> decider, Func<TState, Decision<TEvent>> decide, Intent<TState> intent)
    where TEvent : class
{
    /// <summary>Whether the commit was sent, so that a lost connection leaves it open whether it arrived.</summary>
    public bool MayHaveCommitted { get; private set; }

    public async Task<Outcome<TState>> RunAsync(CancellationToken cancellationToken)
    {
        MayHaveCommitted = false;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var now = clock.Now();
        var opening = await Opening.RunAsync(engine, transaction, stream, intent.Key, now, cancellationToken);
        switch (opening.Key)
        {
            case Opening.KeyState.InUse: return new Outcome<TState>.KeyInUse();
            case Opening.KeyState.Reused: return new Outcome<TState>.KeyReused();
            case Opening.KeyState.Answered: return new Outcome<TState>.Repeated(opening.Answer!);
            default: break;
        }

        var before = decider.Fold(opening.Events.Select(recorded => (TEvent)recorded.Data));
        var version = opening.Events.Count == 0 ? 0 : opening.Events[^1].Version;
        if (intent.Authorize(before) is { } refusal)
        {
            return new Outcome<TState>.Rejected(refusal);
        }

        if (intent.ExpectedVersion is { } expected && expected != version)
        {
            return new Outcome<TState>.Stale(version);
        }

        await intent.Prepare(before, transaction, cancellationToken);
        return decide(before) switch
        {
            Decision<TEvent>.Rejected rejected => new Outcome<TState>.Rejected(rejected.Rejection),
            Decision<TEvent>.Accepted accepted => await CommitAsync(transaction, before, opening.Events, accepted.Events, now, cancellationToken),
            var other => throw new System.Diagnostics.UnreachableException($"{other} is no decision."),
        };
    }

    private async Task<Outcome<TState>> CommitAsync(
        NpgsqlTransaction transaction, TState before, IReadOnlyList<RecordedEvent> past, IReadOnlyList<TEvent> decided, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var version = past.Count == 0 ? 0 : past[^1].Version;
        var state = decided.Aggregate(before, decider.Evolve);
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        IReadOnlyList<RecordedEvent> recorded = [];
        if (decided.Count > 0)
        {
            var metadata = Telemetry.Traced(intent.Describe(state));
            var beginning = intent.Begins(state);
            if (Recording.Of(decided, past, now, metadata) is not { } events
                || Recording.Of<object>(beginning is null ? [] : [beginning.First], past, now, beginning?.Metadata.TracedAs(metadata) ?? metadata) is not { } first)
            {
                return new Outcome<TState>.Rejected(StoreRejections.TooLarge);
            }

            recorded = Recording.At(stream, version, events);
            var own = new StreamAppend(stream, version, events);
            version += events.Length;
            await engine.AppendAsync(transaction, batch, beginning is null ? [own] : [own, new StreamAppend(beginning.Stream, 0, first)], cancellationToken);
            readModels.Write(batch, stream, version, state, recorded);
            beginning?.Project(readModels, batch, Recording.At(beginning.Stream, 0, first)[0]);
            intent.Besides?.Invoke(batch);
        }

        var committed = new Outcome<TState>.Committed(state, version, recorded);
        if (intent.Key is { } key)
        {
            batch.BatchCommands.Add(Idempotency.Record(key, intent.Answer!(committed), now));
        }

        MayHaveCommitted = true;
        await batch.CommitAsync(transaction, cancellationToken);
        return committed;
    }
}
