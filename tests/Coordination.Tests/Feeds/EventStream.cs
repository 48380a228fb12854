using System.Globalization;

namespace BorderCoordination.Coordination.Tests;

/// <summary>A subscriber to an event stream, by the letter of the standard as far as it is used here.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventStream(HttpResponseMessage response, StreamReader lines) => (_response, _lines) = (response, lines);

    public HttpResponseMessage Response => _response;

    /// <summary>The last id that was seen, also of a heartbeat.</summary>
    public long LastId { get; private set; }

    public static async Task<EventStream> OpenAsync(HttpClient http, string url, long? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (lastEventId is { } id)
        {
            request.Headers.Add("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new EventStream(response, new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    public async Task<IReadOnlyList<(long Id, string Type, string Data)>> TakeAsync(int count)
    {
        var events = new List<(long, string, string)>();
        while (events.Count < count && await NextAsync() is { } sent)
        {
            events.Add(sent);
        }

        return events;
    }

    /// <summary>The next event; none at the end of the stream.</summary>
    public async Task<(long Id, string Type, string Data)?> NextAsync()
    {
        var (type, data) = ("", "");
        while (await _lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                LastId = long.Parse(line[4..], CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                type = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line[6..];
            }
            else if (line.Length == 0 && data.Length > 0)
            {
                return (LastId, type, data);
            }
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
