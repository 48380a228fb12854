using Npgsql;

namespace BorderCoordination.EventStore;

internal static class BatchCommit
{
    /// <summary>
    /// Executes the batch with the commit as its last statement, which saves a round trip. After a failed statement PostgreSQL skips the rest of
    /// the batch, so that nothing is committed then.
    /// </summary>
    public static async Task CommitAsync(this NpgsqlBatch batch, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        if (batch.BatchCommands.Count == 0)
        {
            await transaction.CommitAsync(cancellationToken);
            return;
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
