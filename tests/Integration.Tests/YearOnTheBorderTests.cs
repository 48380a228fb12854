using System.Text.Json;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>What the reports, the calendars and the feeds say of the year on the border, for each party, against what was worked out by hand.</summary>
public sealed class YearOnTheBorderTests(YearOnTheBorder year) : IClassFixture<YearOnTheBorder>
{
    public static TheoryData<string> Parties { get; } = [.. YearOnTheBorder.Parties];

    public static TheoryData<string, string> Reports { get; } =
        [.. YearOnTheBorderNumbers.All.Keys.SelectMany(report => YearOnTheBorder.Parties, (report, party) => (report, party))];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_report_tells_each_party_what_was_worked_out_by_hand(string report, string party)
    {
        (await year.AskAsync(party, report)).ShouldBe(Own(YearOnTheBorderNumbers.All[report].End, party));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task As_of_mid_year_a_report_tells_what_it_told_then(string report, string party)
    {
        var expected = Own(YearOnTheBorderNumbers.All[report].MidYear, party);
        year.ToldAtMidYear[(party, report)].ShouldBe(expected);
        (await year.AskAsync(party, report, YearOnTheBorder.MidYear)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Parties))]
    public async Task A_calendar_program_had_and_has_what_was_worked_out_by_hand(string party)
    {
        year.SubscribedAtMidYear[party].ShouldBe(Own(YearOnTheBorderNumbers.Subscribed.MidYear, party));
        (await year.SubscribeAsync(party)).ShouldBe(Own(YearOnTheBorderNumbers.Subscribed.End, party));
    }

    [Theory]
    [MemberData(nameof(Parties))]
    public async Task The_feed_has_every_fact_once_and_in_order_and_nothing_that_the_party_may_not_see(string party)
    {
        var names = year.Affairs.ToDictionary(affair => affair.Value, affair => affair.Key);
        var feed = await year.Of(party, Service.Coordination).FeedAsync();
        feed.Select(fact => fact.GetProperty("position").GetInt64()).ShouldBe(feed.Select(fact => fact.GetProperty("position").GetInt64()).Distinct().Order());
        feed.Select(fact => fact.GetProperty("id").GetString()).ShouldBeUnique();
        feed.Select(DayOf).ShouldBe(feed.Select(DayOf).Order(), "The positions follow the days.");
        feed.GroupBy(fact => names[Guid.Parse(fact.GetProperty("subject").GetString()!.Split('/')[1])])
            .ToDictionary(affair => affair.Key, affair => string.Join(", ", affair.Select(Told)))
            .ShouldBe(
                YearOnTheBorderFacts.All.Where(affair => affair.Value.Parties.Contains(party, StringComparison.Ordinal))
                    .ToDictionary(affair => affair.Key, affair => string.Join(", ", affair.Value.Facts)),
                ignoreOrder: true);
    }

    /// <summary>What is one party's own is the one position that the others do not get.</summary>
    [Fact]
    public async Task Between_them_the_parties_have_the_whole_ledger()
    {
        var positions = new SortedSet<long>();
        foreach (var party in YearOnTheBorder.Parties)
        {
            positions.UnionWith((await year.Of(party, Service.Coordination).FeedAsync()).Select(fact => fact.GetProperty("position").GetInt64()));
        }

        positions.ShouldBe(Enumerable.Range(1, YearOnTheBorderFacts.All.Values.Sum(affair => affair.Facts.Length)).Select(position => (long)position));
    }

    private static string[] Own(string[] lines, string party) => [.. lines.Where(line => line.Split(' ')[0].Contains(party, StringComparison.Ordinal))];

    private static DateOnly DayOf(JsonElement fact) => DateOnly.FromDateTime(fact.GetProperty("time").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).DateTime);

    private static string Told(JsonElement fact)
    {
        var type = fact.GetProperty("type").GetString()!.Split('.')[1];
        return fact.TryGetProperty("party", out var party) && party.GetString() is { Length: > 0 } by ? $"{type} {by}" : type;
    }
}
