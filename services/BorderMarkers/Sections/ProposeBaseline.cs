using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>Proposes another baseline: a raised plan, or an answer to the one on the table.</summary>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record ProposeBaseline(SectionBaseline Baseline, string Reason);

internal static class ProposeBaselineSlice
{
    public static void MapProposeBaseline(this IEndpointRouteBuilder sections) => sections.MapCommand(
        "/{sectionId}/propose-baseline", HandleAsync, nameof(ProposeBaseline), Roles.Officer,
        "Proposes another baseline as a new revision; the one in force holds until every party has confirmed, and for the days before for ever.")
        .Refuses(SectionRejections.Unknown, Proposals.SaysTheSame, SectionRejections.PastFixed);

    public static Decision<SectionEvent> Decide(ProposeBaseline command, Section section, Party by, DateTimeOffset now)
    {
        if (section.Status == SectionStatus.Unknown || !section.Pair!.Includes(by))
        {
            return SectionRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Baseline, now);
        faults.Text(command.Reason, "/reason", 500);
        return faults.ToImmutable() is { IsEmpty: false } found ? SectionRejections.Invalid(found)
            : section.Negotiation.Repetition<SectionBaseline, SectionEvent>(by, command.Baseline) is { } repetition ? repetition
            : section.Baselines is [.., var last] && command.Baseline.AsOf <= last.Baseline.AsOf ? SectionRejections.RewritesThePast(last.Baseline.AsOf)
            : new SectionBaselineProposed(by, section.Revision + 1, command.Baseline, command.Reason);
    }

    private static Task<IResult> HandleAsync(Guid sectionId, ProposeBaseline command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Section.Stream(sectionId), Section.Decider, section => Decide(command, section, context.Party, context.Now), SectionRejections.Unknown, cancellationToken);
}
