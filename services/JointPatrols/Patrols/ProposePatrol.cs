using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Chairs;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Proposes a joint patrol to the other parties of a border pair.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="Terms">What the patrol is to be.</param>
public sealed record ProposePatrol(BorderPair Pair, ProposedTerms Terms);

/// <summary>Terms as they are proposed: those of <see cref="PatrolTerms"/>, but that the chair may be left to the turn.</summary>
/// <param name="From">First marker of the section.</param>
/// <param name="To">Last marker of the section; patrols go in either direction.</param>
/// <param name="StartsAt">Start of the window.</param>
/// <param name="EndsAt">End of the window, after its start and within 31 days of it.</param>
/// <param name="Mode">How the patrol is made.</param>
/// <param name="Purpose">Why, in a sentence.</param>
/// <param name="Units">One entry for every party of the pair.</param>
/// <param name="Chair">The party that leads. When absent: the one opposite to the chair of the pair's last closed patrol, in turn; before the first the proposing one.</param>
/// <param name="Legs">The legs of a patrol that is made in several.</param>
/// <param name="ShortNoticeReason">Why the start is nearer than the notice that the pair gives; needed when it is.</param>
/// <param name="ChairReason">Why this party leads: 1 to 500 characters; needed when it is not its turn.</param>
/// <param name="PlanItem">The item of the agreed plan of the pair that it fulfils.</param>
public sealed record ProposedTerms(
    MarkerRef From,
    MarkerRef To,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    PatrolMode Mode,
    string Purpose,
    ImmutableArray<PatrolUnits> Units,
    Party? Chair = null,
    ImmutableArray<PlannedLeg>? Legs = null,
    string? ShortNoticeReason = null,
    string? ChairReason = null,
    PlanItemRef? PlanItem = null)
{
    /// <summary>Terms that name their chair are proposed as they are.</summary>
    public static implicit operator ProposedTerms(PatrolTerms terms) => new(
        terms.From, terms.To, terms.StartsAt, terms.EndsAt, terms.Mode, terms.Purpose, terms.Units, terms.Chair, terms.Legs, terms.ShortNoticeReason, terms.ChairReason,
        terms.PlanItem);

    public PatrolTerms ToTerms(Party chair) => new(From, To, StartsAt, EndsAt, Mode, Purpose, Chair ?? chair, Units, Legs, ShortNoticeReason, ChairReason, PlanItem);
}

internal static class ProposePatrolSlice
{
    public static void MapProposePatrol(this IEndpointRouteBuilder patrols) => patrols.MapCreation(
        "/", HandleAsync, nameof(ProposePatrol), Roles.Officer, "Proposes a joint patrol to the other parties; it is the proposing party's word on revision 1.")
        .Refuses(
            Pairs.Unknown, Pairs.Foreign, PatrolRejections.NotInState, PatrolRejections.ShortNoticeUnexplained, PatrolRejections.ChairUnexplained,
            PatrolRejections.UnitNotInForce, PatrolRejections.SectionOfOtherUnits, PatrolRejections.MarkerRetired, PatrolRejections.BeyondLine, PatrolRejections.PlanItemNotAgreed);

    /// <param name="deadlines">Those by which the pair goes now.</param>
    /// <param name="ground">What is known of the ground and the units.</param>
    /// <param name="turn">The party whose turn it is to chair; none before the pair's first patrol has closed.</param>
    public static Decision<PatrolEvent> Decide(
        ProposePatrol command, Patrol patrol, Guid patrolId, Party by, DateTimeOffset now, PatrolDeadlines deadlines, PatrolGround ground, Party? turn = null)
    {
        if (patrol.Status != PatrolStatus.Unknown)
        {
            return PatrolRejections.NotNow(patrol.Status);
        }

        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var terms = command.Terms.ToTerms(turn ?? by);
        var faults = PatrolTermsRules.Check(terms, command.Pair, now);
        return !faults.None ? PatrolRejections.Invalid(faults)
            : PatrolTermsRules.Notice(terms.StartsAt, terms.ShortNoticeReason, now, deadlines) is { } tooShort ? tooShort
            : PatrolRejections.UnlessExplained(terms, turn) is { } unexplained ? unexplained
            : ground.Refuse(command.Pair, terms) is { } misfit ? misfit
            : new PatrolProposed(patrolId, command.Pair, by, terms);
    }

    private static async Task<IResult> HandleAsync(ProposePatrol command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var patrolId = Guid.CreateVersion7(context.Now);
        var deadlines = await DeadlinesInForce.KnownAtAsync(database, context.Now, cancellationToken);
        var turn = await database.TurnToChairAsync(command.Pair, cancellationToken);
        var ground = await database.GroundOfAsync(command.Pair, command.Terms.ToTerms(turn ?? context.Party), context.Now, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            Patrol.Stream(patrolId),
            Patrol.Decider,
            patrol => Decide(command, patrol, patrolId, context.Party, context.Now, deadlines.Of(command.Pair, context.Now), ground, turn),
            PatrolRejections.Unknown,
            $"/patrols/{patrolId}",
            cancellationToken);
    }
}
