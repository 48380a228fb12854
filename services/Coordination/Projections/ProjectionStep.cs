using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>What a step has come to.</summary>
/// <param name="Position">Up to where the projection is now.</param>
/// <param name="Head">The ledger's last position.</param>
/// <param name="Advanced">Whether there may be more right away.</param>
internal readonly record struct ProjectionProgress(long Position, long Head, bool Advanced);

/// <summary>
/// Takes a projection one batch on. The row that says how far it is stays locked until the commit, so that of several replicas one does it and the others pass
/// by; rows of the ledger are read and never locked, so that its intake does not wait for anybody here.
/// </summary>
internal sealed class ProjectionStep(NpgsqlDataSource database)
{
    public const int MostInBatch = 500;

    private const string Head = "(select position from ledger_counter where one)";

    public async Task<ProjectionProgress> TakeAsync(IProjection projection, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(transaction, projection.Name, cancellationToken) is not { } at || at.Version > projection.Version)
        {
            // Another replica is at it, or a newer build.
            await transaction.RollbackAsync(cancellationToken);
            return await ReadAsync(connection, projection.Name, cancellationToken);
        }

        if (at.Version < projection.Version)
        {
            await ExecuteAsync(transaction, projection.Tables, [], cancellationToken);
            await ExecuteAsync(
                transaction,
                $"update projections set version = $2, position = 0, complete_from = {Head} where name = $1",
                [Sql.Value(projection.Name), Sql.Value(projection.Version)],
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new ProjectionProgress(0, at.Head, Advanced: true);
        }

        var facts = await FactsAsync(transaction, at.Position, cancellationToken);
        if (facts.Count == 0)
        {
            return new ProjectionProgress(at.Position, at.Head, Advanced: false);
        }

        await projection.ApplyAsync(transaction, facts, cancellationToken);
        await ExecuteAsync(
            transaction, "update projections set position = $2 where name = $1", [Sql.Value(projection.Name), Sql.Value(facts[^1].Position)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ProjectionProgress(facts[^1].Position, at.Head, Advanced: true);
    }

    private static async Task<(int Version, long Position, long Head)?> LockAsync(NpgsqlTransaction transaction, string name, CancellationToken cancellationToken)
    {
        await ExecuteAsync(transaction, "insert into projections values ($1, 0, 0, 0) on conflict do nothing", [Sql.Value(name)], cancellationToken);
        await using var command = new NpgsqlCommand(
            $"select version, position, {Head} from projections where name = $1 for update skip locked", transaction.Connection, transaction);
        command.Parameters.Add(Sql.Value(name));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)) : null;
    }

    private static async Task<ProjectionProgress> ReadAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select position, {Head} from projections where name = $1", connection) { Parameters = { Sql.Value(name) } };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new ProjectionProgress(row.GetInt64(0), row.GetInt64(1), Advanced: false) : default;
    }

    /// <summary>Positions have no gaps and appear in their order: what is after one is complete, as far as it is there.</summary>
    private static async Task<List<LedgerFact>> FactsAsync(NpgsqlTransaction transaction, long after, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select position, envelope from ledger_entries where position > $1 order by position limit $2", transaction.Connection, transaction)
        {
            Parameters = { Sql.Value(after), Sql.Value(MostInBatch) },
        };
        var facts = new List<LedgerFact>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            facts.Add(Read(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
        }

        return facts;
    }

    private static LedgerFact Read(long position, byte[] bytes)
    {
        var envelope = new EnvelopeMessage(bytes).Read();
        return new LedgerFact(
            position, Envelopes.Stream(envelope), envelope.StreamVersion, envelope.Time, envelope.Pair, envelope.Visibility, envelope.Party, Envelopes.Unwrap(envelope).Data);
    }

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
