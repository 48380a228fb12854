using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>What terms must fulfil before anybody can agree on them (domain notes: "Friendship exchange and twinning", invariants 2 and 3).</summary>
internal static class ExchangeTermsRules
{
    private const int LongestPartDays = 10;

    private const int LongestSpanDays = 31;

    private const int MostYearsAhead = 5;

    public static ImmutableArray<Fault> Check(ExchangeTerms terms, BorderPair pair, DateTimeOffset now)
    {
        var faults = new Faults();
        faults.Text(terms.Title, "/terms/title", 200);
        CheckParts(faults, terms.HostParts, pair, now, "/terms/hostParts");
        foreach (var (index, waiver) in terms.Waivers.Index())
        {
            faults.Text(waiver.Reason, $"/terms/waivers/{index}/reason", 500);
        }

        faults.When(
            !terms.HostParts.Select(part => part.Territory).Concat(terms.Waivers.Select(waiver => waiver.Party)).Order().SequenceEqual(pair.Parties.Order()),
            "/terms/waivers", $"Each party of {pair} hosts a part or does without one, and is named once.");
        faults.When(
            !terms.CoChairs.Select(chair => chair.Party).Order().SequenceEqual(pair.Parties.Order()), "/terms/coChairs", $"One entry for each party of {pair} is expected.");
        faults.When(terms.CoChairs.Select(chair => chair.Rank).Distinct().Count() > 1, "/terms/coChairs", "The heads of delegation have the same rank.");
        foreach (var (index, chair) in terms.CoChairs.Index())
        {
            faults.Text(chair.Office, $"/terms/coChairs/{index}/office", 200);
        }

        return faults.ToImmutable();
    }

    /// <summary>The parts alone, for the new days of what is postponed: the same territories as before.</summary>
    public static ImmutableArray<Fault> CheckNewParts(ImmutableArray<HostPart> parts, ExchangeTerms terms, BorderPair pair, DateTimeOffset now)
    {
        var faults = new Faults();
        CheckParts(faults, parts, pair, now, "/newParts");
        faults.When(
            !parts.Select(part => part.Territory).Order().SequenceEqual(terms.HostParts.Select(part => part.Territory).Order()),
            "/newParts", "The same territories as agreed are expected; days and places may differ.");
        return faults.ToImmutable();
    }

    private static void CheckParts(Faults faults, ImmutableArray<HostPart> parts, BorderPair pair, DateTimeOffset now, string pointer)
    {
        // The day that has ended everywhere along the border: the parties are seven and eight hours ahead of UTC.
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        faults.When(parts.Length == 0, pointer, "At least one party hosts a part.");
        foreach (var (index, part) in parts.Index())
        {
            faults.When(!pair.Includes(part.Territory), $"{pointer}/{index}/territory", $"{part.Territory} is no party of {pair}.");
            faults.Text(part.Place, $"{pointer}/{index}/place", 200);
            faults.When(part.FirstDay < today, $"{pointer}/{index}/firstDay", "It lies in the past. What was held outside this system is put on record as a past edition.");
            faults.When(part.FirstDay > today.AddYears(MostYearsAhead), $"{pointer}/{index}/firstDay", $"It is more than {MostYearsAhead} years ahead.");
            faults.When(part.LastDay < part.FirstDay, $"{pointer}/{index}/lastDay", "It is before the first day.");
            faults.When(part.LastDay.DayNumber - part.FirstDay.DayNumber >= LongestPartDays, $"{pointer}/{index}/lastDay", $"A part lasts {LongestPartDays} days at most.");
        }

        faults.When(
            parts.Length > 1 && parts.Max(part => part.LastDay).DayNumber - parts.Min(part => part.FirstDay).DayNumber >= LongestSpanDays,
            pointer, $"The parts lie within {LongestSpanDays} days.");
    }
}
