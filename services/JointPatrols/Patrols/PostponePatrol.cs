using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Moves an agreed patrol that has not started to another window. The other parties have to confirm it.</summary>
/// <param name="Window">The window that is proposed instead.</param>
/// <param name="Reason">Why, for the other parties: 1 to 1,000 characters.</param>
/// <param name="LetterReference">The official letter that says so.</param>
/// <param name="ShortNoticeReason">Why the new start is nearer than the notice that the pair gives; needed where it is: at most 500 characters.</param>
public sealed record PostponePatrol(PatrolWindow Window, string Reason, string? LetterReference = null, string? ShortNoticeReason = null);

internal static class PostponePatrolSlice
{
    public static void MapPostponePatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/postpone", HandleAsync, nameof(PostponePatrol), Roles.Commander, "Moves an agreed patrol to another window: a new revision, on which the other parties are still to give their word.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.TermsUnchanged, PatrolRejections.ShortNoticeUnexplained,
            PatrolRejections.UnitNotInForce, PatrolRejections.SectionOfOtherUnits, PatrolRejections.MarkerRetired, PatrolRejections.BeyondLine, PatrolRejections.PlanItemNotAgreed);

    /// <param name="inForce">The deadlines by which each pair goes now.</param>
    /// <param name="ground">What is known of the ground and the units.</param>
    public static Decision<PatrolEvent> Decide(
        PostponePatrol command, Patrol patrol, Party by, DateTimeOffset now, DeadlinesInForce inForce, PatrolGround ground)
    {
        if (IsRepeated(command, patrol, by))
        {
            return Decision<PatrolEvent>.NoChange;
        }

        if (PatrolRejections.Unless(patrol, by, PatrolStatus.Agreed, PatrolStatus.Prepared) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        PatrolTermsRules.Window(faults, command.Window, "/window", now);
        faults.When(
            faults.None && patrol.Terms.In(command.Window).Legs is [.., var last] && last.EndsAt > command.Window.EndsAt,
            "/window/endsAt", "The legs that were agreed do not fit in.");
        faults.Text(command.Reason, "/reason", 1000);
        faults.OptionalText(command.LetterReference, "/letterReference", 100);
        faults.OptionalText(command.ShortNoticeReason, "/shortNoticeReason", PatrolTermsRules.MostOfShortNoticeReason);
        return !faults.None ? PatrolRejections.Invalid(faults)
            : command.Window == patrol.Terms.Window() ? PatrolRejections.TermsUnchanged
            : PatrolTermsRules.Notice(command.Window.StartsAt, command.ShortNoticeReason, now, inForce.Of(patrol.Pair!, now)) is { } tooShort ? tooShort
            : ground.Refuse(patrol.Pair!, patrol.Terms.In(command.Window)) is { } misfit ? misfit
            : new PatrolPostponed(
                by, patrol.Revision + 1, patrol.Terms.Window(), command.Window, command.Reason, command.LetterReference, command.ShortNoticeReason);
    }

    /// <summary>Whether the terms on the table, not yet agreed, are what this very postponement brought.</summary>
    private static bool IsRepeated(PostponePatrol command, Patrol patrol, Party by) =>
        patrol.Status == PatrolStatus.Proposed
        && patrol.Postponed is { } postponed
        && postponed == new PatrolPostponed(
            by, patrol.Revision, postponed.Was, command.Window, command.Reason, command.LetterReference, command.ShortNoticeReason);

    private static async Task<IResult> HandleAsync(
        Guid patrolId, PostponePatrol command, CommandContext context, PatrolSurroundings surroundings, NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var inForce = await DeadlinesInForce.KnownAtAsync(database, context.Now, cancellationToken);
        var ground = await surroundings.GroundAsync(patrolId, patrol => patrol.Terms.In(command.Window), context, cancellationToken);
        return await context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now, inForce, ground), PatrolRejections.Unknown, cancellationToken);
    }
}
