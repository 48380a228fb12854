using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>A section as a party of its pair sees it.</summary>
/// <param name="Revision">The revision of the baseline on the table; whoever confirms names it.</param>
/// <param name="Baseline">The baseline on the table.</param>
/// <param name="ConfirmedBy">The parties that have given their word on it.</param>
/// <param name="AgreedBaselines">Those in force, each from its day to the next one's.</param>
/// <param name="Statements">What parties have published, oldest first.</param>
public sealed record SectionDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    string Code,
    SectionStatus Status,
    SectionDescription Description,
    int Revision,
    SectionBaseline Baseline,
    ImmutableArray<Party> ConfirmedBy,
    ImmutableArray<AgreedBaseline> AgreedBaselines,
    ImmutableArray<SectionProgressReported> Statements)
{
    public static SectionDetails Of(Guid id, Section section, long version) => new(
        id,
        version,
        section.Pair!,
        section.Code,
        section.Status,
        section.Description,
        section.Revision,
        section.Negotiation.Terms,
        section.Negotiation.ConfirmedBy,
        section.Baselines,
        section.Statements);
}

internal static class SectionDetailsSlice
{
    public static void MapSectionDetails(this IEndpointRouteBuilder sections)
    {
        sections.MapQuery<SectionDetails>("/{sectionId}", ReadAsync, "GetSection", "A section as it is, as it was at a version, or as it was at a time.")
            .Refuses(SectionRejections.Unknown);
        sections.MapQuery<Page<HistoryEntry>>("/{sectionId}/history", HistoryAsync, "GetSectionHistory", "The events of a section, oldest first.")
            .Refuses(SectionRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid sectionId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            Section.Stream(sectionId),
            Section.Decider,
            (section, now) => SectionDetails.Of(sectionId, section, now),
            SectionRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid sectionId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Section.Stream(sectionId), SectionRejections.Unknown, page, cancellationToken);
}
