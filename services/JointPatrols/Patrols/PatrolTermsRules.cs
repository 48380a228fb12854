using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What terms must fulfil before anybody can agree on them (domain notes: "Joint patrol", invariants 1, 2 and 5).</summary>
internal static class PatrolTermsRules
{
    public const int MostOfShortNoticeReason = 500;

    public static Faults Check(PatrolTerms terms, BorderPair pair, DateTimeOffset now)
    {
        var faults = new Faults();
        Window(faults, terms.Window(), "/terms", now);
        faults.Text(terms.Purpose, "/terms/purpose", 500);
        faults.OptionalText(terms.ShortNoticeReason, "/terms/shortNoticeReason", MostOfShortNoticeReason);
        faults.When(!pair.Includes(terms.Chair), "/terms/chair", $"{terms.Chair} is no party of {pair}.");
        faults.OptionalText(terms.PlanItem?.Item, "/terms/planItem/item", 50);
        faults.OptionalText(terms.ChairReason, "/terms/chairReason", 500);
        faults.When(terms.From.OffsetMetres is not null, "/terms/from", "A section begins at a marker, without an offset.");
        faults.When(terms.To.OffsetMetres is not null, "/terms/to", "A section ends at a marker, without an offset.");
        faults.Each(terms.Units, "/terms/units", pair.Parties.Length, pair.Parties.Length, (units, pointer) =>
        {
            faults.When(units.Strength is < 1 or > 500, $"{pointer}/strength", "1 to 500 people are expected.");
            faults.Each(units.Units, $"{pointer}/units", 1, 10, (unit, place) => faults.Text(unit, place, 200));
        });
        if (faults.None)
        {
            faults.When(
                !terms.Units.Select(units => units.Party).Order().SequenceEqual(pair.Parties.Order()),
                "/terms/units", $"One entry for each party of {pair} is expected.");
            faults.When(
                terms.Units.SelectMany(units => units.Units).GroupBy(unit => unit, UnitName.Comparer).Any(unit => unit.Count() > 1),
                "/terms/units", "A unit stands here twice; no unit is on both sides.");
            PatrolLegs.Check(faults, terms);
        }

        return faults;
    }

    public static void Window(Faults faults, PatrolWindow window, string pointer, DateTimeOffset now)
    {
        faults.When(window.StartsAt <= now, $"{pointer}/startsAt", "It lies in the past.");
        faults.When(window.EndsAt <= window.StartsAt, $"{pointer}/endsAt", "It is not after the start.");
        faults.When(window.EndsAt - window.StartsAt > PatrolTimes.LongestWindow, $"{pointer}/endsAt", "The window is longer than 31 days.");
    }

    /// <summary>The refusal of a start that is named now, nearer than the notice that the pair gives, and without a reason.</summary>
    public static Rejection? Notice(DateTimeOffset startsAt, string? shortNoticeReason, DateTimeOffset now, PatrolDeadlines deadlines) =>
        shortNoticeReason is null && PatrolDues.IsShortNotice(startsAt, now, deadlines.NoticeDays) ? PatrolRejections.ShortNotice(deadlines.NoticeDays) : null;
}
