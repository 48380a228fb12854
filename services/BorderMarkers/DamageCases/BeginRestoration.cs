using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Records that the work has begun.</summary>
/// <param name="Revision">The notice under which it has.</param>
public sealed record BeginRestoration(int Revision, DateOnly BegunOn);

internal static class BeginRestorationSlice
{
    public static void MapBeginRestoration(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/begin-restoration", HandleAsync, nameof(BeginRestoration), Roles.Officer,
        "Records for the responsible party that the work has begun, on a day that it has announced.")
        .Refuses(
            DamageRejections.Unknown,
            DamageRejections.NotInState,
            DamageRejections.NotResponsible,
            DamageRejections.NotYetDue,
            DamageRejections.DayPassed,
            DamageRejections.NoticeNotAnswered,
            Superseding.Superseded);

    public static Decision<DamageCaseEvent> Decide(BeginRestoration command, DamageCase damage, Party by, DateTimeOffset now)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        if (command.BegunOn > Proposals.Today(now))
        {
            return DamageRejections.Invalid([new Fault("/begunOn", "It lies in the future.")]);
        }

        if (!damage.TakesWitness)
        {
            return DamageRejections.NotNow(damage.Status);
        }

        var notice = damage.Notice!;
        return damage.Responsible != by ? DamageRejections.NotResponsible
            : command.Revision != notice.Revision ? DamageRejections.NoticeSuperseded(command.Revision, notice.Revision)
            : damage.BegunOn == command.BegunOn ? Decision<DamageCaseEvent>.NoChange
            : damage.Status == DamageCaseStatus.InRestoration ? DamageRejections.NotNow(damage.Status)
            : command.BegunOn < notice.Plan.StartsOn ? DamageRejections.NotYetDue
            : command.BegunOn > notice.Plan.EndsOn ? DamageRejections.DayPassed
            : !Counts(notice, damage, command.BegunOn) ? DamageRejections.NoticeNotAnswered
            : new RestorationBegun(by, command.Revision, command.BegunOn);
    }

    /// <summary>
    /// That another party was told earlier than the notice was stated here is the responsible party's word alone, until the other one has answered by
    /// naming its witness.
    /// </summary>
    private static bool Counts(RestorationNotified notice, DamageCase damage, DateOnly begunOn) =>
        !damage.Others.Except(damage.Witnesses.Select(witness => witness.Party)).Any()
        || begunOn >= DamageRules.EarliestStart(notice.StatedAt, notice.NoticeDays);

    private static Task<IResult> HandleAsync(Guid caseId, BeginRestoration command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, context.Now), DamageRejections.Unknown, cancellationToken);
}
