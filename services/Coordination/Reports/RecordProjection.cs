using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>
/// A row for each record that every party has signed, of whichever service, written when the last one has; what was signed is read from the ledger's own streams.
/// It ends only where a dossier is returned in place of being approved.
/// </summary>
internal sealed class RecordProjection(IEventStore ledger) : IProjection
{
    public const string ProjectionName = "records";

    public const int ProjectionVersion = 3;

    public string Name => ProjectionName;

    public int Version => ProjectionVersion;

    public string Tables =>
        """
        drop table if exists archived_records;
        create table archived_records (
            id uuid not null, version bigint not null, subject text not null, pair text not null, visibility text not null, signed_at timestamptz not null, until timestamptz,
            hash text not null, number text, signatories text[] not null, first_main int, last_main int, mains int[] not null, supersedes text, patrol text not null,
            content text not null, primary key (id, version));
        create index archived_records_signed on archived_records (pair, signed_at, id);
        create index archived_records_supersedes on archived_records (supersedes);
        create index archived_records_subject on archived_records (subject);
        """;

    public async Task ApplyAsync(NpgsqlTransaction transaction, IReadOnlyList<LedgerFact> facts, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var fact in facts)
        {
            if (fact.Data is DossierReturned)
            {
                batch.Add("update archived_records set until = $2 where id = $1 and until is null", Sql.Value(fact.Stream.Id), Sql.Value(fact.Time));
            }
            else if (SignedRecord.IsCompletedBy(fact.Data))
            {
                var history = await ledger.ReadStreamAsync(fact.Stream, new StreamLimit(Version: fact.Version), cancellationToken);
                Add(batch, fact, SignedRecord.Of(history.Select(recorded => recorded.Data)));
            }
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void Add(NpgsqlBatch batch, LedgerFact fact, SignedRecord record)
    {
        var names = record.Content.Signatures.Select(signature => signature.Signatory).Concat((record.Content.Particulars?.Signatories ?? []).Select(signatory => signatory.Name));
        batch.Add(
            "insert into archived_records values ($1, $2, $3, $4, $5, $6, null, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            Sql.Value(fact.Stream.Id),
            Sql.Value(fact.Version),
            Sql.Value(fact.Stream.Subject),
            Sql.Value(fact.Pair.Code),
            Sql.Value(fact.Visibility.ToString()),
            Sql.Value(fact.Time),
            Sql.Value(record.Hash),
            Sql.Text(record.Number),
            Sql.Value(names.Select(UnitName.Key).Distinct().ToArray()),
            Sql.Whole(record.Section?.First),
            Sql.Whole(record.Section?.Last),
            Sql.Value(record.Markers.Values.Distinct().ToArray()),
            Sql.Text(record.Correction?.Supersedes),
            Sql.Value(record.Correction?.Patrol ?? fact.Stream.Subject),
            Sql.Value(JsonSerializer.Serialize(record.Content, ContractJson.Options)));
    }
}
