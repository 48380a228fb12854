using System.Collections.Immutable;

namespace BorderCoordination.EventStore;

/// <summary>What kind of refusal it is; the HTTP interface takes its status from it.</summary>
public enum RejectionKind
{
    /// <summary>The command's content is wrong whatever the state (400).</summary>
    Invalid,

    /// <summary>The caller may know of it but may not do it (403).</summary>
    Forbidden,

    /// <summary>There is none, or the caller may not know of it (404).</summary>
    NotFound,

    /// <summary>The state does not allow it (409).</summary>
    Conflict,
}

/// <summary>Where in the command a fault lies.</summary>
/// <param name="Pointer">RFC 6901 JSON Pointer into the body: <c>/terms/endsAt</c>.</param>
/// <param name="Detail">What is expected there.</param>
public sealed record Fault(string Pointer, string Detail);

/// <summary>A refusal as a value.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Code">Stable, kebab-case; callers may switch on it.</param>
/// <param name="Detail">For a person; may change.</param>
public sealed record Rejection(RejectionKind Kind, string Code, string Detail)
{
    /// <summary>The members at fault, where the command's content is to blame.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>What a caller may want to act on, by name, such as what has changed since a superseded revision.</summary>
    public ImmutableDictionary<string, object?> Extensions { get; init; } = ImmutableDictionary<string, object?>.Empty;
}

/// <summary>What the store itself refuses, whatever the command.</summary>
public static class StoreRejections
{
    public static Rejection TooLarge { get; } =
        new(RejectionKind.Invalid, "event-too-large", $"What would be recorded is larger than {EventData.MaximumBytes:N0} bytes.");

    public static Rejection UnstorableText { get; } =
        new(RejectionKind.Invalid, "text-not-storable", "A text holds the character NUL (U+0000), which cannot be kept.");
}
