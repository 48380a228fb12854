using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>
/// What a record of a past edition must fulfil. It says only what is known, it lies in the past altogether, and it says where it comes from;
/// it is valid once every party has confirmed it.
/// </summary>
internal static class PastEditionRules
{
    private const int EarliestYear = 1945;

    private const int MostDays = 31;

    public static ImmutableArray<Fault> Check(PastEdition record, BorderPair pair, DateTimeOffset now)
    {
        var faults = new Faults();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        faults.Text(record.Title, "/record/title", 200);
        CheckDates(faults, record.Dates, today, "/record/dates");
        faults.When(record.EarlierDates.Length > 10, "/record/earlierDates", "At most 10 are expected.");
        foreach (var (index, dates) in record.EarlierDates.Index())
        {
            CheckDates(faults, dates, today, $"/record/earlierDates/{index}");
        }

        faults.When(record.Places.Length == 0, "/record/places", "At least one place is expected.");
        faults.When(record.Places.DistinctBy(place => place.Territory).Count() < record.Places.Length, "/record/places", "A territory stands here twice.");
        foreach (var (index, place) in record.Places.Index())
        {
            faults.When(!pair.Includes(place.Territory), $"/record/places/{index}/territory", $"{place.Territory} is no party of {pair}.");
            faults.Text(place.Place, $"/record/places/{index}/place", 200);
        }

        faults.When(record.Items.Length > 30, "/record/items", "At most 30 are expected.");
        foreach (var (index, item) in record.Items.Index())
        {
            faults.When(item.Territory is { } territory && !pair.Includes(territory), $"/record/items/{index}/territory", $"{item.Territory} is no party of {pair}.");
            faults.OptionalText(item.Note, $"/record/items/{index}/note", 300);
        }

        ProgrammeRules.CheckFigures(faults, record.Results, "/record/results");
        faults.When(record.Outcome != PastOutcome.Held && record.Results.Length > 0, "/record/results", "Only what was held has results.");
        faults.Text(record.Source.Reference, "/record/source/reference", 500);
        return faults.ToImmutable();
    }

    private static void CheckDates(Faults faults, PastDates dates, DateOnly today, string pointer)
    {
        faults.When(dates.Year < EarliestYear || dates.Year > today.Year, $"{pointer}/year", $"{EarliestYear} to {today.Year} is expected.");
        faults.When(dates.FirstDay is null != dates.LastDay is null, pointer, "Both days are given, or neither.");
        if (dates is { FirstDay: { } first, LastDay: { } last })
        {
            faults.When(first.Year != dates.Year, $"{pointer}/firstDay", "It lies in another year.");
            faults.When(last < first, $"{pointer}/lastDay", "It is before the first day.");
            faults.When(last.DayNumber - first.DayNumber >= MostDays, $"{pointer}/lastDay", $"An exchange lasts {MostDays} days at most.");
            faults.When(last > today, $"{pointer}/lastDay", "It does not lie in the past. What is still to be held is proposed.");
        }
    }
}
