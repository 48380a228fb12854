namespace BorderCoordination.Contracts;

/// <summary>Where a statement comes from that was not made in the course of the work itself.</summary>
public enum DataOrigin
{
    /// <summary>A public source says so.</summary>
    Published,

    /// <summary>Made up, to show how the software works.</summary>
    Illustrative,
}

/// <summary>Where a statement comes from. Absent where it is the parties' own.</summary>
/// <param name="Origin">Published or illustrative.</param>
/// <param name="Reference">The source, such as its address and date: 1 to 500 characters.</param>
public sealed record DataSource(DataOrigin Origin, string Reference);
