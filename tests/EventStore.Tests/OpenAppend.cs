using Npgsql;

namespace BorderCoordination.EventStore.Tests;

/// <summary>An append that has drawn its number and is not committed: held in the hand of the test.</summary>
internal sealed class OpenAppend : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private OpenAppend(NpgsqlConnection connection, NpgsqlTransaction transaction, StreamName stream) =>
        (_connection, Transaction, Stream) = (connection, transaction, stream);

    public NpgsqlTransaction Transaction { get; }

    public StreamName Stream { get; }

    public int Pid => _connection.ProcessID;

    /// <summary>Takes the lock, as every append does first, and nothing else.</summary>
    public static async Task<OpenAppend> BeginAsync(TestStore store)
    {
        var connection = await store.Database.ConnectAsync(StoreCalls.Token);
        var transaction = await connection.BeginTransactionAsync(StoreCalls.Token);
        await Opening.LockAsync(transaction, StoreCalls.Token);
        return new OpenAppend(connection, transaction, Patrol.NewStream());
    }

    /// <summary>Takes the lock and appends one event to a new stream.</summary>
    public static async Task<OpenAppend> OneAsync(TestStore store)
    {
        var open = await BeginAsync(store);
        await open.AppendAsync(store, open.Stream);
        return open;
    }

    public async Task AppendAsync(TestStore store, StreamName stream)
    {
        await using var batch = new NpgsqlBatch(_connection, Transaction);
        await store.Engine.AppendAsync(Transaction, batch, [new StreamAppend(stream, 0, [Patrol.New(Patrol.Proposed(), store.Clock.Now)])], StoreCalls.Token);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(StoreCalls.Token);
        }
    }

    public Task CommitAsync() => Transaction.CommitAsync(StoreCalls.Token);

    public Task RollBackAsync() => Transaction.RollbackAsync(StoreCalls.Token);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
