using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BorderCoordination.Client;

/// <summary>What of the feed is wanted; everything that the caller may see when nothing is said.</summary>
/// <param name="Types">Only these events, in these versions.</param>
/// <param name="Versions">These events in these versions, besides all others.</param>
public sealed record FeedQuery(string[]? Types = null, string[]? Versions = null, string[]? Services = null, string[]? Pairs = null, string[]? Subjects = null)
{
    internal string Text => string.Concat(
        Part("type", Types).Concat(Part("version", Versions)).Concat(Part("service", Services)).Concat(Part("pair", Pairs)).Concat(Part("subject", Subjects)));

    private static IEnumerable<string> Part(string name, string[]? values) => (values ?? []).Select(value => $"&{name}={Uri.EscapeDataString(value)}");
}

/// <summary>
/// The ledger, from a position on and then whatever is new, each event once and in order. A checkpoint moves when the next event is asked for, so an event
/// whose handling failed comes again.
/// </summary>
/// <param name="http">With Coordination's address, best by <see cref="BorderClient.Connect"/>; it is not disposed of.</param>
public sealed class EventFeed(HttpClient http)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Follows the feed page by page, for ever.</summary>
    /// <param name="checkpoints">Where to remember how far it has come; from the beginning each time when absent.</param>
    /// <param name="name">The subscriber's name there.</param>
    public async IAsyncEnumerable<FeedEvent> ReadAsync(
        FeedQuery query, ICheckpointStore? checkpoints = null, string name = "feed", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = await PositionAsync(checkpoints, name, cancellationToken);
        while (true)
        {
            var page = await PageAsync(query, after, wait: 30, cancellationToken);
            foreach (var given in page.Events)
            {
                yield return given;
                await RememberAsync(checkpoints, name, given.Position!.Value, cancellationToken);
            }

            if (page.Next > after && page.Events.Count == 0)
            {
                await RememberAsync(checkpoints, name, page.Next, cancellationToken);
            }

            after = page.Next;
        }
    }

    /// <summary>Follows the feed as Server-Sent Events, for ever; after a broken connection it goes on where it was.</summary>
    public async IAsyncEnumerable<FeedEvent> StreamAsync(
        FeedQuery query, ICheckpointStore? checkpoints = null, string name = "feed", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var after = await PositionAsync(checkpoints, name, cancellationToken);
        while (true)
        {
            using var answer = await AskAsync($"feed/stream?after={Text(after)}{query.Text}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            await using var events = SseParser.Create(body, (_, data) => FeedEvent.Parse(data)).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(events))
            {
                yield return events.Current.Data;
                after = events.Current.Data.Position!.Value;
                await RememberAsync(checkpoints, name, after, cancellationToken);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>The last position.</summary>
    public async Task<long> HeadAsync(CancellationToken cancellationToken = default)
    {
        using var answer = await AskAsync("feed/head", HttpCompletionOption.ResponseContentRead, cancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("position").GetInt64();
    }

    internal async Task<(IReadOnlyList<FeedEvent> Events, long Next)> PageAsync(FeedQuery query, long after, int wait, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync($"feed?after={Text(after)}&limit=500&wait={wait}{query.Text}", HttpCompletionOption.ResponseContentRead, cancellationToken);
        var events = (await answer.Content.ReadFromJsonAsync<JsonElement[]>(cancellationToken) ?? []).Select(FeedEvent.Parse).ToArray();
        return (events, Next(answer) ?? (events.Length > 0 ? events[^1].Position!.Value : after));
    }

    /// <summary>Asks until there is an answer: a subscriber outlives any restart of Coordination.</summary>
    /// <exception cref="ProblemException">Asking again would not help.</exception>
    private async Task<HttpResponseMessage> AskAsync(string path, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                var answer = await http.SendAsync(request, completion, cancellationToken);
                if (answer.StatusCode is not HttpStatusCode.TooManyRequests and < HttpStatusCode.InternalServerError)
                {
                    await ProblemException.ThrowUnlessSuccessAsync(answer, cancellationToken);
                    return answer;
                }

                answer.Dispose();
            }
            catch (Exception broken) when (broken is HttpRequestException or TimeoutException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Coordination is away for now.
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>A connection that broke is the end of the stream; it is made anew.</summary>
    private static async Task<bool> NextAsync(IAsyncEnumerator<SseItem<FeedEvent>> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return false;
        }
    }

    private static long? Next(HttpResponseMessage answer)
    {
        var next = answer.Headers.TryGetValues("Link", out var links) ? links.FirstOrDefault(link => link.Contains("rel=\"next\"", StringComparison.Ordinal)) : null;
        var from = next?.IndexOf("after=", StringComparison.Ordinal) ?? -1;
        return from < 0 ? null : long.Parse(next.AsSpan(from + 6, next.AsSpan(from + 6).IndexOfAnyExceptInRange('0', '9')), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static async Task<long> PositionAsync(ICheckpointStore? checkpoints, string name, CancellationToken cancellationToken) =>
        checkpoints is not null && await checkpoints.ReadAsync(name, cancellationToken) is { } known ? long.Parse(known, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static Task RememberAsync(ICheckpointStore? checkpoints, string name, long position, CancellationToken cancellationToken) =>
        checkpoints?.WriteAsync(name, Text(position), cancellationToken) ?? Task.CompletedTask;

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);
}
