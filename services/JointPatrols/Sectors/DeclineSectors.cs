using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>Declines the sectors that another party proposes, or withdraws the party's own proposal. What is in force stays in force.</summary>
/// <param name="Revision">The revision that is declined or withdrawn.</param>
/// <param name="Reason">Why, for the other parties: 1 to 1,000 characters.</param>
public sealed record DeclineSectors(int Revision, string Reason);

internal static class DeclineSectorsSlice
{
    public static void MapDeclineSectors(this IEndpointRouteBuilder sectors) => sectors.MapCommand(
        "/{sectorsId}/decline", HandleAsync, nameof(DeclineSectors), Roles.Officer, "Declines the sectors that are proposed, or withdraws the party's own proposal.")
        .Refuses(SectorsRejections.Unknown, SectorsRejections.NothingOpen, Superseding.Superseded);

    public static Decision<SectorsEvent> Decide(DeclineSectors command, StandingTerms<SectorDivision> standing, Party by) => standing.Decline<SectorDivision, SectorsEvent>(
        by, command.Revision, command.Reason, new SectorsDeclined(by, command.Revision, command.Reason), SectorsRejections.Unknown, SectorsRejections.NothingOpen);

    private static Task<IResult> HandleAsync(Guid sectorsId, DeclineSectors command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            SectorsOfPair.Stream(sectorsId),
            SectorsOfPair.Decider,
            standing => Decide(command, standing, context.Party),
            SectorsRejections.Unknown,
            cancellationToken);
}
