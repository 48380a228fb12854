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
            var file = JsonSerializer.Deserialize<SampleFile>(text, Strict) ?? throw new LocalException($"Sample data {name} is empty.");
            return file.Steps.All(step => step.Get is null ? step is { Post: not null, Key: not null, Remember: null } : step is { Post: null, Key: null, Body: null, Id: null })
                ? file
                : throw new LocalException($"Sample data {name}: a step posts under a key, or gets.");
        }
        catch (JsonException e)
        {
            throw new LocalException($"Sample data {name} cannot be read: {e.Message}", e);
        }
    }
}

/// <summary>
/// One command, or something that is read because later steps need it. <paramref name="Id"/> is the name by which later steps refer to what a command
/// created, <paramref name="Remember"/> has such names for what stands at places of the answer (RFC 6901). What is read may come about a moment after the steps before.
/// </summary>
/// <param name="MediaType">Of the body, where that is no command in JSON; a body that is a text is sent as it is.</param>
internal sealed record SampleStep(
    string Service,
    SampleActor As,
    string? Post = null,
    string? Key = null,
    JsonNode? Body = null,
    string? Id = null,
    string? Origin = null,
    string? Get = null,
    IReadOnlyDictionary<string, string>? Remember = null,
    string? MediaType = null)
{
    public override string ToString() => Get is null ? $"POST {Post}" : $"GET {Get}";
}

internal sealed record SampleActor(IReadOnlyList<string> Role, string? Party = null, string? Unit = null, string? Sub = null);
