using System.Text.Json;
using System.Text.Json.Nodes;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>What was answered; of a success only the status, as it may be a stream without an end.</summary>
public sealed class Answer
{
    private const string TypePrefix = "urn:border-coordination:";

    private readonly string? _mediaType;

    private Answer(HttpResponseMessage response, string text)
    {
        (Status, Text, _mediaType) = ((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType);
        Challenge = response.Headers.WwwAuthenticate.FirstOrDefault()?.Scheme;
        try
        {
            Problem = Status >= 400 ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            Problem = null;
        }
    }

    public int Status { get; }

    public string Text { get; }

    public string? Challenge { get; }

    public JsonObject? Problem { get; }

    /// <summary>The last part of the problem's type.</summary>
    public string? Code => Problem?["type"]?.GetValue<string>() is { } type && type.StartsWith(TypePrefix, StringComparison.Ordinal) ? type[TypePrefix.Length..] : null;

    /// <summary>The problem without what is of this one request.</summary>
    public string Essence
    {
        get
        {
            var rest = Problem?.DeepClone().AsObject() ?? [];
            rest.Remove("instance");
            rest.Remove("traceId");
            return $"{Status} {rest.ToJsonString()}";
        }
    }

    /// <summary>What is wrong with an error's form (RFC 9457); nothing for a success.</summary>
    public string? Malformed =>
        Status < 400 ? null
        : _mediaType != "application/problem+json" ? $"is {_mediaType ?? "nothing"}, no problem"
        : Code is null ? "has no type of ours"
        : Problem!["status"]?.GetValue<int>() != Status ? "says another status"
        : Problem["traceId"]?.GetValue<string>() is not { Length: 32 } ? "has no trace id"
        : Problem["title"] is null || Problem["instance"] is null ? "lacks its title or instance"
        : null;

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(response, (int)response.StatusCode >= 400 ? await response.Content.ReadAsStringAsync() : "");
        }
    }

    public override string ToString() => $"{Status} {Text}";
}
