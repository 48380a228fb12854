using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

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

/// <summary>What of the statistics is asked for; days are included, and of a filter that is absent, everything.</summary>
internal sealed record ActivityRequest(BorderPair? Pair, ActivityPeriod Period, ActivityDivision By, DateOnly? From, DateOnly? To, string? Unit, DateTimeOffset? At);

/// <summary>The sums of one pair, period and place.</summary>
internal sealed record ActivitySums(BorderPair Pair, string Period, string? Place, IReadOnlyDictionary<ActivityMeasure, decimal> Of);

/// <summary>Counts what was done, from the affairs as they were known at the moment that is asked for.</summary>
internal sealed class ActivityCount(Affairs affairs)
{
    public async Task<IReadOnlyList<ActivitySums>> CountAsync(Actor actor, ActivityRequest request, CancellationToken cancellationToken)
    {
        var days = new Days(request.From, request.To);
        var registers = request.By == ActivityDivision.None ? [] : await affairs.ReadAsync<UnitRegisterAffair>(actor, request.Pair, request.At, default, andOpen: true, cancellationToken);
        var divisions = request.By != ActivityDivision.Sector ? [] : await affairs.ReadAsync<SectorsAffair>(actor, request.Pair, request.At, default, andOpen: true, cancellationToken);
        var counted = new List<Counted>();
        counted.AddRange((await Read<PatrolAffair>()).SelectMany(known => Each(
            known, CountedActivity.Of(known.State), known.State.Terms.Units.SelectMany(party => party.Units, (party, unit) => (party.Party, unit)), (known.State.Terms.From, known.State.Terms.To))));
        counted.AddRange((await Read<ContactAffair>()).SelectMany(known => Each(
            known,
            CountedActivity.Of(known.State),
            known.State.Terms.Counterparts.Select(counterpart => (counterpart.Party, counterpart.Unit)).Append((known.State.By, known.State.Terms.Unit)))));
        counted.AddRange((await Read<ExchangeAffair>()).SelectMany(known => Each(known, CountedActivity.Of(known.State), [])));
        counted.AddRange((await Read<DamageAffair>()).SelectMany(known => Each(known, CountedActivity.Of(known.State), [])));
        var unit = request.Unit is null ? null : UnitName.Key(request.Unit);
        return
        [
            .. counted
                .Where(each => each.Activity.Amount != 0 && !(each.Activity.On < request.From) && !(each.Activity.On > request.To) && (unit is null || each.Units.Any(own => own.Key == unit)))
                .SelectMany(each => PlacesOf(each, registers, divisions, request.By), (each, place) => (each.Pair, Period: Name(each.Activity.On, request.Period), Place: place, each.Activity))
                .GroupBy(each => (each.Pair, each.Period, each.Place))
                .OrderBy(group => group.Key.Pair.Code, StringComparer.Ordinal).ThenBy(group => group.Key.Period, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Place is null).ThenBy(group => group.Key.Place, StringComparer.Ordinal)
                .Select(group => new ActivitySums(
                    group.Key.Pair,
                    group.Key.Period,
                    group.Key.Place,
                    group.GroupBy(each => each.Activity.Measure).ToDictionary(measure => measure.Key, measure => measure.Sum(each => each.Activity.Amount)))),
        ];

        Task<IReadOnlyList<KnownAffair<TAffair>>> Read<TAffair>()
            where TAffair : Affair => affairs.ReadAsync<TAffair>(actor, request.Pair, request.At, days, andOpen: false, cancellationToken);
    }

    /// <summary>
    /// The agreed sectors of the section on the day, or else the places of the units; nothing where there are none of either, or places are not told apart.
    /// </summary>
    internal static IEnumerable<string?> PlacesOf(
        Counted counted, IEnumerable<KnownAffair<UnitRegisterAffair>> registers, IEnumerable<KnownAffair<SectorsAffair>> divisions, ActivityDivision by)
    {
        if (by == ActivityDivision.Sector && counted.Section is { } section
            && divisions.SingleOrDefault(known => known.Pair == counted.Pair)?.State.On(counted.Activity.On, section.From, section.To) is { } agreed)
        {
            return agreed.Cast<string?>().DefaultIfEmpty();
        }

        var places = registers.Where(register => register.Pair == counted.Pair)
            .SelectMany(register => counted.Units.Where(unit => unit.Party == register.State.By).SelectMany(unit => register.State.On(counted.Activity.On, unit.Key)))
            .Select(entry => by == ActivityDivision.Province ? entry.Province : entry.Sector)
            .OfType<string>()
            .Distinct()
            .ToArray();
        return places.Length == 0 ? (string?[])[null] : places;
    }

    internal static string Name(DateOnly day, ActivityPeriod period) => period switch
    {
        ActivityPeriod.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ActivityPeriod.Quarter => string.Create(CultureInfo.InvariantCulture, $"{day.Year:D4}-Q{((day.Month - 1) / 3) + 1}"),
        ActivityPeriod.Year => day.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    private static IEnumerable<Counted> Each<TAffair>(
        KnownAffair<TAffair> known, IEnumerable<CountedActivity> activity, IEnumerable<(Party Party, string Unit)> units, (MarkerRef From, MarkerRef To)? section = null)
        where TAffair : Affair
    {
        ImmutableArray<(Party Party, string Key)> keys = [.. units.Select(unit => (unit.Party, UnitName.Key(unit.Unit))).Distinct()];
        return activity.Select(each => new Counted(known.Pair, each, keys, section));
    }

    /// <summary>What is counted, with the units that did it, each by its name as it is compared, and the section of the line on which a patrol did it.</summary>
    internal sealed record Counted(BorderPair Pair, CountedActivity Activity, ImmutableArray<(Party Party, string Key)> Units, (MarkerRef From, MarkerRef To)? Section = null);
}
