using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>States how a marker was found. Another statement of the same party on the same marker corrects the first.</summary>
/// <param name="Marker">Which marker of the section; without an offset.</param>
/// <param name="Condition">How it was found.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal; at most 20.</param>
/// <param name="Note">Whatever else is to be said: at most 2,000 characters.</param>
/// <param name="Reason">Why it was not reached; needed exactly then: at most 500 characters.</param>
/// <param name="At">When, by the clock in the field: between the start and the end of the patrol.</param>
public sealed record InspectMarker(
    MarkerRef Marker, MarkerCondition Condition, ImmutableArray<string> Photos, string? Note = null, string? Reason = null, DateTimeOffset? At = null);

internal static class InspectMarkerSlice
{
    public static void MapInspectMarker(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/inspect-marker", HandleAsync, nameof(InspectMarker), Roles.Officer, "The party states how a marker was found; saying something else corrects its statement and voids the concurrence in it.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.EntriesFull, PatrolRejections.PlaceElsewhere,
            PatrolRejections.Contradiction, PatrolRejections.BeforeLastWord);

    public static Decision<PatrolEvent> Decide(InspectMarker command, Patrol patrol, Party by, DateTimeOffset now)
    {
        if (PatrolFieldRules.UnlessSeen(patrol, by) is { } refusal)
        {
            return refusal;
        }

        var faults = Check(command, now);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var field = patrol.Field!;
        var stated = State(command, patrol, by);
        return field.Find(command.Marker, by) is { } before && before.IsAsIn(stated) ? Decision<PatrolEvent>.NoChange
            : !patrol.Terms.MayHold(command.Marker) ? PatrolRejections.OutsideSection(patrol, command.Marker)
            : PatrolFieldRules.RefuseTime(field, command.At) is { } outside ? outside
            : ConcurredElsewhere(field, stated) is { } word ? PatrolRejections.Contradicts(word)
            : field.Statements.Length >= PatrolFieldRules.MostEntries && field.Find(command.Marker, by) is null ? PatrolRejections.EntriesFull
            : stated;
    }

    public static MarkerInspected State(InspectMarker command, Patrol patrol, Party by) => new(
        patrol.Id,
        command.Marker,
        command.Condition,
        command.Photos,
        by,
        [],
        MarkerStatement.KindOf(command.Condition, command.Photos, [], patrol.Pair!.Parties.Remove(by)),
        command.Note,
        command.Reason,
        command.At);

    /// <summary>What this party has said of the marker by concurring in another's statement, where that is something else.</summary>
    private static MarkerCondition? ConcurredElsewhere(PatrolField field, MarkerInspected stated) => field.Statements
        .Select(statement => statement.Said)
        .FirstOrDefault(said => said.Marker == stated.Marker && said.ConcurredBy.Contains(stated.By) && said.Condition != stated.Condition)?.Condition;

    private static Faults Check(InspectMarker command, DateTimeOffset now)
    {
        var faults = new Faults();
        faults.Marker(command.Marker, "/marker");
        faults.Time(command.At, "/at", now);
        faults.Photos(command.Photos, "/photos");
        faults.OptionalText(command.Note, "/note", 2000);
        faults.OptionalText(command.Reason, "/reason", 500);
        faults.When(
            command.Condition == MarkerCondition.NotReached == command.Reason is null,
            "/reason", "A reason is expected for a marker that was not reached, and only for such.");
        return faults;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, InspectMarker command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
