using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>
/// A row for each marker in service and each version of its position, with the time from which and until which it is the last one: so that the markers that
/// nobody has seen can be asked for as of any moment.
/// </summary>
internal sealed class SightingTable : IReadModel<MarkerPosition>
{
    public static SchemaPart Schema { get; } = new(
        "marker-sightings",
        """
        create table marker_sightings (
            position_id uuid not null, member int not null, version bigint not null, since timestamptz not null, until timestamptz, place text collate "C" not null,
            pair text not null, marker text not null, responsible text, post text, unseen_since timestamptz, seen_at timestamptz, condition text, source text,
            primary key (position_id, member, version));
        create index marker_sightings_place on marker_sightings (place);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, MarkerPosition state, IReadOnlyList<RecordedEvent> events)
    {
        batch.Add("update marker_sightings set until = $2 where position_id = $1 and until is null", Sql.Value(stream.Id), Sql.Value(events[^1].Time));
        if (state.Status == MarkerStatus.InService)
        {
            foreach (var member in state.Members)
            {
                Write(batch, stream.Id, version, state, member, events[^1].Time);
            }
        }
    }

    /// <summary>Since when nobody has come to a marker: since it was seen last, or else put in service. Of an entry that nobody has seen, that cannot be told.</summary>
    public static DateTimeOffset? UnseenSince(MarkerPosition position, MarkerState member) =>
        member.LastSeen?.SeenAt ?? (position.InServiceSince is { } day ? BorderDay.StartOf(day) : null);

    /// <summary>Sorts as the markers stand along the line.</summary>
    public static string PlaceOf(BorderPair pair, MarkerRef number, int member) => $"{MarkerTable.PlaceOf(pair, number)} {member}";

    private static void Write(NpgsqlBatch batch, Guid id, long version, MarkerPosition position, MarkerState member, DateTimeOffset now) => batch.Add(
        "insert into marker_sightings values ($1, $2, $3, $4, null, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        Sql.Value(id),
        Sql.Value(member.Number),
        Sql.Value(version),
        Sql.Value(now),
        Sql.Value(PlaceOf(position.Pair!, position.Number, member.Number)),
        Sql.Value(position.Pair!.Code),
        Sql.Value(position.MarkerOf(member.Number).ToString()),
        Sql.Text(member.Responsible?.Code),
        Sql.Text(member.Posts.LastOrDefault()?.ManagingPost),
        Sql.Time(UnseenSince(position, member)),
        Sql.Time(member.LastSeen?.SeenAt),
        Sql.Text(member.LastSeen?.Condition.ToString()),
        Sql.Text(member.LastSeen?.Source.ToString()));
}
