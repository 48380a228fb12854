using System.Net;
using System.Net.Http.Headers;

namespace BorderCoordination.Client.Tests;

public sealed class RetryingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_sent_again_under_its_key_until_it_is_answered()
    {
        var service = new Service(HttpStatusCode.ServiceUnavailable, null, HttpStatusCode.TooManyRequests, HttpStatusCode.Created);
        using var http = Client(service);
        (await new BorderClient(http).SendAsync("patrols", new { }, cancellationToken: Token)).Version.ShouldBe(1);
        service.Keys.Count.ShouldBe(4);
        service.Keys.Distinct().ShouldHaveSingleItem().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task What_has_no_key_is_sent_once()
    {
        var service = new Service(HttpStatusCode.ServiceUnavailable, HttpStatusCode.Created);
        using var http = Client(service);
        using var answer = await http.PostAsync("patrols", null, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_refusal_is_not_repeated_and_names_its_code()
    {
        var service = new Service(HttpStatusCode.Conflict, HttpStatusCode.Created);
        using var http = Client(service);
        var refusal = await Should.ThrowAsync<ProblemException>(() => new BorderClient(http).SendAsync("patrols", new { }, cancellationToken: Token));
        (refusal.Status, refusal.Code).ShouldBe((409, "revision-superseded"));
        service.Keys.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_told_to_come_much_later_is_handed_that_answer()
    {
        var service = new Service(HttpStatusCode.ServiceUnavailable) { RetryAfter = TimeSpan.FromHours(1) };
        using var http = Client(service);
        using var answer = await http.GetAsync("patrols", Token);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task It_waits_as_long_as_it_is_told()
    {
        var service = new Service(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK) { RetryAfter = TimeSpan.FromSeconds(1) };
        using var http = Client(service);
        var started = TimeProvider.System.GetTimestamp();
        using var answer = await http.GetAsync("patrols", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(990));
    }

    [Fact]
    public async Task It_stops_waiting_when_it_is_asked_to()
    {
        using var http = Client(new Service(HttpStatusCode.ServiceUnavailable) { RetryAfter = TimeSpan.FromSeconds(30) });
        using var stopping = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(() => http.GetAsync("patrols", stopping.Token));
    }

    private static HttpClient Client(Service service) => new(new Retrying { InnerHandler = service, First = TimeSpan.FromMilliseconds(1) }) { BaseAddress = new Uri("http://service.invalid/") };

    /// <summary>Answers in this order; nothing stands for a connection that breaks.</summary>
    private sealed class Service(params HttpStatusCode?[] answers) : HttpMessageHandler
    {
        public List<string?> Keys { get; } = [];

        public TimeSpan? RetryAfter { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.Add(request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null);
            var status = answers[Math.Min(Keys.Count, answers.Length) - 1] ?? throw new HttpRequestException("The connection broke.");
            var body = (int)status < 300 ? """{"id":"0198c0de-0000-7000-8000-000000000001","version":1}""" : """{"type":"urn:border-coordination:revision-superseded","detail":"Another one."}""";
            var answer = new HttpResponseMessage(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
            answer.Headers.RetryAfter = RetryAfter is { } wait ? new RetryConditionHeaderValue(wait) : null;
            return Task.FromResult(answer);
        }
    }
}
