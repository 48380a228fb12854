using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Commitments;

/// <summary>A commitment in a list.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in its <c>ETag</c>.</param>
/// <param name="State">Where it stands at the moment that was asked for.</param>
/// <param name="Texts">What is to be done, in each language of the pair.</param>
/// <param name="Owners">The parties that are to do it.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="Source">The record that it comes from.</param>
/// <param name="Revision">The revision of the statement or proposal on the table; 0 before the first.</param>
/// <param name="Pending">As what it is to end, where a statement or proposal is on the table that not all have confirmed.</param>
/// <param name="Succeeds">The commitment of earlier minutes that it has taken over.</param>
/// <param name="SucceededBy">The commitment of later minutes that has taken it over.</param>
public sealed record CommitmentSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    CommitmentState State,
    ImmutableArray<RecordText> Texts,
    ImmutableArray<Party> Owners,
    DateOnly DueOn,
    RecordReference Source,
    int Revision,
    CommitmentEnd? Pending,
    Guid? Succeeds,
    Guid? SucceededBy);

/// <summary>The commitments of a service's own table.</summary>
public static class CommitmentListSlice
{
    /// <summary>The list, with its filters and as of any moment.</summary>
    public static void MapCommitmentList(this IEndpointRouteBuilder commitments) => commitments.MapQuery<Page<CommitmentSummary>>(
        "/",
        ListAsync,
        "ListCommitments",
        "The commitments of the party's pairs, by the day on which they are due; by pair, state and owner; as of now, or as of any moment; also as CSV.")
        .ProducesCsv();

    /// <summary>The texts stand as they were signed, one after the other.</summary>
    private static readonly CsvColumns<CommitmentSummary> Table = new(
        ("id", commitment => commitment.Id.ToString()),
        ("version", commitment => Csv.Number(commitment.Version)),
        ("pair", commitment => commitment.Pair.Code),
        ("state", commitment => Csv.Name(commitment.State)),
        ("text", commitment => string.Join('\n', commitment.Texts.Select(text => text.Text))),
        ("owners", commitment => Csv.List(commitment.Owners)),
        ("dueOn", commitment => Csv.Day(commitment.DueOn)),
        ("source", commitment => commitment.Source.Subject),
        ("number", commitment => Csv.Number(commitment.Source.Number)),
        ("revision", commitment => Csv.Number(commitment.Revision)),
        ("pending", commitment => commitment.Pending is { } pending ? Csv.Name(pending) : ""));

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<CommitmentState>? state,
        Party? owner,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, state, terms, source, revision, pending, succeeded_by from (
                select *, case when ended is not null then ended when overdue_from <= $2 then 'Overdue' else 'Open' end as state from commitments
                where pair = any($1) and (($3 and until is null) or (not $3 and since <= $2 and (until is null or until > $2)))) as standing
            where ($4::text is null or pair = $4) and ($5::text is null or state = $5) and ($6::text is null or $6 = any(owners))
              and ($7 = '00000000-0000-0000-0000-000000000000' or (due_on, id) > (select due_on, id from commitments where id = $7 and pair = any($1) limit 1))
            order by due_on, id limit $8
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Value(at?.Time ?? clock.GetUtcNow()), Sql.Value(at is null), Sql.Text(pair?.Code),
                Sql.Text(state?.Value.ToString()), Sql.Text(owner?.Code), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString(), format?.Value, Table);
    }

    /// <summary>Some commitments of which the caller may know, by the day on which they are due, as of a moment.</summary>
    public static Task<List<CommitmentSummary>> ReadAsync(NpgsqlDataSource database, Guid[] ids, DateTimeOffset moment, CancellationToken cancellationToken) =>
        database.ListAsync(
            """
            select id, version, pair, case when ended is not null then ended when overdue_from <= $2 then 'Overdue' else 'Open' end, terms, source, revision, pending, succeeded_by
            from commitments where id = any($1) and since <= $2 and (until is null or until > $2) order by due_on, id
            """,
            [Sql.Value(ids), Sql.Value(moment)],
            Read,
            cancellationToken);

    private static CommitmentSummary Read(NpgsqlDataReader row)
    {
        var terms = JsonSerializer.Deserialize<RecordCommitment>(row.GetString(4), ContractJson.Options)!;
        return new CommitmentSummary(
            row.GetGuid(0),
            row.GetInt64(1),
            BorderPair.Parse(row.GetString(2)),
            Enum.Parse<CommitmentState>(row.GetString(3)),
            terms.Texts,
            terms.Owners,
            terms.DueOn,
            JsonSerializer.Deserialize<RecordReference>(row.GetString(5), ContractJson.Options)!,
            row.GetInt32(6),
            row.IsDBNull(7) ? null : Enum.Parse<CommitmentEnd>(row.GetString(7)),
            terms.Succeeds,
            row.IsDBNull(8) ? null : row.GetGuid(8));
    }
}
