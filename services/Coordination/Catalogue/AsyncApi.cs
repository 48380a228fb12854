using System.Text.Json.Nodes;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>
/// AsyncAPI 3.0 (https://www.asyncapi.com/docs/reference/specification/v3.0.0): every event, and every way to hear of it. It stands by itself: nothing
/// in it refers to another document.
/// </summary>
internal static class AsyncApi
{
    /// <summary>Those that are copied into headers.</summary>
    private static readonly string[] Attributes =
        ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "sequence", "partitionkey", "pair", "visibility", "party"];

    public static JsonObject Describe(Uri schemas)
    {
        var components = new JsonObject
        {
            ["messages"] = new JsonObject(DescribedEvent.All.Select(described => KeyValuePair.Create(described.Type.Name, (JsonNode?)Message(described, schemas)))),
            ["messageTraits"] = new JsonObject { ["cloudEvent"] = CloudEvent() },
            ["schemas"] = new JsonObject(DescribedEvent.All.Select(described => KeyValuePair.Create(described.Type.Name, (JsonNode?)Part(described.Schema)))
                .Prepend(new(EnvelopeSchema.Name, Part(EnvelopeSchema.Written())))),
            ["securitySchemes"] = new JsonObject
            {
                ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT", ["description"] = "A token of the deployment's issuer with the role reader." },
                ["account"] = new JsonObject { ["type"] = "userPassword", ["description"] = "An account of the broker that may read from the exchanges that its party may hear." },
            },
        };
        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["id"] = "urn:border-coordination",
            ["info"] = new JsonObject
            {
                ["title"] = "Border Coordination",
                ["version"] = "1",
                ["description"] = "The events of the coordination along a shared border, and how to hear of them. A consumer ignores members that it does not know, and pauses at a version that it does not know. Delivery is at least once; the id of an event is the same wherever it is met.",
            },
            ["defaultContentType"] = EventEnvelope.ContentType,
            ["servers"] = AsyncApiChannels.Servers(schemas),
            ["channels"] = AsyncApiChannels.All(),
            ["operations"] = AsyncApiChannels.Operations(),
            ["components"] = components,
        };
    }

    /// <summary>A reference within the document.</summary>
    public static JsonObject Reference(string place) => new() { ["$ref"] = $"#/{place}" };

    private static JsonObject Message(DescribedEvent described, Uri schemas)
    {
        var type = described.Type;
        var message = new JsonObject
        {
            ["name"] = type.Name,
            ["title"] = type.Name,
            ["summary"] = described.Meaning,
            ["tags"] = new JsonArray(Tag(type.Service), Tag(type.Audience == EventAudience.Own ? "own" : "shared")),
            ["traits"] = new JsonArray(Reference("components/messageTraits/cloudEvent")),
            ["payload"] = new JsonObject
            {
                ["allOf"] = new JsonArray(
                    Reference($"components/schemas/{EnvelopeSchema.Name}"),
                    new JsonObject
                    {
                        ["properties"] = new JsonObject
                        {
                            ["type"] = new JsonObject { ["const"] = type.Name },
                            ["data"] = Reference($"components/schemas/{type.Name}"),
                        },
                    }),
            },
            ["examples"] = new JsonArray(new JsonObject { ["name"] = "golden", ["payload"] = described.Envelope(schemas) }),
            ["x-since"] = DescribedEvent.Written(type.Since),
        };
        if (type is { DeprecatedOn: { } deprecated, SunsetOn: { } sunset })
        {
            message["tags"]!.AsArray().Add(Tag("deprecated"));
            (message["x-deprecated-on"], message["x-sunset-on"]) = (DescribedEvent.Written(deprecated), DescribedEvent.Written(sunset));
        }

        return message;
    }

    private static JsonObject Tag(string name) => new() { ["name"] = name };

    /// <summary>What every message has in common, AMQP headers among it.</summary>
    private static JsonObject CloudEvent() => new()
    {
        ["contentType"] = EventEnvelope.ContentType,
        ["correlationId"] = new JsonObject
        {
            ["location"] = "$message.payload#/correlationid",
            ["description"] = "The same for all that follows from one command.",
        },
        ["headers"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Over AMQP: copies of the envelope's attributes, to route by. An attribute that the envelope lacks is absent.",
            ["properties"] = new JsonObject(Attributes
                .Select(attribute => KeyValuePair.Create($"ce-{attribute}", (JsonNode?)new JsonObject { ["type"] = "string" }))
                .Append(new("traceparent", new JsonObject { ["type"] = "string", ["description"] = "W3C Trace Context." }))),
        },
    };

    private static JsonObject Part(JsonObject schema)
    {
        var part = schema.DeepClone().AsObject();
        part.Remove("$schema");
        return part;
    }
}
