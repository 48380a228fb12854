using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>A marker that nobody reached.</summary>
/// <param name="Reason">Why: 1 to 500 characters.</param>
public sealed record MissedMarker(MarkerRef Marker, string Reason);

/// <summary>Ends the patrol in the field. Both ends of the section, and every marker that is known to be in service there, have been inspected or are named as missed.</summary>
/// <param name="EndedAt">When, by the clock in the field.</param>
/// <param name="LengthKm">Kilometres of the line that were covered: 0 to 500, to the metre.</param>
/// <param name="ResidentsBriefed">How many residents were talked to.</param>
/// <param name="MarkersMissed">Markers of the section that nobody reached and nobody has spoken of yet; at most 100.</param>
public sealed record CompletePatrol(DateTimeOffset EndedAt, decimal LengthKm, int ResidentsBriefed, ImmutableArray<MissedMarker> MarkersMissed);

internal static class CompletePatrolSlice
{
    public static void MapCompletePatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/complete", HandleAsync, nameof(CompletePatrol), Roles.Officer, "The patrol has come to its end in the field; markers that nobody reached are named.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.MarkerReached, PatrolRejections.EntriesFull,
            PatrolRejections.BeforeLastWord, PatrolRejections.PlaceElsewhere, PatrolRejections.EndNotCovered, PatrolRejections.LegsBroken,
            PatrolRejections.LegsDiffer);

    public static Decision<PatrolEvent> Decide(CompletePatrol command, Patrol patrol, Party by, DateTimeOffset now, LineCatalogue line)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.InProgress, PatrolStatus.FieldCompleted) is { } refusal)
        {
            return refusal;
        }

        var faults = Check(command, now);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var field = patrol.Field!;
        if (field.Completed is { } completed)
        {
            return IsRepeated(command, completed, by) ? Decision<PatrolEvent>.NoChange : PatrolRejections.NotNow(patrol.Status);
        }

        return command.MarkersMissed.FirstOrDefault(missed => !patrol.Terms.MayHold(missed.Marker)) is { } outside
                ? PatrolRejections.OutsideSection(patrol, outside.Marker)
            : field.Reached.Intersect(command.MarkersMissed.Select(missed => missed.Marker)).Any() ? PatrolRejections.MarkerReached
            : command.EndedAt < field.LastToldAt ? PatrolRejections.OutOfOrder(field.LastToldAt)
            : Complete(command, patrol, by, line);
    }

    private static Decision<PatrolEvent> Complete(CompletePatrol command, Patrol patrol, Party by, LineCatalogue line)
    {
        var stated = command.MarkersMissed
            .Where(missed => patrol.Field!.Find(missed.Marker, by) is null)
            .Select(missed => InspectMarkerSlice.State(new InspectMarker(missed.Marker, MarkerCondition.NotReached, [], Reason: missed.Reason), patrol, by))
            .ToImmutableArray();
        var field = stated.Aggregate(patrol.Field!, (known, missed) => known.State(missed));
        var (from, to) = (patrol.Terms.From, patrol.Terms.To);
        var unspoken = new[] { from, to }.Where(end => !field.SpeaksOf(end)).Concat(line.InServiceBetween(from, to).Where(marker => !field.SpeaksOfMarker(marker))).Distinct().ToArray();
        return unspoken.Length > 0 ? PatrolRejections.SectionOpen(unspoken)
            : PatrolLegs.Refuse(field, patrol.Terms, command.LengthKm) is { } broken ? broken
            : field.Statements.Length > PatrolFieldRules.MostEntries ? PatrolRejections.EntriesFull
            : Decision<PatrolEvent>.Record(
                [.. stated, new PatrolFieldCompleted(by, command.EndedAt, command.LengthKm, command.ResidentsBriefed, [.. field.Missed])]);
    }

    private static bool IsRepeated(CompletePatrol command, PatrolFieldCompleted completed, Party by) =>
        (by, command.EndedAt, command.LengthKm, command.ResidentsBriefed) == (completed.By, completed.EndedAt, completed.LengthKm, completed.ResidentsBriefed)
        && !command.MarkersMissed.Select(missed => missed.Marker).Except(completed.MarkersMissed).Any();

    private static Faults Check(CompletePatrol command, DateTimeOffset now)
    {
        var faults = new Faults();
        faults.Time(command.EndedAt, "/endedAt", now);
        faults.Kilometres(command.LengthKm, "/lengthKm");
        faults.When(command.ResidentsBriefed is < 0 or > 100_000, "/residentsBriefed", "0 to 100,000 people are expected.");
        faults.Each(command.MarkersMissed, "/markersMissed", 0, 100, (missed, place) =>
        {
            faults.Marker(missed.Marker, $"{place}/marker");
            faults.Text(missed.Reason, $"{place}/reason", 500);
        });
        faults.When(
            faults.None && command.MarkersMissed.DistinctBy(missed => missed.Marker).Count() < command.MarkersMissed.Length,
            "/markersMissed", "A marker stands here twice.");
        return faults;
    }

    private static async Task<IResult> HandleAsync(
        Guid patrolId, CompletePatrol command, CommandContext context, PatrolSurroundings surroundings, CancellationToken cancellationToken)
    {
        // What has come into service since the patrol ended, nobody can have come to.
        var line = await surroundings.LineAsync(patrolId, command.EndedAt, cancellationToken);
        return await context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now, line), PatrolRejections.Unknown, cancellationToken);
    }
}
