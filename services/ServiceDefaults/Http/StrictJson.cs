using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BorderCoordination.Contracts;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>
/// How a request's JSON is read: as events are, and stricter. Unknown members, control characters (those that turn the direction of a text too),
/// over-long strings and times without an offset (RFC 3339) are refused, so that nothing a caller meant is silently lost.
/// </summary>
internal static class StrictJson
{
    /// <summary>The longest string that any member may have, in UTF-16 units.</summary>
    public const int MaximumLength = 20_000;

    public static void Configure(JsonSerializerOptions options)
    {
        ContractJson.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Converters.Add(new CleanText());
        options.Converters.Add(new OffsetTime());
        options.Converters.Insert(0, new OneMember());
    }

    /// <summary>An enum's member by its exact name: not a list of them, nor another spelling, both of which the framework would take.</summary>
    private sealed class OneMember : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Member<>).MakeGenericType(typeToConvert))!;

        private sealed class Member<TEnum> : JsonConverter<TEnum>
            where TEnum : struct, Enum
        {
            public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                reader.TokenType == JsonTokenType.String && Choice<TEnum>.TryParse(reader.GetString(), out var choice)
                    ? choice.Value
                    : throw new JsonException($"One of {string.Join(", ", Choice<TEnum>.Names)} is expected.");

            public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
                writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        }
    }

    private sealed class CleanText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("A string is expected.");
            }

            var text = reader.GetString()!;
            return text.Length > MaximumLength ? throw new JsonException($"At most {MaximumLength} characters are allowed.")
                : text.Any(IsControl) ? throw new JsonException("Control characters are not allowed.")
                : text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

        /// <summary>
        /// No language of the parties is written from right to left: what turns the direction (https://www.unicode.org/reports/tr9/) would only let a text that is
        /// signed be read as another.
        /// </summary>
        private static bool IsControl(char letter) =>
            (char.IsControl(letter) && letter is not ('\n' or '\t'))
            || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
    }

    private sealed class OffsetTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Rfc3339.TryParse(reader.GetString(), out var time)
                ? time
                : throw new JsonException("A time with its offset is expected, such as 2026-05-01T08:00:00+07:00.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}

/// <summary>Times as RFC 3339 has them (https://www.rfc-editor.org/rfc/rfc3339#section-5.6): always with an offset.</summary>
public static class Rfc3339
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>
    /// Reads a time; <see langword="false"/> without an offset, or in the first or last year of the calendar: from there a day elsewhere, or some days on, may be out of it.
    /// </summary>
    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) && time.Year is > 1 and < 9999;
}
