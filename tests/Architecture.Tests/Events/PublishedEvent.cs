using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Contracts;
using BorderCoordination.Coordination;

namespace BorderCoordination.Architecture.Tests.Events;

/// <summary>What is committed of an event beside its record: an example and its schema.</summary>
internal static class PublishedEvent
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ExampleFile(string name) => Path.Combine(Repository.Root, "contracts", "examples", $"{name}.json");

    public static string SchemaFile(string name) => Path.Combine(Repository.Root, "contracts", "schemas", $"{name}.json");

    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;

    public static string Write(JsonNode schema) => schema.ToJsonString(Indented) + "\n";

    public static JsonObject SchemaOf(EventType type) => EventSchema.Of(type);
}
