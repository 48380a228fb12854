using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>
/// The affairs of all services, a row for each change with the time from which and until which it is the last one, so that whatever is derived from them can be
/// asked for as of any moment. The times are those at which the events were recorded, as in the services' own tables.
/// </summary>
internal sealed class AffairProjection : IProjection
{
    public const string ProjectionName = "affairs";

    /// <summary>Raised with every change of the table or of any <see cref="Affair"/>.</summary>
    public const int ProjectionVersion = 9;

    public string Name => ProjectionName;

    public int Version => ProjectionVersion;

    public string Tables =>
        """
        drop table if exists affairs;
        create table affairs (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, aggregate text not null, pair text not null, visibility text not null,
            is_open boolean not null, first_day date, last_day date, state text not null,
            primary key (id, version));
        create index affairs_open on affairs (aggregate, pair) where is_open;
        create index affairs_days on affairs (aggregate, pair, first_day);
        create unique index affairs_last on affairs (id) where until is null;
        """;

    public async Task ApplyAsync(NpgsqlTransaction transaction, IReadOnlyList<LedgerFact> facts, CancellationToken cancellationToken)
    {
        var known = await LastAsync(transaction, facts, cancellationToken);
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var fact in facts)
        {
            var before = known.GetValueOrDefault(fact.Stream.Id);
            if (Affair.After(before, fact) is { } after && !ReferenceEquals(before, after))
            {
                known[fact.Stream.Id] = after;
                Write(batch, fact, after);
            }
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public static Affair Read(string aggregate, string state) => (Affair)JsonSerializer.Deserialize(state, Affair.Records[aggregate], ContractJson.Options)!;

    private static void Write(NpgsqlBatch batch, LedgerFact fact, Affair affair)
    {
        batch.Add("update affairs set until = $2 where id = $1 and until is null", Sql.Value(fact.Stream.Id), Sql.Value(fact.Time));
        batch.Add(
            "insert into affairs values ($1, $2, $3, null, $4, $5, $6, $7, $8, $9, $10)",
            Sql.Value(fact.Stream.Id),
            Sql.Value(fact.Version),
            Sql.Value(fact.Time),
            Sql.Value(fact.Stream.Aggregate),
            Sql.Value(fact.Pair.Code),
            Sql.Value(fact.Visibility.ToString()),
            Sql.Value(affair.IsOpen),
            Sql.Day(affair.Days?.First),
            Sql.Day(affair.Days?.Last),
            Sql.Value(JsonSerializer.Serialize(affair, affair.GetType(), ContractJson.Options)));
    }

    private static async Task<Dictionary<Guid, Affair>> LastAsync(NpgsqlTransaction transaction, IReadOnlyList<LedgerFact> facts, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, Affair>();
        await using var command = new NpgsqlCommand("select id, aggregate, state from affairs where id = any($1) and until is null", transaction.Connection, transaction)
        {
            Parameters = { Sql.Value(facts.Select(fact => fact.Stream.Id).Distinct().ToArray()) },
        };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            known.Add(rows.GetGuid(0), Read(rows.GetString(1), rows.GetString(2)));
        }

        return known;
    }
}
