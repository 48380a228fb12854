using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>What holds of a draft as far as it goes. Whether it can be proposed is asked when it is.</summary>
internal static class PatrolDraftRules
{
    public static Faults Check(PatrolDraftTerms terms, string? note, BorderPair pair)
    {
        var faults = new Faults();
        faults.OptionalText(note, "/note", 2000);
        faults.OptionalText(terms.Purpose, "/terms/purpose", 500);
        faults.OptionalText(terms.PlanItem?.Item, "/terms/planItem/item", 50);
        faults.OptionalText(terms.ChairReason, "/terms/chairReason", 500);
        faults.OptionalText(terms.ShortNoticeReason, "/terms/shortNoticeReason", PatrolTermsRules.MostOfShortNoticeReason);
        faults.When(terms.Chair is { } chair && !pair.Includes(chair), "/terms/chair", $"A party of {pair} is expected.");
        faults.When(terms.From?.OffsetMetres is not null, "/terms/from", "A section begins at a marker, without an offset.");
        faults.When(terms.To?.OffsetMetres is not null, "/terms/to", "A section ends at a marker, without an offset.");
        faults.When(terms.EndsAt <= terms.StartsAt, "/terms/endsAt", "It is not after the start.");
        faults.When(terms.EndsAt - terms.StartsAt > PatrolTimes.LongestWindow, "/terms/endsAt", "The window is longer than 31 days.");
        faults.Each(terms.Units ?? [], "/terms/units", 0, pair.Parties.Length, (units, pointer) =>
        {
            faults.When(!pair.Includes(units.Party), $"{pointer}/party", $"A party of {pair} is expected.");
            faults.When(units.Strength is < 1 or > 500, $"{pointer}/strength", "1 to 500 people are expected.");
            faults.Each(units.Units, $"{pointer}/units", 0, 10, (unit, place) => faults.Text(unit, place, 200));
        });
        faults.Each(terms.Legs ?? [], "/terms/legs", 0, PatrolLegs.Most, (_, _) => { });
        return faults;
    }

    /// <summary>The members that are still open, as they are written. The chair may be left to the turn.</summary>
    public static IEnumerable<string> Missing(this PatrolDraftTerms terms) => new (string Name, bool IsOpen)[]
    {
        ("from", terms.From is null),
        ("to", terms.To is null),
        ("startsAt", terms.StartsAt is null),
        ("endsAt", terms.EndsAt is null),
        ("mode", terms.Mode is null),
        ("purpose", terms.Purpose is null),
        ("units", terms.Units is null),
    }.Where(member => member.IsOpen).Select(member => member.Name);

    /// <summary>The terms of a draft that leaves nothing open.</summary>
    /// <param name="chair">Who leads where it does not say.</param>
    public static PatrolTerms ToTerms(this PatrolDraftTerms terms, Party chair) => new(
        terms.From!,
        terms.To!,
        terms.StartsAt!.Value,
        terms.EndsAt!.Value,
        terms.Mode!.Value,
        terms.Purpose!,
        terms.Chair ?? chair,
        terms.Units!.Value,
        terms.Legs,
        terms.ShortNoticeReason,
        terms.ChairReason,
        terms.PlanItem);
}
