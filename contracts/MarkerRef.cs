using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace BorderCoordination.Contracts;

/// <summary>
/// A place at the line by its boundary marker, as it is written in the field: main number 0 to 9999, an optional auxiliary number
/// after a slash (1 to 999), an optional member 1 to 3 in brackets, an optional offset along the line in metres (1 to 99,999):
/// <c>1116(2)</c>, <c>229/12</c>, <c>78/1(2)</c>, <c>104(2)+500</c>. Unique within a border pair only.
/// </summary>
[JsonConverter(typeof(MarkerRefJsonConverter))]
public sealed partial record MarkerRef
{
    private MarkerRef(int main, int? auxiliary, int? member, int? offset) => (Main, Auxiliary, Member, OffsetMetres) = (main, auxiliary, member, offset);

    public int Main { get; }

    public int? Auxiliary { get; }

    /// <summary>Which of two or three markers that share one number; the suffix does not tell on whose soil it stands.</summary>
    public int? Member { get; }

    /// <summary>Metres along the line from the marker.</summary>
    public int? OffsetMetres { get; }

    /// <summary>The marker itself, without an offset from it.</summary>
    public MarkerRef Marker => OffsetMetres is null ? this : new(Main, Auxiliary, Member, null);

    /// <summary>The number that the members of one position share: without member and offset.</summary>
    public MarkerRef Position => Member is null && OffsetMetres is null ? this : new(Main, Auxiliary, null, null);

    /// <summary>One of the two or three markers of a position.</summary>
    public MarkerRef WithMember(int member) => new(Main, Auxiliary, member, null);

    /// <summary>Reads a marker number; spaces do not count. <see langword="false"/> for anything else.</summary>
    public static bool TryParse(string? text, out MarkerRef? marker)
    {
        var match = text is { Length: <= 40 } ? Notation().Match(text.Replace(" ", "", StringComparison.Ordinal)) : Match.Empty;
        marker = match.Success
            ? new MarkerRef(Number(match.Groups[1])!.Value, Number(match.Groups[2]), Number(match.Groups[3]), Number(match.Groups[4]))
            : null;
        return match.Success;
    }

    /// <summary>Reads a marker number.</summary>
    /// <exception cref="FormatException">The text is no marker number.</exception>
    public static MarkerRef Parse(string text) =>
        TryParse(text, out var marker) ? marker! : throw new FormatException($"'{text}' is no marker number, such as 1116(2), 229/12 or 104(2)+500.");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Main}{Part("/", Auxiliary, "")}{Part("(", Member, ")")}{Part("+", OffsetMetres, "")}");

    private static string Part(string before, int? number, string after) =>
        number is { } value ? before + value.ToString(CultureInfo.InvariantCulture) + after : "";

    private static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^([0-9]{1,4})(?:/([0-9]{1,3}))?(?:\(([1-3])\))?(?:\+([0-9]{1,5}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Notation();
}

internal sealed class MarkerRefJsonConverter : JsonConverter<MarkerRef>
{
    public override MarkerRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        MarkerRef.TryParse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, out var marker)
            ? marker!
            : throw new JsonException("A marker number is written as in the field: 1116(2), 229/12, 78/1(2), 104(2)+500.");

    public override void Write(Utf8JsonWriter writer, MarkerRef value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
