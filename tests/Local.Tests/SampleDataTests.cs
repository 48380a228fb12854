using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace BorderCoordination.Local.Tests;

public sealed class SampleDataTests : IDisposable
{
    private static readonly Uri Authority = new("http://127.0.0.1:1");

    private readonly TemporaryFolder _folder = new();
    private readonly TokenSigner _signer = new(ECDsa.Create(ECCurve.NamedCurves.nistP256), Authority);
    private readonly StubService _service = new();
    private readonly HttpClient _http;

    public SampleDataTests() => _http = new HttpClient(_service);

    [Fact]
    public async Task Files_are_sent_in_the_order_of_their_names_with_their_keys_and_their_references()
    {
        Write("02-agree.json", """{ "service": "s", "as": { "party": "LA", "role": ["commander"] }, "post": "/patrols/{p}/confirm", "body": { "revision": "{p.revision}" }, "key": "k2" }""");
        Write("01-propose.json", """{ "service": "s", "as": { "party": "VN", "role": ["officer"] }, "post": "/patrols", "body": {}, "key": "k1", "id": "p" }""");
        _service.Answers.Enqueue((HttpStatusCode.Created, """{ "id": "0195", "version": 1, "revision": 1, "events": [] }"""));
        _service.Answers.Enqueue((HttpStatusCode.OK, """{ "id": "0195", "version": 2, "revision": 1, "events": [] }"""));

        var load = await LoadAsync();

        load.Steps.ShouldBe(2);
        _service.Received.ShouldBe(["k1 /patrols {}", """k2 /patrols/0195/confirm {"revision":1}"""]);
        _service.Traces[0].ShouldStartWith($"00-{load.FirstTrace}-");
    }

    [Fact]
    public async Task A_refusal_names_the_file_the_step_and_the_reason()
    {
        Write("01-x.json", """{ "service": "s", "as": { "party": "VN", "role": ["officer"] }, "post": "/patrols", "body": {}, "key": "k1" }""");
        _service.Answers.Enqueue((HttpStatusCode.Conflict, """{ "type": "urn:border-coordination:patrol-departure-passed", "detail": "It has departed." }"""));

        var refused = await Should.ThrowAsync<LocalException>(LoadAsync);

        refused.Message.ShouldBe("Sample data 01-x.json, step 0 (POST /patrols): 409 urn:border-coordination:patrol-departure-passed It has departed.");
    }

    [Fact]
    public async Task A_service_that_says_retry_later_is_asked_again_under_the_same_key()
    {
        Write("01-x.json", """{ "service": "s", "as": { "party": "VN", "role": ["officer"] }, "post": "/patrols", "body": {}, "key": "k1" }""");
        _service.Answers.Enqueue((HttpStatusCode.ServiceUnavailable, ""));
        _service.Answers.Enqueue((HttpStatusCode.Conflict, ""));
        _service.Answers.Enqueue((HttpStatusCode.Created, """{ "id": "0195" }"""));

        await LoadAsync();

        _service.Received.ShouldBe(["k1 /patrols {}", "k1 /patrols {}", "k1 /patrols {}"]);
    }

    [Fact]
    public async Task What_follows_a_moment_later_is_waited_for_and_what_it_says_is_remembered()
    {
        Write("01-x.json", """
            { "service": "s", "as": { "party": "VN", "role": ["reader"] }, "get": "/patrols/1", "remember": { "c": "/minutes/commitments/0/id" } },
            { "service": "s", "as": { "party": "VN", "role": ["officer"] }, "post": "/commitments/{c}/state-done", "key": "k1", "mediaType": "text/plain", "body": "done" }
            """);
        _service.Answers.Enqueue((HttpStatusCode.NotFound, "{}"));
        _service.Answers.Enqueue((HttpStatusCode.OK, """{ "minutes": { "commitments": [{ "id": "0195" }] } }"""));
        _service.Answers.Enqueue((HttpStatusCode.OK, """{ "id": "0195" }"""));

        (await LoadAsync()).Steps.ShouldBe(2);

        _service.Received.ShouldBe(["GET /patrols/1", "GET /patrols/1", "k1 /commitments/0195/state-done done"]);
    }

    [Fact]
    public async Task A_step_without_a_key_is_refused()
    {
        Write("01-x.json", """{ "service": "s", "as": { "role": ["operator"] }, "post": "/patrols" }""");

        (await Should.ThrowAsync<LocalException>(LoadAsync)).Message.ShouldContain("01-x.json");
    }

    [Fact]
    public async Task A_misspelt_member_is_refused()
    {
        Write("01-x.json", """{ "service": "s", "as": { "role": ["operator"] }, "pots": "/patrols", "key": "k1" }""");

        (await Should.ThrowAsync<LocalException>(LoadAsync)).Message.ShouldContain("01-x.json");
    }

    public void Dispose()
    {
        _http.Dispose();
        _service.Dispose();
        _signer.Dispose();
        _folder.Dispose();
    }

    private void Write(string name, string step) =>
        File.WriteAllText(_folder.In(name), $$"""{ "origin": "test", "steps": [ {{step}} ] }""");

    private Task<SampleLoad> LoadAsync() =>
        new SampleData(_folder.Path, SampleMoment.Of(new DateTimeOffset(2026, 12, 25, 12, 0, 0, TimeSpan.Zero)), name => name == "s" ? Authority : null, _signer).LoadAsync(_http, TestContext.Current.CancellationToken);

    private sealed class StubService : HttpMessageHandler
    {
        public Queue<(HttpStatusCode Status, string Body)> Answers { get; } = new();

        public List<string> Received { get; } = [];

        public List<string> Traces { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
            Received.Add(request.Method == HttpMethod.Get
                ? $"GET {request.RequestUri!.AbsolutePath}"
                : $"{request.Headers.GetValues("Idempotency-Key").Single()} {request.RequestUri!.AbsolutePath} {body}");
            Traces.Add(request.Headers.GetValues("traceparent").Single());
            var (status, text) = Answers.Dequeue();
            var answer = new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, "application/problem+json") };
            if (text.Length == 0)
            {
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero);
            }

            return answer;
        }
    }
}
