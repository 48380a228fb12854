using System.Collections.Immutable;

namespace BorderCoordination.Agreement;

/// <summary>What follows from the days of a twinning: derived, and so never recorded (domain notes: "Cross-service reactions").</summary>
public static class TwinningDues
{
    private static readonly ImmutableArray<int> CustomaryYears = [10, 15];

    /// <summary>A review that was held in the year before counts for its milestone.</summary>
    private const int EarlyYears = 1;

    /// <summary>The day of the next yearly meeting of a twinning that is active: a year after the last one, or after it was established.</summary>
    public static DateOnly NextMeeting(DateOnly establishedOn, DateOnly? lastMeeting) => (lastMeeting > establishedOn ? lastMeeting.Value : establishedOn).AddYears(1);

    /// <summary>The day of the next review: the first milestone for which none was held; after the last one there is none.</summary>
    /// <param name="establishedOn">The day from which on the twinning holds.</param>
    /// <param name="reviewYears">After how many years it is reviewed, ascending; after 10 and 15 where nothing is agreed.</param>
    /// <param name="lastReview">The day of the last review.</param>
    public static DateOnly? NextReview(DateOnly establishedOn, ImmutableArray<int>? reviewYears, DateOnly? lastReview) =>
        (reviewYears ?? CustomaryYears).Select(years => (DateOnly?)establishedOn.AddYears(years)).FirstOrDefault(due => !(lastReview >= due!.Value.AddYears(-EarlyYears)));
}
