using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>Every refusal that a register of units can give.</summary>
internal static class UnitRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "unit-register-not-found", "There is no such register of units.");

    public static Rejection UnitUnknown { get; } = new(RejectionKind.Conflict, "unit-not-registered", "No unit is registered under this code.");

    public static Rejection OthersRegister { get; } = new(RejectionKind.Forbidden, "unit-register-of-another", "A party enters its own units and nobody else's.");

    public static Rejection Exists { get; } = new(RejectionKind.Conflict, "unit-exists", "Another unit is registered under this code; change it, or choose another code.");

    public static Rejection Ended { get; } = new(RejectionKind.Conflict, "unit-ended", "The unit is no more; a unit that takes its place has a code of its own.");

    public static Rejection OutOfOrder { get; } = new(RejectionKind.Conflict, "unit-entry-out-of-order", "An entry does not begin before the one that it follows on.");

    public static Rejection NameTaken { get; } = new(RejectionKind.Conflict, "unit-name-taken", "Another unit of the register has this name at that time.");

    public static Rejection SuperiorUnknown { get; } =
        new(RejectionKind.Conflict, "unit-superior-not-in-force", "The superior unit is not in force on that day.");

    public static Rejection SuperiorBelow { get; } = new(RejectionKind.Conflict, "unit-superior-below", "The superior unit reports to this one.");

    public static Rejection HasSubordinates { get; } =
        new(RejectionKind.Conflict, "unit-has-subordinates", "Other units still report to it then; move them first.");

    public static Rejection Full { get; } =
        new(RejectionKind.Conflict, "unit-register-full", $"A register holds at most {UnitRules.MostUnits} units with at most {UnitRules.MostEntries} entries each.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };

    /// <summary>The refusal of whatever is entered of a unit, unless it is there and this party's own.</summary>
    public static Rejection? Unless(UnitRegister register, Party by, string code) =>
        register.Pair?.Includes(by) != true ? Unknown
        : by != register.By ? OthersRegister
        : !register.Units.ContainsKey(code) ? UnitUnknown
        : null;
}
