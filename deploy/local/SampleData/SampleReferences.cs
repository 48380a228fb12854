using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BorderCoordination.Local;

/// <summary>
/// What the steps before have created. <c>{name}</c> stands for its id and <c>{name.revision}</c> for the revision of its terms
/// that was answered last; a text that is nothing but <c>{name.revision}</c> becomes a number. <c>{day+14}</c> stands for the date 14 days after the
/// day of the first loading, <c>{year+1}</c> for the year after its year, likewise a number, <c>{now-90m}</c> and <c>{now+2h}</c> for a time before or after
/// its moment.
/// </summary>
internal sealed partial class SampleReferences(SampleMoment moment)
{
    /// <summary>The clock of the western parties.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

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

    public string Resolve(string text) => Reference().Replace(Time().Replace(Year().Replace(Day().Replace(text, DayOf), YearOf), TimeOf), match => Value(match).ToString()!);

    public JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Resolve)]),
        JsonValue value when value.TryGetValue<string>(out var text) => ResolveText(text),
        _ => node?.DeepClone(),
    };

    private JsonValue ResolveText(string text)
    {
        if (Year().Match(text) is { Success: true } year && year.Length == text.Length)
        {
            return JsonValue.Create(int.Parse(YearOf(year), CultureInfo.InvariantCulture));
        }

        var match = Reference().Match(Time().Replace(text, TimeOf));
        return match.Success && match.Length == text.Length && Value(match) is long number
            ? JsonValue.Create(number)
            : JsonValue.Create(Resolve(text))!;
    }

    private string DayOf(Match match) => moment.Day.AddDays(Number(match.Groups[1])).ToString("O", CultureInfo.InvariantCulture);

    private string YearOf(Match match) => (moment.Day.Year + (match.Groups[1].Success ? Number(match.Groups[1]) : 0)).ToString("0000", CultureInfo.InvariantCulture);

    private string TimeOf(Match match)
    {
        var away = !match.Groups["number"].Success ? TimeSpan.Zero
            : match.Groups["unit"].Value == "h" ? TimeSpan.FromHours(Number(match.Groups["number"]))
            : TimeSpan.FromMinutes(Number(match.Groups["number"]));
        return (moment.Now + (match.Groups["sign"].Value == "-" ? -away : away)).ToOffset(Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

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

    [GeneratedRegex(@"\{year(?:\+([0-9]))?\}")]
    private static partial Regex Year();

    [GeneratedRegex(@"\{now(?:(?<sign>[+-])(?<number>[0-9]{1,4})(?<unit>[mh]))?\}")]
    private static partial Regex Time();

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9][A-Za-z0-9_-]*)(?<revision>\.revision)?\}")]
    private static partial Regex Reference();
}
