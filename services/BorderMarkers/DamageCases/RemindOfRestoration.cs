using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Reminds the responsible party that the marker is to be restored.</summary>
/// <param name="Note">Whatever is to be said with it.</param>
public sealed record RemindOfRestoration(string? Note = null);

internal static class RemindOfRestorationSlice
{
    public static void MapRemindOfRestoration(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/remind", HandleAsync, nameof(RemindOfRestoration), Roles.Officer,
        "Reminds the responsible party that the marker is to be restored; it is recorded and counted, and changes nothing else.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, DamageRejections.OwnRestoration);

    public static Decision<DamageCaseEvent> Decide(RemindOfRestoration command, DamageCase damage, Party by, DateTimeOffset now)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.OptionalText(command.Note, "/note", 2_000);
        var reminded = new RestorationReminded(by, Proposals.Today(now), command.Note);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Reminders.Contains(reminded) ? Decision<DamageCaseEvent>.NoChange
            : !damage.AwaitsRestoration ? DamageRejections.NotNow(damage.Status)
            : damage.Responsible == by ? DamageRejections.OwnRestoration
            : reminded;
    }

    private static Task<IResult> HandleAsync(Guid caseId, RemindOfRestoration command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, context.Now), DamageRejections.Unknown, cancellationToken);
}
