using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Corrections;
using BorderCoordination.JointPatrols.Patrols;
using Npgsql;

namespace BorderCoordination.JointPatrols.Records;

/// <summary>
/// The table behind the archive; a row for each record that all have signed: minutes under number 0 of their patrol, corrections under theirs.
/// That a record is superseded follows from the row of the next number. No row is ever changed, but for names that earlier builds put into their form for
/// searching by other rules.
/// </summary>
internal sealed class RecordTable : IReadModel<Patrol>, IReadModel<Correction>
{
    /// <summary>
    /// With the minutes that were signed before there was an archive. PostgreSQL makes no letter small that is not ASCII where its locale is C; so the names in these
    /// are filled in from the streams.
    /// </summary>
    public static SchemaPart Schema { get; } = new(
        "records",
        """
        create table records (
            id uuid primary key, pair text not null, subject text not null, patrol_id uuid not null, number int not null, signed_at timestamptz not null,
            hash text not null, record_number text, signatories text[] not null, content text not null, unique (patrol_id, number));
        create index records_pair on records (pair, signed_at, id);
        insert into records
        select closed.stream_id, closed.headers ->> 'pair', 'patrol/' || closed.stream_id, closed.stream_id, 0, closed.timestamp, closed.data ->> 'minutesHash',
            drafted.data -> 'particulars' ->> 'number', signed.signatories,
            jsonb_strip_nulls(jsonb_build_object(
                'texts', drafted.data -> 'texts', 'commitments', drafted.data -> 'commitments', 'particulars', drafted.data -> 'particulars',
                'signatures', signed.signatures))::text
        from mt_events closed
        cross join lateral (
            select data from mt_events where stream_id = closed.stream_id and type = 'joint-patrols.patrol-minutes-drafted.v1' order by version desc limit 1) drafted
        cross join lateral (
            select jsonb_agg(data -> 'signature' order by version) as signatures, array_agg(lower(data -> 'signature' ->> 'signatory') order by version) as signatories
            from mt_events
            where stream_id = closed.stream_id and type = 'joint-patrols.patrol-minutes-signed.v1' and data -> 'revision' = drafted.data -> 'revision') signed
        where closed.type = 'joint-patrols.patrol-closed.v1';
        """);

    /// <summary>The same table, filled from the corrections too; it has no steps of its own.</summary>
    public static SchemaPart OfCorrections { get; } = new("records_of_corrections");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        if (events.Any(recorded => recorded.Data is PatrolClosed))
        {
            Add(batch, stream, state.Id, 0, state.Pair!, state.Minutes!, events[^1].Time);
        }
    }

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Correction state, IReadOnlyList<RecordedEvent> events)
    {
        if (events.Any(recorded => recorded.Data is MinutesCorrected))
        {
            Add(batch, stream, state.PatrolId, state.Number, state.Pair!, state.Record, events[^1].Time);
        }
    }

    private static void Add(NpgsqlBatch batch, StreamName stream, Guid patrolId, int number, BorderPair pair, BilateralRecord record, DateTimeOffset signedAt)
    {
        var particulars = BilateralRecord.Plain(record.Particulars);
        var content = new RecordedContent(record.Texts, record.Commitments is [] ? null : record.Commitments, particulars, record.NextPatrol, record.Correction, record.Signatures);
        var names = record.Signatures.Select(signature => signature.Signatory).Concat((particulars?.Signatories ?? []).Select(signatory => signatory.Name));
        batch.Add(
            "insert into records values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do update set signatories = excluded.signatories",
            Sql.Value(stream.Id),
            Sql.Value(pair.Code),
            Sql.Value(stream.Subject),
            Sql.Value(patrolId),
            Sql.Value(number),
            Sql.Value(signedAt),
            Sql.Value(record.Hash),
            Sql.Text(particulars?.Number),
            Sql.Value(names.Select(UnitName.Key).Distinct().ToArray()),
            Sql.Value(JsonSerializer.Serialize(content, ContractJson.Options)));
    }
}

internal static class RecordLookup
{
    /// <summary>The correction, by its subject, that is read in place of a patrol's minutes at a moment; none while they are read themselves.</summary>
    public static async Task<string?> CorrectionInForceAsync(this NpgsqlDataSource database, Guid patrolId, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await database.ListAsync(
            "select subject from records where patrol_id = $1 and number > 0 and signed_at <= $2 order by number desc limit 1",
            [Sql.Value(patrolId), Sql.Value(at)],
            row => row.GetString(0),
            cancellationToken)).FirstOrDefault();
}

/// <summary>What stands in a signed record, as the table keeps it.</summary>
internal sealed record RecordedContent(
    ImmutableArray<RecordText> Texts,
    ImmutableArray<RecordCommitment>? Commitments,
    RecordParticulars? Particulars,
    NextPatrolTerms? NextPatrol,
    RecordCorrection? Correction,
    ImmutableArray<RecordSignature> Signatures);
