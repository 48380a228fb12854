using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>A request body that has to be refused.</summary>
/// <param name="Pointer">Where the problem has to point, or what it has to point into; none where there is no such place.</param>
public sealed record BadBody(string What, byte[] Content, string? Pointer = null, int Status = 400, string MediaType = "application/json");

/// <summary>What can be done to a good command to make it a bad one.</summary>
public static class BadBodies
{
    private const string Mark = "@@";

    /// <summary>A command with another value, as raw JSON, at a place.</summary>
    public static BadBody With(JsonObject command, string pointer, string raw, string? faultAt = null)
    {
        var changed = command.DeepClone();
        var parts = pointer.Split('/')[1..];
        var parent = parts[..^1].Aggregate(changed, (node, part) => node is JsonArray list ? list[int.Parse(part, null)]! : node[part]!);
        if (parent is JsonArray items)
        {
            items[int.Parse(parts[^1], null)] = Mark;
        }
        else
        {
            parent[parts[^1]] = Mark;
        }

        return new BadBody($"{pointer} = {(raw.Length > 80 ? raw[..80] : raw)}", Encoding.UTF8.GetBytes(changed.ToJsonString().Replace($"\"{Mark}\"", raw, StringComparison.Ordinal)), faultAt ?? pointer);
    }

    /// <summary>Whatever is wrong with any command alike.</summary>
    public static IEnumerable<BadBody> Of(JsonObject command)
    {
        var good = command.ToJsonString();
        yield return new("no body", [], Status: 400);
        yield return new("another media type", Encoding.UTF8.GetBytes(good), Status: 415, MediaType: "text/plain");
        yield return new("an unknown charset", Encoding.UTF8.GetBytes(good), Status: 415, MediaType: "application/json; charset=x-unheard-of");
        foreach (var text in (string[])["{", "}", "[]", "null", "1", "\"text\"", "nonsense", good[..^1], good + good, good[..^1] + ",}", "/* */" + good, good[..^1] + ",\"pair\"}"])
        {
            yield return new($"the body {(text.Length > 40 ? text[..20] + "…" + text[^20..] : text)}", Encoding.UTF8.GetBytes(text));
        }

        yield return new("an unknown member", Encoding.UTF8.GetBytes(good[..^1] + ",\"unheardOf\":1}"), "/unheardOf");
        yield return new("nesting in an unknown member", Encoding.UTF8.GetBytes($"{good[..^1]},\"unheardOf\":{Deep}}}"));
        yield return new("a byte order of UTF-16", Encoding.Unicode.GetBytes(good));
        foreach (var (name, value) in command)
        {
            var without = command.DeepClone().AsObject();
            without.Remove(name);
            yield return new($"no {name}", Encoding.UTF8.GetBytes(without.ToJsonString()), $"/{name}");
            yield return new($"{name} twice", Encoding.UTF8.GetBytes($"{good[..^1]},\"{name}\":{value!.ToJsonString()}}}"));
            yield return With(command, $"/{name}", "null");
            yield return With(command, $"/{name}", "[null]");
            yield return With(command, $"/{name}", value.GetValueKind() == JsonValueKind.Number ? "{\"a\":1}" : "17");
            yield return With(command, $"/{name}", Deep);
            yield return With(command, $"/{name}", "true");
            yield return With(command, $"/{name}", "NaN") with { Pointer = null };
        }

        foreach (var pair in (string[])["VN-XX", "LA-VN", "VN-VN", "VN", "vn-la", "", "VN-LA-KH-CN"])
        {
            yield return With(command, "/pair", $"\"{pair}\"");
        }
    }

    /// <summary>What is wrong with any text.</summary>
    public static IEnumerable<BadBody> OfText(JsonObject command, string pointer)
    {
        yield return With(command, pointer, $"\"{new string('a', 1024 * 1024)}\"") with { Status = 413, Pointer = null };
        foreach (var text in (string[])["", " ", new('a', 100_000), "a\\u0000b", "a\\u0001b", "a\\u001bb", "a\\u007fb", "a\\u0085b", "a\\u202eb", "\\u200b", "a\\ud800b", "\\udc00", "a\\ud83d"])
        {
            yield return With(command, pointer, $"\"{text}\"");
        }

        yield return Raw(0);
        yield return Raw(1);
        yield return Raw(0xFF);
        yield return Raw(0xC0);

        BadBody Raw(byte value) => With(command, pointer, "\"aQQb\"") is var body
            ? body with { What = $"{pointer} with the byte {value}", Content = [.. body.Content.AsSpan().ToArray().SelectMany(at => at == (byte)'Q' ? new[] { value } : [at])], Pointer = null }
            : throw new InvalidOperationException();
    }

    private static string Deep { get; } = new string('[', 1000) + new string(']', 1000);
}
