using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Line;

/// <summary>The service's own copy of what BorderMarkers has said of the line: a row for each event, once.</summary>
internal static class LineTable
{
    public static SchemaPart Schema { get; } = new(
        "line",
        """
        create table line_facts (
            event_id uuid primary key, stream_id uuid not null, version bigint not null, recorded_at timestamptz not null, pair text not null, kind text not null,
            place text, main int, members int[] not null);
        create index line_facts_main on line_facts (pair, main);
        create index line_facts_stream on line_facts (stream_id);
        """,
        """
        alter table line_facts add column heard_at timestamptz;
        update line_facts set heard_at = recorded_at;
        alter table line_facts alter column heard_at set not null;
        """);

    /// <summary>Keeps a fact; the same again changes nothing.</summary>
    public static async Task KeepAsync(this NpgsqlDataSource database, BorderPair pair, LineFact fact, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("insert into line_facts values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (event_id) do nothing");
        NpgsqlParameter[] values =
        [
            Sql.Value(fact.EventId), Sql.Value(fact.StreamId), Sql.Value(fact.Version), Sql.Value(fact.RecordedAt), Sql.Value(pair.Code),
            Sql.Value(fact.Kind.ToString()), Sql.Text(fact.Place?.ToString()), Sql.Whole(fact.Place?.Main), Sql.Value(fact.Members.ToArray()), Sql.Value(now),
        ];
        command.Parameters.AddRange(values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What was known of the line of a pair, from one main number to another, at a moment.</summary>
    public static async Task<ImmutableArray<LineFact>> LineFactsAsync(
        this NpgsqlDataSource database, string pair, int firstMain, int lastMain, DateTimeOffset at, CancellationToken cancellationToken) =>
        [.. await database.ListAsync(
            """
            select event_id, stream_id, version, recorded_at, kind, place, members, heard_at from line_facts
            where pair = $1 and recorded_at <= $4 and stream_id in (select stream_id from line_facts where pair = $1 and main between $2 and $3)
            """,
            [Sql.Value(pair), Sql.Value(firstMain), Sql.Value(lastMain), Sql.Value(at)],
            row => new LineFact(
                row.GetGuid(0),
                row.GetGuid(1),
                row.GetInt64(2),
                row.GetFieldValue<DateTimeOffset>(3),
                Enum.Parse<LineFactKind>(row.GetString(4)),
                row.IsDBNull(5) ? null : MarkerRef.Parse(row.GetString(5)),
                [.. row.GetFieldValue<int[]>(6)],
                row.GetFieldValue<DateTimeOffset>(7)),
            cancellationToken)];

    /// <summary>The line around a section.</summary>
    public static async Task<ImmutableArray<LineFact>> LineFactsAsync(
        this NpgsqlDataSource database, BorderPair pair, MarkerRef one, MarkerRef other, DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.LineFactsAsync(pair.Code, Math.Min(one.Main, other.Main), Math.Max(one.Main, other.Main), at, cancellationToken);
}
