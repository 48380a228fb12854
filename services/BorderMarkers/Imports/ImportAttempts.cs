using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>
/// Counts attempts at writing a file, so that none goes on for ever. That one is begun is said outside the transaction that writes, since nothing is said any more
/// by a process that dies over it.
/// </summary>
internal static class ImportAttempts
{
    /// <summary>So often a file is tried that cannot be written, after 1, 2, 4 and 8 seconds again.</summary>
    public const int Most = 5;

    /// <summary>So many attempts may be begun and not end. Each of them has ended a process, so they are fewer; one may have been a machine that lost its power.</summary>
    public const int MostUnended = 3;

    /// <summary>On a connection of its own, while the file is locked.</summary>
    public static Task BeginAsync(this NpgsqlDataSource database, Guid importId, CancellationToken cancellationToken) => database.ExecuteAsync(
        "insert into import_progress (import_id, written, begun) values ($1, 0, 1) on conflict (import_id) do update set written = 0, begun = import_progress.begun + 1",
        [Sql.Value(importId)],
        cancellationToken);

    /// <summary>Takes back that an attempt was begun, where it has ended in good order.</summary>
    public static Task EndAsync(this NpgsqlDataSource database, Guid importId, CancellationToken cancellationToken) => database.ExecuteAsync(
        "update import_progress set begun = begun - 1 where import_id = $1 and begun > 0", [Sql.Value(importId)], cancellationToken);

    /// <summary>The register had changed; the same file may be sent again.</summary>
    public static Task RefuseAsync(this NpgsqlDataSource database, Guid importId, IEnumerable<RowFault> faults, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"update imports set state = 'Failed', failed_because = '{ImportFailure.NoLongerFits}', faults = $2 where id = $1 and state = 'Accepted'",
        [
            Sql.Value(importId),
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = JsonSerializer.SerializeToUtf8Bytes(faults.Take(ImportRejections.MostNamed), ContractJson.Options) },
        ],
        cancellationToken);

    /// <summary>Puts a file off that could not be written; after the last attempt it has failed.</summary>
    /// <returns>Whether it has.</returns>
    public static async Task<bool> PutOffAsync(this NpgsqlDataSource database, Guid importId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.EndAsync(importId, cancellationToken);
        return (await database.ListAsync(
            $"""
            update imports set attempts = attempts + 1, not_before = $2 + power(2, attempts) * interval '1 second',
                state = case when attempts + 1 >= {Most} then 'Failed' else state end,
                failure = case when attempts + 1 >= {Most} then $3 end, failed_because = case when attempts + 1 >= {Most} then '{ImportFailure.NotWritten}' end
            where id = $1 and state = 'Accepted' returning state = 'Failed'
            """,
            [
                Sql.Value(importId), Sql.Value(now),
                Sql.Value($"It could not be written, {Most} times, for a reason that lies with this service and not in the file. {Afterwards}"),
            ],
            row => row.GetBoolean(0),
            cancellationToken)).Contains(true);
    }

    /// <summary>Fails a file, in the transaction that has it, that processes have died over again and again.</summary>
    public static async Task GiveUpAsync(NpgsqlTransaction transaction, Guid importId, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.Add(
            $"update imports set state = 'Failed', failed_because = '{ImportFailure.NeverEnded}', failure = $2 where id = $1",
            Sql.Value(importId),
            Sql.Value($"It was begun {MostUnended} times, and no attempt came to an end: the service ended over it. {Afterwards}"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string Afterwards = "Nothing of it is written. It may be sent again; whoever operates the service finds the reason under the id of the import.";
}
