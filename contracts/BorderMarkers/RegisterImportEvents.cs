namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A fact of one import.</summary>
public abstract record RegisterImportEvent
{
    private protected RegisterImportEvent()
    {
    }
}

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    /// <summary>Sections with their baselines.</summary>
    Sections,

    /// <summary>Existing positions, a row for each physical marker.</summary>
    Positions,

    /// <summary>In the keeping of which posts markers are.</summary>
    Posts,
}

/// <summary>
/// A party has imported a file, whole: it has given its own word on every entry in it, and nobody else's. The events of the entries carry the import's id as
/// their correlation.
/// </summary>
/// <param name="ContentHash">SHA-256 of the file as it was sent, lower-case hexadecimal.</param>
/// <param name="Entries">How many entries it had.</param>
public sealed record RegisterImported(Guid ImportId, BorderPair Pair, Party By, ImportKind Kind, string ContentHash, int Entries) : RegisterImportEvent;

/// <summary>A party gives its word on everything that the file says and that still stands as it says it.</summary>
/// <param name="ContentHash">The file that it has seen.</param>
public sealed record RegisterImportConfirmed(Party By, string ContentHash) : RegisterImportEvent;
