namespace BorderCoordination.Contracts;

/// <summary>A signature under a bilateral record.</summary>
/// <param name="Party">For which party; never for another.</param>
/// <param name="Signatory">Name and rank as signed: 1 to 200 characters.</param>
/// <param name="Hash">What was signed: the hash of every language version, and of the commitments, together, as lower-case hexadecimal SHA-256.</param>
public sealed record RecordSignature(Party Party, string Signatory, string Hash);

/// <summary>The text of a bilateral record in one language.</summary>
/// <param name="Language">BCP 47 tag, one of the pair's languages.</param>
/// <param name="Text">1 to 5,000 characters.</param>
public sealed record RecordText(string Language, string Text);
