using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Gives the party's word on the facts.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmDamageFacts(int Revision);

internal static class ConfirmDamageFactsSlice
{
    public static void MapConfirmDamageFacts(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/confirm-facts", HandleAsync, nameof(ConfirmDamageFacts), Roles.Commander,
        "Gives the party's word on the facts; the last word needed makes them agreed. The case is closed where they say that there is nothing; a threatened marker is watched.")
        .Refuses(DamageRejections.Unknown, DamageRejections.FactsNotStated, Superseding.Superseded);

    public static Decision<DamageCaseEvent> Decide(ConfirmDamageFacts command, DamageCase damage, Party by) =>
        !damage.Includes(by) ? DamageRejections.Unknown
        : damage.Facts is not { } facts ? DamageRejections.FactsNotStated
        : facts.Weigh(by, command.Revision) switch
        {
            Word.Given => new DamageFactsConfirmed(by, command.Revision),
            Word.Completes => Decision<DamageCaseEvent>.Record(Completed(facts, by)),
            Word.Repeated => Decision<DamageCaseEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(facts, command.Revision),
            Word.NotAParty => DamageRejections.Unknown,
        };

    private static ImmutableArray<DamageCaseEvent> Completed(Negotiation<DamageFacts> facts, Party by)
    {
        DamageCaseEvent[] agreed = [new DamageFactsConfirmed(by, facts.Revision), new DamageFactsAgreed(facts.Revision, facts.Terms, [.. facts.ConfirmedBy, by])];
        return facts.Terms.Verdict switch
        {
            DamageVerdict.Confirmed when facts.Terms.Category == DamageCategory.AtRisk => [.. agreed, new DamageMonitoringBegun(facts.Revision)],
            DamageVerdict.Confirmed => [.. agreed],
            DamageVerdict.Unfounded => [.. agreed, new DamageCaseClosed(DamageOutcome.Unfounded)],
        };
    }

    private static Task<IResult> HandleAsync(Guid caseId, ConfirmDamageFacts command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party), DamageRejections.Unknown, cancellationToken);
}
