using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Reports a border event: an occurrence, human or natural, that breaches the border rules or the demarcation documents.</summary>
/// <param name="Place">A marker of the section, with an offset in metres where it is away from it.</param>
/// <param name="Facts">What has happened, and when: 1 to 2,000 characters.</param>
/// <param name="Informed">Whom the party has informed, and by which channel: 1 to 20, each named in 1 to 200 characters.</param>
/// <param name="At">When, by the clock in the field: between the start and the end of the patrol.</param>
public sealed record ReportBorderEvent(MarkerRef Place, string Facts, ImmutableArray<InformedOffice> Informed, DateTimeOffset? At = null);

internal static class ReportBorderEventSlice
{
    public static void MapReportBorderEvent(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/report-border-event", HandleAsync, nameof(ReportBorderEvent), Roles.Officer, "Reports what breaches the border rules or the demarcation documents, and whom the party has informed.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.EntriesFull, PatrolRejections.PlaceElsewhere, PatrolRejections.BeforeLastWord);

    public static Decision<PatrolEvent> Decide(ReportBorderEvent command, Patrol patrol, Guid borderEventId, Party by, DateTimeOffset now)
    {
        if (PatrolFieldRules.UnlessSeen(patrol, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Text(command.Facts, "/facts", 2000);
        faults.Each(command.Informed, "/informed", 1, 20, (office, place) => faults.Text(office.Who, $"{place}/who", 200));
        faults.Time(command.At, "/at", now);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var reported = new BorderEventReported(borderEventId, command.Place, command.Facts, command.Informed, by, command.At);
        return PatrolFieldRules.Enter(patrol, patrol.Field!.BorderEvents, reported, command.Place, command.At, before => before with { BorderEventId = borderEventId });
    }

    private static Task<IResult> HandleAsync(Guid patrolId, ReportBorderEvent command, CommandContext context, CancellationToken cancellationToken)
    {
        var borderEventId = Guid.CreateVersion7(context.Now);
        return context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, borderEventId, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
    }
}
