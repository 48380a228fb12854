using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BorderCoordination.Contracts;

/// <summary>
/// The parties that share a stretch of the line, written with hyphens in their customary order: <c>VN-LA</c>;
/// three at a tri-junction: <c>VN-LA-KH</c>. Which pairs exist is data (<see cref="BorderPairs"/>).
/// </summary>
[JsonConverter(typeof(BorderPairJsonConverter))]
public sealed record BorderPair
{
    private BorderPair(string code, ImmutableArray<Party> parties)
    {
        Code = code;
        Parties = parties;
    }

    /// <summary>The parties' codes joined by hyphens.</summary>
    public string Code { get; }

    /// <summary>Two or three parties, each once, in the customary order.</summary>
    public ImmutableArray<Party> Parties { get; }

    public bool Includes(Party party) => Parties.Contains(party);

    /// <summary>Reads a pair; <see langword="false"/> unless it names two or three different parties.</summary>
    public static bool TryParse(string? text, out BorderPair? pair)
    {
        pair = null;
        if (text is not { Length: 5 or 8 })
        {
            return false;
        }

        var parties = ImmutableArray.CreateBuilder<Party>(3);
        foreach (var part in text.Split('-'))
        {
            if (!Party.TryParse(part, out var party) || parties.Contains(party))
            {
                return false;
            }

            parties.Add(party);
        }

        pair = new BorderPair(text, parties.ToImmutable());
        return parties.Count is 2 or 3;
    }

    /// <summary>Reads a pair.</summary>
    /// <exception cref="FormatException">The text does not name two or three different parties.</exception>
    public static BorderPair Parse(string text) =>
        TryParse(text, out var pair) ? pair! : throw new FormatException($"'{text}' is no border pair: codes joined by hyphens are expected, such as VN-LA.");

    public bool Equals(BorderPair? other) => other is not null && other.Code == Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;
}

internal sealed class BorderPairJsonConverter : JsonConverter<BorderPair>
{
    public override BorderPair Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BorderPair.TryParse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, out var pair)
            ? pair!
            : throw new JsonException("A border pair is two or three party codes joined by hyphens, such as VN-LA.");

    public override void Write(Utf8JsonWriter writer, BorderPair value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
