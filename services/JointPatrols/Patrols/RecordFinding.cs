using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Records what was found at the line besides the markers' condition.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Place">A marker of the section, with an offset in metres where it is away from it.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Description">What was seen: 1 to 2,000 characters.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal; at most 20.</param>
/// <param name="ImmediateAction">What was done on the spot: at most 1,000 characters.</param>
/// <param name="Taxonomy">The version of the taxonomy that kind and sub-kind are of; the newest where it is left out.</param>
/// <param name="SubKind">What kind of thing more closely, in the words of that version.</param>
/// <param name="At">When, by the clock in the field: between the start and the end of the patrol.</param>
public sealed record RecordFinding(
    FindingKind Kind,
    MarkerRef Place,
    FindingSeverity Severity,
    string Description,
    ImmutableArray<string> Photos,
    string? ImmediateAction = null,
    int? Taxonomy = null,
    string? SubKind = null,
    DateTimeOffset? At = null);

internal static class RecordFindingSlice
{
    public static void MapRecordFinding(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/record-finding", HandleAsync, nameof(RecordFinding), Roles.Officer, "Records what was found at the line besides the markers' condition.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.EntriesFull, PatrolRejections.PlaceElsewhere, PatrolRejections.BeforeLastWord);

    public static Decision<PatrolEvent> Decide(RecordFinding command, Patrol patrol, Guid findingId, Party by, DateTimeOffset now)
    {
        if (PatrolFieldRules.UnlessSeen(patrol, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Text(command.Description, "/description", 2000);
        faults.Photos(command.Photos, "/photos");
        faults.OptionalText(command.ImmediateAction, "/immediateAction", 1000);
        faults.Time(command.At, "/at", now);
        FindingTaxonomy.Check(faults, command);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var finding = new FindingRecorded(
            findingId,
            command.Kind,
            command.Place,
            command.Severity,
            command.Description,
            command.Photos,
            by,
            command.ImmediateAction,
            command.Taxonomy ?? FindingTaxonomy.Newest,
            command.SubKind,
            command.At);
        return PatrolFieldRules.Enter(patrol, patrol.Field!.Findings, finding, command.Place, command.At, before => before with { FindingId = findingId });
    }

    private static Task<IResult> HandleAsync(Guid patrolId, RecordFinding command, CommandContext context, CancellationToken cancellationToken)
    {
        var findingId = Guid.CreateVersion7(context.Now);
        return context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, findingId, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
    }
}
