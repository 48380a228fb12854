using System.Buffers;
using System.Text;

namespace BorderCoordination.Coordination;

/// <summary>Writes an event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).</summary>
internal static class ServerSentEvents
{
    public const string ContentType = "text/event-stream";

    /// <summary>How long a client waits before it connects again, in milliseconds.</summary>
    public static void WriteRetry(IBufferWriter<byte> to, int milliseconds)
    {
        to.Write("retry: "u8);
        EnvelopeBytes.WriteNumber(to, milliseconds);
        to.Write("\n\n"u8);
    }

    /// <summary>An event with its data on one line.</summary>
    public static void WriteEvent(IBufferWriter<byte> to, long id, string type, ReadOnlySpan<byte> json)
    {
        WriteHead(to, id, type);
        WriteOnOneLine(to, json);
    }

    /// <summary>An entry of the ledger, its position put into its envelope as it goes out.</summary>
    public static void WriteEntry(IBufferWriter<byte> to, FeedEntry entry)
    {
        WriteHead(to, entry.Position, entry.Type);
        EnvelopeBytes.WriteHead(to, entry.Position);
        WriteOnOneLine(to, EnvelopeBytes.Members(entry.Envelope));
    }

    private static void WriteHead(IBufferWriter<byte> to, long id, string type)
    {
        to.Write("id: "u8);
        EnvelopeBytes.WriteNumber(to, id);
        to.Write("\nevent: "u8);
        Encoding.UTF8.GetBytes(type, to);
        to.Write("\ndata: "u8);
    }

    private static void WriteOnOneLine(IBufferWriter<byte> to, ReadOnlySpan<byte> json)
    {
        // Line ends stand only between the tokens of JSON, never within its strings.
        for (int end; (end = json.IndexOfAny((byte)'\r', (byte)'\n')) >= 0; json = json[(end + 1)..])
        {
            to.Write(json[..end]);
            to.Write(" "u8);
        }

        to.Write(json);
        to.Write("\n\n"u8);
    }

    /// <summary>Nothing to dispatch (there is no data), but a place from which to resume.</summary>
    public static void WriteHeartbeat(IBufferWriter<byte> to, long id)
    {
        to.Write(": heartbeat\nid: "u8);
        EnvelopeBytes.WriteNumber(to, id);
        to.Write("\n\n"u8);
    }
}
