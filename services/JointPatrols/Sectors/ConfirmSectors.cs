using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>Gives the party's word on the sectors that are proposed.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmSectors(int Revision);

internal static class ConfirmSectorsSlice
{
    public static void MapConfirmSectors(this IEndpointRouteBuilder sectors) => sectors.MapCommand(
        "/{sectorsId}/confirm", HandleAsync, nameof(ConfirmSectors), Roles.Commander, "Gives the party's word on the division into sectors that is proposed; the last word needed makes it hold from its day on.")
        .Refuses(SectorsRejections.Unknown, SectorsRejections.NothingOpen, SectorsRejections.DayPassed, Superseding.Superseded);

    public static Decision<SectorsEvent> Decide(ConfirmSectors command, StandingTerms<SectorDivision> standing, Party by, DateTimeOffset now) =>
        standing.Confirm<SectorDivision, SectorsEvent>(
            by,
            command.Revision,
            now,
            new SectorsConfirmed(by, command.Revision),
            (proposed, parties) => new SectorsAgreed(command.Revision, proposed.Terms, proposed.InForceFrom, parties),
            SectorsRejections.Unknown,
            SectorsRejections.DayPassed,
            SectorsRejections.NothingOpen);

    private static Task<IResult> HandleAsync(Guid sectorsId, ConfirmSectors command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            SectorsOfPair.Stream(sectorsId),
            SectorsOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            SectorsRejections.Unknown,
            cancellationToken);
}
