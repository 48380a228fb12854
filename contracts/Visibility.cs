using System.Text.Json;
using System.Text.Json.Serialization;

namespace BorderCoordination.Contracts;

/// <summary>
/// Who may see an event: every party of its border pair (<c>shared</c>), or one party alone (that party's code).
/// What one party alone may see lives in streams of that party's own.
/// </summary>
[JsonConverter(typeof(VisibilityJsonConverter))]
public readonly record struct Visibility
{
    private Visibility(Party? only) => Only = only;

    /// <summary>The one party that may see it; none when it is shared.</summary>
    public Party? Only { get; }

    public static Visibility Shared { get; }

    public static Visibility OnlyFor(Party party) => new(party);

    /// <summary>Reads <c>shared</c> or a party's code.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Visibility Parse(string text) => text == "shared" ? Shared : OnlyFor(Party.Parse(text));

    /// <summary>The one rule of who may see what is recorded of a border pair.</summary>
    public bool Allows(Party party, BorderPair pair) => pair.Includes(party) && (Only is null || Only == party);

    public override string ToString() => Only?.Code ?? "shared";
}

internal sealed class VisibilityJsonConverter : JsonConverter<Visibility>
{
    public override Visibility Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return text == "shared" ? Visibility.Shared
            : Party.TryParse(text, out var party) ? Visibility.OnlyFor(party)
            : throw new JsonException("A visibility is 'shared' or a party's code.");
    }

    public override void Write(Utf8JsonWriter writer, Visibility value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
