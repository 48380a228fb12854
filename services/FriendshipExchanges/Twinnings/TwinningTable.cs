using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>
/// The table behind the lists; a row for each version, with the time from which and until which it is the last one, so that the lists can be asked as of any
/// moment. It guards the rule across streams that the same set is twinned once in the same kind (domain notes: "Friendship exchange and twinning", invariant 8).
/// What falls due is kept as the day that follows from what was recorded; whether it is overdue is asked of a moment.
/// </summary>
internal sealed class TwinningTable : IReadModel<Twinning>
{
    public static SchemaPart Schema { get; } = new(
        "twinnings",
        """
        create table twinnings (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, pair text not null, kind text not null, status text not null,
            revision int not null, members text not null, names text[] not null, member_set text not null, established_on date, next_meeting_on date, next_review_on date, ceremony uuid,
            primary key (id, version));
        create index twinnings_pair on twinnings (pair, id);
        create index twinnings_ceremony on twinnings (ceremony) where ceremony is not null;
        create unique index twinnings_one_standing on twinnings (pair, kind, md5(member_set)) where until is null and status in ('Active', 'Suspended');
        """);

    public IReadOnlyDictionary<string, Rejection> Guards { get; } = new Dictionary<string, Rejection> { ["twinnings_one_standing"] = TwinningRejections.Exists };

    /// <summary>The twinnings of a pair that are celebrated at an exchange.</summary>
    public static Task<List<Guid>> OfExchangeAsync(NpgsqlDataSource database, BorderPair pair, Guid exchangeId, CancellationToken cancellationToken) => database.ListAsync(
        "select id from twinnings where ceremony = $1 and pair = $2 and until is null order by id",
        [Sql.Value(exchangeId), Sql.Value(pair.Code)],
        row => row.GetGuid(0),
        cancellationToken);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Twinning state, IReadOnlyList<RecordedEvent> events)
    {
        var time = events[^1].Time;
        batch.Add("update twinnings set until = $2 where id = $1 and until is null", Sql.Value(stream.Id), Sql.Value(time));
        batch.Add(
            "insert into twinnings values ($1, $2, $3, null, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(time),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Terms.Kind.ToString()),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Value(JsonSerializer.Serialize(state.Terms.Members, ContractJson.Options)),
            Sql.Value(state.Terms.Members.Select(member => UnitName.Key(member.Name)).Distinct().ToArray()),
            Sql.Value(TwinningRules.SetOf(state.Terms)),
            Sql.Day(state.Established?.On),
            Sql.Day(state.NextMeetingOn),
            Sql.Day(state.NextReviewOn),
            Sql.Id(state.Terms.Ceremony?.ExchangeId));
    }
}
