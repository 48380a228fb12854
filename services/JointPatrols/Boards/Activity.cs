using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>What activity is measured by.</summary>
internal enum ActivityMeasure
{
    PatrolsPlanned,
    PatrolsHeld,
    PatrolsPartial,
    PatrolsAborted,
    PatrolsCancelled,
    People,
    Kilometres,
    MarkersInspected,
    ResidentsBriefed,
    FindingsErosion,
    FindingsConstruction,
    FindingsEncroachment,
    FindingsCrossing,
    FindingsSmuggling,
    FindingsOther,
    BorderEvents,
    Letters,
    Calls,
    Talks,
    Meetings,
}

/// <summary>
/// What an affair comes to in numbers on a day: by the date as it was written down, with its own offset, so that all sides count it on the same day.
/// </summary>
internal sealed record Activity(ActivityMeasure Measure, DateOnly On, decimal Amount)
{
    /// <summary>
    /// A patrol is planned, and cancelled, on the day of its window's start, once it is agreed on; what it did counts on the day on which it set out,
    /// what was entered late from the field included.
    /// </summary>
    public static IEnumerable<Activity> Of(Patrol patrol) => patrol.Status is PatrolStatus.Unknown or PatrolStatus.Proposed or PatrolStatus.Declined ? [] :
    [
        new(ActivityMeasure.PatrolsPlanned, Day(patrol.Terms.StartsAt), 1),
        .. patrol.Status == PatrolStatus.Cancelled ? [new(ActivityMeasure.PatrolsCancelled, Day(patrol.Terms.StartsAt), 1)] : Array.Empty<Activity>(),
        .. patrol.Field is { } field ? InField(patrol, field) : [],
    ];

    public static IEnumerable<Activity> Of(Contact contact) => [new(MeasureOf(contact.Terms.Kind), Day(contact.Terms.At), 1)];

    private static IEnumerable<Activity> InField(Patrol patrol, PatrolField field)
    {
        var day = Day(field.Started.StartedAt);
        foreach (var findings in field.Findings.CountBy(finding => MeasureOf(finding.Kind)))
        {
            yield return new(findings.Key, day, findings.Value);
        }

        yield return new(ActivityMeasure.BorderEvents, day, field.BorderEvents.Length);
        if (field.EndedAt is null)
        {
            yield break;
        }

        yield return new(field.Completed is null ? ActivityMeasure.PatrolsAborted : ActivityMeasure.PatrolsHeld, day, 1);
        yield return new(ActivityMeasure.PatrolsPartial, day, field.Result == PatrolResult.Partial ? 1 : 0);
        yield return new(ActivityMeasure.People, day, patrol.Teams.Values.Sum(declared => declared.Headcount()));
        yield return new(ActivityMeasure.MarkersInspected, day, field.Reached.Count());
        yield return new(ActivityMeasure.Kilometres, day, field.Completed?.LengthKm ?? 0);
        yield return new(ActivityMeasure.ResidentsBriefed, day, field.Completed?.ResidentsBriefed ?? 0);
    }

    private static ActivityMeasure MeasureOf(ContactKind kind) => kind switch
    {
        ContactKind.Letter => ActivityMeasure.Letters,
        ContactKind.HotlineCall => ActivityMeasure.Calls,
        ContactKind.Talks => ActivityMeasure.Talks,
        ContactKind.Meeting => ActivityMeasure.Meetings,
    };

    private static ActivityMeasure MeasureOf(FindingKind kind) => kind switch
    {
        FindingKind.Erosion => ActivityMeasure.FindingsErosion,
        FindingKind.Construction => ActivityMeasure.FindingsConstruction,
        FindingKind.Encroachment => ActivityMeasure.FindingsEncroachment,
        FindingKind.Crossing => ActivityMeasure.FindingsCrossing,
        FindingKind.Smuggling => ActivityMeasure.FindingsSmuggling,
        FindingKind.Other => ActivityMeasure.FindingsOther,
    };

    private static DateOnly Day(DateTimeOffset written) => DateOnly.FromDateTime(written.DateTime);
}
