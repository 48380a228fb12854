using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Gives the party's word on the terms.</summary>
/// <param name="Revision">The revision that it is given on.</param>
/// <param name="AcknowledgesDisputes">The disputed positions of the section, by their numbers: each has to be named; at most 100.</param>
public sealed record ConfirmPatrol(int Revision, ImmutableArray<MarkerRef>? AcknowledgesDisputes = null);

internal static class ConfirmPatrolSlice
{
    public static void MapConfirmPatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/confirm", HandleAsync, nameof(ConfirmPatrol), Roles.Commander, "Gives the party's word on a revision of the terms; the last word needed makes the patrol agreed.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.WindowPassed, PatrolRejections.UnitNotInForce, PatrolRejections.SectionOfOtherUnits,
            PatrolRejections.MarkerRetired, PatrolRejections.BeyondLine, PatrolRejections.PlanItemNotAgreed, PatrolRejections.DisputeNotAcknowledged, PatrolRejections.ProvincialLevelNeeded,
            Superseding.Superseded);

    /// <param name="ground">What is known of the ground and the units.</param>
    /// <param name="drawn">The number for a patrol that is agreed for the first time.</param>
    /// <param name="unit">The acting unit, by which the level is known where the party keeps a register.</param>
    public static Decision<PatrolEvent> Decide(
        ConfirmPatrol command, Patrol patrol, Party by, DateTimeOffset now, PatrolGround ground, PatrolNumber? drawn = null, string? unit = null)
    {
        if (patrol.Status is PatrolStatus.Unknown)
        {
            return PatrolRejections.Unknown;
        }

        if (patrol.Status is PatrolStatus.Declined or PatrolStatus.Cancelled)
        {
            return PatrolRejections.NotNow(patrol.Status);
        }

        var faults = new Faults();
        faults.Each(command.AcknowledgesDisputes ?? [], "/acknowledgesDisputes", 0, 100, (marker, place) => faults.Marker(marker, place));
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var disputes = ground.Line.DisputedBetween(patrol.Terms.From, patrol.Terms.To).ToImmutableArray();
        var confirmed = new PatrolConfirmed(by, command.Revision, disputes.IsEmpty ? null : disputes);
        return patrol.Negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when patrol.Terms.EndsAt <= now => PatrolRejections.WindowPassed,
            Word.Given or Word.Completes when ground.Refuse(patrol.Pair!, patrol.Terms) is { } misfit => misfit,
            Word.Given or Word.Completes when disputes.Except((command.AcknowledgesDisputes ?? []).Select(named => named.Position)).ToArray() is { Length: > 0 } open =>
                PatrolRejections.Unacknowledged(open),
            Word.Given or Word.Completes when !disputes.IsEmpty && !ground.IsProvincial(by, unit) => PatrolRejections.ProvincialLevelNeeded,
            Word.Given => confirmed,
            Word.Completes => Decision<PatrolEvent>.Record(
                confirmed,
                new PatrolAgreed(command.Revision, patrol.Terms, [.. patrol.Negotiation.ConfirmedBy, by], patrol.Number ?? drawn)),
            Word.Repeated => Decision<PatrolEvent>.NoChange,
            Word.Superseded => PatrolRejections.Superseded(patrol.Negotiation, command.Revision),
            Word.NotAParty => PatrolRejections.Unknown,
        };
    }

    /// <summary>Whether the command makes a patrol agreed that has no number yet.</summary>
    public static bool Draws(ConfirmPatrol command, Patrol patrol, Party by, DateTimeOffset now, PatrolGround ground, string? unit = null) =>
        patrol.Number is null && Decide(command, patrol, by, now, ground, null, unit) is Decision<PatrolEvent>.Accepted { Events: [.., PatrolAgreed] };

    private static async Task<IResult> HandleAsync(
        Guid patrolId, ConfirmPatrol command, CommandContext context, PatrolSurroundings surroundings, CancellationToken cancellationToken)
    {
        PatrolNumber? drawn = null;
        var (ground, unit) = (await surroundings.GroundAsync(patrolId, patrol => patrol.Terms, context, cancellationToken), context.Actor.Unit);
        return await context.RunAsync(
            Patrol.Stream(patrolId),
            Patrol.Decider,
            patrol => Decide(command, patrol, context.Party, context.Now, ground, drawn, unit),
            PatrolRejections.Unknown,
            async (patrol, transaction, token) =>
                drawn = Draws(command, patrol, context.Party, context.Now, ground, unit) ? await PatrolNumbers.DrawAsync(transaction, patrol.Pair!, context.Now, token) : null,
            cancellationToken);
    }
}
