using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Gives the party's word that the marker cannot be restored where it stood.</summary>
/// <param name="Revision">The statement that it is given on.</param>
public sealed record ConfirmUnrecoverable(int Revision);

internal static class ConfirmUnrecoverableSlice
{
    public static void MapConfirmUnrecoverable(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/confirm-unrecoverable", HandleAsync, nameof(ConfirmUnrecoverable), Roles.Commander,
        "Gives the party's word that the marker cannot be restored where it stood; after the last word needed the case goes to the Joint Committee.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, DamageRejections.UnrecoverableNotStated, Superseding.Superseded);

    public static Decision<DamageCaseEvent> Decide(ConfirmUnrecoverable command, DamageCase damage, Party by)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        if (damage.Unrecoverable is not { } statement)
        {
            return DamageRejections.UnrecoverableNotStated;
        }

        var confirmed = new MarkerConfirmedUnrecoverable(by, command.Revision);
        return statement.Weigh(by, command.Revision) switch
        {
            Word.Repeated => Decision<DamageCaseEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(statement, command.Revision),
            Word.NotAParty => DamageRejections.Unknown,
            Word.Given or Word.Completes when !damage.TakesUnrecoverable => DamageRejections.NotNow(damage.Status),
            Word.Given => confirmed,
            Word.Completes => Decision<DamageCaseEvent>.Record(
                confirmed, new MarkerUnrecoverable(command.Revision, statement.Terms, [.. statement.ConfirmedBy, by])),
        };
    }

    private static Task<IResult> HandleAsync(Guid caseId, ConfirmUnrecoverable command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party), DamageRejections.Unknown, cancellationToken);
}
