using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Says who goes for the party in an agreed patrol. A later declaration replaces an earlier one.</summary>
/// <param name="Team">The team, or the first of several.</param>
/// <param name="DeviationReason">Why the headcount of all teams is not the strength that was agreed; needed where it is not: at most 500 characters.</param>
/// <param name="FurtherTeams">The party's other teams: at most 9. Where there are any, each team has a name.</param>
public sealed record DeclareTeam(PatrolTeam Team, string? DeviationReason = null, ImmutableArray<PatrolTeam>? FurtherTeams = null);

internal static class DeclareTeamSlice
{
    public static void MapDeclareTeam(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/declare-team", HandleAsync, nameof(DeclareTeam), Roles.Officer, "Says who goes for the party; replaces what it declared before.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.UnitNotAgreed, PatrolRejections.DeviationUnexplained);

    public static Decision<PatrolEvent> Decide(DeclareTeam command, Patrol patrol, Party by)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.Agreed, PatrolStatus.Prepared) is { } refusal)
        {
            return refusal;
        }

        var declared = new PatrolTeamDeclared(by, [command.Team, .. command.FurtherTeams ?? []], command.DeviationReason);
        var faults = PatrolTeams.Check(declared, patrol.Pair!);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var agreed = patrol.Terms.Units.Single(units => units.Party == by);
        return declared.Units().Except(agreed.Units, UnitName.Comparer).Any() ? PatrolRejections.UnitNotAgreed
            : declared.Headcount() != agreed.Strength && command.DeviationReason is null ? PatrolRejections.DeviationUnexplained
            : patrol.Teams.TryGetValue(by, out var before) && TermsDifference.Between(before, declared).IsEmpty ? Decision<PatrolEvent>.NoChange
            : declared;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, DeclareTeam command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
