using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BorderCoordination.Local;

/// <summary>
/// What the steps before have created. <c>{name}</c> stands for its id and <c>{name.revision}</c> for the revision of its terms
/// that was answered last; a text that is nothing but <c>{name.revision}</c> becomes a number. <c>{day+14}</c> stands for the date 14 days after the
/// day of the first loading.
/// </summary>
internal sealed partial class SampleReferences(DateOnly day)
{
    private readonly Dictionary<string, string> _ids = [];
    private readonly Dictionary<string, long> _revisionsById = [];

    public void Remember(string? name, string id, long? revision)
    {
        if (name is not null)
        {
            _ids[name] = id;
        }

        if (revision is { } known)
        {
            _revisionsById[id] = known;
        }
    }

    public string Resolve(string text) => Reference().Replace(
        Day().Replace(text, match => day.AddDays(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToString("O", CultureInfo.InvariantCulture)),
        match => Value(match).ToString()!);

    public JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Resolve)]),
        JsonValue value when value.TryGetValue<string>(out var text) => ResolveText(text),
        _ => node?.DeepClone(),
    };

    private JsonValue ResolveText(string text)
    {
        var match = Reference().Match(text);
        return match.Success && match.Length == text.Length && Value(match) is long number
            ? JsonValue.Create(number)
            : JsonValue.Create(Resolve(text))!;
    }

    private object Value(Match match)
    {
        var name = match.Groups["name"].Value;
        if (!_ids.TryGetValue(name, out var id))
        {
            throw new LocalException($"no step before it creates \"{name}\"");
        }

        if (match.Groups["revision"].Length == 0)
        {
            return id;
        }

        return _revisionsById.TryGetValue(id, out var revision)
            ? revision
            : throw new LocalException($"the answer for \"{name}\" carried no revision");
    }

    [GeneratedRegex(@"\{day\+([0-9]{1,4})\}")]
    private static partial Regex Day();

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9][A-Za-z0-9_-]*)(?<revision>\.revision)?\}")]
    private static partial Regex Reference();
}
