using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

public sealed class TrackTests(SharedSystem shared)
{
    private const string Gpx = "application/gpx+xml";

    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_track_is_uploaded_in_pieces_as_often_as_one_likes_and_shared_with_the_pair()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("KH", Service.JointPatrols);
        var patrol = await north.StartedWithAsync(south, "7401");
        await north.InspectAsync(patrol, "7401", "intact");
        var start = TimeProvider.System.GetUtcNow();
        var (first, second) = (Piece("7401", start, start.AddSeconds(10)), Piece("7401", start.AddSeconds(10), start.AddSeconds(20), start.AddDays(9)));

        foreach (var piece in (string[])[second, first, second])
        {
            (await UploadAsync(north, patrol, piece, Gpx)).Status.ShouldBe(200);
        }

        var uploaded = (await south.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("field").GetProperty("tracks");
        uploaded.EnumerateArray().Select(piece => (piece.GetProperty("points").GetInt32(), piece.GetProperty("pointsOutside").GetInt32())).ShouldBe([(2, 1), (2, 0)]);

        using var read = await south.GetAsync($"/patrols/{patrol.Id}/tracks");
        read.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        var line = (await south.ReadAsync($"/patrols/{patrol.Id}/tracks")).GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0];
        line.GetArrayLength().ShouldBe(3);
        line[0][0].GetDouble().ShouldBe(106.81);
        var markers = (await south.ReadAsync($"/patrols/{patrol.Id}/route")).GetProperty("features").EnumerateArray().Skip(1).ToArray();
        markers.ShouldHaveSingleItem().GetProperty("geometry").GetProperty("coordinates")[1].GetDouble().ShouldBe(16.62);
        using var exported = await south.GetAsync($"/patrols/{patrol.Id}/tracks.gpx");
        (await exported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("<trkpt").Length.ShouldBe(4);

        (await UploadAsync(stranger, patrol, first, Gpx)).ShouldSatisfyAllConditions(answer => answer.Status.ShouldBe(404), answer => answer.Code.ShouldBe("patrol-not-found"));
        (await Answer.OfAsync(await stranger.GetAsync($"/patrols/{patrol.Id}/route"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_no_track_is_refused()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.StartedWithAsync(south, "7402");
        (await UploadAsync(north, patrol, "x", "text/plain")).Status.ShouldBe(415);
        foreach (var (content, type) in ((string, string)[])[
            ("", Gpx), ("<gpx", Gpx), ("<!DOCTYPE gpx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'>&a;</gpx>", Gpx),
            ("{}", "application/geo+json"), ("[", "application/geo+json")])
        {
            var refused = await UploadAsync(north, patrol, content, type);
            (refused.Status, refused.Code).ShouldBe((400, "invalid-request"), content);
        }

        var elsewhen = await UploadAsync(north, patrol, Piece("7402", TimeProvider.System.GetUtcNow().AddDays(-30)), Gpx);
        (elsewhen.Status, elsewhen.Code).ShouldBe((409, "track-outside-patrol"));
        (await UploadAsync(north, patrol, new string(' ', 7 * 1024 * 1024), Gpx)).Status.ShouldBe(413);
    }

    private static string Piece(string marker, params DateTimeOffset[] times)
    {
        var points = times.Select(time => $"""<trkpt lat="16.62" lon="106.81"><time>{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)}</time></trkpt>""");
        return $"""
            <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="16.62" lon="106.81"><name>{marker}</name></wpt><trk><trkseg>{string.Concat(points)}</trkseg></trk></gpx>
            """;
    }

    private static async Task<Answer> UploadAsync(Caller caller, Receipt patrol, string content, string mediaType)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };
        return await Answer.OfAsync(await caller.SendAsync(HttpMethod.Post, $"/patrols/{patrol.Id}/tracks?device=GPS%201", body));
    }
}
