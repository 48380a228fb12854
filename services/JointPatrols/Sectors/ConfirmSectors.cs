using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>Gives the party's word on the sectors that are proposed.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmSectors(int Revision);

internal static class ConfirmSectorsSlice
{
    public static void MapConfirmSectors(this IEndpointRouteBuilder sectors) => sectors.MapCommand(
        "/{sectorsId}/confirm", HandleAsync, nameof(ConfirmSectors), Roles.Commander, "Gives the party's word on the division into sectors that is proposed; the last word needed makes it hold from its day on.")
        .Refuses(SectorsRejections.Unknown, SectorsRejections.NothingOpen, SectorsRejections.DayPassed, Superseding.Superseded);

    public static Decision<SectorsEvent> Decide(ConfirmSectors command, StandingTerms<SectorDivision> standing, Party by, DateTimeOffset now)
    {
        if (standing.Pair?.Includes(by) != true)
        {
            return SectorsRejections.Unknown;
        }

        var (negotiation, proposed) = (standing.Negotiation!, standing.Negotiation!.Terms);
        return negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when !standing.IsOpen => SectorsRejections.NothingOpen,
            Word.Given or Word.Completes when proposed.Begins <= now => SectorsRejections.DayPassed,
            Word.Given => new SectorsConfirmed(by, command.Revision),
            Word.Completes => Decision<SectorsEvent>.Record(
                new SectorsConfirmed(by, command.Revision),
                new SectorsAgreed(command.Revision, proposed.Terms, proposed.InForceFrom, [.. negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<SectorsEvent>.NoChange,
            Word.Superseded => SectorsRejections.Superseded(standing, command.Revision),
            Word.NotAParty => SectorsRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid sectorsId, ConfirmSectors command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            SectorsOfPair.Stream(sectorsId),
            SectorsOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            SectorsRejections.Unknown,
            cancellationToken);
}
