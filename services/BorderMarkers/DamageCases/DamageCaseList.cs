using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>A damage case in a list.</summary>
/// <param name="Category">As in the facts on the table, or else as last found.</param>
/// <param name="FoundAt">When it was first found.</param>
/// <param name="Findings">How many findings it has.</param>
/// <param name="Cause">As in the facts on the table, or else as last stated.</param>
/// <param name="Responsible">Who restores the marker, once every party has given its word on that.</param>
/// <param name="Reminders">How often others have reminded the responsible party.</param>
/// <param name="OpenedAt">When the case was opened.</param>
/// <param name="InStepSince">Since when it has had its status.</param>
/// <param name="DueAt">By when it was to have come to the next step, where that can be told.</param>
/// <param name="Overdue">Whether that moment has passed: the others not told, the facts not agreed, the work not begun or not done.</param>
public sealed record DamageCaseSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    MarkerRef Marker,
    DamageCaseStatus Status,
    int Revision,
    DamageCategory Category,
    DateTimeOffset FoundAt,
    int Findings,
    DamageCause? Cause,
    Party? Responsible,
    int Reminders,
    DateTimeOffset OpenedAt,
    DateTimeOffset InStepSince,
    DateTimeOffset? DueAt,
    bool Overdue);

internal static class DamageCaseListSlice
{
    public static void MapDamageCaseList(this IEndpointRouteBuilder cases) => cases.MapQuery<Page<DamageCaseSummary>>(
        "/", ListAsync, "ListDamageCases",
        "The damage cases of the party's pairs, oldest first, by pair, marker, status, category, cause, responsible party, and whether they are overdue; as of now, or as of any moment; also as CSV.")
        .ProducesCsv();

    private static readonly CsvColumns<DamageCaseSummary> Table = new(
        ("id", found => found.Id.ToString()),
        ("version", found => Csv.Number(found.Version)),
        ("pair", found => found.Pair.Code),
        ("marker", found => found.Marker.ToString()),
        ("status", found => Csv.Name(found.Status)),
        ("revision", found => Csv.Number(found.Revision)),
        ("category", found => Csv.Name(found.Category)),
        ("foundAt", found => Csv.Time(found.FoundAt)),
        ("findings", found => Csv.Number(found.Findings)),
        ("cause", found => found.Cause is { } cause ? Csv.Name(cause) : ""),
        ("responsible", found => found.Responsible?.Code ?? ""),
        ("reminders", found => Csv.Number(found.Reminders)),
        ("openedAt", found => Csv.Time(found.OpenedAt)),
        ("inStepSince", found => Csv.Time(found.InStepSince)),
        ("dueAt", found => Csv.Time(found.DueAt)),
        ("overdue", found => found.Overdue ? "true" : "false"));

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        MarkerRef? marker,
        Choice<DamageCaseStatus>? status,
        Choice<DamageCategory>? category,
        Choice<DamageCause>? cause,
        Party? responsible,
        bool? overdue,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            $"""
            select id, version, pair, marker, status, revision, category, found_at, findings, cause, responsible, reminders, opened_at, in_step_since, due_at, overdue
            from (select *, coalesce(due_at <= $4, false) as overdue from ({StandingCases.Query}) as standing) as cases
            where ($6::text is null or marker = $6) and ($7::text is null or status = $7) and ($8::text is null or category = $8) and ($9::text is null or cause = $9)
              and ($10::text is null or responsible = $10) and ($11::boolean is null or overdue = $11) and id > $12
            order by id limit $13
            """,
            [
                .. StandingCases.Parameters(actor, pair, at?.Time, clock.GetUtcNow()), Sql.Text(marker?.Marker.ToString()), Sql.Text(status?.Value.ToString()),
                Sql.Text(category?.Value.ToString()), Sql.Text(cause?.Value.ToString()), Sql.Text(responsible?.Code), Sql.Flag(overdue),
                Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString(), format?.Value, Table);
    }

    private static DamageCaseSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        MarkerRef.Parse(row.GetString(3)),
        Enum.Parse<DamageCaseStatus>(row.GetString(4)),
        row.GetInt32(5),
        Enum.Parse<DamageCategory>(row.GetString(6)),
        row.GetFieldValue<DateTimeOffset>(7),
        row.GetInt32(8),
        row.IsDBNull(9) ? null : Enum.Parse<DamageCause>(row.GetString(9)),
        row.IsDBNull(10) ? null : Party.Parse(row.GetString(10)),
        row.GetInt32(11),
        row.GetFieldValue<DateTimeOffset>(12),
        row.GetFieldValue<DateTimeOffset>(13),
        row.IsDBNull(14) ? null : row.GetFieldValue<DateTimeOffset>(14),
        row.GetBoolean(15));
}
