using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BorderCoordination.Local;

/// <summary>One file of sample data: where its facts come from, and the commands that tell them to the services, in order.</summary>
internal sealed record SampleFile(string Origin, IReadOnlyList<SampleStep> Steps)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static SampleFile Parse(string name, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SampleFile>(text, Strict) ?? throw new LocalException($"Sample data {name} is empty.");
        }
        catch (JsonException e)
        {
            throw new LocalException($"Sample data {name} cannot be read: {e.Message}", e);
        }
    }
}

/// <summary>One command. <paramref name="Id"/> is the name by which later steps refer to what it created.</summary>
internal sealed record SampleStep(
    string Service, SampleActor As, string Post, string Key, JsonNode? Body = null, string? Id = null, string? Origin = null);

internal sealed record SampleActor(IReadOnlyList<string> Role, string? Party = null, string? Unit = null, string? Sub = null);
