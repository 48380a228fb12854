using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using BorderCoordination.Contracts;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>Why a delivery did not succeed.</summary>
internal enum DeliveryFailure
{
    /// <summary>The receiver answered with another status than 2xx.</summary>
    Status,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>No connection came about, or it broke.</summary>
    Unreachable,

    /// <summary>The name has no address that may be connected to.</summary>
    TargetRefused,

    /// <summary>The receiver's certificate is not accepted.</summary>
    Tls,
}

/// <summary>How an attempt went.</summary>
/// <param name="Status">What the receiver answered; none when it did not.</param>
/// <param name="Failure">None after success.</param>
/// <param name="RetryAfter">How long the receiver asks to wait, with 429 and 503.</param>
internal sealed record DeliveryResult(int? Status, DeliveryFailure? Failure, TimeSpan Duration, TimeSpan? RetryAfter = null);

/// <summary>What is posted.</summary>
internal sealed record Post(Guid Id, string Type, byte[] Body, long? Position, int Attempt, string? TraceParent, string? TraceState);

/// <summary>
/// Posts to a webhook, once: signed, without following redirects, and without reading what the receiver has to say beyond its status. So many at a
/// time for each party on this replica, so that nobody's receivers hold up those of another.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MostDrained = 16 * 1024;

    private readonly HttpClient _http;
    private readonly WebhookSecrets _secrets;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly int _mostInFlight;
    private readonly ConcurrentDictionary<Party, SemaphoreSlim> _slots = new();

    public WebhookSender(TargetConnection target, WebhookSecrets secrets, IOptions<WebhookOptions> options, TimeProvider clock)
    {
        (_secrets, _clock, _timeout, _mostInFlight) = (secrets, clock, options.Value.Timeout, options.Value.MostInFlight);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = target.ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = _timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = MostDrained,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),

            // The delivery has a span of its own, which does not tell the address.
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose()
    {
        _http.Dispose();
        foreach (var slots in _slots.Values)
        {
            slots.Dispose();
        }
    }

    /// <exception cref="CryptographicException">The webhook's secret cannot be read.</exception>
    public async Task<DeliveryResult> SendAsync(Webhook webhook, Post post, CancellationToken cancellationToken)
    {
        var slots = _slots.GetOrAdd(webhook.Party, _ => new SemaphoreSlim(_mostInFlight));
        await slots.WaitAsync(cancellationToken);
        try
        {
            using var activity = WebhookTraces.Start(webhook, post);
            var started = _clock.GetTimestamp();
            var result = await TryAsync(webhook, post, cancellationToken);
            result = result with { Duration = _clock.GetElapsedTime(started) };
            WebhookTraces.Record(activity, result);
            return result;
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<DeliveryResult> TryAsync(Webhook webhook, Post post, CancellationToken cancellationToken)
    {
        using var request = Request(webhook, post);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new DeliveryResult(
                (int)response.StatusCode, response.IsSuccessStatusCode ? null : DeliveryFailure.Status, TimeSpan.Zero, RetryAfter(response));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult(null, DeliveryFailure.Timeout, TimeSpan.Zero);
        }
        catch (HttpRequestException failure)
        {
            return new DeliveryResult(null, Kind(failure), TimeSpan.Zero);
        }
    }

    /// <summary>With the headers of Standard Webhooks; the body is what the feeds show.</summary>
    private HttpRequestMessage Request(Webhook webhook, Post post)
    {
        var now = _clock.GetUtcNow();
        var secrets = webhook.ValidSecrets(now).Select(kept => _secrets.Unprotect(webhook.Id, kept)).ToArray();
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(post.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(EventEnvelope.ContentType);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("BorderCoordination", "1"));
        request.Headers.Add("webhook-id", post.Id.ToString());
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(post.Id, now.ToUnixTimeSeconds(), post.Body, secrets));
        foreach (var (name, value) in EventCatalogue.Find(post.Type) is { } type ? Deprecation.Headers([type]) : [])
        {
            request.Headers.Add(name, value);
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            request.Headers.Add("traceparent", activity.Id);
        }

        return request;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) ? null
        : response.Headers.RetryAfter is { Date: { } date } ? date - _clock.GetUtcNow()
        : response.Headers.RetryAfter?.Delta;

    private static DeliveryFailure Kind(Exception failure) =>
        failure.InnerException is TargetRefusedException ? DeliveryFailure.TargetRefused
        : failure.InnerException is AuthenticationException ? DeliveryFailure.Tls
        : DeliveryFailure.Unreachable;
}
