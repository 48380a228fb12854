using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

internal static class ReadCalendarSlice
{
    private const int LongestUnit = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly TimeSpan Usual = TimeSpan.FromDays(92);

    private static readonly CsvColumns<CalendarEntry> Columns = new(
        ("id", entry => entry.Id),
        ("sequence", entry => Csv.Number(entry.Sequence)),
        ("kind", entry => Csv.Name(entry.Kind)),
        ("subject", entry => entry.Subject),
        ("pair", entry => entry.Pair.Code),
        ("status", entry => entry.Status),
        ("startsAt", entry => Csv.Time(entry.StartsAt)),
        ("endsAt", entry => Csv.Time(entry.EndsAt)),
        ("about", entry => entry.About),
        ("units", entry => Csv.List(entry.Units.Select(unit => $"{unit.Party} {unit.Name}"))),
        ("owedBy", entry => Csv.List(entry.OwedBy)),
        ("conflicts", entry => Csv.List(entry.Conflicts.Select(conflict => $"{Csv.Name(conflict.Kind)} {conflict.What}: {conflict.With}"))));

    public static void MapReadCalendar(this IEndpointRouteBuilder routes) => routes.MapQuery<Page<CalendarEntry>>(
        "/calendar", ReadAsync, "GetCalendar",
        "Patrols, exchanges, contacts, works and what falls due in the party's pairs: from a moment (now) to another (92 days later; 366 at most), by pair, unit and kind, in the order of time, "
        + "with hints where a unit or a marker is wanted twice on a day; as it is known now, or as it was at any moment; also as CSV.")
        .ProducesCsv().Gives(Affairs.NotReady);

    /// <summary>What is wrong with the time or the unit that is asked for; nothing when all is well.</summary>
    public static string? Fault(DateTimeOffset begins, DateTimeOffset? ends, TimeSpan longest, string? unit) =>
        begins > DateTimeOffset.MaxValue - longest || begins < DateTimeOffset.MinValue + longest || (ends is { } end && (end <= begins || end - begins > longest))
            ? $"to: a moment after from and within {longest.Days} days of it is expected."
        : UnitFault(unit);

    /// <summary>What is wrong with a unit that is asked for.</summary>
    public static string? UnitFault(string? unit) =>
        unit is not null && (unit.Length is 0 or > LongestUnit || unit.Any(char.IsControl)) ? $"unit: a name of 1 to {LongestUnit} characters is expected." : null;

    private static async Task<IResult> ReadAsync(
        BorderPair? pair,
        string? unit,
        Choice<CalendarKind>? kind,
        Moment? from,
        Moment? to,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        Affairs affairs,
        CalendarBook calendar,
        CancellationToken cancellationToken)
    {
        var begins = from?.Time ?? clock.GetUtcNow();
        if (Fault(begins, to?.Time, Longest, unit) is { } fault)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, fault);
        }

        if (await affairs.RefuseAsync(cancellationToken) is { } notReady)
        {
            return notReady;
        }

        var entries = await calendar.ReadAsync(
            actor, new CalendarRequest(begins, to?.Time ?? begins + Usual, pair, unit, kind?.Value, at?.Time), cancellationToken);
        return page.Answer(
            [.. entries.SkipWhile(entry => page.After is { } after && string.CompareOrdinal(CalendarBook.Key(entry), after) <= 0).Take(page.Limit + 1)],
            CalendarBook.Key,
            format?.Value,
            Columns);
    }
}
