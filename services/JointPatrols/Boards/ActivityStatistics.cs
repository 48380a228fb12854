using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>By what the statistics are counted.</summary>
public enum ActivityPeriod
{
    Month,
    Quarter,
    Year,
}

/// <summary>What the statistics tell apart within a pair.</summary>
public enum ActivityDivision
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The provinces of the units, by the parties' registers on the day; what units of several did counts for each.</summary>
    Province,

    /// <summary>
    /// The sectors that the pair had agreed on for the day: what a patrol did counts for each in which its section lies, wholly or in part. Where it had agreed on none,
    /// and for contacts, which have no section, the sectors of the units by the parties' registers, likewise.
    /// </summary>
    Sector,
}

/// <summary>What was done; a line for each pair, period, and place where these are told apart, in which anything was.</summary>
public sealed record ActivityStatistics(IReadOnlyList<ActivityLine> Lines);

/// <summary>What was done between one pair in one period. A patrol counts on the day on which it set out; a planned or cancelled one on that of its window's start.</summary>
/// <param name="Period">Such as <c>2026-05</c>, <c>2026-Q2</c> or <c>2026</c>, by dates as they were recorded with their offsets.</param>
/// <param name="Place">The province or sector, where these are told apart; none for units that no register has, and for sections that lie in no agreed sector.</param>
/// <param name="PatrolsPlanned">Agreed on, whatever became of them; a postponed one is planned again once its new window is agreed on.</param>
/// <param name="PatrolsHeld">Come to their end in the field.</param>
/// <param name="PatrolsPartial">Those among them with markers that nobody reached.</param>
/// <param name="PatrolsAborted">Broken off in the field.</param>
/// <param name="PatrolsCancelled">Cancelled after they had been agreed on.</param>
/// <param name="People">Who took part, held and aborted patrols together, all parties' teams as declared.</param>
/// <param name="Kilometres">Of the line that were covered.</param>
/// <param name="MarkersInspected">That somebody came to, each once in each patrol.</param>
/// <param name="ResidentsBriefed">Who were talked to.</param>
/// <param name="Findings">By kind.</param>
/// <param name="BorderEvents">That were reported from patrols.</param>
/// <param name="Letters">Official letters, by whichever party recorded them; the same for the following.</param>
/// <param name="Calls">On the hotline.</param>
/// <param name="Talks">Formal talks.</param>
/// <param name="Meetings">Working meetings.</param>
public sealed record ActivityLine(
    BorderPair Pair,
    string Period,
    string? Place,
    int PatrolsPlanned,
    int PatrolsHeld,
    int PatrolsPartial,
    int PatrolsAborted,
    int PatrolsCancelled,
    int People,
    decimal Kilometres,
    int MarkersInspected,
    int ResidentsBriefed,
    FindingCounts Findings,
    int BorderEvents,
    int Letters,
    int Calls,
    int Talks,
    int Meetings);

/// <summary>How many findings of each kind.</summary>
public sealed record FindingCounts(int Erosion, int Construction, int Encroachment, int Crossing, int Smuggling, int Other);

internal static class ActivityStatisticsSlice
{
    private static readonly CsvColumns<ActivityLine> Columns = new(
        ("pair", line => line.Pair.Code),
        ("period", line => line.Period),
        ("place", line => line.Place ?? ""),
        ("patrolsPlanned", line => Csv.Number(line.PatrolsPlanned)),
        ("patrolsHeld", line => Csv.Number(line.PatrolsHeld)),
        ("patrolsPartial", line => Csv.Number(line.PatrolsPartial)),
        ("patrolsAborted", line => Csv.Number(line.PatrolsAborted)),
        ("patrolsCancelled", line => Csv.Number(line.PatrolsCancelled)),
        ("people", line => Csv.Number(line.People)),
        ("kilometres", line => Csv.Exact(line.Kilometres)),
        ("markersInspected", line => Csv.Number(line.MarkersInspected)),
        ("residentsBriefed", line => Csv.Number(line.ResidentsBriefed)),
        ("findingsErosion", line => Csv.Number(line.Findings.Erosion)),
        ("findingsConstruction", line => Csv.Number(line.Findings.Construction)),
        ("findingsEncroachment", line => Csv.Number(line.Findings.Encroachment)),
        ("findingsCrossing", line => Csv.Number(line.Findings.Crossing)),
        ("findingsSmuggling", line => Csv.Number(line.Findings.Smuggling)),
        ("findingsOther", line => Csv.Number(line.Findings.Other)),
        ("borderEvents", line => Csv.Number(line.BorderEvents)),
        ("letters", line => Csv.Number(line.Letters)),
        ("calls", line => Csv.Number(line.Calls)),
        ("talks", line => Csv.Number(line.Talks)),
        ("meetings", line => Csv.Number(line.Meetings)));

    public static void MapActivityStatistics(this IEndpointRouteBuilder statistics) => statistics.MapQuery<ActivityStatistics>(
        "/activity", CountAsync, "GetActivityStatistics",
        "What was done in the party's pairs by month, quarter (when none is named) or year: patrols and what came of them, findings, border events, contacts; by province of the units or by sector too; of one pair, one unit, and the days from and to (included) if these are given; as it is known now, or as it was at any moment; also as CSV.")
        .ProducesCsv();

