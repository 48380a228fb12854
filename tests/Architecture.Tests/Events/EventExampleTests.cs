using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Contracts;
using Json.Schema;

namespace BorderCoordination.Architecture.Tests.Events;

/// <summary>An event's schema describes what is written, and not just anything.</summary>
public sealed class EventExampleTests
{
    public static TheoryData<string> Names { get; } = [.. EventCatalogue.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_is_as_its_schema_says_and_what_is_wrong_in_it_is_found(string name)
    {
        var described = PublishedEvent.SchemaOf(EventCatalogue.Find(name)!);
        var schema = JsonSchema.FromText(described.ToJsonString());
        var example = PublishedEvent.Read(PublishedEvent.ExampleFile(name)).AsObject();
        Fits(schema, example).ShouldBeTrue();
        Fits(schema, With(example, "laterAddition", 1)).ShouldBeTrue("A reader ignores what it does not know.");
        foreach (var required in (described["required"] as JsonArray ?? []).Select(member => member!.GetValue<string>()))
        {
            Fits(schema, Without(example, required)).ShouldBeFalse($"{required} is missing");
        }

        foreach (var (member, value) in example)
        {
            Fits(schema, With(example, member, WrongFor(value!))).ShouldBeFalse($"{member} is of another kind");
            Fits(schema, With(example, member, null)).ShouldBeFalse($"{member} is null");
        }
    }

    private static bool Fits(JsonSchema schema, JsonNode data) =>
        schema.Evaluate(JsonSerializer.SerializeToElement(data), new EvaluationOptions { RequireFormatValidation = true }).IsValid;

    private static JsonNode WrongFor(JsonNode value) => value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? "text" : 12.5;

    private static JsonObject With(JsonObject example, string member, JsonNode? value)
    {
        var changed = example.DeepClone().AsObject();
        changed[member] = value;
        return changed;
    }

    private static JsonObject Without(JsonObject example, string member)
    {
        var changed = example.DeepClone().AsObject();
        changed.Remove(member);
        return changed;
    }
}
