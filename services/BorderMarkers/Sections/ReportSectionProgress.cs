using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>States how far the work had come by a day, as the party has published it.</summary>
public sealed record ReportSectionProgress(ProgressCounts Counts);

internal static class ReportSectionProgressSlice
{
    public static void MapReportSectionProgress(this IEndpointRouteBuilder sections) => sections.MapCommand(
        "/{sectionId}/report-progress", HandleAsync, nameof(ReportSectionProgress), Roles.Officer,
        "States published counts for a day; shown apart from what is computed. A later statement for the same day corrects the party's earlier one.")
        .Refuses(SectionRejections.Unknown);

    public static Decision<SectionEvent> Decide(ReportSectionProgress command, Section section, Party by, DateTimeOffset now)
    {
        if (section.Status == SectionStatus.Unknown || !section.Pair!.Includes(by))
        {
            return SectionRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Counts, now);
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return SectionRejections.Invalid(found);
        }

        var before = section.Statements.LastOrDefault(statement => statement.By == by && statement.Counts.AsOf == command.Counts.AsOf);
        return before is not null && before.Counts.SameAs(command.Counts)
            ? Decision<SectionEvent>.NoChange
            : new SectionProgressReported(by, command.Counts);
    }

    private static Task<IResult> HandleAsync(Guid sectionId, ReportSectionProgress command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Section.Stream(sectionId), Section.Decider, section => Decide(command, section, context.Party, context.Now), SectionRejections.Unknown, cancellationToken);
}
