using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>From a day on, until the next entry of the same unit.</summary>
/// <param name="Unit">The unit as it is then; none when it is no more.</param>
public sealed record UnitEntry(DateOnly From, UnitDescription? Unit);

/// <summary>
/// The units of one party at the line of one pair, each by its code with its entries in the order of their days. One register is one stream, for its
/// rules are between its units: who reports to whom, and that no two have one name.
/// </summary>
public sealed record UnitRegister : IBorderAffair
{
    public const string Aggregate = "unit-register";

    private UnitRegister()
    {
    }

    public static Decider<UnitRegister, UnitRegisterEvent> Decider { get; } = new(new UnitRegister(), Evolve);

    public Guid Id { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>The party whose units they are; nobody else enters anything.</summary>
    public Party By { get; private init; }

    public ImmutableSortedDictionary<string, ImmutableArray<UnitEntry>> Units { get; private init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<UnitEntry>>(StringComparer.Ordinal);

    /// <summary>A party's own statement has no terms that others give their word on.</summary>
    public int Revision => 0;

    public static StreamName Stream(Guid registerId) => new(Aggregate, registerId);

    public static Guid IdOf(BorderPair pair, Party party) => NamedGuid.Of(Aggregate, pair.Code, party.Code);

    /// <summary>The unit as it is on a day; none where it is not yet or no more.</summary>
    public UnitDescription? On(string code, DateOnly day) =>
        Units.TryGetValue(code, out var entries) ? entries.LastOrDefault(entry => entry.From <= day)?.Unit : null;

    /// <summary>Other units as they are at some time from a day on.</summary>
    public IEnumerable<UnitDescription> OthersFrom(string code, DateOnly day) => Units
        .Where(unit => unit.Key != code)
        .SelectMany(unit => unit.Value.Where((entry, index) => index + 1 == unit.Value.Length || unit.Value[index + 1].From > Max(day, entry.From)))
        .Select(entry => entry.Unit)
        .OfType<UnitDescription>();

    /// <summary>Whether a unit that reports to another would, by way of that one, report to itself.</summary>
    public bool IsAbove(string code, string superior, DateOnly day)
    {
        var above = superior;
        for (var steps = 0; above is not null && steps <= Units.Count; steps++)
        {
            if (above == code)
            {
                return true;
            }

            above = On(above, day)?.Superior;
        }

        return false;
    }

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private static UnitRegister Evolve(UnitRegister register, UnitRegisterEvent recorded) => recorded switch
    {
        UnitRegistered registered when register.Pair is null => (register with { Id = registered.RegisterId, Pair = registered.Pair, By = registered.By }).Begin(registered),
        UnitRegistered registered when registered.By == register.By && registered.RegisterId == register.Id => register.Begin(registered),
        UnitChanged changed when changed.By == register.By => register.Enter(changed.Code, new UnitEntry(changed.From, changed.Unit)),
        UnitEnded ended when ended.By == register.By => register.Enter(ended.Code, new UnitEntry(ended.LastDay.AddDays(1), null)),
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow here."),
    };

    private UnitRegister Begin(UnitRegistered registered) => Units.ContainsKey(registered.Code)
        ? throw new InvalidOperationException($"'{registered.Code}' has been registered.")
        : this with { Units = Units.Add(registered.Code, [new UnitEntry(registered.From, registered.Unit)]) };

    private UnitRegister Enter(string code, UnitEntry entry) =>
        Units.TryGetValue(code, out var entries) && entries[^1] is { Unit: not null } last && last.From <= entry.From
            ? this with { Units = Units.SetItem(code, entries.Add(entry)) }
            : throw new InvalidOperationException($"No entry of {entry.From} can follow for '{code}'.");
}
