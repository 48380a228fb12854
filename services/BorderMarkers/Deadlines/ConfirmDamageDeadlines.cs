using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.BorderMarkers.Deadlines;

/// <summary>Gives the party's word on the deadlines that are proposed.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmDamageDeadlines(int Revision);

internal static class ConfirmDamageDeadlinesSlice
{
    public static void MapConfirmDamageDeadlines(this IEndpointRouteBuilder deadlines) => deadlines.MapCommand(
        "/{damageDeadlinesId}/confirm", HandleAsync, nameof(ConfirmDamageDeadlines), Roles.Commander,
        "Gives the party's word on the deadlines that are proposed; the last word needed makes them hold from their day on.")
        .Refuses(DamageDeadlinesRejections.Unknown, DamageDeadlinesRejections.DayPassed, Superseding.Superseded);

    public static Decision<DamageDeadlinesEvent> Decide(ConfirmDamageDeadlines command, StandingTerms<DamageDeadlines> standing, Party by, DateTimeOffset now) => standing.Confirm<DamageDeadlines, DamageDeadlinesEvent>(
        by,
        command.Revision,
        now,
        new DamageDeadlinesConfirmed(by, command.Revision),
        (proposed, parties) => new DamageDeadlinesAgreed(command.Revision, proposed.Terms, proposed.InForceFrom, parties),
        DamageDeadlinesRejections.Unknown,
        DamageDeadlinesRejections.DayPassed);

    private static Task<IResult> HandleAsync(Guid damageDeadlinesId, ConfirmDamageDeadlines command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DamageDeadlinesOfPair.Stream(damageDeadlinesId),
            DamageDeadlinesOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            DamageDeadlinesRejections.Unknown,
            cancellationToken);
}
