using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Corrections;
using Npgsql;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>A correction of minutes that some parties have signed and others have not.</summary>
/// <param name="Reason">Why the minutes are corrected, in the first of its languages.</param>
/// <param name="SignedAt">When the first party signed the draft on the table: from then on the others owe their signatures.</param>
/// <param name="OwedBy">The parties that have not signed it.</param>
internal sealed record HalfSignedCorrection(Guid Id, long Version, BorderPair Pair, string Reason, DateTimeOffset SignedAt, ImmutableArray<Party> OwedBy)
{
    public string Subject => Correction.Stream(Id).Subject;
}

/// <summary>
/// The corrections of minutes that wait for somebody's signature; a row for each change, with the time from which and until which it is the last one, so that any
/// moment can be asked for.
/// </summary>
internal sealed class CorrectionSignings : IReadModel<Correction>
{
    /// <summary>Of a row, in the order of <see cref="Read"/>.</summary>
    public const string Columns = "id, version, pair, reason, signed_at, owed_by";

    public static SchemaPart Schema { get; } = new(
        "half_signed_corrections",
        """
        create table half_signed_corrections (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, pair text not null, reason text not null,
            signed_at timestamptz not null, owed_by text[] not null,
            primary key (id, version));
        create index half_signed_corrections_pair on half_signed_corrections (pair, since);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Correction state, IReadOnlyList<RecordedEvent> events)
    {
        if (state.Status != CorrectionStatus.PartiallySigned)
        {
            batch.Add("update half_signed_corrections set until = $2 where id = $1 and until is null", Sql.Value(stream.Id), Sql.Value(events[^1].Time));
            return;
        }

        // A new draft voids the signatures on the last one, whose first signature then counts no more.
        var isAnew = events.Any(recorded => recorded.Data is MinutesCorrectionDrafted);
        var firstSigned = events.Reverse().TakeWhile(recorded => recorded.Data is not MinutesCorrectionDrafted).Last().Time;
        batch.Add(
            """
            with before as (update half_signed_corrections set until = $3 where id = $1 and until is null returning signed_at)
            insert into half_signed_corrections
            select $1, $2, $3, null, $4, $5, coalesce((select signed_at from before where not $7), $6), $8
            """,
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(events[^1].Time),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Of.Reason[0].Text),
            Sql.Value(firstSigned),
            Sql.Value(isAnew),
            Sql.Value(state.Pair.Parties.Except(state.Record.Signatures.Select(signature => signature.Party)).Select(party => party.Code).ToArray()));
    }

    public static HalfSignedCorrection Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        row.GetString(3),
        row.GetFieldValue<DateTimeOffset>(4),
        [.. row.GetFieldValue<string[]>(5).Select(Party.Parse)]);
}
