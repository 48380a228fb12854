using System.Collections.Concurrent;
using System.Text;
using BorderCoordination.Local;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>A span as it was exported.</summary>
public sealed record ReceivedSpan(string Service, string TraceId, string Id, string Parent, string Name);

/// <summary>
/// Takes OTLP over HTTP and reads of it as much as these tests need.
/// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
/// </summary>
public sealed class TraceReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedSpan> _spans = [];
    private readonly ConcurrentQueue<string> _bodies = [];
    private readonly WebApplication _app;

    private TraceReceiver(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    public IReadOnlyList<ReceivedSpan> Spans => [.. _spans];

    /// <summary>Whether a text stands anywhere in what was exported: spans, logs or metrics.</summary>
    public bool Holds(string text) => _bodies.Any(body => body.Contains(text, StringComparison.Ordinal));

    public static async Task<TraceReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var address = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        builder.WebHost.UseKestrelCore().UseUrls(address.OriginalString);
        var app = builder.Build();
        var receiver = new TraceReceiver(app, address);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        _bodies.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
        if (http.Request.Path == "/v1/traces")
        {
            foreach (var resource in Fields(body.ToArray(), 1))
            {
                Read(resource);
            }
        }

        http.Response.ContentType = "application/x-protobuf";
    }

    private void Read(ReadOnlyMemory<byte> resourceSpans)
    {
        var service = (from resource in Fields(resourceSpans, 1)
                       from attribute in Fields(resource, 1)
                       where Text(attribute, 1) == "service.name"
                       from value in Fields(attribute, 2)
                       select Text(value, 1)).FirstOrDefault("");
        foreach (var span in from scope in Fields(resourceSpans, 2) from span in Fields(scope, 2) select span)
        {
            _spans.Enqueue(new ReceivedSpan(service, Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5)));
        }
    }

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Fields(message, field).FirstOrDefault().Span);

    private static string Hex(ReadOnlyMemory<byte> message, int field) => Convert.ToHexStringLower(Fields(message, field).FirstOrDefault().Span);

    /// <summary>The length-delimited fields of that number. https://protobuf.dev/programming-guides/encoding/</summary>
    private static List<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int wanted)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message.Span, ref at);
            switch (tag & 7)
            {
                case 0:
                    Number(message.Span, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Number(message.Span, ref at);
                    if (tag >> 3 == (ulong)wanted)
                    {
                        found.Add(message.Slice(at, length));
                    }

                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {tag & 7}.");
            }
        }

        return found;
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }
}
