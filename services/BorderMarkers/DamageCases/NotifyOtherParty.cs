using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Records that the party has told another of the damage.</summary>
/// <param name="Party">Who was told.</param>
/// <param name="Channel">How.</param>
/// <param name="NotifiedAt">When.</param>
/// <param name="Reference">Number of the letter or call.</param>
public sealed record NotifyOtherParty(Party Party, NotificationChannel Channel, DateTimeOffset NotifiedAt, string? Reference = null);

internal static class NotifyOtherPartySlice
{
    public static void MapNotifyOtherParty(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/notify", HandleAsync, nameof(NotifyOtherParty), Roles.Officer,
        "Records that the party has told another of the damage; facts are established once every party knows.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState);

    public static Decision<DamageCaseEvent> Decide(NotifyOtherParty command, DamageCase damage, Party by, DateTimeOffset now)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.When(!damage.Pair!.Includes(command.Party), "/party", $"{command.Party} is no party of {damage.Pair}.");
        faults.When(command.Party == by, "/party", "Another party than one's own is expected.");
        faults.Past(command.NotifiedAt, "/notifiedAt", now);
        faults.OptionalText(command.Reference, "/reference", 100);
        var notified = new OtherPartyNotified(by, command.Party, command.Channel, command.NotifiedAt, command.Reference);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Notifications.Contains(notified) ? Decision<DamageCaseEvent>.NoChange
            : damage.IsOpen ? notified
            : DamageRejections.NotNow(damage.Status);
    }

    private static Task<IResult> HandleAsync(Guid caseId, NotifyOtherParty command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, context.Now), DamageRejections.Unknown, cancellationToken);
}
