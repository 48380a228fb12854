using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Puts the facts on the table, or other facts in their place.</summary>
public sealed record StateDamageFacts(DamageFacts Facts);

internal static class StateDamageFactsSlice
{
    public static void MapStateDamageFacts(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/state-facts", HandleAsync, nameof(StateDamageFacts), Roles.Officer,
        "Puts the facts on the table; other facts are a new revision, on which only the stating party has given its word, and void a record drafted on the old ones.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, Proposals.SaysTheSame, DamageRejections.NotAllNotified);

    /// <param name="registered">Who maintains this very marker by the register, where that is known.</param>
    public static Decision<DamageCaseEvent> Decide(StateDamageFacts command, DamageCase damage, Party by, Party? registered, DateTimeOffset now)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Facts, damage.Pair!, now);
        faults.When(
            registered is not null && command.Facts.Responsible is { } stated && stated != registered, "/facts/responsible", $"By the register {registered} maintains this marker.");
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Facts?.Repetition<DamageFacts, DamageCaseEvent>(by, command.Facts) is { } repetition ? repetition
            : damage.Status == DamageCaseStatus.Reported ? DamageRejections.NotAllNotified
            : !damage.TakesFacts ? DamageRejections.NotNow(damage.Status)
            : new DamageFactsStated(by, (damage.Facts?.Revision ?? 0) + 1, command.Facts);
    }

    private static async Task<IResult> HandleAsync(
        Guid caseId, StateDamageFacts command, CommandContext context, IEventStore store, CancellationToken cancellationToken)
    {
        var registered = (await store.FindMarkerOfCaseAsync(caseId, cancellationToken))?.Responsible;
        return await context.RunAsync(
            DamageCase.Stream(caseId),
            DamageCase.Decider,
            damage => Decide(command, damage, context.Party, registered, context.Now),
            DamageRejections.Unknown,
            cancellationToken);
    }
}
