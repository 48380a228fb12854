using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Reserves the party's opinion, in words, on another party's one-sided statement on a marker. What was reserved before is replaced.</summary>
/// <param name="Marker">Which marker.</param>
/// <param name="StatedBy">Whose statement.</param>
/// <param name="Revision">The revision of the statement; a correction is a new one.</param>
/// <param name="Opinion">What the party holds instead: 1 to 2,000 characters.</param>
public sealed record ReserveOpinion(MarkerRef Marker, Party StatedBy, int Revision, string Opinion);

internal static class ReserveOpinionSlice
{
    public static void MapReserveOpinion(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/reserve-opinion", HandleAsync, nameof(ReserveOpinion), Roles.Officer, "Reserves the party's opinion, in words, on another party's one-sided statement on a marker.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.InspectionUnknown, PatrolRejections.OwnInspection,
            PatrolRejections.Contradiction, PatrolRejections.InspectionJoint, Superseding.Superseded);

    public static Decision<PatrolEvent> Decide(ReserveOpinion command, Patrol patrol, Party by)
    {
        if (PatrolFieldRules.UnlessSeen(patrol, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Text(command.Opinion, "/opinion", 2000);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        if (patrol.Field!.Find(command.Marker, command.StatedBy) is not { } statement)
        {
            return PatrolRejections.InspectionUnknown;
        }

        var said = statement.Said;
        var reserved = new InspectionReserved(command.Marker, command.StatedBy, command.Revision, by, command.Opinion);
        return by == said.By ? PatrolRejections.OwnInspection
            : command.Revision != statement.Revision
                ? Superseding.Rejection(command.Revision, statement.Revision, statement.ChangedSince(command.Revision))
            : said.Statement == StatementKind.Joint ? PatrolRejections.InspectionJoint
            : said.ConcurredBy.Contains(by) ? PatrolRejections.Contradicts(said.Condition)
            : statement.Reservations.Contains(reserved) ? Decision<PatrolEvent>.NoChange
            : reserved;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, ReserveOpinion command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
