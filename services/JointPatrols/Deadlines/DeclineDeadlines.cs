using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Terms;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>Declines the deadlines that another party proposes, or withdraws the party's own proposal. What is in force stays in force.</summary>
/// <param name="Revision">The revision that is declined or withdrawn.</param>
/// <param name="Reason">Why, for the other parties: 1 to 1,000 characters.</param>
public sealed record DeclineDeadlines(int Revision, string Reason);

internal static class DeclineDeadlinesSlice
{
    public static void MapDeclineDeadlines(this IEndpointRouteBuilder deadlines) => deadlines.MapCommand(
        "/{deadlinesId}/decline", HandleAsync, nameof(DeclineDeadlines), Roles.Officer, "Declines the deadlines that are proposed, or withdraws the party's own proposal.")
        .Refuses(DeadlinesRejections.Unknown, DeadlinesRejections.NothingOpen, Superseding.Superseded);

    public static Decision<DeadlinesEvent> Decide(DeclineDeadlines command, StandingTerms<PatrolDeadlines> standing, Party by) => standing.Decline<PatrolDeadlines, DeadlinesEvent>(
        by, command.Revision, command.Reason, new DeadlinesDeclined(by, command.Revision, command.Reason), DeadlinesRejections.Unknown, DeadlinesRejections.NothingOpen);

    private static Task<IResult> HandleAsync(Guid deadlinesId, DeclineDeadlines command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DeadlinesOfPair.Stream(deadlinesId),
            DeadlinesOfPair.Decider,
            standing => Decide(command, standing, context.Party),
            DeadlinesRejections.Unknown,
            cancellationToken);
}
