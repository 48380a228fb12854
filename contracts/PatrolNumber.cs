using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace BorderCoordination.Contracts;

/// <summary>
/// The number of a joint patrol among those of its pair that were agreed in one year: <c>VN-LA 2026/17</c>. Once drawn it stays with that patrol
/// whatever becomes of it.
/// </summary>
[JsonConverter(typeof(PatrolNumberJsonConverter))]
public sealed partial record PatrolNumber(BorderPair Pair, int Year, int Number)
{
    /// <summary>Reads a number; <see langword="false"/> for anything else.</summary>
    public static bool TryParse(string? text, out PatrolNumber? number)
    {
        var match = text is { Length: <= 30 } ? Notation().Match(text) : Match.Empty;
        number = match.Success && BorderPair.TryParse(match.Groups[1].Value, out var pair)
            ? new PatrolNumber(pair!, int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture))
            : null;
        return number is not null;
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">The text is no number of a patrol.</exception>
    public static PatrolNumber Parse(string text) =>
        TryParse(text, out var number) ? number! : throw new FormatException($"'{text}' is no number of a patrol, such as VN-LA 2026/17.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pair} {Year:0000}/{Number}");

    [GeneratedRegex(@"^([A-Z]{2}(?:-[A-Z]{2}){1,2}) ([0-9]{4})/([1-9][0-9]{0,6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Notation();
}

internal sealed class PatrolNumberJsonConverter : JsonConverter<PatrolNumber>
{
    public override PatrolNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PatrolNumber.TryParse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, out var number)
            ? number!
            : throw new JsonException("A number of a patrol is a pair, a year and a number, such as VN-LA 2026/17.");

    public override void Write(Utf8JsonWriter writer, PatrolNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
