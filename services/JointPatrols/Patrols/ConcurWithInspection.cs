using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Concurs in another party's statement on a marker.</summary>
/// <param name="Marker">Which marker.</param>
/// <param name="StatedBy">Whose statement.</param>
/// <param name="Revision">The revision of the statement; a correction is a new one.</param>
public sealed record ConcurWithInspection(MarkerRef Marker, Party StatedBy, int Revision);

internal static class ConcurWithInspectionSlice
{
    public static void MapConcurWithInspection(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/concur-with-inspection", HandleAsync, nameof(ConcurWithInspection), Roles.Officer, "The party's leader concurs in another party's statement on a marker.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.InspectionUnknown, PatrolRejections.OwnInspection,
            PatrolRejections.Contradiction, Superseding.Superseded);

    public static Decision<PatrolEvent> Decide(ConcurWithInspection command, Patrol patrol, Party by)
    {
        if (PatrolFieldRules.UnlessSeen(patrol, by) is { } refusal)
        {
            return refusal;
        }

        if (patrol.Field!.Find(command.Marker, command.StatedBy) is not { } statement)
        {
            return PatrolRejections.InspectionUnknown;
        }

        var said = statement.Said;
        return by == said.By ? PatrolRejections.OwnInspection
            : command.Revision != statement.Revision
                ? Superseding.Rejection(command.Revision, statement.Revision, statement.ChangedSince(command.Revision))
            : said.ConcurredBy.Contains(by) ? Decision<PatrolEvent>.NoChange
            : patrol.Field.Find(command.Marker, by) is { Said: { Condition: var own } } && own != said.Condition ? PatrolRejections.Contradicts(own)
            : Concur(said, patrol.Pair!, by);
    }

    private static MarkerInspected Concur(MarkerInspected said, BorderPair pair, Party by)
    {
        var concurredBy = said.ConcurredBy.Add(by);
        return said with
        {
            ConcurredBy = concurredBy,
            Statement = MarkerStatement.KindOf(said.Condition, said.Photos, concurredBy, pair.Parties.Remove(said.By)),
        };
    }

    private static Task<IResult> HandleAsync(Guid patrolId, ConcurWithInspection command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
