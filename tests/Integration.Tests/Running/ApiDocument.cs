using System.Text.Json.Nodes;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>The operations of a service, taken from its OpenAPI document.</summary>
public sealed class ApiDocument
{
    private readonly JsonNode _root;

    private ApiDocument(JsonNode root)
    {
        _root = root;
        Operations =
        [
            .. from path in root["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               where method.Value is JsonObject
               select Read(path.Key, method.Key, method.Value!.AsObject()),
        ];
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static async Task<ApiDocument> OfAsync(BorderCoordinationSystem system, Service service)
    {
        using var anybody = new Caller(new Uri($"http://127.0.0.1:{system.Ports[service]}"), token: null);
        using var answer = await anybody.GetAsync("/openapi/v1.json");
        return new ApiDocument(JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!);
    }

    private ApiOperation Read(string path, string method, JsonObject operation)
    {
        var parameters = (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!.AsObject()).ToArray();
        var security = operation["security"]?.AsArray() ?? [];
        return new ApiOperation(
            new HttpMethod(method.ToUpperInvariant()),
            path,
            [.. security.SelectMany(requirement => requirement!["bearer"]?.AsArray() ?? []).Select(role => role!.GetValue<string>())],
            parameters.Where(In("path")).ToDictionary(Name, Value),
            parameters.Where(In("query")).Where(parameter => parameter["required"]?.GetValue<bool>() == true).ToDictionary(Name, Value),
            operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } body ? Sample(body)!.ToJsonString() : null);

        static Func<JsonObject, bool> In(string place) => parameter => parameter["in"]!.GetValue<string>() == place;

        static string Name(JsonObject parameter) => parameter["name"]!.GetValue<string>();

        string Value(JsonObject parameter) => Sample(parameter["schema"]!)!.ToString();
    }

    /// <summary>The smallest value that a schema allows: every required member and no other, no item in a list.</summary>
    private JsonNode? Sample(JsonNode schema)
    {
        while (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            schema = reference.Split('/').Skip(1).Aggregate(_root, (node, part) => node[part]!);
        }

        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { } choices)
        {
            return Sample(choices.First(choice => choice!["type"]?.ToString() != "null")!);
        }

        if (schema["enum"]?.AsArray() is { } members)
        {
            return members.First(member => member is not null)!.DeepClone();
        }

        if ((schema["examples"]?.AsArray().FirstOrDefault() ?? schema["example"]) is JsonValue example)
        {
            return example.DeepClone();
        }

        var types = schema["type"] is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [schema["type"]?.GetValue<string>() ?? "object"];
        return types.First(type => type != "null") switch
        {
            "object" => new JsonObject((schema["required"]?.AsArray() ?? []).Select(
                name => KeyValuePair.Create(name!.GetValue<string>(), Sample(schema["properties"]![name.GetValue<string>()]!)))),
            "array" => new JsonArray(),
            "integer" or "number" => 1,
            "boolean" => false,
            _ => schema["format"]?.GetValue<string>() switch
            {
                "uuid" => Guid.CreateVersion7().ToString(),
                "date" => "2026-05-01",
                "date-time" => "2026-05-01T08:00:00+07:00",
                _ => "words",
            },
        };
    }
}

/// <summary>One operation, with values for whatever it needs.</summary>
/// <param name="Roles">The roles that its security requirement names.</param>
/// <param name="Body">The smallest JSON that it takes; none where it takes nothing.</param>
public sealed record ApiOperation(
    HttpMethod Method,
    string Path,
    IReadOnlyList<string> Roles,
    IReadOnlyDictionary<string, string> PathParameters,
    IReadOnlyDictionary<string, string> QueryParameters,
    string? Body)
{
    /// <summary>Whether it is for members of a party, rather than for operators and the ledger.</summary>
    public bool IsOfParties => !Roles.Contains("operator") && !Roles.Contains("ledger");

    /// <summary>Its address, with known values for some parameters.</summary>
    public string Address(IReadOnlyDictionary<string, string> known)
    {
        var path = PathParameters.Aggregate(
            Path, (text, parameter) => text.Replace($"{{{parameter.Key}}}", known.GetValueOrDefault(parameter.Key, parameter.Value), StringComparison.Ordinal));
        return QueryParameters.Count == 0 ? path : $"{path}?{string.Join('&', QueryParameters.Select(parameter => $"{parameter.Key}={parameter.Value}"))}";
    }

    public override string ToString() => $"{Method} {Path}";
}
