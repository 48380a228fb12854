using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Proposes a joint patrol to the other parties of a border pair.</summary>
public sealed record ProposePatrol(BorderPair Pair, PatrolTerms Terms);

internal static class ProposePatrolSlice
{
    public static void MapProposePatrol(this IEndpointRouteBuilder patrols) => patrols.MapCreation(
        "/", HandleAsync, nameof(ProposePatrol), Roles.Officer, "Proposes a joint patrol to the other parties; it is the proposing party's word on revision 1.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, PatrolRejections.NotInState, PatrolRejections.ShortNoticeUnexplained);

    /// <param name="deadlines">Those by which the pair goes now.</param>
    public static Decision<PatrolEvent> Decide(ProposePatrol command, Patrol patrol, Guid patrolId, Party by, DateTimeOffset now, PatrolDeadlines deadlines)
    {
        if (patrol.Status != PatrolStatus.Unknown)
        {
            return PatrolRejections.NotNow(patrol.Status);
        }

        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = PatrolTermsRules.Check(command.Terms, command.Pair, now);
        return !faults.None ? PatrolRejections.Invalid(faults)
            : PatrolTermsRules.Notice(command.Terms.StartsAt, command.Terms.ShortNoticeReason, now, deadlines) is { } tooShort ? tooShort
            : new PatrolProposed(patrolId, command.Pair, by, command.Terms);
    }

    private static async Task<IResult> HandleAsync(ProposePatrol command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var patrolId = Guid.CreateVersion7(context.Now);
        var deadlines = await DeadlinesInForce.KnownAtAsync(database, context.Now, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            Patrol.Stream(patrolId),
            Patrol.Decider,
            patrol => Decide(command, patrol, patrolId, context.Party, context.Now, deadlines.Of(command.Pair, context.Now)),
            PatrolRejections.Unknown,
            $"/patrols/{patrolId}",
            cancellationToken);
    }
}
