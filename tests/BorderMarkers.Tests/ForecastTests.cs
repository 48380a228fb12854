using BorderCoordination.BorderMarkers.Progress;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class ForecastTests
{
    private static readonly DateOnly At = new(2012, 6, 30);

    [Fact]
    public void Work_that_always_goes_on_at_one_rate_ends_on_one_day()
    {
        var forecast = Forecast.Of(Monthly(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5), planned: 100, At);
        (forecast.RatePerPeriod, forecast.Remaining, forecast.CannotTell).ShouldBe((5, 40, null));
        forecast.Expected.ShouldBe(At.AddDays(240));
        (forecast.Earliest, forecast.Latest).ShouldBe((forecast.Expected, forecast.Expected));
    }

    [Fact]
    public void Work_that_varies_has_an_interval_about_the_expected_day()
    {
        var forecast = Forecast.Of(Monthly(0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10), planned: 100, At);
        forecast.Expected.ShouldBe(At.AddDays(240));
        forecast.Earliest!.Value.ShouldBeLessThan(forecast.Expected!.Value);
        forecast.Latest!.Value.ShouldBeGreaterThan(forecast.Expected!.Value);
        (forecast.Method, forecast.PeriodDays, forecast.Periods, forecast.Level).ShouldBe(("randomWalkWithDrift", 30, 12, 0.8));
    }

    [Fact]
    public void It_is_said_when_no_day_can_be_told()
    {
        Forecast.Of(Monthly(5, 5, 5), planned: null, At).CannotTell.ShouldBe(ForecastGap.NoPlan);
        Forecast.Of(Monthly(5, 5, 5), planned: 15, At).CannotTell.ShouldBe(ForecastGap.Reached);
        Forecast.Of(Monthly(5, 5), planned: 100, At).CannotTell.ShouldBe(ForecastGap.TooFewFacts);
        Forecast.Of([], planned: 100, At).CannotTell.ShouldBe(ForecastGap.TooFewFacts);
        Forecast.Of(Monthly(1, 1, 1), planned: 100_000, At).CannotTell.ShouldBe(ForecastGap.TooFar);
    }

    [Fact]
    public void The_first_days_of_the_calendar_have_no_periods_before_them() =>
        Forecast.Of([(DateOnly.MinValue, 1)], planned: 100, DateOnly.MinValue.AddDays(3)).CannotTell.ShouldBe(ForecastGap.TooFewFacts);

    [Fact]
    public void A_question_of_yesterday_gets_yesterdays_answer()
    {
        var facts = Monthly(5, 5, 5, 5);
        Forecast.Of([.. facts, (At.AddDays(1), 50)], planned: 100, At).ShouldBe(Forecast.Of(facts, planned: 100, At));
    }

    [Theory]
    [InlineData(TrendStep.Month, new[] { "2012-01-31", "2012-02-29", "2012-03-15" })]
    [InlineData(TrendStep.Quarter, new[] { "2012-03-15" })]
    [InlineData(TrendStep.Year, new[] { "2012-03-15" })]
    public void A_trend_has_the_end_of_each_step_and_the_day_of_the_question(TrendStep step, string[] days) =>
        GetProgressTrendSlice.Days(new DateOnly(2012, 1, 10), new DateOnly(2012, 3, 15), step).ShouldBe(days.Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>So much in each period of thirty days, the last one first.</summary>
    private static (DateOnly, decimal)[] Monthly(params int[] amounts) => [.. amounts.Select((amount, period) => (At.AddDays(-30 * period), (decimal)amount))];
}
