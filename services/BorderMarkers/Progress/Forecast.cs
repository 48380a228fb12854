namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>Why no day can be told.</summary>
public enum ForecastGap
{
    /// <summary>Nothing is planned, or a section lacks the figure.</summary>
    NoPlan,

    /// <summary>What is planned has been reached.</summary>
    Reached,

    /// <summary>In fewer than three of the last twelve periods was anything done.</summary>
    TooFewFacts,

    /// <summary>At this rate it lies more than fifty years ahead.</summary>
    TooFar,
}

/// <summary>When the plan will be reached if the work goes on as it has.</summary>
/// <param name="Method">Always <c>randomWalkWithDrift</c>: what is done in a period varies about the mean of the last twelve, independently of what was done before.</param>
/// <param name="PeriodDays">Length of a period.</param>
/// <param name="Periods">How many of them, up to the day of the question, are looked at.</param>
/// <param name="RatePerPeriod">Their mean.</param>
/// <param name="Remaining">What is still to be done, of the plan in force on that day.</param>
/// <param name="Level">The probability with which the day lies between the earliest and the latest, if the method fits.</param>
/// <param name="Expected">The day on which the mean reaches the plan.</param>
/// <param name="Earliest">The day on which the upper bound does.</param>
/// <param name="Latest">The day on which the lower bound does; absent where it does not within fifty years.</param>
/// <param name="CannotTell">Why there is no day.</param>
public sealed record Forecast(
    string Method,
    int PeriodDays,
    int Periods,
    double? RatePerPeriod,
    decimal? Remaining,
    double Level,
    DateOnly? Expected,
    DateOnly? Earliest,
    DateOnly? Latest,
    ForecastGap? CannotTell)
{
    private const int Length = 30;

    private const int Count = 12;

    private const int FewestActive = 3;

    private const int FurthestDays = 50 * 365;

    /// <summary>Quantile 0.9 of Student's t with 11 degrees of freedom.</summary>
    private const double T = 1.363;

    /// <param name="facts">What was done on which day.</param>
    /// <param name="planned">The plan in force on the day of the question.</param>
    internal static Forecast Of(IReadOnlyCollection<(DateOnly Day, decimal Amount)> facts, decimal? planned, DateOnly at)
    {
        var remaining = planned - facts.Where(fact => fact.Day <= at).Sum(fact => fact.Amount);
        double[] done = [.. Enumerable.Range(0, Count).Select(period => (double)facts
            .Where(fact => (at.DayNumber - fact.Day.DayNumber) / Length == period && fact.Day <= at).Sum(fact => fact.Amount))];
        var rate = done.Average();
        ForecastGap? gap = remaining is null ? ForecastGap.NoPlan
            : remaining <= 0 ? ForecastGap.Reached
            : done.Count(amount => amount > 0) < FewestActive ? ForecastGap.TooFewFacts
            : (double)remaining.Value / rate * Length > FurthestDays ? ForecastGap.TooFar
            : null;
        if (gap is not null)
        {
            return new Forecast("randomWalkWithDrift", Length, Count, gap == ForecastGap.NoPlan ? null : rate, remaining, 0.8, null, null, null, gap);
        }

        var deviation = Math.Sqrt(done.Sum(amount => (amount - rate) * (amount - rate)) / (Count - 1));
        return new Forecast(
            "randomWalkWithDrift", Length, Count, rate, remaining, 0.8, Reaching(0), Reaching(T), Reaching(-T), null);

        // The variance of the sum of h periods is that of each, h times, and that of the mean, h² times
        // (https://otexts.com/fpp3/prediction-intervals.html#benchmark-methods, drift method).
        DateOnly? Reaching(double quantile)
        {
            for (var day = 1; day <= FurthestDays; day++)
            {
                var h = (double)day / Length;
                if ((h * rate) + (quantile * deviation * Math.Sqrt(h * (1 + (h / Count)))) >= (double)remaining!.Value)
                {
                    return at.AddDays(day);
                }
            }

            return null;
        }
    }
}
