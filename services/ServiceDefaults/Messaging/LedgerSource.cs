using System.ComponentModel;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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

/// <summary>An event and where it stands in its service's store.</summary>
/// <param name="Sequence">Ascending in the order of the store, with gaps.</param>
/// <param name="Envelope">Byte for byte what is published.</param>
public sealed record PublishedEvent(long Sequence, EventEnvelope Envelope);

/// <summary>Events of a service, in the order of its store.</summary>
/// <param name="Events">As many as were asked for, or as there are.</param>
/// <param name="Next">The last sequence read; ask for what follows it.</param>
public sealed record PublishedEvents(IReadOnlyList<PublishedEvent> Events, long Next);

/// <summary>What the ledger fetches from a service when the broker has lost something: the same envelopes, byte for byte.</summary>
public static class LedgerSource
{
    private const int MostEvents = 500;
    private const int MostExamined = 5000;

    /// <summary>Maps <c>GET /events</c> and <c>GET /events/heads</c>, for the role <c>ledger</c>.</summary>
    public static void MapLedgerSource(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/events").WithTags("Ledger");
        group.MapGet("", ReadEventsAsync).RequireRole(Roles.Ledger).WithName("ReadEvents")
            .WithSummary("Events of this service in the order of its store, as they are published.")
            .Produces<PublishedEvents>().Gives(ProblemTypes.InvalidParameter);
        group.MapGet("/heads", ReadHeadsAsync).RequireRole(Roles.Ledger).WithName("ReadStreamHeads")
            .WithSummary("Versions of the streams that changed after a position.")
            .Produces<StreamHeads>().Gives(ProblemTypes.InvalidParameter);
    }

    private static async Task<IResult> ReadEventsAsync(
        IEventStore store,
        StreamEvents streams,
        IOptions<EventsOptions> options,
        [Description("The sequence after which to read; from the beginning when absent.")] long? after,
        [Description("At most this many events, 1 to 500; 100 when absent.")] int? limit,
        [Description("Only this stream, by its id; without 'after'.")] Guid? stream,
        [Description("With 'stream': only events after this version.")] long? afterVersion,
        CancellationToken cancellationToken)
    {
        if (after < 0 || afterVersion < 0)
        {
            return Invalid("after, afterVersion: 0 or more is expected.");
        }

        if (limit is < 1 or > MostEvents)
        {
            return Invalid($"limit: a number from 1 to {MostEvents} is expected.");
        }

        if (stream is null ? afterVersion is not null : after is not null)
        {
            return Invalid("stream: it goes with afterVersion, and everything else with after.");
        }

        var events = stream is { } id
            ? await streams.ReadAsync(id, afterVersion ?? 0, limit ?? 100, cancellationToken)
            : await store.ReadAllAsync(after ?? 0, limit ?? 100, cancellationToken);
        return TypedResults.Bytes(Write(events, options.Value.SchemaAddress, after ?? 0), "application/json");
    }

    private static async Task<IResult> ReadHeadsAsync(
        IEventStore store,
        [Description("The sequence after which to examine; from the beginning when absent.")] long? after,
        [Description("Examine at most this many events, 1 to 5000; 1000 when absent.")] int? limit,
        CancellationToken cancellationToken)
    {
        if (after < 0)
        {
            return Invalid("after: 0 or more is expected.");
        }

        if (limit is < 1 or > MostExamined)
        {
            return Invalid($"limit: a number from 1 to {MostExamined} is expected.");
        }

        var events = await store.ReadAllAsync(after ?? 0, limit ?? 1000, cancellationToken);
        var heads = events.GroupBy(stored => stored.Stream).Select(of => new StreamHead(of.Key.Id, of.Key.Subject, of.Max(stored => stored.Version)));
        return TypedResults.Json(new StreamHeads([.. heads], events.Count > 0 ? events[^1].Sequence : after ?? 0));
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

    private static IResult Invalid(string detail) => Problems.Of(ProblemTypes.InvalidParameter, detail);
}
