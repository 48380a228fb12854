using System.Globalization;
using System.Text.Json.Nodes;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.Coordination;

/// <summary>An event with all that is told of it to the outside.</summary>
/// <param name="Type">Its entry in the catalogue.</param>
/// <param name="Meaning">The summary of its record.</param>
/// <param name="Schema">The JSON Schema of its data.</param>
/// <param name="Example">Its golden form.</param>
internal sealed record DescribedEvent(EventType Type, string Meaning, JsonObject Schema, JsonObject Example)
{
    private static readonly Lazy<IReadOnlyList<DescribedEvent>> Described = new(() => [.. EventCatalogue.All.Select(Of)]);

    /// <summary>Every event, in the order of the catalogue.</summary>
    public static IReadOnlyList<DescribedEvent> All => Described.Value;

    /// <summary>The example in its envelope, as a feed gives it.</summary>
    public JsonObject Envelope(Uri schemas)
    {
        var pair = Example["pair"]?.GetValue<string>() ?? "VN-LA";
        var party = Example["by"] is JsonValue by ? by.GetValue<string>() : pair[..2];
        return new JsonObject
        {
            ["id"] = "0198c0de-0000-7000-8000-000000000001",
            ["source"] = EventEnvelope.SourcePrefix + Type.Service,
            ["type"] = Type.Name,
            ["subject"] = $"{Type.Aggregate}/0198c0de-0000-7000-8000-000000000002",
            ["time"] = "2026-11-26T03:04:05.678901+00:00",
            ["dataschema"] = $"{schemas.AbsoluteUri}{Type.Name}.json",
            ["sequence"] = "0000000003",
            ["partitionkey"] = "0198c0de-0000-7000-8000-000000000002",
            ["pair"] = pair,
            ["visibility"] = Type.Audience == EventAudience.Own ? party : "shared",
            ["data"] = Example.DeepClone(),
            ["party"] = party,
            ["specversion"] = EventEnvelope.Version,
            ["datacontenttype"] = "application/json",
            ["position"] = 4711,
        };
    }

    /// <summary>The schema at its own address.</summary>
    public JsonObject SchemaAt(Uri schemas)
    {
        var schema = Schema.DeepClone().AsObject();
        schema.Insert(1, "$id", $"{schemas.AbsoluteUri}{Type.Name}.json");
        if (Type.DeprecatedOn is not null)
        {
            schema["deprecated"] = true;
        }

        return schema;
    }

    /// <summary>A day as it is written everywhere.</summary>
    public static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DescribedEvent Of(EventType type)
    {
        using var example = typeof(DescribedEvent).Assembly.GetManifestResourceStream($"examples/{type.Name}")
            ?? throw new InvalidOperationException($"There is no example of {type.Name}.");
        return new DescribedEvent(
            type,
            XmlDescriptions.Of(type.Record) ?? throw new InvalidOperationException($"Nothing says what {type.Name} means."),
            EventSchema.Of(type),
            JsonNode.Parse(example)!.AsObject());
    }
}
