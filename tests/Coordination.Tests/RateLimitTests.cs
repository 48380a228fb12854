using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination.Tests;

public sealed class RateLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_tells_the_budget_and_what_is_left_of_it()
    {
        await using var app = await StartAsync(("Queries:RequestsPerMinute", "10"), ("Feeds:RequestsPerMinute", "20"));
        using var first = await app.Client().GetAsync("/feed/head", Token);
        using var second = await app.Client().GetAsync("/feed/head", Token);
        using var feed = await app.Client().GetAsync("/feed", Token);

        Header(first, "RateLimit-Policy").ShouldBe("\"queries\";q=10;w=60");
        Header(first, "RateLimit").ShouldBe("\"queries\";r=9;t=6");
        Header(second, "RateLimit").ShouldBe("\"queries\";r=8;t=12");
        Header(feed, "RateLimit").ShouldBe("\"feeds\";r=19;t=3");
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_come_again_and_no_other_party_suffers()
    {
        await using var app = await StartAsync(("Queries:RequestsPerMinute", "30"), ("Queries:AtOnce", "2"));
        var (noisy, quiet) = (app.Client(), app.Client("LA"));
        var flood = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => noisy.GetAsync("/feed/head", Token)));
        var served = new List<HttpStatusCode>();
        for (var asked = 0; asked < 20; asked++)
        {
            using var answer = await quiet.GetAsync("/feed/head", Token);
            served.Add(answer.StatusCode);
        }

        served.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await flood).Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(100);

        // What was refused in the flood may have been too much at once, with something left of the budget; one after the other only the budget refuses.
        using var refused = await RefusedAsync();
        int.Parse(Header(refused, "Retry-After"), CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        Header(refused, "RateLimit").ShouldStartWith("\"queries\";r=0;");
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("type").GetString().ShouldBe("urn:border-coordination:too-many-requests");
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");

        async Task<HttpResponseMessage> RefusedAsync()
        {
            while (true)
            {
                var answer = await noisy.GetAsync("/feed/head", Token);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    return answer;
                }

                answer.Dispose();
            }
        }
    }

    [Fact]
    public async Task Commands_and_feeds_have_budgets_of_their_own()
    {
        await using var app = await StartAsync(("Commands:RequestsPerMinute", "2"), ("Queries:RequestsPerMinute", "1"));
        (await StatusesAsync(4, () => app.Client().PostAsJsonAsync("/webhooks", new { url = "words" }, Token)))
            .ShouldBe([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
        (await StatusesAsync(2, () => app.Client().GetAsync("/feed/head", Token))).ShouldBe([HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
        (await StatusesAsync(3, () => app.Client().GetAsync("/feed", Token))).ShouldAllBe(status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stream_counts_as_one_request_and_so_many_may_be_open()
    {
        await using var app = await StartAsync(("Feeds:RequestsPerMinute", "100"), ("Feeds:AtOnce", "3"));
        var open = new List<EventStream>();
        for (var count = 0; count < 3; count++)
        {
            open.Add(await EventStream.OpenAsync(app.Client(), "/feed/stream"));
        }

        Header(open[0].Response, "RateLimit").ShouldStartWith("\"feeds\";r=99;");
        await using var beyond = await EventStream.OpenAsync(app.Client(), "/feed/stream");
        beyond.Response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        await using var others = await EventStream.OpenAsync(app.Client("LA"), "/feed/stream");
        others.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var stream in open)
        {
            await stream.DisposeAsync();
        }

        await Testing.Eventually.BecomesTrueAsync(
            async () =>
            {
                await using var again = await EventStream.OpenAsync(app.Client(), "/feed/stream");
                return again.Response.StatusCode == HttpStatusCode.OK;
            },
            Token);
    }

    [Fact]
    public async Task Whoever_shows_no_token_is_limited_by_address_and_health_and_the_ledger_are_not()
    {
        await using var app = await StartAsync(("Queries:RequestsPerMinute", "1"));
        var anybody = app.Client();
        anybody.DefaultRequestHeaders.Authorization = null;
        (await StatusesAsync(2, () => anybody.GetAsync("/feed/head", Token))).ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
        (await StatusesAsync(5, () => anybody.GetAsync("/health", Token))).ShouldAllBe(status => status == HttpStatusCode.OK);
        (await StatusesAsync(5, () => app.Client(null, "ledger").GetAsync("/feed/head", Token))).ShouldAllBe(status => status == HttpStatusCode.Forbidden);
        (await StatusesAsync(2, () => app.Client().GetAsync("/feed/head", Token))).ShouldBe([HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
    }

    [Theory]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    public async Task An_address_is_one_of_IPv4_and_sixty_four_bits_of_IPv6(string one, string other, bool same)
    {
        await using var app = await CoordinationApp.StartAsync(
            settings: [new("RateLimits:Queries:RequestsPerMinute", "1")], configure: services => services.AddSingleton<IStartupFilter, FromAnywhere>());
        var anybody = app.Client();
        anybody.DefaultRequestHeaders.Authorization = null;
        (await FromAsync(one)).ShouldBe(HttpStatusCode.Unauthorized);
        (await FromAsync(other)).ShouldBe(same ? HttpStatusCode.TooManyRequests : HttpStatusCode.Unauthorized);

        async Task<HttpStatusCode> FromAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/feed/head") { Headers = { { FromAnywhere.Header, address } } };
            using var answer = await anybody.SendAsync(request, Token);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("192.0.2.77", true)]
    [InlineData("2001:db8:5::9", true)]
    [InlineData("192.0.2.78", false)]
    [InlineData("10.2.0.1", false)]
    [InlineData("2001:db8:6::9", false)]
    public async Task A_proxy_tells_whose_request_it_is_only_where_it_is_known(string proxy, bool known)
    {
        await using var app = await BehindAsync("10.1.0.0/16", "192.0.2.77", "2001:db8:5::/48");
        (await ThroughAsync(app, proxy, "203.0.113.1")).ShouldBe(HttpStatusCode.Unauthorized);
        (await ThroughAsync(app, proxy, "203.0.113.2")).ShouldBe(known ? HttpStatusCode.Unauthorized : HttpStatusCode.TooManyRequests);
        (await ThroughAsync(app, proxy, "203.0.113.1")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Of_several_proxies_in_a_row_the_first_known_one_tells_the_caller_and_what_the_caller_tells_counts_for_nothing()
    {
        await using var app = await BehindAsync("10.1.0.0/16", "192.0.2.77");
        (await ThroughAsync(app, "192.0.2.77", "203.0.113.1, 10.1.0.9")).ShouldBe(HttpStatusCode.Unauthorized);
        (await ThroughAsync(app, "192.0.2.77", "203.0.113.2, 10.1.0.9")).ShouldBe(HttpStatusCode.Unauthorized);
        (await ThroughAsync(app, "192.0.2.77", "198.51.100.5, 203.0.113.1, 10.1.0.9")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await ThroughAsync(app, "203.0.113.1", "198.51.100.6")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Without_known_proxies_nobody_tells_whose_request_it_is()
    {
        await using var app = await BehindAsync();
        (await ThroughAsync(app, "127.0.0.1", "203.0.113.1")).ShouldBe(HttpStatusCode.Unauthorized);
        (await ThroughAsync(app, "127.0.0.1", "203.0.113.2")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("proxy.example.org")]
    [InlineData("10.1")]
    [InlineData("10.1/16")]
    [InlineData("10.1.0.0/33")]
    [InlineData("10.1.2.3/16")]
    [InlineData("fe80::1%2")]
    [InlineData("10.1.0.0/16, 10.2.0.0/16")]
    public async Task What_is_no_address_and_no_network_ends_the_start_with_a_sentence(string proxy)
    {
        await using var database = await Testing.TestPostgres.CreateAsync(Token);
        var refused = await Should.ThrowAsync<OptionsValidationException>(() => CoordinationApp.StartAsync(
            database, settings: [new("Http:KnownProxies:0", "10.3.0.0/16"), new("Http:KnownProxies:1", proxy)]));
        refused.Message.ShouldBe(
            $"Http:KnownProxies:1 is \"{proxy}\"; an address such as 10.20.0.5 is expected, or a network such as 10.20.0.0/16, with nothing set behind its prefix.");
    }

    /// <summary>Where one request without a token is allowed, of the address that it counts for.</summary>
    private static Task<CoordinationApp> BehindAsync(params IEnumerable<string> proxies) => CoordinationApp.StartAsync(
        settings: proxies.Select((proxy, place) => KeyValuePair.Create($"Http:KnownProxies:{place}", (string?)proxy)).Append(new("RateLimits:Queries:RequestsPerMinute", "1")),
        configure: services => services.AddSingleton<IStartupFilter, FromAnywhere>());

    private static async Task<HttpStatusCode> ThroughAsync(CoordinationApp app, string address, string forwardedFor)
    {
        using var anybody = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed/head") { Headers = { { FromAnywhere.Header, address }, { "X-Forwarded-For", forwardedFor } } };
        using var answer = await anybody.SendAsync(request, Token);
        return answer.StatusCode;
    }

    private static Task<CoordinationApp> StartAsync(params IEnumerable<(string Key, string Value)> limits) =>
        CoordinationApp.StartAsync(settings: limits.Select(limit => KeyValuePair.Create($"RateLimits:{limit.Key}", (string?)limit.Value)));

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private static async Task<IReadOnlyList<HttpStatusCode>> StatusesAsync(int times, Func<Task<HttpResponseMessage>> ask)
    {
        var statuses = new List<HttpStatusCode>();
        for (var asked = 0; asked < times; asked++)
        {
            using var answer = await ask();
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    /// <summary>Lets a test say from where it asks.</summary>
    private sealed class FromAnywhere : IStartupFilter
    {
        public const string Header = "x-from";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers[Header].ToString());
                return following(http);
            });
            next(app);
        };
    }
}
