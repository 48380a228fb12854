using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

/// <summary>What was done; a line for each pair, period, and place where these are told apart, in which anything was.</summary>
public sealed record ActivityStatistics(IReadOnlyList<ActivityLine> Lines);

/// <summary>What was done between one pair in one period. A patrol counts on the day on which it set out; a planned or cancelled one on that of its window's start.</summary>
/// <param name="Period">Such as <c>2026-05</c>, <c>2026-Q2</c> or <c>2026</c>, by dates as they were recorded with their offsets.</param>
/// <param name="Place">The province or sector, where these are told apart; none for units that no register has, for sections that lie in no agreed sector, and for exchanges and damage.</param>
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
/// <param name="ExchangesHeld">Editions of friendship exchanges that were concluded, by their first day.</param>
/// <param name="DamageReported">Damage cases, by the day on which the damage was found.</param>
/// <param name="MarkersRestored">Markers that stand again, by that day.</param>
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
    int Meetings,
    int ExchangesHeld,
    int DamageReported,
    int MarkersRestored);

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
        ("meetings", line => Csv.Number(line.Meetings)),
        ("exchangesHeld", line => Csv.Number(line.ExchangesHeld)),
        ("damageReported", line => Csv.Number(line.DamageReported)),
        ("markersRestored", line => Csv.Number(line.MarkersRestored)));

    public static void MapActivityStatistics(this IEndpointRouteBuilder statistics) => statistics.MapQuery<ActivityStatistics>(
        "/activity", CountAsync, "GetActivityStatistics",
        "What was done in the party's pairs across all services by month, quarter (when none is named) or year, by province of the units or by sector too; of one pair, one unit, and the days from "
        + "and to (included) if these are given; as it is known now, or as it was at any moment; also as CSV.")
        .ProducesCsv().Gives(Affairs.NotReady);

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
        Affairs affairs,
        ActivityCount count,
        CancellationToken cancellationToken)
    {
        if (ReadCalendarSlice.UnitFault(unit) is { } fault)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, fault);
        }

        if (await affairs.RefuseAsync(cancellationToken) is { } notReady)
        {
            return notReady;
        }

        var request = new ActivityRequest(pair, period?.Value ?? ActivityPeriod.Quarter, by?.Value ?? ActivityDivision.None, from, to, unit, at?.Time);
        ActivityLine[] lines = [.. (await count.CountAsync(actor, request, cancellationToken)).Select(Line)];
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(Columns.Write(lines)) : TypedResults.Json(new ActivityStatistics(lines));
    }

    private static ActivityLine Line(ActivitySums sums)
    {
        int Count(ActivityMeasure measure) => (int)sums.Of.GetValueOrDefault(measure);
        return new(
            sums.Pair,
            sums.Period,
            sums.Place,
            Count(ActivityMeasure.PatrolsPlanned),
            Count(ActivityMeasure.PatrolsHeld),
            Count(ActivityMeasure.PatrolsPartial),
            Count(ActivityMeasure.PatrolsAborted),
            Count(ActivityMeasure.PatrolsCancelled),
            Count(ActivityMeasure.People),
            sums.Of.GetValueOrDefault(ActivityMeasure.Kilometres),
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
            Count(ActivityMeasure.Meetings),
            Count(ActivityMeasure.ExchangesHeld),
            Count(ActivityMeasure.DamageReported),
            Count(ActivityMeasure.MarkersRestored));
    }
}
