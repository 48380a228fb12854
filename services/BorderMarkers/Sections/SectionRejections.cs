using System.Collections.Immutable;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>Every refusal that a section can give.</summary>
internal static class SectionRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "section-not-found", "There is no such section.");

    public static Rejection Exists { get; } = new(
        RejectionKind.Conflict, "section-exists", "The pair has a section of this code, and it says something else. A baseline is changed by proposing another.");

    public static Rejection PastFixed { get; } = new(RejectionKind.Conflict, "baseline-rewrites-past", "A baseline holds from that day on already.");

    public static Rejection Invalid(ImmutableArray<Fault> faults) =>
        Faults.Invalid with { Detail = "The section is not in order.", Faults = faults };

    public static Rejection RewritesThePast(DateOnly last) => PastFixed with
    {
        Detail = $"A baseline holds from {last:yyyy-MM-dd} on. A new one begins on a later day, so that what was said of earlier days stays.",
    };

    public static Rejection Superseded(Section section, int named) => Superseding.Rejection(section.Negotiation, named);
}
