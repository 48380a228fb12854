using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of the register in which one party keeps its own units at the line of one border pair.</summary>
public abstract record UnitRegisterEvent
{
    private protected UnitRegisterEvent()
    {
    }
}

/// <summary>Where a unit stands in its party's border force.</summary>
public enum UnitLevel
{
    /// <summary>A border post or station; it owns a stretch of the line.</summary>
    Post,

    Company,

    Battalion,

    /// <summary>The border command of a province; what needs the provincial level is done by it or above.</summary>
    ProvincialCommand,

    /// <summary>Above the provinces.</summary>
    NationalCommand,

    Other,
}

/// <summary>A stretch of the line, in either direction, both markers included.</summary>
/// <param name="From">Its first marker, without an offset.</param>
/// <param name="To">Its last marker, without an offset.</param>
public sealed record LineStretch(MarkerRef From, MarkerRef To);

/// <summary>What a party says of a unit of its own.</summary>
/// <param name="Name">As it is called: 1 to 200 characters.</param>
/// <param name="Level">Where it stands.</param>
/// <param name="Province">The province that it belongs to, as named at the time: 1 to 100 characters.</param>
/// <param name="Stretches">The stretches of the line that it owns: at most 20; none for a command that owns the line through its posts.</param>
/// <param name="Sector">The sector of the line, such as of a border representative: 1 to 100 characters.</param>
/// <param name="Superior">The code of the unit that it reports to, in the same register.</param>
/// <param name="Source">Where this comes from, unless it is the party's own.</param>
public sealed record UnitDescription(
    string Name,
    UnitLevel Level,
    string Province,
    ImmutableArray<LineStretch> Stretches,
    string? Sector = null,
    string? Superior = null,
    DataSource? Source = null);

/// <summary>A party enters a unit of its own; with the first one it keeps a register for the pair.</summary>
/// <param name="RegisterId">The register, as in the subject: a UUIDv5 of pair and party.</param>
/// <param name="Code">The unit's name for machines, unique within the register: it stays whatever the unit is called.</param>
/// <param name="From">The day from which on the unit is in force.</param>
public sealed record UnitRegistered(Guid RegisterId, BorderPair Pair, Party By, string Code, DateOnly From, UnitDescription Unit) : UnitRegisterEvent;

/// <summary>A unit is renamed, moved or given other stretches from a day on. What held before that day goes on to hold for it.</summary>
/// <param name="From">The day from which on the new description holds; not before that of the entry before.</param>
/// <param name="Unit">The unit as it is from then on, whole.</param>
/// <param name="Reason">Why, such as the merging of provinces.</param>
public sealed record UnitChanged(Party By, string Code, DateOnly From, UnitDescription Unit, string Reason) : UnitRegisterEvent;

/// <summary>A unit is no more.</summary>
/// <param name="LastDay">The last day on which it is in force.</param>
/// <param name="Reason">Why, such as its merging with another.</param>
public sealed record UnitEnded(Party By, string Code, DateOnly LastDay, string Reason) : UnitRegisterEvent;
