using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>It is in order and will be written.</summary>
    Accepted,

    /// <summary>All of it is written.</summary>
    Done,

    /// <summary>Nothing of it is written: things had changed before it was, or it could not be. The same file may be sent again.</summary>
    Failed,
}

/// <summary>Why an import has failed; a client may switch on it.</summary>
public enum ImportFailure
{
    /// <summary>The register had changed since the file was accepted; the faults say where.</summary>
    NoLongerFits,

    /// <summary>It could not be written, again and again.</summary>
    NotWritten,

    /// <summary>It was begun again and again, and no attempt came to an end: the process died over it each time.</summary>
    NeverEnded,
}

/// <summary>A file that is to be written.</summary>
/// <param name="Begun">How many attempts at writing it were begun and have not ended.</param>
internal sealed record ImportJob(
    Guid Id, BorderPair Pair, Party By, string? Unit, string Person, ImportKind Kind, bool IsJson, string ContentHash, byte[] Content, int Entries, int Begun = 0)
{
    /// <summary>Whether processes have died over it so often that it is not tried again.</summary>
    public bool IsGivenUp => Begun >= ImportAttempts.MostUnended;
}

/// <summary>
/// The files and how far they have come. An import is one party's own until it is done. Progress stands apart, since it is shown while the transaction
/// that writes the file is still open.
/// </summary>
internal static class ImportTables
{
    public static SchemaPart Schema { get; } = new(
        "imports",
        """
        create table imports (
            id uuid primary key, pair text not null, party text not null, unit text, person text not null, kind text not null, is_json boolean not null,
            content_hash text not null, content bytea not null, entries int not null, state text not null, accepted_at timestamptz not null, faults jsonb);
        create index imports_waiting on imports (accepted_at) where state = 'Accepted';
        create table import_progress (import_id uuid primary key, written int not null);
        create table import_entries (
            import_id uuid, place int, name text not null, line int not null, stream_id uuid not null, outcome text not null, revision int not null,
            primary key (import_id, place));
        """,
        """
        alter table imports add column attempts int not null default 0, add column not_before timestamptz, add column failure text;
        """,
        """
        alter table import_progress add column begun int not null default 0;
        alter table imports add column failed_because text;
        update imports set failed_because = case when failure is null then 'NoLongerFits' else 'NotWritten' end where state = 'Failed';
        """);

    /// <summary>Accepts a file; one that failed is taken up again, and one that waits or is done stays.</summary>
    public static Task AcceptAsync(this NpgsqlDataSource database, ImportJob job, DateTimeOffset now, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        with accepted as (
            insert into imports values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'Accepted', $11)
            on conflict (id) do update set state = 'Accepted', faults = null, unit = $4, person = $5, accepted_at = $11, attempts = 0, not_before = null,
                failure = null, failed_because = null
            where imports.state = 'Failed' returning id)
        update import_progress set written = 0, begun = 0 where import_id in (select id from accepted)
        """,
        [
            Sql.Value(job.Id), Sql.Value(job.Pair.Code), Sql.Value(job.By.Code), Sql.Text(job.Unit), Sql.Value(job.Person), Sql.Value(job.Kind.ToString()),
            Sql.Value(job.IsJson), Sql.Value(job.ContentHash), Sql.Value(job.Content), Sql.Value(job.Entries), Sql.Value(now),
        ],
        cancellationToken);

    /// <summary>
    /// The file that has waited longest of those that are not put off, locked until the transaction ends; none where there is none, or another replica has it. One that
    /// a process has died over comes after those that nobody has tried.
    /// </summary>
    public static async Task<ImportJob?> TakeAsync(NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select id, pair, party, unit, person, kind, is_json, content_hash, content, entries, coalesce(begun, 0)
            from imports left join import_progress on import_id = id
            where state = 'Accepted' and (not_before is null or not_before <= $1)
            order by coalesce(begun, 0), accepted_at limit 1 for no key update of imports skip locked
            """,
            transaction.Connection,
            transaction);
        command.Parameters.Add(Sql.Value(now));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return !await row.ReadAsync(cancellationToken) ? null : new ImportJob(
            row.GetGuid(0),
            BorderPair.Parse(row.GetString(1)),
            Party.Parse(row.GetString(2)),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetString(4),
            Enum.Parse<ImportKind>(row.GetString(5)),
            row.GetBoolean(6),
            row.GetString(7),
            row.GetFieldValue<byte[]>(8),
            row.GetInt32(9),
            row.GetInt32(10));
    }

    /// <summary>Says in the same transaction that all is written, and what each entry came to.</summary>
    public static async Task CompleteAsync(NpgsqlTransaction transaction, ImportJob job, IReadOnlyList<EntryResult> results, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.Add("update imports set state = 'Done' where id = $1", Sql.Value(job.Id));
        batch.Add(
            """
            insert into import_entries (import_id, place, name, line, stream_id, outcome, revision)
            select $1, * from unnest($2::int[], $3::text[], $4::int[], $5::uuid[], $6::text[], $7::int[])
            """,
            Sql.Value(job.Id),
            Sql.Value(Enumerable.Range(1, results.Count).ToArray()),
            Sql.Value(results.Select(result => result.Entry.Name).ToArray()),
            Sql.Value(results.Select(result => result.Entry.Lines[0]).ToArray()),
            Sql.Value(results.Select(result => result.Entry.Stream.Id).ToArray()),
            Sql.Value(results.Select(result => result.Outcome!.Value.ToString()).ToArray()),
            Sql.Value(results.Select(result => result.Revision).ToArray()));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>On a connection of its own, so that it is seen before the file is.</summary>
    public static Task ShowProgressAsync(this NpgsqlDataSource database, Guid importId, int written, CancellationToken cancellationToken) => database.ExecuteAsync(
        "insert into import_progress values ($1, $2) on conflict (import_id) do update set written = $2", [Sql.Value(importId), Sql.Value(written)], cancellationToken);

    public static async Task ExecuteAsync(this NpgsqlDataSource database, string sql, IEnumerable<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
