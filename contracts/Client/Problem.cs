using System.Net.Http.Json;
using System.Text.Json;
using BorderCoordination.Contracts;

namespace BorderCoordination.Client;

/// <summary>A refusal or an error by RFC 9457. Switch on <see cref="Code"/>, which is stable.</summary>
public sealed class ProblemException(int status, string code, string detail, JsonElement problem) : Exception($"{code}: {detail}")
{
    public int Status { get; } = status;

    /// <summary>The type without <c>urn:border-coordination:</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The whole problem, with whatever else it says.</summary>
    public JsonElement Problem { get; } = problem;

    internal static async Task ThrowUnlessSuccessAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        var problem = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? await answer.Content.ReadFromJsonAsync<JsonElement>(ContractJson.Options, cancellationToken)
            : default;
        var type = Text(problem, "type") ?? $"http-{(int)answer.StatusCode}";
        throw new ProblemException((int)answer.StatusCode, type[(type.LastIndexOf(':') + 1)..], Text(problem, "detail") ?? Text(problem, "title") ?? "", problem);
    }

    private static string? Text(JsonElement problem, string member) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(member, out var value) ? value.GetString() : null;
}
