using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>
/// The table behind the list; a row for each version, with the time from which and until which it is the last one, so that the list can be asked as of any moment.
/// </summary>
internal sealed class ReleaseTable : IReadModel<PublicRelease>
{
    public static SchemaPart Schema { get; } = new(
        "public-releases",
        """
        create table public_releases (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, pair text not null, about text not null,
            awaited_from text[] not null, details text not null, primary key (id, version));
        create index public_releases_pair on public_releases (pair, id);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, PublicRelease state, IReadOnlyList<RecordedEvent> events)
    {
        var (details, time) = (ReleaseDetails.Of(state, version), events[^1].Time);
        batch.Add("update public_releases set until = $2 where id = $1 and until is null", Sql.Value(stream.Id), Sql.Value(time));
        batch.Add(
            "insert into public_releases values ($1, $2, $3, null, $4, $5, $6, $7)",
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(time),
            Sql.Value(details.Pair.Code),
            Sql.Value(details.About),
            Sql.Value(details.AwaitedFrom.Select(party => party.Code).ToArray()),
            Sql.Value(JsonSerializer.Serialize(details, ContractJson.Options)));
    }
}
