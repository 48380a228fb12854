using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using BorderCoordination.EventStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>The latest that one stream has come to, among what was examined.</summary>
/// <param name="Stream">The stream's id.</param>
/// <param name="Subject">Aggregate and id: <c>patrol/0198…</c>.</param>
/// <param name="Version">The version of its last event.</param>
public sealed record StreamHead(Guid Stream, string Subject, long Version);

/// <summary>The streams that changed after a position.</summary>
/// <param name="Heads">One for each stream that changed.</param>
/// <param name="Next">The sequence up to which everything was examined; ask for what follows it.</param>
public sealed record StreamHeads(IReadOnlyList<StreamHead> Heads, long Next);

/// <summary>What the ledger fetches from a service when the broker has lost something: the same envelopes, byte for byte.</summary>
public static class LedgerSource
{
    private const int MostEvents = 500;
    private const int MostExamined = 5000;

    /// <summary>Maps <c>GET /events</c> and <c>GET /events/heads</c>, for the role <c>ledger</c>.</summary>
    public static RouteGroupBuilder MapLedgerSource(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/events").RequireAuthorization("ledger").WithTags("Ledger");
        group.MapGet("", ReadEventsAsync).WithName("ReadEvents")
            .WithSummary("Events of this service in the order of its store, as they are published.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("/heads", ReadHeadsAsync).WithName("ReadStreamHeads")
            .WithSummary("Versions of the streams that changed after a position.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        return group;
    }

    private static async Task<IResult> ReadEventsAsync(
        IEventStore store,
        StreamEvents streams,
        IOptions<EventsOptions> options,
        [Description("The sequence after which to read; from the beginning when absent.")] string? after,
        [Description("At most this many events, 1 to 500; 100 when absent.")] string? limit,
        [Description("Only this stream, by its id.")] string? stream,
        [Description("With stream: only events after this version.")] string? afterVersion,
        CancellationToken cancellationToken)
    {
        if (!TryNumber(after, 0, 0, long.MaxValue, out var position))
        {
            return Invalid("after", "a sequence, 0 or more");
        }

        if (!TryNumber(limit, 100, 1, MostEvents, out var count))
        {
            return Invalid("limit", $"a number from 1 to {MostEvents}");
        }

        if (!TryNumber(afterVersion, 0, 0, long.MaxValue, out var version) || (afterVersion is not null && stream is null))
        {
            return Invalid("afterVersion", "a version, 0 or more, of the stream that 'stream' names");
        }

        var id = Guid.Empty;
        if (stream is not null && (after is not null || !Guid.TryParse(stream, out id)))
        {
            return Invalid("stream", "the id of a stream, without 'after'");
        }

        var events = stream is null
            ? await store.ReadAllAsync(position, (int)count, cancellationToken)
            : await streams.ReadAsync(id, version, (int)count, cancellationToken);
        return Results.Bytes(Write(events, options.Value.SchemaAddress, position), "application/json");
    }

    private static async Task<Results<Ok<StreamHeads>, ProblemHttpResult>> ReadHeadsAsync(
        IEventStore store,
        [Description("The sequence after which to examine; from the beginning when absent.")] string? after,
        [Description("Examine at most this many events, 1 to 5000; 1000 when absent.")] string? limit,
        CancellationToken cancellationToken)
    {
        if (!TryNumber(after, 0, 0, long.MaxValue, out var position))
        {
            return Invalid("after", "a sequence, 0 or more");
        }

        if (!TryNumber(limit, 1000, 1, MostExamined, out var count))
        {
            return Invalid("limit", $"a number from 1 to {MostExamined}");
        }

        var events = await store.ReadAllAsync(position, (int)count, cancellationToken);
        var heads = events.GroupBy(stored => stored.Stream).Select(of => new StreamHead(of.Key.Id, of.Key.Subject, of.Max(stored => stored.Version)));
        return TypedResults.Ok(new StreamHeads([.. heads], events.Count > 0 ? events[^1].Sequence : position));
    }

    private static ReadOnlyMemory<byte> Write(IReadOnlyList<StoredEvent> events, Uri schemaAddress, long position)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(64 * 1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("events");
        foreach (var stored in events)
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", stored.Sequence);
            json.WritePropertyName("envelope");
            json.WriteRawValue(Envelopes.Write(Envelopes.Wrap(stored, schemaAddress)), skipInputValidation: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("next", events.Count > 0 ? events[^1].Sequence : position);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static bool TryNumber(string? text, long absent, long least, long most, out long number)
    {
        number = absent;
        return text is null
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    private static ProblemHttpResult Invalid(string parameter, string expected) => TypedResults.Problem(
        $"'{parameter}' has to be {expected}.", statusCode: 400, title: "Invalid parameter", type: "urn:border-coordination:invalid-parameter");
}
