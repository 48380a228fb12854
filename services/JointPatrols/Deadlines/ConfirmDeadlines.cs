using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>Gives the party's word on the deadlines that are proposed.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmDeadlines(int Revision);

internal static class ConfirmDeadlinesSlice
{
    public static void MapConfirmDeadlines(this IEndpointRouteBuilder deadlines) => deadlines.MapCommand(
        "/{deadlinesId}/confirm", HandleAsync, nameof(ConfirmDeadlines), Roles.Commander, "Gives the party's word on the deadlines that are proposed; the last word needed makes them hold from their day on.")
        .Refuses(DeadlinesRejections.Unknown, DeadlinesRejections.NothingOpen, DeadlinesRejections.DayPassed, Superseding.Superseded);

    public static Decision<DeadlinesEvent> Decide(ConfirmDeadlines command, StandingTerms<PatrolDeadlines> standing, Party by, DateTimeOffset now) =>
        standing.Confirm<PatrolDeadlines, DeadlinesEvent>(
            by,
            command.Revision,
            now,
            new DeadlinesConfirmed(by, command.Revision),
            (proposed, parties) => new DeadlinesAgreed(command.Revision, proposed.Terms, proposed.InForceFrom, parties),
            DeadlinesRejections.Unknown,
            DeadlinesRejections.DayPassed,
            DeadlinesRejections.NothingOpen);

    private static Task<IResult> HandleAsync(Guid deadlinesId, ConfirmDeadlines command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DeadlinesOfPair.Stream(deadlinesId),
            DeadlinesOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            DeadlinesRejections.Unknown,
            cancellationToken);
}
