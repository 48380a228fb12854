using BorderCoordination.Contracts;

namespace BorderCoordination.ServiceDefaults.Attachments;

/// <summary>Content that a party names in an event.</summary>
public sealed record NamedContent(Party By, string Hash)
{
    /// <summary>What a party names by a list of hashes.</summary>
    public static IEnumerable<NamedContent> Of(Party by, IEnumerable<string> hashes) => hashes.Select(hash => new NamedContent(by, hash));

    /// <summary>What a party names in the particulars of a record.</summary>
    public static IEnumerable<NamedContent> Of(Party by, RecordParticulars? particulars) =>
        Of(by, (particulars?.Attachments ?? []).Select(attachment => attachment.Hash));

    /// <summary>The scan of a signature on paper.</summary>
    public static IEnumerable<NamedContent> Of(RecordSignature signature) => signature.OnPaper is { Scan: var scan } ? [new(signature.Party, scan)] : [];
}
