using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>Gives the party's word on the baseline.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmBaseline(int Revision);

internal static class ConfirmBaselineSlice
{
    public static void MapConfirmBaseline(this IEndpointRouteBuilder sections) => sections.MapCommand(
        "/{sectionId}/confirm-baseline", HandleAsync, nameof(ConfirmBaseline), Roles.Commander,
        "Gives the party's word on a revision of the baseline, and so on the section as defined; the last word needed makes it the common programme.")
        .Refuses(SectionRejections.Unknown, Superseding.Superseded);

    public static Decision<SectionEvent> Decide(ConfirmBaseline command, Section section, Party by) => section.Status switch
    {
        SectionStatus.Unknown => SectionRejections.Unknown,
        SectionStatus.Defined or SectionStatus.InForce => section.Negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given => new SectionBaselineConfirmed(by, command.Revision),
            Word.Completes => Decision<SectionEvent>.Record(
                new SectionBaselineConfirmed(by, command.Revision),
                new SectionBaselineAgreed(command.Revision, section.Negotiation.Terms, [.. section.Negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<SectionEvent>.NoChange,
            Word.Superseded => SectionRejections.Superseded(section, command.Revision),
            Word.NotAParty => SectionRejections.Unknown,
        },
    };

    private static Task<IResult> HandleAsync(Guid sectionId, ConfirmBaseline command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Section.Stream(sectionId), Section.Decider, section => Decide(command, section, context.Party), SectionRejections.Unknown, cancellationToken);
}
