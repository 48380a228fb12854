using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>
/// What a plan must fulfil. Units and ground are looked at when a patrol is proposed, by what holds on its day: a plan is made long before, and registers
/// and markers change.
/// </summary>
internal static class PlanRules
{
    public const int MostItems = 100;

    private const int LongestCode = 50;

    /// <summary>What all items come to as they are written in the event, which has its limit too.</summary>
    private const int MostBytes = 56 * 1024;

    public static Faults Check(ImmutableArray<PlanItem> items, BorderPair pair, int year)
    {
        var faults = new Faults();
        faults.Each(items, "/items", 1, MostItems, (item, place) => Check(faults, item, place, pair, year));
        faults.When(items.DistinctBy(item => item.Code).Count() < items.Length, "/items", "A code stands here twice.");
        faults.When(JsonSerializer.SerializeToUtf8Bytes(items, ContractJson.Options).Length > MostBytes, "/items", $"Together they are longer than {MostBytes} bytes.");
        return faults;
    }

    /// <summary>Whether a year has ended for all parties.</summary>
    public static bool HasEnded(int year, DateTimeOffset now) => BorderDay.Of(now).Year > year;

    private static void Check(Faults faults, PlanItem item, string place, BorderPair pair, int year)
    {
        faults.When(!IsCode(item.Code), $"{place}/code", $"1 to {LongestCode} small letters, digits and hyphens are expected.");
        foreach (var (name, end) in new[] { ("from", item.From), ("to", item.To) })
        {
            faults.When(end.OffsetMetres is not null, $"{place}/{name}", "A section begins and ends at a marker, without an offset.");
            faults.When(PatrolGround.IsBeyondLine(pair, end), $"{place}/{name}", $"It lies beyond the last marker of {pair}.");
        }

        faults.When(item.Patrols is < 1 or > 100, $"{place}/patrols", "1 to 100 patrols are expected.");
        faults.OptionalText(item.Note, $"{place}/note", 500);
        faults.When(item.Quarter is null == item.Days is null, place, "Either a quarter or days are expected.");
        faults.When(item.Quarter is < 1 or > 4, $"{place}/quarter", "1 to 4 is expected.");
        if (item.Days is { } days)
        {
            faults.When(days.First.Year != year || days.Last.Year != year, $"{place}/days", $"Days of {year} are expected.");
            faults.When(days.Last < days.First, $"{place}/days/last", "It lies before the first.");
        }

        faults.Each(item.Units, $"{place}/units", pair.Parties.Length, pair.Parties.Length, (units, pointer) =>
        {
            faults.When(units.Strength is < 1 or > 500, $"{pointer}/strength", "1 to 500 people are expected.");
            faults.Each(units.Units, $"{pointer}/units", 1, 10, (unit, at) => faults.Text(unit, at, 200));
        });
        faults.When(
            !item.Units.Select(units => units.Party).Order().SequenceEqual(pair.Parties.Order()), $"{place}/units", $"One entry for each party of {pair} is expected.");
        faults.When(
            item.Units.SelectMany(units => units.Units).Distinct(UnitName.Comparer).Count() < item.Units.Sum(units => units.Units.Length),
            $"{place}/units", "A unit stands here twice; no unit is on both sides.");
    }

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= LongestCode && code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
