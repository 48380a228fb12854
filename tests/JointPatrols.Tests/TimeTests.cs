using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2026-05-01T08:00:00+07:00", true)]
    [InlineData("2026-05-01T08:00:00.1234567Z", true)]
    [InlineData("0002-01-01T00:00:00+07:00", true)]
    [InlineData("9998-12-31T23:59:59-14:00", true)]
    [InlineData("2026-05-01T08:00:00", false)]
    [InlineData("2026-02-30T08:00:00Z", false)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    [InlineData("9999-12-31T23:59:59Z", false)]
    [InlineData("9999-12-31T23:59:59.9999999Z", false)]
    public void A_time_has_an_offset_and_is_of_a_year_from_which_days_can_be_counted_in_both_directions(string text, bool isTime) =>
        Rfc3339.TryParse(text, out _).ShouldBe(isTime);
}
