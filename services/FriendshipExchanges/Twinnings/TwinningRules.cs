using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>What a twinning must fulfil (domain notes: "Friendship exchange and twinning", invariant 8).</summary>
internal static class TwinningRules
{
    public const int MostKept = 200;

    private const int MostMembersOfAParty = 20;

    private const int EarliestYear = 1945;

    /// <summary>Parties lie on different sides, each in a border commune of its own.</summary>
    public static Faults Check(TwinningTerms terms, BorderPair pair)
    {
        var faults = new Faults();
        faults.Each(terms.Members, "/terms/members", pair.Parties.Length, MostMembersOfAParty * pair.Parties.Length, (member, place) =>
        {
            faults.When(!pair.Includes(member.Party), $"{place}/party", $"{member.Party} is no party of {pair}.");
            faults.Text(member.Name, $"{place}/name", 200);
            faults.Text(member.Commune, $"{place}/commune", 200);
            faults.OptionalText(member.Province, $"{place}/province", 200);
        });
        faults.When(
            pair.Parties.Any(party => terms.Members.Count(member => member.Party == party) is < 1 or > MostMembersOfAParty),
            "/terms/members", $"1 to {MostMembersOfAParty} of each party of {pair} are expected: twinning is across the line.");
        faults.When(
            faults.None && terms.Members.DistinctBy(KeyOf, StringComparer.Ordinal).Count() < terms.Members.Length, "/terms/members", "One stands here twice.");
        faults.Texts(terms.Rules, "/terms/rules", 5000, pair);
        var years = terms.ReviewYears ?? [];
        faults.Each(years, "/terms/reviewYears", 0, 20, (year, place) => faults.When(year is < 1 or > 50, place, "1 to 50 is expected."));
        faults.When(!years.SequenceEqual(years.Distinct().Order()), "/terms/reviewYears", "They are expected in ascending order, each once.");
        faults.OptionalText(terms.Ceremony?.Item, "/terms/ceremony/item", 20);
        return faults;
    }

    public static void Day(this Faults faults, DateOnly day, string pointer, DateTimeOffset now)
    {
        faults.When(day > BorderDay.Of(now.AddHours(1)), pointer, "It lies in the future.");
        faults.When(day.Year < EarliestYear, pointer, $"It lies before {EarliestYear}.");
    }

    /// <summary>The same for the same set, in whatever order and however written.</summary>
    public static string SetOf(TwinningTerms terms) => string.Join('\n', terms.Members.Select(KeyOf).Order(StringComparer.Ordinal));

    private static string KeyOf(TwinnedMember member) => $"{member.Party} {UnitName.Key(member.Name)}";
}
