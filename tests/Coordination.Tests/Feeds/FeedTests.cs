using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination.Tests;

public sealed class FeedTests
{
    private static readonly Guid First = Envelope.Stream(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_the_published_envelopes_with_their_positions()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1), Envelope.Of(First, 2));

        var body = await app.Client().GetStringAsync("/feed", Token);

        body.ShouldBe($"[{Positioned(1)},{Positioned(2)}]");
        static string Positioned(long version) =>
            "{\"position\":" + version + "," + Encoding.UTF8.GetString(Envelope.Of(First, version).Body.Span)[1..];
    }

    [Theory]
    [InlineData("VN")]
    [InlineData("LA")]
    [InlineData("KH")]
    [InlineData("CN")]
    public async Task A_party_sees_its_own_pairs_and_of_them_what_is_shared_or_its_own(string party)
    {
        await using var app = await CoordinationApp.StartAsync();
        string[] visibilities = ["shared", "VN", "LA", "KH", "CN"];
        var all = BorderPairs.All.Keys.SelectMany(pair => visibilities.Select(visibility => (Pair: pair, Visibility: visibility)))
            .Select((each, index) => (each.Pair, each.Visibility, Position: index + 1L)).ToArray();
        await app.RecordAsync([.. all.Select(each => Envelope.Of(Envelope.Stream((int)each.Position), 1, each.Pair, each.Visibility))]);
        var visible = all.Where(each => each.Pair.Split('-').Contains(party) && (each.Visibility == "shared" || each.Visibility == party)).Select(each => each.Position).ToArray();

        (await PositionsAsync(app, party, "/feed?limit=500")).ShouldBe(visible);
        (await StreamedAsync(app, party, visible.Length)).ShouldBe(visible);
    }

    [Fact]
    public async Task Following_next_gives_everything_once_and_ends_at_the_last_position_examined()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync([.. Enumerable.Range(1, 25).Select(number => Envelope.Of(Envelope.Stream(number), 1, number % 2 == 0 ? "VN-LA" : "VN-KH"))]);
        var (positions, url) = (new List<long>(), "/feed?limit=5&pair=VN-LA&service=joint-patrols");

        for (var count = 5; count == 5;)
        {
            using var response = await app.Client("LA").GetAsync(url, Token);
            var page = (await response.Content.ReadFromJsonAsync<JsonElement[]>(Token))!;
            (count, url) = (page.Length, Next(response));
            positions.AddRange(page.Select(Position));
            response.Headers.CacheControl!.ToString().ShouldBe(count == 5 ? "max-age=31536000, private, immutable" : "no-cache, private", StringCompareShould.IgnoreCase);
            response.Headers.Vary.ShouldBe(["Authorization"]);
        }

        positions.ShouldBe(Enumerable.Range(1, 25).Where(number => number % 2 == 0).Select(number => (long)number));
        url.ShouldBe("/feed?limit=5&pair=VN-LA&service=joint-patrols&after=25");
        using var end = await app.Client("LA").GetAsync(url, Token);
        (await end.Content.ReadAsStringAsync(Token)).ShouldBe("[]");
        Next(end).ShouldBe(url);
    }

    [Fact]
    public async Task Filters_narrow_and_their_values_widen()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1), Envelope.Of(First, 2), Envelope.Of(Envelope.Stream(2), 1), Envelope.Of(Envelope.Stream(3), 1));

        (await PositionsAsync(app, "VN", "/feed?type=joint-patrols.patrol-confirmed.v1")).ShouldBe([2]);
        (await PositionsAsync(app, "VN", "/feed?type=joint-patrols.patrol-confirmed.v1&type=joint-patrols.patrol-proposed.v1")).ShouldBe([1, 2, 3, 4]);
        (await PositionsAsync(app, "VN", $"/feed?subject=patrol/{First}&subject=patrol/{Envelope.Stream(3)}")).ShouldBe([1, 2, 4]);
        (await PositionsAsync(app, "VN", $"/feed?subject=marker/{First}")).ShouldBeEmpty();
        (await PositionsAsync(app, "LA", "/feed?pair=VN-KH")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_poll_is_answered_as_soon_as_something_passes_the_filter()
    {
        await using var app = await CoordinationApp.StartAsync();
        await using var writing = await CoordinationApp.StartAsync(app.Database);
        var waiting = app.Client("LA").GetAsync("/feed?wait=20&pair=VN-LA", Token);

        await Task.Delay(300, Token);
        await writing.RecordAsync(Envelope.Of(First, 1, "VN-KH"));
        await Task.Delay(300, Token);
        waiting.IsCompleted.ShouldBeFalse();
        await writing.RecordAsync(Envelope.Of(Envelope.Stream(2), 1));

        using var response = await waiting.WaitAsync(TimeSpan.FromSeconds(5), Token);
        (await response.Content.ReadFromJsonAsync<JsonElement[]>(Token))!.Select(Position).ShouldBe([2]);
    }

    [Fact]
    public async Task A_long_poll_without_news_ends_with_the_last_position_examined()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1, "VN-KH"));

        using var response = await app.Client("LA").GetAsync("/feed?wait=1", Token);

        (await response.Content.ReadAsStringAsync(Token)).ShouldBe("[]");
        Next(response).ShouldBe("/feed?wait=1&after=1");
    }

    [Theory]
    [InlineData("/feed?after=1", HttpStatusCode.Gone, "position-unknown")]
    [InlineData("/feed?after=-1", HttpStatusCode.Gone, "position-unknown")]
    [InlineData("/feed/stream?after=1", HttpStatusCode.Gone, "position-unknown")]
    [InlineData("/feed?after=x", HttpStatusCode.BadRequest, "after:")]
    [InlineData("/feed?limit=501", HttpStatusCode.BadRequest, "limit:")]
    [InlineData("/feed?wait=31", HttpStatusCode.BadRequest, "wait:")]
    [InlineData("/feed?type=joint-patrols.nothing.v1", HttpStatusCode.BadRequest, "type:")]
    [InlineData("/feed?service=nobody", HttpStatusCode.BadRequest, "service:")]
    [InlineData("/feed?pair=VN-TH", HttpStatusCode.BadRequest, "pair:")]
    [InlineData("/feed?subject=patrol", HttpStatusCode.BadRequest, "subject:")]
    [InlineData("/feed?pairs=VN-LA", HttpStatusCode.BadRequest, "pairs:")]
    [InlineData("/feed/stream?limit=5", HttpStatusCode.BadRequest, "limit:")]
    public async Task What_cannot_be_answered_is_a_problem_that_says_why(string url, HttpStatusCode status, string says)
    {
        await using var app = await CoordinationApp.StartAsync();

        using var response = await app.Client().GetAsync(url, Token);

        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain(says);
    }

    [Theory]
    [InlineData("/feed", "VN", "officer")]
    [InlineData("/feed/stream", "VN", "officer")]
    [InlineData("/feed/head", "VN", "officer")]
    [InlineData("/feed", null, "operator")]
    [InlineData("/feed", null, "reader")]
    [InlineData("/admin/ledger", "VN", "reader")]
    public async Task Other_roles_are_refused(string url, string? party, string role)
    {
        await using var app = await CoordinationApp.StartAsync();

        (await app.Client(party, role).GetAsync(url, Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Head_and_administration_tell_where_the_ledger_stands()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1), Envelope.Of(First, 3), new Delivery("?"u8.ToArray()));

        (await app.Client().GetStringAsync("/feed/head", Token)).ShouldBe("{\"position\":1}");
        var report = await app.Client(null, "operator").GetFromJsonAsync<JsonElement>("/admin/ledger", Token);
        report.GetProperty("position").GetInt64().ShouldBe(1);
        report.GetProperty("waiting").GetInt64().ShouldBe(1);
        report.GetProperty("unreadable").GetArrayLength().ShouldBe(1);
    }

    private static string Next(HttpResponseMessage response)
    {
        var link = response.Headers.GetValues("Link").Single();
        link.ShouldEndWith(">; rel=\"next\"");
        return link[1..^">; rel=\"next\"".Length];
    }

    private static long Position(JsonElement envelope) => envelope.GetProperty("position").GetInt64();

    private static async Task<IEnumerable<long>> PositionsAsync(CoordinationApp app, string party, string url) =>
        (await app.Client(party).GetFromJsonAsync<JsonElement[]>(url, Token))!.Select(Position);

    private static async Task<IReadOnlyList<long>> StreamedAsync(CoordinationApp app, string party, int count)
    {
        await using var stream = await EventStream.OpenAsync(app.Client(party), "/feed/stream");
        return [.. (await stream.TakeAsync(count)).Select(sent => sent.Id)];
    }
}
