using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>A party's register of its units at the line of a pair: every entry in the order in which it was made.</summary>
internal sealed record UnitRegisterAffair(Party By, ImmutableArray<UnitEntry> Entries) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => true;

    public static UnitRegisterAffair? After(UnitRegisterAffair? register, LedgerFact fact) => (register, fact.Data) switch
    {
        (_, UnitRegistered registered) => new UnitRegisterAffair(
            registered.By, (register?.Entries ?? []).Add(UnitEntry.Of(registered.Code, registered.From, registered.Unit))),
        (not null, UnitChanged changed) => register with { Entries = register.Entries.Add(UnitEntry.Of(changed.Code, changed.From, changed.Unit)) },
        (not null, UnitEnded ended) => register with { Entries = register.Entries.Add(new UnitEntry(ended.Code, ended.LastDay.AddDays(1), null, null, null)) },
        _ => register,
    };

    /// <summary>Where the register has a unit on a day: what holds of each code is its last entry of the days up to then.</summary>
    public IEnumerable<UnitEntry> On(DateOnly day, string unitKey) => Entries.GroupBy(entry => entry.Code)
        .Select(entries => Period(entries, day))
        .OfType<UnitEntry>()
        .Where(entry => entry.NameKey == unitKey);

    private static UnitEntry? Period(IEnumerable<UnitEntry> entries, DateOnly day)
    {
        UnitEntry? last = null;
        foreach (var entry in entries)
        {
            last = entry.From <= day ? entry : last;
        }

        return last;
    }
}

/// <summary>What is said of a unit from a day on; without a name where it is no more.</summary>
/// <param name="NameKey">Its name as it is compared.</param>
internal sealed record UnitEntry(string Code, DateOnly From, string? NameKey, string? Province, string? Sector)
{
    public static UnitEntry Of(string code, DateOnly from, UnitDescription unit) => new(code, from, UnitName.Key(unit.Name), unit.Province, unit.Sector);
}
