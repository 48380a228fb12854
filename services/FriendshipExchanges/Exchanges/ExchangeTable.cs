using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>
/// A row for each edition: what the lists show, and the guard of the rule across streams that an edition follows on a settled one.
/// <para>
/// An edition that stands (was neither declined nor withdrawn) is the beginning of its series, of which there is one, or points to its
/// predecessor as a settled one. The foreign key holds that against every order of events, also when two proposals come at the same moment,
/// because a settled edition never becomes unsettled.
/// </para>
/// </summary>
internal sealed class ExchangeTable : IReadModel<Exchange>
{
    public static SchemaPart Schema { get; } = new(
        "exchanges",
        """
        create table exchanges (
            id uuid primary key, version bigint not null, pair text not null, level text not null, series text not null, edition int not null,
            status text not null, revision int not null, title text not null,
            year int not null, first_day date, last_day date, places jsonb not null, earlier_dates jsonb not null,
            stands boolean not null, settled boolean not null, predecessor int, predecessor_settled boolean not null default true check (predecessor_settled),
            constraint exchanges_edition unique (pair, level, series, edition),
            constraint exchanges_settled_edition unique (pair, level, series, edition, settled),
            constraint exchanges_predecessor_settled foreign key (pair, level, series, predecessor, predecessor_settled)
                references exchanges (pair, level, series, edition, settled));
        create unique index exchanges_one_beginning on exchanges (pair, level, series) where stands and predecessor is null;
        """);

    public IReadOnlyDictionary<string, Rejection> Guards { get; } = new Dictionary<string, Rejection>
    {
        ["exchanges_predecessor_settled"] = ExchangeRejections.EarlierEditionOpen,
        ["exchanges_one_beginning"] = ExchangeRejections.EarlierEditionOpen,
    };

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Exchange state, IReadOnlyList<RecordedEvent> events)
    {
        var held = EditionDates.Of(state);
        batch.Add(
            """
            insert into exchanges (
                id, version, pair, level, series, edition, status, revision, title, year, first_day, last_day, places, earlier_dates, stands, settled, predecessor)
            values (
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                case when $15 and exists (
                    select from exchanges other where other.pair = $3 and other.level = $4 and other.series = $5 and other.stands and other.id <> $1) then $6 - 1 end)
            on conflict (id) do update set
                version = $2, status = $7, revision = $8, title = $9, year = $10, first_day = $11, last_day = $12, places = $13, earlier_dates = $14,
                stands = $15, settled = $16,
                predecessor = case when exchanges.stands and $15 then exchanges.predecessor else excluded.predecessor end
            """,
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Name!.Level.ToString()),
            Sql.Value(state.Name.Series),
            Sql.Value(state.Name.Edition),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Value(held.Title),
            Sql.Value(held.Dates.Year),
            Day(held.Dates.FirstDay),
            Day(held.Dates.LastDay),
            Json(held.Places),
            Json(held.EarlierDates),
            Sql.Value(!state.Status.IsFree()),
            Sql.Value(state.Status.IsSettled()));
    }

    internal static NpgsqlParameter Day(DateOnly? day) => new() { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)day ?? DBNull.Value };

    internal static NpgsqlParameter Json<T>(T value) => new() { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = JsonSerializer.Serialize(value, ContractJson.Options) };
}

/// <summary>When and where an edition is or was held, whether it was prepared here or put on record.</summary>
/// <param name="EarlierDates">Days that had been agreed or announced and were given up, oldest first.</param>
internal sealed record EditionDates(string Title, PastDates Dates, ImmutableArray<PastPlace> Places, ImmutableArray<PastDates> EarlierDates)
{
    public static EditionDates Of(Exchange exchange) => exchange.IsOfThePast
        ? new(exchange.PastRecord!.Title, exchange.PastRecord.Dates, exchange.PastRecord.Places, exchange.PastRecord.EarlierDates)
        : new(
            exchange.Terms!.Terms.Title,
            Whole(exchange.Terms.Terms.HostParts),
            [.. exchange.Terms.Terms.HostParts.Select(part => new PastPlace(part.Territory, part.Place))],
            [.. exchange.Postponements.Select(postponement => Whole(postponement.OldParts))]);

    private static PastDates Whole(ImmutableArray<HostPart> parts)
    {
        var first = parts.Min(part => part.FirstDay);
        return new PastDates(first.Year, first, parts.Max(part => part.LastDay));
    }
}
