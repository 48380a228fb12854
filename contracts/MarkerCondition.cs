namespace BorderCoordination.Contracts;

/// <summary>How a boundary marker was found (domain notes: "Joint patrol").</summary>
public enum MarkerCondition
{
    /// <summary>Whole, clean and in its place.</summary>
    Intact,

    /// <summary>Whole, but its inscription needs cleaning.</summary>
    Dirty,

    /// <summary>Whole, but hidden by vegetation.</summary>
    Overgrown,

    /// <summary>Broken, cracked or defaced.</summary>
    Damaged,

    /// <summary>Not where its dossier has it, or leaning.</summary>
    Displaced,

    /// <summary>Not to be found.</summary>
    Lost,

    /// <summary>Whole, but threatened, by erosion or works for example.</summary>
    AtRisk,

    /// <summary>Nobody came to it; the reason is recorded.</summary>
    NotReached,
}
