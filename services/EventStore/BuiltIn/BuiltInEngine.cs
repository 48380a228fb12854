using Npgsql;

namespace BorderCoordination.EventStore.BuiltIn;

/// <summary>Plain Npgsql on Marten's tables, so that everything builds and runs where a package source does not carry Marten.</summary>
public sealed class BuiltInEngine : IEventStoreEngine, IBatchedLoad
{
    public const string EngineName = "builtin";

    public string Name => EngineName;

    public async Task CreateSchemaAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(BuiltInSchema.Sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RecordedEvent>> LoadForAppendAsync(NpgsqlTransaction transaction, StreamName stream, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction) { BatchCommands = { Load(stream) } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await ReadLoadAsync(reader, stream, cancellationToken);
    }

    public async Task<IReadOnlyList<RecordedEvent>> LoadAsync(
        NpgsqlConnection connection, StreamName stream, StreamLimit limit, CancellationToken cancellationToken)
    {
        await using var command = StreamLoad.As(connection, stream, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await StreamLoad.ReadAsync(reader, stream, cancellationToken);
    }

    public Task AppendAsync(NpgsqlTransaction transaction, NpgsqlBatch batch, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        batch.BatchCommands.Add(appends is [var (stream, expectedVersion, events)] ? AppendStatement.Of(stream, expectedVersion, events) : BulkAppendStatement.Of(appends));
        return Task.CompletedTask;
    }

    public NpgsqlBatchCommand Load(StreamName stream) => StreamLoad.Of(stream);

    public Task<IReadOnlyList<RecordedEvent>> ReadLoadAsync(NpgsqlDataReader reader, StreamName stream, CancellationToken cancellationToken) =>
        StreamLoad.ReadAsync(reader, stream, cancellationToken);
}
