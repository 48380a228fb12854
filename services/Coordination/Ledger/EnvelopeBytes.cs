using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace BorderCoordination.Coordination;

/// <summary>
/// What is done to an envelope without reading and writing it anew, so that its bytes stay what was published: the ledger's position is put in
/// as the first member.
/// </summary>
internal static class EnvelopeBytes
{
    private const int LongestNumber = 20;

    /// <summary>What comes before the members of the envelope itself.</summary>
    public static void WriteHead(IBufferWriter<byte> to, long position)
    {
        to.Write("{\"position\":"u8);
        WriteNumber(to, position);
        to.Write(","u8);
    }

    /// <summary>The members of the envelope itself, to its end.</summary>
    public static ReadOnlySpan<byte> Members(ReadOnlySpan<byte> envelope) => envelope[(envelope.IndexOf((byte)'{') + 1)..];

    /// <summary>The envelope with its <c>position</c>, ready for a feed.</summary>
    public static byte[] WithPosition(ReadOnlySpan<byte> envelope, long position)
    {
        var result = new ArrayBufferWriter<byte>(envelope.Length + 2 * LongestNumber);
        Write(result, envelope, position);
        return result.WrittenSpan.ToArray();
    }

    /// <summary>The same, written where it goes out.</summary>
    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<byte> envelope, long position)
    {
        WriteHead(to, position);
        to.Write(Members(envelope));
    }

    /// <summary>A number in digits.</summary>
    public static void WriteNumber(IBufferWriter<byte> to, long number)
    {
        Utf8Formatter.TryFormat(number, to.GetSpan(LongestNumber), out var digits);
        to.Advance(digits);
    }

    /// <summary>Whether the envelope itself has a member <c>position</c>.</summary>
    public static bool HasPosition(ReadOnlySpan<byte> envelope)
    {
        if (envelope.IndexOf("\"position\""u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(envelope);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("position"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a string holds NUL, which PostgreSQL keeps in neither text nor jsonb.</summary>
    public static bool HasNul(ReadOnlySpan<byte> envelope)
    {
        if (envelope.IndexOf("\\u0000"u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(envelope);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.GetString()!.Contains('\0', StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
