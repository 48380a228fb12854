using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

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
    ExchangesHeld,
    DamageReported,
    MarkersRestored,
}

/// <summary>What an affair comes to in numbers on a day. Of patrols and contacts by the rules of JointPatrols; a test compares the two.</summary>
internal sealed record CountedActivity(ActivityMeasure Measure, DateOnly On, decimal Amount)
{
    /// <summary>
    /// A patrol is planned, and cancelled, on the day of its window's start, once it is agreed on; what it did counts on the day on which it set out,
    /// what was entered late from the field included.
    /// </summary>
    public static IEnumerable<CountedActivity> Of(PatrolAffair patrol)
    {
        if (!patrol.WasAgreed)
        {
            yield break;
        }

        yield return new(ActivityMeasure.PatrolsPlanned, Day(patrol.Terms.StartsAt), 1);
        yield return new(ActivityMeasure.PatrolsCancelled, Day(patrol.Terms.StartsAt), patrol.Status == PatrolStatus.Cancelled ? 1 : 0);
        if (patrol.Field is not { } field)
        {
            yield break;
        }

        var day = Day(field.StartedAt);
        foreach (var findings in field.Findings.CountBy(MeasureOf))
        {
            yield return new(findings.Key, day, findings.Value);
        }

        yield return new(ActivityMeasure.BorderEvents, day, field.BorderEvents);
        if (field.EndedAt is null)
        {
            yield break;
        }

        yield return new(field.Completed is null ? ActivityMeasure.PatrolsAborted : ActivityMeasure.PatrolsHeld, day, 1);
        yield return new(ActivityMeasure.PatrolsPartial, day, field.Completed is not null && field.MissedAny ? 1 : 0);
        yield return new(ActivityMeasure.People, day, patrol.People.Values.Sum());
        yield return new(ActivityMeasure.MarkersInspected, day, field.Reached.Count());
        yield return new(ActivityMeasure.Kilometres, day, field.Completed?.LengthKm ?? 0);
        yield return new(ActivityMeasure.ResidentsBriefed, day, field.Completed?.ResidentsBriefed ?? 0);
    }

    public static IEnumerable<CountedActivity> Of(ContactAffair contact) => [new(MeasureOf(contact.Terms.Kind), Day(contact.Terms.At), 1)];

    /// <summary>An exchange counts on its first day, once it has been concluded.</summary>
    public static IEnumerable<CountedActivity> Of(ExchangeAffair exchange) => exchange.HeldOn is { } day ? [new(ActivityMeasure.ExchangesHeld, day, 1)] : [];

    /// <summary>Damage counts on the day on which it was found, and a restoration on the day on which the marker stood again.</summary>
    public static IEnumerable<CountedActivity> Of(DamageAffair damage) =>
    [
        new(ActivityMeasure.DamageReported, damage.ReportedOn, 1),
        .. damage.RestoredOn is { } restored ? [new(ActivityMeasure.MarkersRestored, restored, 1)] : Array.Empty<CountedActivity>(),
    ];

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
