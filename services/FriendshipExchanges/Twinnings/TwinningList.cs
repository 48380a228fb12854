using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>A twinning in a list.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in its <c>ETag</c>.</param>
/// <param name="Revision">The revision of members and rules.</param>
/// <param name="EstablishedOn">From when on it holds.</param>
/// <param name="NextMeetingOn">The day of the next yearly meeting, while it is active.</param>
/// <param name="NextReviewOn">The day of the next review.</param>
public sealed record TwinningSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    TwinningKind Kind,
    TwinningStatus Status,
    int Revision,
    ImmutableArray<TwinnedMember> Members,
    DateOnly? EstablishedOn,
    DateOnly? NextMeetingOn,
    DateOnly? NextReviewOn);

internal static class TwinningListSlice
{
    private const string Columns = "id, version, pair, kind, status, revision, members, established_on, next_meeting_on, next_review_on";

    /// <summary>Members stand party by party as in the terms, each with its party.</summary>
    private static readonly CsvColumns<TwinningSummary> Table = new(
        ("id", twinning => twinning.Id.ToString()),
        ("version", twinning => Csv.Number(twinning.Version)),
        ("pair", twinning => twinning.Pair.Code),
        ("kind", twinning => Csv.Name(twinning.Kind)),
        ("status", twinning => Csv.Name(twinning.Status)),
        ("members", twinning => Csv.List(twinning.Members.Select(member => $"{member.Party} {member.Name}"))),
        ("establishedOn", twinning => Csv.Day(twinning.EstablishedOn)),
        ("nextMeetingOn", twinning => Csv.Day(twinning.NextMeetingOn)),
        ("nextReviewOn", twinning => Csv.Day(twinning.NextReviewOn)));

    public static void MapTwinningList(this IEndpointRouteBuilder twinnings)
    {
        twinnings.MapQuery<Page<TwinningSummary>>(
            "/", ListAsync, "ListTwinnings",
            "The twinnings of the party's pairs, in the order in which they were proposed, by pair, kind, status and the name of a member; as of now or of any moment; also as CSV.")
            .ProducesCsv();
        twinnings.MapQuery<Page<TwinningSummary>>(
            "/due", DueAsync, "ListTwinningsDue",
            "The twinnings whose yearly meeting or next review has fallen due, as of now or of any moment, one that is still to come among them; also as CSV.")
            .ProducesCsv();
    }

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<TwinningKind>? kind,
        Choice<TwinningStatus>? status,
        string? member,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            $"""
            select {Columns} from twinnings
            where pair = any($1) and ($2::timestamptz is null and until is null or since <= $2 and (until is null or until > $2))
              and ($3::text is null or pair = $3) and ($4::text is null or kind = $4) and ($5::text is null or status = $5)
              and ($6::text is null or $6 = any(names)) and id > $7
            order by id limit $8
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Time(at?.Time), Sql.Text(pair?.Code), Sql.Text(kind?.Value.ToString()), Sql.Text(status?.Value.ToString()),
                Sql.Text(member is null ? null : UnitName.Key(member)), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString(), format?.Value, Table);
    }

    private static async Task<IResult> DueAsync(
        BorderPair? pair, Moment? at, Choice<TableFormat>? format, Actor actor, PageRequest page, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var moment = at?.Time ?? clock.GetUtcNow();
        var found = await database.ListAsync(
            $"""
            select {Columns} from twinnings
            where pair = any($1) and since <= $2 and (until is null or until > $2) and ($3::text is null or pair = $3)
              and least(next_meeting_on, next_review_on) <= $4 and id > $5
            order by id limit $6
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Value(moment), Sql.Text(pair?.Code), Sql.Value(BorderDay.Of(moment)), Sql.Value(page.AfterId),
                Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString(), format?.Value, Table);
    }

    /// <summary>The twinnings of a pair that are celebrated at an exchange, as of a moment.</summary>
    public static Task<List<TwinningSummary>> OfCeremonyAsync(
        NpgsqlDataSource database, BorderPair pair, Guid exchangeId, DateTimeOffset moment, CancellationToken cancellationToken) =>
        database.ListAsync(
            $"select {Columns} from twinnings where ceremony = $1 and pair = $2 and since <= $3 and (until is null or until > $3) order by id",
            [Sql.Value(exchangeId), Sql.Value(pair.Code), Sql.Value(moment)],
            Read,
            cancellationToken);

    private static TwinningSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        Enum.Parse<TwinningKind>(row.GetString(3)),
        Enum.Parse<TwinningStatus>(row.GetString(4)),
        row.GetInt32(5),
        JsonSerializer.Deserialize<ImmutableArray<TwinnedMember>>(row.GetString(6), ContractJson.Options),
        Day(row, 7),
        Day(row, 8),
        Day(row, 9));

    private static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
