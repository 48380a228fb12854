using System.Collections.Immutable;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>
/// The table behind the lists and statistics; a row for each version, with the time from which and until which it is the last one, so that they can be asked as
/// of any moment. The rules across streams are guarded by <see cref="ExchangeTable"/>.
/// </summary>
internal sealed class ExchangeVersionTable : IReadModel<Exchange>
{
    public static SchemaPart Schema { get; } = new(
        "exchange-versions",
        """
        create table exchange_versions (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, pair text not null, level text not null, series text not null,
            edition int not null, kind text, status text not null, revision int not null, title text not null, year int not null, first_day date, last_day date,
            places jsonb not null, earlier_dates jsonb not null, results jsonb not null, stands boolean not null, primary key (id, version));
        create index exchange_versions_pair on exchange_versions (pair, level, series, edition);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Exchange state, IReadOnlyList<RecordedEvent> events)
    {
        var (held, time) = (EditionDates.Of(state), events[^1].Time);
        batch.Add("update exchange_versions set until = $2 where id = $1 and until is null", Sql.Value(stream.Id), Sql.Value(time));
        batch.Add(
            "insert into exchange_versions values ($1, $2, $3, null, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(time),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Name!.Level.ToString()),
            Sql.Value(state.Name.Series),
            Sql.Value(state.Name.Edition),
            Sql.Text(state.Kind?.ToString()),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Value(held.Title),
            Sql.Value(held.Dates.Year),
            Sql.Day(held.Dates.FirstDay),
            Sql.Day(held.Dates.LastDay),
            ExchangeTable.Json(held.Places),
            ExchangeTable.Json(held.EarlierDates),
            ExchangeTable.Json(ResultsOf(state)),
            Sql.Value(!state.Status.IsFree()));
    }

    private static ImmutableArray<ResultFigure> ResultsOf(Exchange exchange) =>
        exchange.Status.WasHeld() ? exchange.Concluded?.Results ?? exchange.PastRecord?.Results ?? [] : [];
}
