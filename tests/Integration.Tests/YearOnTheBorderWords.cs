using System.Net.Http.Headers;
using System.Text;
using BorderCoordination.Integration.Tests.Running;

namespace BorderCoordination.Integration.Tests;

/// <summary>Plans, patrols and tracks as officers would write them.</summary>
public sealed partial class YearOnTheBorder
{
    private static object[] Items(int inLastQuarter) =>
    [
        .. ((int Quarter, int Patrols)[])[(1, 1), (2, 1), (3, 1), (4, inLastQuarter)] is var quarters ? quarters.Select(planned => new
        {
            code = $"q{planned.Quarter}",
            from = "605",
            to = "608",
            patrols = planned.Patrols,
            mode = "joint",
            quarter = planned.Quarter,
            units = Sent("VN-LA"),
        }) : [],
    ];

    private static object Sent(string pair) => pair.Split('-').Select(party => new { party, units = new[] { Post(pair, party) }, strength = 10 });

    private static string Post(string pair, string party) => $"Post of {party} at {pair}";

    /// <summary>Terms of a patrol of nine hours that ten people of each side make.</summary>
    private object Terms(string pair, string from, string to, DateTimeOffset startsAt, string? planItem = null, string? chair = null, string? chairReason = null) => new
    {
        from,
        to,
        startsAt,
        endsAt = startsAt.AddHours(9),
        mode = "joint",
        purpose = "Quarterly patrol between the posts",
        chair,
        chairReason,
        units = Sent(pair),
        planItem = planItem is null ? null : new { planId = Affairs["plan"], item = planItem },
    };

    private static object Team(string pair, string party, int headcount, string? deviationReason = null) => new
    {
        team = new { leader = $"Captain of {party}", headcount, interpreters = 1, medic = true, units = new[] { Post(pair, party) } },
        deviationReason,
    };

    private async Task<(int, string?)> UploadTrackAsync(string party, string path, DateTimeOffset at)
    {
        var points = string.Concat(Enumerable.Range(0, 2).Select(minute =>
            $"""<trkpt lat="16.62{minute}" lon="106.81"><time>{at.AddMinutes(minute).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}</time></trkpt>"""));
        var content = new StringContent(
            $"""<gpx version="1.1" creator="Device" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>{points}</trkseg></trk></gpx>""", Encoding.UTF8, new MediaTypeHeaderValue("application/gpx+xml"));
        var answer = await Answer.OfAsync(await Patrols(party).SendAsync(HttpMethod.Post, $"{path}/tracks?device=hand-1", content));
        return (answer.Status, answer.Code);
    }

    private static string Hash(char digit) => new(digit, 64);
}
