namespace BorderCoordination.Contracts;

/// <summary>
/// Who did it, where it belongs, who may see it, and what it followed from. Kept beside every event, never within it.
/// </summary>
/// <param name="Party">The party that acted; none for what a service did by itself on hearing of an event.</param>
/// <param name="Unit">The unit of that party, as it was named at the time.</param>
/// <param name="Person">The acting person's identifier (<c>sub</c> of the token).</param>
/// <param name="Pair">The border pair.</param>
/// <param name="Visibility">Shared, or one party's own.</param>
/// <param name="CorrelationId">What belongs together: the same for a command and everything that follows from it.</param>
/// <param name="CausationId">The event or request that it directly followed from.</param>
/// <param name="TraceParent">W3C Trace Context of the append.</param>
/// <param name="TraceState">W3C Trace Context, vendors' part.</param>
public sealed record EventMetadata(
    Party? Party,
    string? Unit,
    string? Person,
    BorderPair Pair,
    Visibility Visibility,
    string? CorrelationId = null,
    string? CausationId = null,
    string? TraceParent = null,
    string? TraceState = null);
