using System.Net;
using System.Text;
using BorderCoordination.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.Coordination.Tests;

public sealed class HealingTests
{
    private static readonly Guid First = Envelope.Stream(1);

    private static readonly Guid Second = Envelope.Stream(2);

    [Fact]
    public async Task A_lost_tail_and_a_lost_predecessor_are_fetched_from_their_source()
    {
        var source = new Source { Events = [(First, 1, 0), (First, 2, 0), (Second, 1, 0), (First, 3, 0)] };
        await using var app = await StartAsync(source);

        await app.RecordAsync(Envelope.Of(First, 2));

        await EventuallyAsync(async () => (await app.EntriesAsync()).Count == 4);
        (await app.CountAsync("ledger_waiting")).ShouldBe(0);
        await EventuallyAsync(async () => await app.CountAsync("ledger_behind") == 0);
    }

    [Fact]
    public async Task A_source_that_is_away_is_tried_again()
    {
        var source = new Source { Events = [(First, 1, 0)], IsAway = true };
        await using var app = await StartAsync(source);
        await EventuallyAsync(() => Task.FromResult(source.Requests > 2));

        source.IsAway = false;

        await EventuallyAsync(async () => (await app.EntriesAsync()).Count == 1);
    }

    [Fact]
    public async Task A_source_that_was_set_back_is_reconciled_from_its_beginning()
    {
        var source = new Source { Events = [(First, 1, 0), (First, 2, 0)] };
        await using var app = await StartAsync(source);
        await EventuallyAsync(async () => (await app.EntriesAsync()).Count == 2);

        // Restored to its first event, and used since.
        source.Events = [(First, 1, 0), (Second, 1, 0)];

        await EventuallyAsync(async () => (await app.EntriesAsync()).Count == 3);
        (await app.CountAsync("ledger_alarms")).ShouldBe(0);
    }

    [Fact]
    public async Task A_stopped_stream_does_not_keep_the_others_of_its_source()
    {
        var source = new Source();
        await using var app = await StartAsync(source);
        await app.RecordAsync(Envelope.Of(First, 1));
        await app.RecordAsync(Envelope.Of(First, 1, variant: 1));

        // Only now, or the ledger would be at the source's word of it first.
        source.Events = [(First, 1, 1), (First, 2, 0), (Second, 1, 0)];

        await EventuallyAsync(async () => (await app.EntriesAsync()).Count == 2);
        (await app.EntriesAsync()).Select(entry => entry.Stream).ShouldBe([First, Second], ignoreOrder: true);
    }

    private static Task EventuallyAsync(Func<Task<bool>> question) => Eventually.BecomesTrueAsync(question, TestContext.Current.CancellationToken);

    private static Task<CoordinationApp> StartAsync(Source source) => CoordinationApp.StartAsync(
        settings: new Dictionary<string, string?>
        {
            ["Ledger:Sources:joint-patrols"] = "http://joint-patrols.invalid",
            ["Ledger:ClientId"] = "coordination",
            ["Ledger:ClientSecret"] = "a secret",
            ["Ledger:ReconcileEvery"] = "00:00:00.2",
            ["Ledger:Grace"] = "00:00:00.1",
        },
        configure: services => services.AddHttpClient("sources").ConfigurePrimaryHttpMessageHandler(() => source));

    /// <summary>A service's <c>/events</c> and its issuer, as they answer over HTTP.</summary>
    private sealed class Source : HttpMessageHandler
    {
        public volatile bool IsAway;

        public volatile int Requests;

        public IReadOnlyList<(Guid Stream, long Version, int Variant)> Events { get; set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref Requests);
            if (IsAway)
            {
                throw new HttpRequestException("It is away.");
            }

            var uri = request.RequestUri!;
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query);
            var answer = uri.AbsolutePath switch
            {
                "/.well-known/openid-configuration" => "{\"token_endpoint\":\"http://issuer.invalid/token\"}",
                "/token" => "{\"access_token\":\"a-token\",\"expires_in\":300}",
                "/events/heads" => Heads(long.Parse(query["after"]!, null)),
                "/events" when query.ContainsKey("stream") => Page(Events.Where(each => each.Stream == Guid.Parse(query["stream"]!) && each.Version > long.Parse(query["afterVersion"]!, null))),
                "/events" => Page(Events.Skip(int.Parse(query["after"]!, null)).Take(int.Parse(query["limit"]!, null))),
                _ => "",
            };
            var isAllowed = uri.AbsolutePath is not ("/events" or "/events/heads") || request.Headers.Authorization?.Parameter == "a-token";
            return Task.FromResult(new HttpResponseMessage(isAllowed ? HttpStatusCode.OK : HttpStatusCode.Unauthorized) { Content = new StringContent(answer) });
        }

        private string Heads(long after)
        {
            var heads = Events.Skip((int)after).GroupBy(each => each.Stream)
                .Select(stream => $$"""{"stream":"{{stream.Key}}","subject":"patrol/{{stream.Key}}","version":{{stream.Max(each => each.Version)}}}""");
            return $$"""{"heads":[{{string.Join(",", heads)}}],"next":{{Math.Max(after, Events.Count)}}}""";
        }

        private string Page(IEnumerable<(Guid Stream, long Version, int Variant)> events)
        {
            var page = events.Select(each => (
                Sequence: Events.ToList().IndexOf(each) + 1, Envelope: Encoding.UTF8.GetString(Envelope.Of(each.Stream, each.Version, variant: each.Variant).Body.Span))).ToArray();
            return $$"""{"events":[{{string.Join(",", page.Select(each => $$"""{"sequence":{{each.Sequence}},"envelope":{{each.Envelope}}}"""))}}],"next":{{(page.Length == 0 ? 0 : page[^1].Sequence)}}}""";
        }
    }
}
