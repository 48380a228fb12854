using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Tests;

public sealed class QueryTests
{
    [Theory]
    [InlineData("inProgress", true)]
    [InlineData("InProgress", false)]
    [InlineData("8", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_status_is_asked_for_as_it_is_written_in_json(string? text, bool known)
    {
        Choice<ExchangeStatus>.TryParse(text, out var status).ShouldBe(known);
        status.Value.ShouldBe(known ? ExchangeStatus.InProgress : ExchangeStatus.Unknown);
    }

    [Theory]
    [InlineData("2024-04-11", true)]
    [InlineData("11/04/2024", false)]
    [InlineData("2024-4-11", false)]
    [InlineData("2024-02-30", false)]
    public void A_day_is_asked_for_by_year_month_and_day(string text, bool known) => CalendarDay.TryParse(text, out _).ShouldBe(known);
}
