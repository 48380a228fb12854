using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>Gives the party's word on the deadlines that are proposed.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmDeadlines(int Revision);

internal static class ConfirmDeadlinesSlice
{
    public static void MapConfirmDeadlines(this IEndpointRouteBuilder deadlines) => deadlines.MapCommand(
        "/{deadlinesId}/confirm", HandleAsync, nameof(ConfirmDeadlines), Roles.Commander, "Gives the party's word on the deadlines that are proposed; the last word needed makes them hold from their day on.")
        .Refuses(DeadlinesRejections.Unknown, DeadlinesRejections.NothingOpen, DeadlinesRejections.DayPassed, Superseding.Superseded);

    public static Decision<DeadlinesEvent> Decide(ConfirmDeadlines command, StandingTerms<PatrolDeadlines> standing, Party by, DateTimeOffset now)
    {
        if (standing.Pair?.Includes(by) != true)
        {
            return DeadlinesRejections.Unknown;
        }

        var (negotiation, proposed) = (standing.Negotiation!, standing.Negotiation!.Terms);
        return negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when !standing.IsOpen => DeadlinesRejections.NothingOpen,
            Word.Given or Word.Completes when proposed.Begins <= now => DeadlinesRejections.DayPassed,
            Word.Given => new DeadlinesConfirmed(by, command.Revision),
            Word.Completes => Decision<DeadlinesEvent>.Record(
                new DeadlinesConfirmed(by, command.Revision),
                new DeadlinesAgreed(command.Revision, proposed.Terms, proposed.InForceFrom, [.. negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<DeadlinesEvent>.NoChange,
            Word.Superseded => DeadlinesRejections.Superseded(standing, command.Revision),
            Word.NotAParty => DeadlinesRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid deadlinesId, ConfirmDeadlines command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DeadlinesOfPair.Stream(deadlinesId),
            DeadlinesOfPair.Decider,
            standing => Decide(command, standing, context.Party, context.Now),
            DeadlinesRejections.Unknown,
            cancellationToken);
}
