using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Says who goes for the party in an agreed patrol. A later declaration replaces an earlier one.</summary>
/// <param name="Team">The whole team.</param>
/// <param name="DeviationReason">Why the headcount is not the strength that was agreed; needed where it is not: at most 500 characters.</param>
public sealed record DeclareTeam(PatrolTeam Team, string? DeviationReason = null);

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

        var faults = Check(command);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var (team, agreed) = (command.Team, patrol.Terms.Units.Single(units => units.Party == by));
        var declared = new PatrolTeamDeclared(by, team, command.DeviationReason);
        return team.Units.Except(agreed.Units, StringComparer.OrdinalIgnoreCase).Any() ? PatrolRejections.UnitNotAgreed
            : team.Headcount != agreed.Strength && command.DeviationReason is null ? PatrolRejections.DeviationUnexplained
            : patrol.Teams.TryGetValue(by, out var before) && TermsDifference.Between(before, declared).IsEmpty ? Decision<PatrolEvent>.NoChange
            : declared;
    }

    private static Faults Check(DeclareTeam command)
    {
        var (faults, team) = (new Faults(), command.Team);
        faults.Text(team.Leader, "/team/leader", 200);
        faults.When(team.Headcount is < 1 or > 500, "/team/headcount", "1 to 500 people are expected.");
        faults.When(team.Interpreters < 0 || team.Interpreters > team.Headcount, "/team/interpreters", "0 up to the headcount is expected.");
        faults.OptionalText(team.Transport, "/team/transport", 200);
        faults.OptionalText(command.DeviationReason, "/deviationReason", 500);
        faults.Each(team.Units, "/team/units", 1, 10, (unit, place) => faults.Text(unit, place, 200));
        faults.When(team.Units.Distinct(StringComparer.OrdinalIgnoreCase).Count() < team.Units.Length, "/team/units", "A unit stands here twice.");
        return faults;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, DeclareTeam command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
