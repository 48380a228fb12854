using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>A stretch of a pair's line by main numbers, on one day.</summary>
internal readonly record struct OccupiedStretch(DateOnly Day, BorderPair Pair, int First, int Last);

/// <summary>What an affair takes up: its units and its markers, by day.</summary>
internal sealed record Occupation(string Entry, ImmutableArray<CalendarUnit> Units, DateOnly First, DateOnly Last, ImmutableArray<OccupiedStretch> Stretches)
{
    /// <summary>The days of a patrol's window, its units and its section; none where it does not take place.</summary>
    public static Occupation? Of(KnownAffair<PatrolAffair> known)
    {
        var (status, terms) = (known.State.Status, known.State.Terms);
        if (status is PatrolStatus.Declined or PatrolStatus.Cancelled)
        {
            return null;
        }

        var (first, last) = (BorderDay.Of(terms.StartsAt), BorderDay.Of(terms.EndsAt));
        var (from, to) = (Math.Min(terms.From.Main, terms.To.Main), Math.Max(terms.From.Main, terms.To.Main));
        return new Occupation(
            known.Subject,
            [.. terms.Units.SelectMany(party => party.Units, (party, unit) => new CalendarUnit(party.Party, unit))],
            first,
            last,
            [.. DaysOf(first, last).Select(day => new OccupiedStretch(day, known.Pair, from, to))]);
    }

    /// <summary>The markers of an exchange's programme, each on its day.</summary>
    public static Occupation? Of(KnownAffair<ExchangeAffair> known) =>
        known.State.Status is ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Cancelled || known.State.Days is not { } days ? null
        : new Occupation(
            known.Subject,
            [],
            days.First,
            days.Last,
            [
                .. known.State.Items.Values.Where(item => item.Marker is not null)
                    .Select(item => new OccupiedStretch(BorderDay.Of(item.StartsAt), known.Pair, item.Marker!.Main, item.Marker.Main)),
            ]);

    /// <summary>The marker that is restored, and the posts, on every day of the works.</summary>
    public static Occupation? Of(KnownAffair<DamageAffair> known) =>
        known.State.Notice is not { Plan: var plan } || known.State.Works is WorksStatus.None or WorksStatus.Dropped ? null
        : new Occupation(
            $"{known.Subject}/works",
            [.. plan.Posts.Select(post => new CalendarUnit(post.Party, post.Name))],
            plan.StartsOn,
            plan.EndsOn,
            [.. DaysOf(plan.StartsOn, plan.EndsOn).Select(day => new OccupiedStretch(day, known.Pair, known.State.Marker.Main, known.State.Marker.Main))]);

    private static IEnumerable<DateOnly> DaysOf(DateOnly first, DateOnly last) => Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);

    public IEnumerable<DateOnly> AllDays => DaysOf(First, Last);
}

/// <summary>Finds who is in whose way: the same unit, or the same marker, on the same day. Of each two entries the first such day is told once for each kind.</summary>
internal static class CalendarConflicts
{
    private const int MostOfAnEntry = 20;

    public static ILookup<string, CalendarConflict> Find(IReadOnlyCollection<Occupation> occupations)
    {
        var units = occupations
            .SelectMany(of => of.Units, (of, unit) => (of, unit))
            .SelectMany(each => each.of.AllDays, (each, day) => (Key: (day, each.unit.Party, UnitName.Key(each.unit.Name)), Claim: new Claim(each.of.Entry, day, 0, 0, each.unit.Name)))
            .GroupBy(each => each.Key, each => each.Claim);
        var markers = occupations
            .SelectMany(of => of.Stretches, (of, stretch) => (Key: (stretch.Day, stretch.Pair), Claim: new Claim(of.Entry, stretch.Day, stretch.First, stretch.Last, null)))
            .GroupBy(each => each.Key, each => each.Claim);
        return units.SelectMany(claims => Among(ConflictKind.Unit, [.. claims]))
            .Concat(markers.SelectMany(claims => Among(ConflictKind.Marker, [.. claims])))
            .GroupBy(each => (each.Entry, each.Conflict.With, each.Conflict.Kind))
            .Select(group => group.MinBy(each => each.Conflict.On))
            .OrderBy(each => each.Conflict.On).ThenBy(each => each.Conflict.With, StringComparer.Ordinal)
            .GroupBy(each => each.Entry)
            .SelectMany(entry => entry.Take(MostOfAnEntry))
            .ToLookup(each => each.Entry, each => each.Conflict);
    }

    private static IEnumerable<(string Entry, CalendarConflict Conflict)> Among(ConflictKind kind, Claim[] claims) =>
        from one in claims
        from other in claims
        where one.Entry != other.Entry && one.First <= other.Last && other.First <= one.Last
        select (one.Entry, new CalendarConflict(kind, other.Entry, one.Unit ?? Math.Max(one.First, other.First).ToString(CultureInfo.InvariantCulture), one.Day));

    /// <summary>What an entry takes up on a day: a unit, or markers by their numbers.</summary>
    private readonly record struct Claim(string Entry, DateOnly Day, int First, int Last, string? Unit);
}
