using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>What a contact must fulfil before anybody can acknowledge it.</summary>
internal static class ContactRules
{
    /// <summary>The longest name of a unit.</summary>
    public const int LongestUnit = 200;

    /// <summary>No contact of these borders is older; an earlier year is a typing error.</summary>
    private const int EarliestYear = 1900;

    public static Faults Check(ContactTerms terms, BorderPair pair, Party by, DateTimeOffset now)
    {
        var faults = new Faults();
        faults.When(terms.At > now + PatrolTimes.ClockTolerance, "/terms/at", "It lies in the future.");
        faults.When(terms.At.Year < EarliestYear, "/terms/at", $"It lies before {EarliestYear}.");
        faults.Text(terms.Unit, "/terms/unit", LongestUnit);
        faults.Text(terms.Subject, "/terms/subject", 1000);
        faults.OptionalText(terms.ReferenceNumber, "/terms/referenceNumber", 100);
        faults.OptionalText(terms.Interpreter, "/terms/interpreter", 200);
        faults.When(
            terms.Interpreter is null && NeedsInterpreter(terms.Kind), "/terms/interpreter", "Talks and meetings run through an interpreter, who is to be named.");
        Counterparts(faults, terms, pair, by);
        return faults;
    }

    /// <summary>What is wrong with the name of a unit that is asked for; nothing where none is.</summary>
    public static string? UnitFault(string? unit) =>
        unit is not null && (unit.Length is 0 or > LongestUnit || unit.Any(char.IsControl)) ? $"unit: a name of 1 to {LongestUnit} characters is expected." : null;

    private static void Counterparts(Faults faults, ContactTerms terms, BorderPair pair, Party by)
    {
        var others = pair.Parties.Remove(by);
        faults.Each(terms.Counterparts, "/terms/counterparts", others.Length, others.Length, (counterpart, place) => faults.Text(counterpart.Unit, $"{place}/unit", LongestUnit));
        faults.When(
            terms.Counterparts.Length == others.Length && !terms.Counterparts.Select(counterpart => counterpart.Party).Order().SequenceEqual(others.Order()),
            "/terms/counterparts", $"A unit of each other party of {pair} is expected.");
        faults.When(
            terms.Counterparts.Select(counterpart => counterpart.Unit).Append(terms.Unit).GroupBy(unit => unit, UnitName.Comparer).Any(unit => unit.Count() > 1),
            "/terms/counterparts", "A unit stands here twice; no unit is on both sides.");
    }

    private static bool NeedsInterpreter(ContactKind kind) => kind switch
    {
        ContactKind.Letter or ContactKind.HotlineCall => false,
        ContactKind.Talks or ContactKind.Meeting => true,
    };
}
