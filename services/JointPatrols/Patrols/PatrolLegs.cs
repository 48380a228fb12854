using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// Legs form a chain: the first begins at the section's first marker, each further one where the last ended, and the last ends at the last marker.
/// </summary>
internal static class PatrolLegs
{
    /// <summary>No window is longer in days.</summary>
    public const int Most = 31;

    /// <summary>Checks the legs of the terms, where there are any.</summary>
    public static void Check(Faults faults, PatrolTerms terms)
    {
        if (terms.Legs is not { } legs)
        {
            return;
        }

        faults.Each(legs, "/terms/legs", 1, Most, (leg, place) =>
        {
            faults.When(!terms.MayHold(leg.From), $"{place}/from", $"It does not lie between {terms.From} and {terms.To}.");
            faults.When(!terms.MayHold(leg.To), $"{place}/to", $"It does not lie between {terms.From} and {terms.To}.");
            faults.When(leg.EndsAt <= leg.StartsAt, $"{place}/endsAt", "It is not after the start.");
            faults.Kilometres(leg.LengthKm ?? 0, $"{place}/lengthKm");
        });
        foreach (var (index, leg) in legs.Index())
        {
            faults.When(leg.From != (index == 0 ? terms.From : legs[index - 1].To), $"/terms/legs/{index}/from", "A leg begins where the last one ended, the first at the first marker.");
            faults.When(leg.StartsAt < (index == 0 ? terms.StartsAt : legs[index - 1].EndsAt), $"/terms/legs/{index}/startsAt", "A leg begins after the last one has ended, and in the window.");
        }

        faults.When(legs is [.., var last] && (last.To != terms.To || last.EndsAt > terms.EndsAt), "/terms/legs", "The last leg ends at the last marker, and in the window.");
    }

    /// <summary>0 to 500 km, to the metre.</summary>
    public static void Kilometres(this Faults faults, decimal kilometres, string pointer) => faults.When(
        kilometres is < 0 or > 500 || decimal.Round(kilometres, 3) != kilometres, pointer, "0 to 500 kilometres, to the metre, are expected.");

    /// <summary>The refusal of a completion that the legs, where any were recorded, do not bear out. An end that nobody reached is no leg's end.</summary>
    public static Rejection? Refuse(PatrolField field, PatrolTerms terms, decimal lengthKm)
    {
        var legs = field.Legs.Values.ToImmutableArray();
        if (legs.IsEmpty)
        {
            return null;
        }

        var broken = legs.Index().Where(leg => !Follows(leg.Item, leg.Index == 0 ? null : legs[leg.Index - 1])).Select(leg => (int?)leg.Item.Number).FirstOrDefault()
            ?? (MeetsEnd(legs[0].From, terms.From) ? (int?)null : legs[0].Number)
            ?? (MeetsEnd(legs[^1].To, terms.To) ? (int?)null : legs[^1].Number);
        return broken is { } number ? PatrolRejections.NotChained(number)
            : legs.Sum(leg => leg.LengthKm) is var sum && sum != lengthKm ? PatrolRejections.LegsComeTo(sum)
            : null;

        bool MeetsEnd(MarkerRef place, MarkerRef end) => place == end || field.Missed.Any(missed => missed.Position == end.Position);
    }

    private static bool Follows(PatrolLegCompleted leg, PatrolLegCompleted? before) => before is null
        ? leg.Number == 1
        : leg.Number == before.Number + 1 && leg.From == before.To && leg.StartedAt >= before.EndedAt;
}
