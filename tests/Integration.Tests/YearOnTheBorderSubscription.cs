using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>What a calendar program of a party has.</summary>
public sealed partial class YearOnTheBorder
{
    /// <summary>An event of the calendar in each line: pair, kind, affair, status and start.</summary>
    public async Task<string[]> SubscribeAsync(string party)
    {
        using var answer = await Of(party, Service.Coordination).GetAsync("/calendar.ics");
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return
        [
            .. text.Replace("\r\n ", "", StringComparison.Ordinal).Split("BEGIN:VEVENT\r\n").Skip(1)
                .Select(written => written.Split("\r\n").Where(line => line.Contains(':')).Select(line => line.Split(':', 2)).DistinctBy(line => line[0]).ToDictionary(line => line[0], line => line[1]))
                .Select(entry =>
                {
                    var starts = entry.TryGetValue("DTSTART;VALUE=DATE", out var day) ? day : entry["DTSTART"];
                    return $"{entry["SUMMARY"].Split(' ')[0]} {entry["CATEGORIES"]} {NameOf(entry["UID"].Split('@')[0])}: {entry["STATUS"]} {starts}";
                }),
        ];
    }
}
