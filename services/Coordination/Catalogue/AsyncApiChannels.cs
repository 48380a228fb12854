using System.Text.Json.Nodes;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.Coordination;

/// <summary>Where the events come from: the broker, the feeds, and webhooks.</summary>
internal static class AsyncApiChannels
{
    public static JsonObject Servers(Uri schemas) => new()
    {
        ["coordination"] = new JsonObject
        {
            ["host"] = schemas.Authority,
            ["protocol"] = schemas.Scheme,
            ["description"] = "The feeds, from the ledger: everything since the beginning, by position.",
            ["security"] = new JsonArray(AsyncApi.Reference("components/securitySchemes/bearer")),
        },
        ["broker"] = new JsonObject
        {
            ["host"] = "{broker}",
            ["protocol"] = "amqp",
            ["protocolVersion"] = "0.9.1",
            ["description"] = "Live only; what came before stands in the ledger.",
            ["variables"] = new JsonObject { ["broker"] = new JsonObject { ["default"] = "localhost:5672", ["description"] = "The deployment tells its subscribers." } },
            ["security"] = new JsonArray(AsyncApi.Reference("components/securitySchemes/account")),
        },
    };

    public static JsonObject All() => new()
    {
        ["shared"] = Exchange(Topology.Exchange, EventAudience.Shared, "Every event that every party of its pair may see. Bind a queue of your own."),
        ["own"] = Exchange($"{Topology.Exchange}.{{party}}", EventAudience.Own, "What is one party's own; a deployment opens each of these exchanges to that party only."),
        ["cursor"] = Feed("/feed", "The ledger by cursor, in pages; follow the link 'next'.", Batch()),
        ["stream"] = Feed("/feed/stream", "The ledger as Server-Sent Events: 'id' is the position, 'event' the type, 'data' the envelope on one line. Resume with Last-Event-ID.", Every(_ => true)),
        ["webhook"] = new JsonObject
        {
            ["address"] = null,
            ["title"] = "webhook",
            ["description"] = "The address that a subscription names. Requests are signed by Standard Webhooks 1.0: webhook-id (the event's id), webhook-timestamp, webhook-signature.",
            ["messages"] = Every(_ => true),
        },
    };

    public static JsonObject Operations() => new()
    {
        ["publishShared"] = Send("shared", "Publishes an event once it is recorded; at least once, in the order of its stream.", Persistent()),
        ["publishOwn"] = Send("own", "Publishes what is one party's own.", Persistent()),
        ["readFeed"] = Send("cursor", "Answers a page of the ledger.", Http("GET", Query("limit", "wait"))),
        ["streamFeed"] = Send("stream", "Sends the ledger, and then what is new.", Http("GET", Query())),
        ["deliver"] = Send("webhook", "Delivers an event to a subscription, in order; anything but 2xx is tried again.", Http("POST", null)),
    };

    private static JsonObject Exchange(string exchange, EventAudience audience, string description)
    {
        var parameters = new JsonObject
        {
            ["service"] = Choice("The service that records it.", EventCatalogue.All.Select(type => type.Service).Distinct()),
            ["event"] = new JsonObject { ["description"] = "The event's name: patrol-agreed. * for every one." },
            ["version"] = new JsonObject { ["description"] = "Bind with * and look at the type: bound to one version you hear nothing of the next." },
            ["pair"] = Choice("The border pair, in lower case.", BorderPairs.All.Keys.Select(pair => pair.ToLowerInvariant())),
        };
        return new JsonObject
        {
            ["address"] = "{service}.{event}.{version}.{pair}",
            ["title"] = exchange,
            ["description"] = description,
            ["servers"] = new JsonArray(AsyncApi.Reference("servers/broker")),
            ["parameters"] = parameters,
            ["messages"] = Every(type => type.Audience == audience),
            ["bindings"] = new JsonObject
            {
                ["amqp"] = new JsonObject
                {
                    ["is"] = "routingKey",
                    ["exchange"] = new JsonObject { ["name"] = exchange, ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false },
                    ["bindingVersion"] = "0.3.0",
                },
            },
        };
    }

    private static JsonObject Feed(string address, string description, JsonObject messages) => new()
    {
        ["address"] = address,
        ["title"] = address,
        ["description"] = description,
        ["servers"] = new JsonArray(AsyncApi.Reference("servers/coordination")),
        ["messages"] = messages,
    };

    private static JsonObject Every(Func<EventType, bool> chosen) => new(EventCatalogue.All.Where(chosen)
        .Select(type => KeyValuePair.Create(type.Name, (JsonNode?)AsyncApi.Reference($"components/messages/{type.Name}"))));

    /// <summary>A page of the cursor is a batch.</summary>
    private static JsonObject Batch() => new()
    {
        ["batch"] = new JsonObject
        {
            ["name"] = "batch",
            ["title"] = "A page of events",
            ["contentType"] = "application/cloudevents-batch+json",
            ["payload"] = new JsonObject { ["type"] = "array", ["items"] = AsyncApi.Reference($"components/schemas/{EnvelopeSchema.Name}") },
        },
    };

    private static JsonObject Send(string channel, string summary, JsonObject bindings) => new()
    {
        ["action"] = "send",
        ["channel"] = AsyncApi.Reference($"channels/{channel}"),
        ["summary"] = summary,
        ["bindings"] = bindings,
    };

    private static JsonObject Persistent() => new() { ["amqp"] = new JsonObject { ["deliveryMode"] = 2, ["mandatory"] = true, ["timestamp"] = true, ["bindingVersion"] = "0.3.0" } };

    private static JsonObject Http(string method, JsonObject? query)
    {
        var binding = new JsonObject { ["method"] = method, ["bindingVersion"] = "0.3.0" };
        if (query is not null)
        {
            binding["query"] = query;
        }

        return new JsonObject { ["http"] = binding };
    }

    private static JsonObject Query(params string[] further) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(KnownParameters.OfEveryFeed.Concat(further).Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["type"] = "string" }))),
    };

    private static JsonObject Choice(string description, IEnumerable<string> values) => new()
    {
        ["description"] = description,
        ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]),
    };
}
