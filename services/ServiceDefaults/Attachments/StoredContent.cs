namespace BorderCoordination.ServiceDefaults.Attachments;

/// <summary>Content that has been uploaded.</summary>
/// <param name="Hash">SHA-256 of it, lower-case hexadecimal. Whatever names the content names this.</param>
/// <param name="MediaType">Of what kind it is, as the content itself shows.</param>
/// <param name="Size">In bytes.</param>
public sealed record StoredContent(string Hash, string MediaType, long Size);
