using System.Net;

namespace BorderCoordination.Client;

/// <summary>
/// Repeats what may be repeated: queries, and commands with an <c>Idempotency-Key</c>; after a lost connection, 429, 502, 503 and 504. Waits as long as
/// <c>Retry-After</c> says, else twice as long each time, with jitter. Put it in front of the handler that does the work.
/// </summary>
public sealed class Retrying : DelegatingHandler
{
    /// <summary>How often at most, the first time not counted.</summary>
    public int Most { get; init; } = 6;

    /// <summary>The wait before the first repetition.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait; an answer that asks for more is handed on.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var mayRepeat = request.Method == HttpMethod.Get || request.Headers.Contains("Idempotency-Key");
        for (var attempt = 0; ; attempt++)
        {
            HttpResponseMessage? answer = null;
            try
            {
                answer = await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (mayRepeat && attempt < Most)
            {
                // Whether it arrived is unknown; that is what the key is for.
            }

            if (answer is not null && (!mayRepeat || attempt >= Most || !MayPass(answer.StatusCode)))
            {
                return answer;
            }

            var wait = Wait(answer, attempt);
            if (answer is not null && wait > Longest)
            {
                return answer;
            }

            answer?.Dispose();
            await Task.Delay(wait, Clock, cancellationToken);
        }
    }

    private static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private TimeSpan Wait(HttpResponseMessage? answer, int attempt) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > Clock.GetUtcNow() => date - Clock.GetUtcNow(),
        _ => Least(First * Math.Pow(2, attempt), Longest) * (0.5 + (Random.Shared.NextDouble() / 2)),
    };

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
