using System.Data;
using BorderCoordination.Contracts;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>Gathers the appends of one transaction and sends them together.</summary>
internal sealed class Appender : IAppender
{
    // So many events wait for each other before they are sent.
    private const int MostGathered = 500;

    private readonly IEventStoreEngine _engine;
    private readonly ReadModels _readModels;
    private readonly TimeProvider _clock;
    private readonly NpgsqlBatch _batch;
    private readonly List<StreamAppend> _gathered = [];
    private readonly Dictionary<Guid, (StreamName Stream, long Expected, long Reached)> _streams = [];
    private int _events;

    private Appender(IEventStoreEngine engine, ReadModels readModels, TimeProvider clock, NpgsqlTransaction transaction, NpgsqlBatch batch) =>
        (_engine, _readModels, _clock, Transaction, _batch) = (engine, readModels, clock, transaction, batch);

    public NpgsqlTransaction Transaction { get; }

    /// <returns>Whether anything was appended.</returns>
    public static async Task<bool> RunAsync(
        NpgsqlDataSource dataSource, IEventStoreEngine engine, ReadModels readModels, TimeProvider clock, Func<IAppender, CancellationToken, Task> work,
        CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await Opening.LockAsync(transaction, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var appender = new Appender(engine, readModels, clock, transaction, batch);
        try
        {
            await work(appender, cancellationToken);
            await appender.GatherAsync(cancellationToken);
            await batch.CommitAsync(transaction, cancellationToken);
            return appender._streams.Count > 0;
        }
        catch (Exception failure) when (failure is not StreamVersionConflictException && Failures.IsVersionConflict(failure))
        {
            throw await appender.ConflictAsync(failure, cancellationToken);
        }
    }

    public async Task AppendAsync(StreamName stream, long expectedVersion, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        var before = _streams.GetValueOrDefault(stream.Id, (Stream: stream, Expected: expectedVersion, Reached: expectedVersion));
        if (before.Reached != expectedVersion)
        {
            throw new StreamVersionConflictException(stream, expectedVersion);
        }

        _streams[stream.Id] = (stream, before.Expected, expectedVersion + events.Count);
        _gathered.Add(new StreamAppend(stream, expectedVersion, events));
        _events += events.Count;
        if (_events >= MostGathered)
        {
            await SendAsync(cancellationToken);
        }
    }

    public async Task<Decided<TState>> DecideAsync<TState, TEvent>(
        StreamName stream, Decider<TState, TEvent> decider, Func<TState, Decision<TEvent>> decide, Func<TState, EventMetadata> describe, CancellationToken cancellationToken)
        where TEvent : class
    {
        if (_streams.ContainsKey(stream.Id))
        {
            await SendAsync(cancellationToken);
        }

        var past = await LoadAsync(stream, cancellationToken);
        var version = past.Count == 0 ? 0 : past[^1].Version;
        var before = decider.Fold(past.Select(recorded => (TEvent)recorded.Data));
        var decision = decide(before);
        if (decision is Decision<TEvent>.Rejected rejected)
        {
            return new Decided<TState>(before, version, [], rejected.Rejection);
        }

        var accepted = (Decision<TEvent>.Accepted)decision;
        var state = accepted.Events.Aggregate(before, decider.Evolve);
        if (accepted.Events.IsEmpty)
        {
            return new Decided<TState>(before, version, []);
        }

        if (Recording.Of(accepted.Events, past, _clock.Now(), describe(state)) is not { } events)
        {
            return new Decided<TState>(before, version, [], StoreRejections.TooLarge);
        }

        var recorded = Recording.At(stream, version, events);
        _readModels.Write(_batch, stream, version + events.Length, state, recorded);
        await AppendAsync(stream, version, events, cancellationToken);
        return new Decided<TState>(state, version + events.Length, recorded);
    }

    private async Task<IReadOnlyList<RecordedEvent>> LoadAsync(StreamName stream, CancellationToken cancellationToken)
    {
        await using var look = new NpgsqlCommand(Opening.LockStream, Transaction.Connection, Transaction) { Parameters = { Sql.Value(stream.Id) } };
        return (string?)await look.ExecuteScalarAsync(cancellationToken) == stream.Aggregate
            ? await _engine.LoadForAppendAsync(Transaction, stream, cancellationToken)
            : [];
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await GatherAsync(cancellationToken);
        if (_batch.BatchCommands.Count > 0)
        {
            await _batch.ExecuteNonQueryAsync(cancellationToken);
            _batch.BatchCommands.Clear();
        }
    }

    /// <summary>Turns what was gathered into statements.</summary>
    private async Task GatherAsync(CancellationToken cancellationToken)
    {
        if (_gathered.Count > 0)
        {
            try
            {
                await _engine.AppendAsync(Transaction, _batch, _gathered, cancellationToken);
            }
            catch (StreamVersionConflictException failure)
            {
                throw await ConflictAsync(failure, cancellationToken);
            }
        }

        _gathered.Clear();
        _events = 0;
    }

    /// <summary>Finds out, after everything was undone, which stream it was.</summary>
    private async Task<StreamVersionConflictException> ConflictAsync(Exception failure, CancellationToken cancellationToken)
    {
        await Transaction.RollbackAsync(cancellationToken);
        await using var look = new NpgsqlCommand(
            "select i.id, coalesce(s.version, 0) from unnest($1) with ordinality i (id, place) left join mt_streams s using (id) order by i.place", _batch.Connection)
        {
            Parameters = { Sql.Value(_streams.Keys.ToArray()) },
        };
        await using var versions = await look.ExecuteReaderAsync(cancellationToken);
        while (await versions.ReadAsync(cancellationToken))
        {
            var (stream, expected, _) = _streams[versions.GetGuid(0)];
            if (versions.GetInt64(1) != expected)
            {
                return new StreamVersionConflictException(stream, expected, failure);
            }
        }

        var (anyStream, anyExpected, _) = _streams.Values.First();
        return new StreamVersionConflictException(anyStream, anyExpected, failure);
    }
}
