using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Contracts;
using Json.Schema;

namespace BorderCoordination.Coordination.Tests;

/// <summary>What is told of the events, to everybody.</summary>
public sealed class CatalogueTests
{
    private static readonly Uri Schemas = new("https://coordination.example/schemas/");

    private static readonly JsonObject Described = AsyncApi.Describe(Schemas);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Events { get; } = [.. EventCatalogue.All.Select(type => type.Name)];

    [Fact]
    public async Task Schemas_asyncapi_and_page_are_there_for_everybody()
    {
        await using var app = await CoordinationApp.StartAsync();
        using var anybody = app.Client();
        anybody.DefaultRequestHeaders.Authorization = null;
        (await JsonAsync(anybody, "/asyncapi.json"))["asyncapi"]!.GetValue<string>().ShouldBe("3.0.0");
        (await JsonAsync(anybody, "/schemas/envelope.json"))["$id"]!.GetValue<string>().ShouldBe("http://127.0.0.1:8080/schemas/envelope.json");
        foreach (var type in EventCatalogue.All)
        {
            var schema = await JsonAsync(anybody, $"/schemas/{type.Name}.json");
            schema["$id"]!.GetValue<string>().ShouldBe($"http://127.0.0.1:8080/schemas/{type.Name}.json");
            schema["$schema"]!.GetValue<string>().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        }

        var page = await anybody.GetStringAsync("/catalogue", Token);
        page.ShouldNotContain("<script");
        EventCatalogue.All.ShouldAllBe(type => page.Contains($"id=\"{type.Name}\"", StringComparison.Ordinal));
        (await anybody.GetAsync("/schemas/joint-patrols.patrol-forgotten.v1.json", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so()
    {
        await using var app = await CoordinationApp.StartAsync();
        using var anybody = app.Client();
        var first = await anybody.GetAsync("/asyncapi.json", Token);
        anybody.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        (await anybody.GetAsync("/asyncapi.json", Token)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_every_event_can_be_heard()
    {
        foreach (var reference in References(Described))
        {
            reference.ShouldStartWith("#/");
            reference.Split('/').Skip(1).Aggregate((JsonNode?)Described, (node, name) => node?[name]).ShouldNotBeNull(reference);
        }

        var messages = Described["components"]!["messages"]!.AsObject().Select(message => message.Key).ToArray();
        messages.ShouldBe(EventCatalogue.All.Select(type => type.Name));
        var channels = Described["channels"]!;
        string[] heard = [.. Messages(channels["shared"]!), .. Messages(channels["own"]!)];
        heard.ShouldBe(messages, ignoreOrder: true);
        Messages(channels["stream"]!).ShouldBe(messages);
        Messages(channels["webhook"]!).ShouldBe(messages);
        Described["operations"]!.AsObject().Select(operation => operation.Value!["channel"]!["$ref"]!.GetValue<string>())
            .ShouldBe(channels.AsObject().Select(channel => $"#/channels/{channel.Key}"), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_example_of_a_message_is_as_its_payload_says(string name)
    {
        var (message, schemas) = (Described["components"]!["messages"]![name]!, Described["components"]!["schemas"]!);
        var payload = JsonNode.Parse(message["payload"]!.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!;
        payload["$defs"] = new JsonObject { ["envelope"] = schemas["envelope"]!.DeepClone(), [name] = schemas[name]!.DeepClone() };
        var example = message["examples"]![0]!["payload"]!.DeepClone();
        Fits(payload, example).ShouldBeTrue();
        example["type"] = "joint-patrols.another.v1";
        Fits(payload, example).ShouldBeFalse();
    }

    [Fact]
    public void What_a_feed_gives_is_as_the_schema_of_the_envelope_says()
    {
        var schema = EnvelopeSchema.At(Schemas);
        schema.Remove("$id");
        var delivered = JsonNode.Parse(Envelope.Of(Guid.CreateVersion7(), 1).Body.Span)!;
        Fits(schema, delivered).ShouldBeTrue();
        delivered.AsObject().Remove("id");
        Fits(schema, delivered).ShouldBeFalse();
    }

    private static bool Fits(JsonNode schema, JsonNode data) =>
        JsonSchema.FromText(schema.ToJsonString()).Evaluate(JsonSerializer.SerializeToElement(data), new EvaluationOptions { RequireFormatValidation = true }).IsValid;

    private static IEnumerable<string> Messages(JsonNode channel) => channel["messages"]!.AsObject().Select(message => message.Key);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } reference when reference["$ref"] is { } target => [target.GetValue<string>()],
        JsonObject parts => parts.SelectMany(part => References(part.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static async Task<JsonNode> JsonAsync(HttpClient http, string path) => JsonNode.Parse(await http.GetStringAsync(path, Token))!;
}
