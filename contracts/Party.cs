using System.Text.Json;
using System.Text.Json.Serialization;

namespace BorderCoordination.Contracts;

/// <summary>
/// A state that takes part in the coordination, by its ISO 3166-1 alpha-2 code: <c>VN</c>, <c>CN</c>, <c>LA</c>, <c>KH</c>.
/// A party only ever acts for itself.
/// </summary>
[JsonConverter(typeof(PartyJsonConverter))]
public readonly record struct Party : IComparable<Party>
{
    private Party(string code) => Code = code;

    /// <summary>Two capital letters.</summary>
    public string Code { get; }

    /// <summary>Reads a code; <see langword="false"/> unless it is two capital letters.</summary>
    public static bool TryParse(string? text, out Party party)
    {
        var valid = text is { Length: 2 } && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]);
        party = valid ? new Party(text!) : default;
        return valid;
    }

    /// <summary>Reads a code.</summary>
    /// <exception cref="FormatException">The text is not two capital letters.</exception>
    public static Party Parse(string text) =>
        TryParse(text, out var party) ? party : throw new FormatException($"'{text}' is no party: two capital letters are expected, such as VN.");

    public int CompareTo(Party other) => string.CompareOrdinal(Code, other.Code);

    public override string ToString() => Code;
}

internal sealed class PartyJsonConverter : JsonConverter<Party>
{
    public override Party Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Party.TryParse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, out var party)
            ? party
            : throw new JsonException("A party is two capital letters, such as VN.");

    public override void Write(Utf8JsonWriter writer, Party value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);

    public override Party ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Party.TryParse(reader.GetString(), out var party)
            ? party
            : throw new JsonException("A party is two capital letters, such as VN.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Party value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Code);
}
