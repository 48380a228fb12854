using System.Data;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>Gathers the appends of one transaction and sends them together.</summary>
internal sealed class Appender : IAppender
{
    // So many appends wait for each other before they are sent.
    private const int MostGathered = 250;

    private readonly IEventStoreEngine _engine;
    private readonly NpgsqlBatch _batch;
    private readonly List<(NpgsqlBatchCommand Command, StreamName Stream, long Expected)> _gathered = [];

    private Appender(IEventStoreEngine engine, NpgsqlTransaction transaction, NpgsqlBatch batch) => (_engine, Transaction, _batch) = (engine, transaction, batch);

    public NpgsqlTransaction Transaction { get; }

    public static async Task RunAsync(
        NpgsqlDataSource dataSource, IEventStoreEngine engine, Func<IAppender, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await Opening.LockAsync(transaction, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var appender = new Appender(engine, transaction, batch);
        await work(appender, cancellationToken);
        await appender.SendAsync(() => batch.CommitAsync(transaction, cancellationToken));
    }

    public async Task AppendAsync(StreamName stream, long expectedVersion, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        var before = _batch.BatchCommands.Count;
        try
        {
            await _engine.AppendAsync(Transaction, _batch, stream, expectedVersion, events, cancellationToken);
        }
        catch (Exception failure) when (Failures.IsVersionConflict(failure))
        {
            throw new StreamVersionConflictException(stream, expectedVersion, failure);
        }

        for (var index = before; index < _batch.BatchCommands.Count; index++)
        {
            _gathered.Add((_batch.BatchCommands[index], stream, expectedVersion));
        }

        if (_gathered.Count >= MostGathered)
        {
            await SendAsync(() => _batch.ExecuteNonQueryAsync(cancellationToken));
            _batch.BatchCommands.Clear();
            _gathered.Clear();
        }
    }

    private async Task SendAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception failure) when (Failures.IsVersionConflict(failure))
        {
            var failed = Failures.Answer(failure)!.BatchCommand;
            var (_, stream, expected) = _gathered.Find(gathered => gathered.Command == failed);
            throw new StreamVersionConflictException(stream, expected, failure);
        }
    }
}
