using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Chairs;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Answers the terms on the table with others.</summary>
/// <param name="Revision">The revision that it answers.</param>
/// <param name="Terms">The new terms, whole.</param>
/// <param name="Reason">Why, for the other parties: 1 to 1,000 characters.</param>
public sealed record CounterProposePatrol(int Revision, PatrolTerms Terms, string Reason);

internal static class CounterProposePatrolSlice
{
    public static void MapCounterProposePatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/counter-propose", HandleAsync, nameof(CounterProposePatrol), Roles.Officer, "Answers the terms on the table with others: a new revision on which the party has given its word.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.TermsUnchanged, PatrolRejections.ShortNoticeUnexplained,
            PatrolRejections.ChairUnexplained, PatrolRejections.UnitNotInForce, PatrolRejections.SectionOfOtherUnits, PatrolRejections.MarkerRetired, PatrolRejections.BeyondLine, PatrolRejections.PlanItemNotAgreed,
            Superseding.Superseded);

    /// <param name="inForce">The deadlines by which each pair goes now.</param>
    /// <param name="ground">What is known of the ground and the units.</param>
    /// <param name="turn">The party whose turn it is to chair; asked only where the chair is changed, for a turn may pass on while terms are negotiated.</param>
    public static Decision<PatrolEvent> Decide(
        CounterProposePatrol command, Patrol patrol, Party by, DateTimeOffset now, DeadlinesInForce inForce, PatrolGround ground, Party? turn = null)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.Proposed) is { } refusal)
        {
            return refusal;
        }

        var (table, unchanged) = (patrol.Negotiation.Revisions[^1], TermsDifference.Between(patrol.Terms, command.Terms).IsEmpty);
        if (unchanged && table.By == by && command.Revision + 1 == table.Number)
        {
            return Decision<PatrolEvent>.NoChange;
        }

        var faults = PatrolTermsRules.Check(command.Terms, patrol.Pair!, now);
        faults.Text(command.Reason, "/reason", 1000);
        return !faults.None ? PatrolRejections.Invalid(faults)
            : command.Revision != table.Number ? PatrolRejections.Superseded(patrol.Negotiation, command.Revision)
            : unchanged ? PatrolRejections.TermsUnchanged
            : (command.Terms.StartsAt != patrol.Terms.StartsAt || patrol.Terms.ShortNoticeReason is not null)
                && PatrolTermsRules.Notice(command.Terms.StartsAt, command.Terms.ShortNoticeReason, now, inForce.Of(patrol.Pair!, now)) is { } tooShort ? tooShort
            : command.Terms.Chair != patrol.Terms.Chair && PatrolRejections.UnlessExplained(command.Terms, turn) is { } unexplained ? unexplained
            : ground.Refuse(patrol.Pair!, command.Terms) is { } misfit ? misfit
            : new PatrolCounterProposed(by, table.Number + 1, command.Terms, command.Reason);
    }

    private static async Task<IResult> HandleAsync(
        Guid patrolId, CounterProposePatrol command, CommandContext context, PatrolSurroundings surroundings, NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var inForce = await DeadlinesInForce.KnownAtAsync(database, context.Now, cancellationToken);
        var ground = await surroundings.GroundAsync(patrolId, _ => command.Terms, context, cancellationToken);
        var turns = await database.TurnsToChairAsync(context.Actor, cancellationToken);
        return await context.RunAsync(
            Patrol.Stream(patrolId),
            Patrol.Decider,
            patrol => Decide(command, patrol, context.Party, context.Now, inForce, ground, turns.TryGetValue(patrol.Pair!, out var turn) ? turn : null),
            PatrolRejections.Unknown,
            cancellationToken);
    }
}
