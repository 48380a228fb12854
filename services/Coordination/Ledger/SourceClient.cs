using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BorderCoordination.Coordination;

/// <summary>How far a stream has got in the service that records it.</summary>
internal readonly record struct StreamHead(Guid Stream, long Version);

/// <summary>Heads of the streams that changed after a sequence, and the sequence up to which they were looked for.</summary>
internal sealed record HeadsPage(IReadOnlyList<StreamHead> Heads, long Next);

/// <summary>Events of a source, by their sequence there.</summary>
internal sealed record EventsPage(IReadOnlyList<(long Sequence, Delivery Delivery)> Events, long Next);

/// <summary>Asks a service for its events (<c>GET /events</c>, <c>GET /events/heads</c>). Envelopes stay the bytes that the service sent.</summary>
internal sealed class SourceClient(HttpClient http, ServiceToken token)
{
    public const int PageSize = 500;

    public async Task<HeadsPage> HeadsAsync(Uri source, long after, CancellationToken cancellationToken)
    {
        using var page = await GetAsync(source, $"events/heads?after={Number(after)}&limit={PageSize}", cancellationToken);
        return new HeadsPage(
            [.. page.RootElement.GetProperty("heads").EnumerateArray().Select(head => new StreamHead(head.GetProperty("stream").GetGuid(), head.GetProperty("version").GetInt64()))],
            page.RootElement.GetProperty("next").GetInt64());
    }

    /// <summary>Events of one stream after a version, oldest first.</summary>
    public Task<EventsPage> StreamAsync(Uri source, Guid stream, long afterVersion, CancellationToken cancellationToken) =>
        EventsAsync(source, $"events?stream={stream}&afterVersion={Number(afterVersion)}&limit={PageSize}", cancellationToken);

    /// <summary>The first event at or after a sequence; none when there is nothing so far on.</summary>
    public async Task<(long Sequence, Guid Id)?> FirstAsync(Uri source, long sequence, CancellationToken cancellationToken)
    {
        var page = await EventsAsync(source, $"events?after={Number(sequence - 1)}&limit=1", cancellationToken);
        if (page.Events.Count == 0)
        {
            return null;
        }

        using var envelope = JsonDocument.Parse(page.Events[0].Delivery.Body);
        return (page.Events[0].Sequence, envelope.RootElement.GetProperty("id").GetGuid());
    }

    private async Task<EventsPage> EventsAsync(Uri source, string query, CancellationToken cancellationToken)
    {
        using var page = await GetAsync(source, query, cancellationToken);
        return new EventsPage(
            [.. page.RootElement.GetProperty("events").EnumerateArray().Select(each =>
                (each.GetProperty("sequence").GetInt64(), new Delivery(JsonMarshal.GetRawUtf8Value(each.GetProperty("envelope")).ToArray())))],
            page.RootElement.GetProperty("next").GetInt64());
    }

    private async Task<JsonDocument> GetAsync(Uri source, string query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(source.AbsoluteUri.TrimEnd('/') + "/" + query));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token.GetAsync(cancellationToken));
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            token.Forget();
        }

        response.EnsureSuccessStatusCode();
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return JsonDocument.Parse(bytes);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
