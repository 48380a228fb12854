using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.JointPatrols.Units;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>Gives the party's word on the plan that is proposed.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmPlan(int Revision);

internal static class ConfirmPlanSlice
{
    public static void MapConfirmPlan(this IEndpointRouteBuilder plans) => plans.MapCommand(
        "/{planId}/confirm", HandleAsync, nameof(ConfirmPlan), Roles.Commander, "Gives the party's word on a revision of the plan; the last word needed makes it agreed.")
        .Refuses(PlanRejections.Unknown, PlanRejections.NothingOpen, PlanRejections.YearEnded, PlanRejections.ProvincialLevelNeeded, Superseding.Superseded);

    /// <param name="isProvincial">Whether the party acts at the level of a province or above, as far as is known: programmes are theirs to agree on.</param>
    public static Decision<PatrolPlanEvent> Decide(ConfirmPlan command, PatrolPlan plan, Party by, DateTimeOffset now, bool isProvincial)
    {
        if (plan.Pair?.Includes(by) != true)
        {
            return PlanRejections.Unknown;
        }

        var negotiation = plan.Negotiation!;
        return negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when plan.Status != PatrolPlanStatus.Proposed => PlanRejections.NothingOpen,
            Word.Given or Word.Completes when PlanRules.HasEnded(plan.Year, now) => PlanRejections.YearEnded,
            Word.Given or Word.Completes when !isProvincial => PlanRejections.ProvincialLevelNeeded,
            Word.Given => new PatrolPlanConfirmed(by, command.Revision),
            Word.Completes => Decision<PatrolPlanEvent>.Record(
                new PatrolPlanConfirmed(by, command.Revision),
                new PatrolPlanAgreed(plan.Id, plan.Year, command.Revision, negotiation.Terms.Items, [.. negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<PatrolPlanEvent>.NoChange,
            Word.Superseded => PlanRejections.Superseded(plan, command.Revision),
            Word.NotAParty => PlanRejections.Unknown,
        };
    }

    private static async Task<IResult> HandleAsync(
        Guid planId, ConfirmPlan command, CommandContext context, PatrolSurroundings surroundings, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var plan = await surroundings.FindAsync(PatrolPlan.Stream(planId), PatrolPlan.Decider, cancellationToken);
        var units = plan.Pair is { } pair ? await database.UnitsOnDayAsync(pair, context.Now, [context.Actor.Unit ?? ""], cancellationToken) : UnitsOnDay.NoRegisters;
        var isProvincial = new PatrolGround(units, LineCatalogue.Empty).IsProvincial(context.Party, context.Actor.Unit);
        return await context.RunAsync(
            PatrolPlan.Stream(planId), PatrolPlan.Decider, known => Decide(command, known, context.Party, context.Now, isProvincial), PlanRejections.Unknown, cancellationToken);
    }
}