    /// <summary>Puts the sums of one pair and period into a line.</summary>
    public static ActivityLine Line(BorderPair pair, string period, string? place, IReadOnlyDictionary<ActivityMeasure, decimal> sums)
    {
        int Count(ActivityMeasure measure) => (int)sums.GetValueOrDefault(measure);
        return new(
            pair,
            period,
            place,
            Count(ActivityMeasure.PatrolsPlanned),
            Count(ActivityMeasure.PatrolsHeld),
            Count(ActivityMeasure.PatrolsPartial),
            Count(ActivityMeasure.PatrolsAborted),
            Count(ActivityMeasure.PatrolsCancelled),
            Count(ActivityMeasure.People),
            sums.GetValueOrDefault(ActivityMeasure.Kilometres),
            Count(ActivityMeasure.MarkersInspected),
            Count(ActivityMeasure.ResidentsBriefed),
            new FindingCounts(
                Count(ActivityMeasure.FindingsErosion),
                Count(ActivityMeasure.FindingsConstruction),
                Count(ActivityMeasure.FindingsEncroachment),
                Count(ActivityMeasure.FindingsCrossing),
                Count(ActivityMeasure.FindingsSmuggling),
                Count(ActivityMeasure.FindingsOther)),
            Count(ActivityMeasure.BorderEvents),
            Count(ActivityMeasure.Letters),
            Count(ActivityMeasure.Calls),
            Count(ActivityMeasure.Talks),
            Count(ActivityMeasure.Meetings));
    }

    public static string ToCsv(IEnumerable<ActivityLine> lines) => Columns.Write(lines);

    private static async Task<IResult> CountAsync(
        BorderPair? pair,
        Choice<ActivityPeriod>? period,
        Choice<ActivityDivision>? by,
        DateOnly? from,
        DateOnly? to,
        string? unit,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        HttpContext http,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        if (ContactRules.UnitFault(unit) is { } fault)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, fault);
        }

        var sums = await database.ListAsync(
            """
            with divided as materialized (
                select pair, party || ' ' || name_key as unit_key, valid_from, valid_until, case $8 when 'Province' then province when 'Sector' then sector end as name
                from unit_periods(coalesce($6, 'infinity')) where $8 <> 'None')
            select activity.pair, to_char(day::timestamp, $7) as period, place.name, measure, sum(amount) from activity
            left join lateral (
                select max(revision) as revision from sector_divisions
                where $8 = 'Sector' and sector_divisions.pair = activity.pair and in_force_from <= day and ($6::timestamptz is null or agreed_at <= $6)) as agreed on true
            left join lateral (
                select least(one, other) as first_place, greatest(one, other) as last_place
                from (
                    select marker_place(split_part(section, '–', 1)) as one, marker_place(split_part(section, '–', 2)) as other from patrol_standings
                    where id = activity.id and (($6::timestamptz is null and until is null) or (since <= $6 and (until is null or until > $6)))) as limits) as patrol
                on agreed.revision is not null
            left join lateral (
                select name from sector_extents as sector
                where sector.pair = activity.pair and sector.revision = agreed.revision and case when patrol.first_place = patrol.last_place
                    then patrol.first_place between sector.first_place and sector.last_place
                    else sector.first_place < patrol.last_place and patrol.first_place < sector.last_place end
                union all
                select distinct name from divided
                where patrol.first_place is null and name is not null and divided.pair = activity.pair and unit_key = any(unit_keys) and valid_from <= day and (valid_until is null or valid_until > day)) as place on true
            where activity.pair = any($1) and ($2::text is null or activity.pair = $2) and ($3::date is null or day >= $3) and ($4::date is null or day <= $4)
              and ($5::text is null or exists (select from unnest(unit_keys) as unit_key where substr(unit_key, 4) = $5))
              and ($6::timestamptz is null or recorded_at <= $6)
            group by 1, 2, 3, 4 having sum(amount) <> 0 order by activity.pair collate "C", period, place.name collate "C"
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Day(from), Sql.Day(to), Sql.Text(unit is null ? null : UnitName.Key(unit)),
                Sql.Time(at?.Time), Sql.Value(Form(period?.Value ?? ActivityPeriod.Quarter)), Sql.Value((by?.Value ?? ActivityDivision.None).ToString()),
            ],
            row => (
                Key: (Pair: row.GetString(0), Period: row.GetString(1), Place: row.IsDBNull(2) ? null : row.GetString(2)),
                Measure: Enum.Parse<ActivityMeasure>(row.GetString(3)),
                Sum: row.GetDecimal(4)),
            cancellationToken);
        ImmutableArray<ActivityLine> lines =
        [
            .. sums.GroupBy(sum => sum.Key)
                .Select(line => Line(BorderPair.Parse(line.Key.Pair), line.Key.Period, line.Key.Place, line.ToDictionary(sum => sum.Measure, sum => sum.Sum))),
        ];
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(ToCsv(lines)) : TypedResults.Json(new ActivityStatistics(lines));
    }

    /// <summary>How PostgreSQL writes the period of a day.</summary>
    private static string Form(ActivityPeriod period) => period switch
    {
        ActivityPeriod.Month => "YYYY-MM",
        ActivityPeriod.Quarter => "YYYY-\"Q\"Q",
        ActivityPeriod.Year => "YYYY",
    };
}
