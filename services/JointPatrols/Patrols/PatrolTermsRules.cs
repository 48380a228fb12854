using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What terms must fulfil before anybody can agree on them (domain notes: "Joint patrol", invariants 1 to 5).</summary>
internal static class PatrolTermsRules
{
    public static readonly TimeSpan LongestWindow = TimeSpan.FromDays(31);

    public static ImmutableArray<Fault> Check(PatrolTerms terms, BorderPair pair, DateTimeOffset now)
    {
        var faults = new Faults();
        faults.When(terms.StartsAt <= now, "/terms/startsAt", "It lies in the past.");
        faults.When(terms.EndsAt <= terms.StartsAt, "/terms/endsAt", "It is not after the start.");
        faults.When(terms.EndsAt - terms.StartsAt > LongestWindow, "/terms/endsAt", "The window is longer than 31 days.");
        faults.Text(terms.Purpose, "/terms/purpose", 500);
        faults.When(!pair.Includes(terms.Chair), "/terms/chair", $"{terms.Chair} is no party of {pair}.");
        faults.When(terms.From.OffsetMetres is not null, "/terms/from", "A section begins at a marker, without an offset.");
        faults.When(terms.To.OffsetMetres is not null, "/terms/to", "A section ends at a marker, without an offset.");
        faults.When(terms.Units.Select(units => units.Party).Order().SequenceEqual(pair.Parties.Order()) == false, "/terms/units", $"One entry for each party of {pair} is expected.");
        foreach (var (index, units) in terms.Units.Index())
        {
            faults.When(units.Strength is < 1 or > 500, $"/terms/units/{index}/strength", "1 to 500 people are expected.");
            faults.When(units.Units.Length is < 1 or > 10, $"/terms/units/{index}/units", "1 to 10 units are expected.");
            foreach (var (place, unit) in units.Units.Index())
            {
                faults.Text(unit, $"/terms/units/{index}/units/{place}", 200);
            }
        }

        faults.When(
            terms.Units.SelectMany(units => units.Units).GroupBy(unit => unit, StringComparer.OrdinalIgnoreCase).Any(unit => unit.Count() > 1),
            "/terms/units", "A unit stands here twice; no unit is on both sides.");
        return faults.ToImmutable();
    }
}
