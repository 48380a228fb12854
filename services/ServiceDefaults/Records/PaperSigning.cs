using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.ServiceDefaults.Records;

/// <summary>That a signature was given on paper, as whoever enters it states.</summary>
/// <param name="SignedOn">The day on which it was given.</param>
/// <param name="Scan">SHA-256 of the scan's content, lower-case hexadecimal.</param>
public sealed record PaperSigning(DateOnly SignedOn, string Scan)
{
    /// <summary>As it is recorded: who has entered it, and when.</summary>
    public PaperSignature In(CommandContext context) => new(SignedOn, Scan, context.Actor.Person, context.Now);
}
