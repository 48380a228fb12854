using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Markers;

/// <summary>The facts about markers that were heard, each once.</summary>
internal static class MarkerTable
{
    public static SchemaPart Schema { get; } = new(
        "marker-facts",
        """
        create table marker_facts (
            event_id uuid primary key, pair text not null, stream_id uuid not null, version bigint not null, recorded_at timestamptz not null, kind text not null,
            place text, position text, sides text not null);
        create index marker_facts_position on marker_facts (pair, position);
        create index marker_facts_stream on marker_facts (stream_id);
        """);

    public static async Task KeepAsync(this NpgsqlDataSource database, BorderPair pair, MarkerFact fact, CancellationToken cancellationToken)
    {
        await using var insert = database.CreateCommand("insert into marker_facts values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing");
        insert.Parameters.AddRange((NpgsqlParameter[])
        [
            Sql.Value(fact.EventId), Sql.Value(pair.Code), Sql.Value(fact.StreamId), Sql.Value(fact.Version), Sql.Value(fact.RecordedAt), Sql.Value(fact.Kind.ToString()),
            Sql.Text(fact.Place?.ToString()), Sql.Text(fact.Place?.Position.ToString()), Sql.Value(JsonSerializer.Serialize(fact.Sides, ContractJson.Options)),
        ]);
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What was known of some markers at a moment.</summary>
    public static async Task<MarkerCatalogue> KnownMarkersAsync(
        this NpgsqlDataSource database, BorderPair pair, IEnumerable<MarkerRef> markers, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var positions = markers.Select(marker => marker.Position.ToString()).Distinct().ToArray();
        return positions.Length == 0 ? MarkerCatalogue.Empty : MarkerCatalogue.Of(await database.ListAsync(
            """
            select event_id, stream_id, version, recorded_at, kind, place, sides from marker_facts
            where pair = $1 and recorded_at <= $3 and stream_id in (select stream_id from marker_facts where pair = $1 and position = any($2))
            """,
            [Sql.Value(pair.Code), Sql.Value(positions), Sql.Value(at)],
            row => new MarkerFact(
                row.GetGuid(0),
                row.GetGuid(1),
                row.GetInt64(2),
                row.GetFieldValue<DateTimeOffset>(3),
                Enum.Parse<MarkerFactKind>(row.GetString(4)),
                row.IsDBNull(5) ? null : MarkerRef.Parse(row.GetString(5)),
                JsonSerializer.Deserialize<ImmutableArray<MarkerSide>>(row.GetString(6), ContractJson.Options)),
            cancellationToken));
    }
}

/// <summary>
/// Keeps what BorderMarkers says of markers and damage (domain notes: "Cross-service reactions"), once for each event. Nothing is overwritten and nothing
/// waits for a predecessor.
/// </summary>
internal sealed class KeepMarkerCatalogue(NpgsqlDataSource database) : IReaction
{
    public const string Queue = "friendship-exchanges.keep-marker-catalogue";

    public static readonly string[] Bindings =
    [
        "border-markers.marker-position-planned.*.*",
        "border-markers.existing-marker-registered.*.*",
        "border-markers.register-entry-agreed.*.*",
        "border-markers.register-entry-amended.*.*",
        "border-markers.marker-handed-over.*.*",
        "border-markers.old-marker-retired.*.*",
        "border-markers.damage-reported.*.*",
        "border-markers.damage-case-closed.*.*",
    ];

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (MarkerFact.Of(envelope) is { } fact)
        {
            await database.KeepAsync(envelope.Pair, fact, cancellationToken);
        }
    }
}
