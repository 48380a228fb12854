using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using BorderCoordination.Local;

namespace BorderCoordination.Benchmarks;

/// <param name="Deliveries">Events that all subscribers together have taken.</param>
/// <param name="Connections">How often one of them has connected.</param>
internal sealed record CrowdResult(long Deliveries, int Connections, double Seconds, double? Before, double? Highest, double? After)
{
    public double PerSecond => Deliveries / Seconds;
}

/// <summary>
/// Many subscribers of the stream at once, all equally far behind. Every tenth stops reading for longer than it may; when half of all is taken, everybody's
/// connection breaks at the same moment and all come back. Each has to have everything in the end, once and in order.
/// </summary>
internal sealed class Crowd(BenchSystem system, long from, long to) : IDisposable
{
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly string _token = system.Token("VN");
    private readonly CancellationTokenSource _untilStorm = new();
    private long _taken;
    private int _connections;

    public async Task<CrowdResult> RunAsync(CancellationToken cancellationToken)
    {
        var (before, highest, began) = (Memory(), Memory(), Stopwatch.GetTimestamp());
        var following = Task.WhenAll(Enumerable.Range(0, Measures.Subscribers).Select(number => FollowAsync(isSlow: number % 10 == 0, cancellationToken)));
        var half = (to - from) * Measures.Subscribers / 2;
        while (!following.IsCompleted)
        {
            if (!_untilStorm.IsCancellationRequested && Interlocked.Read(ref _taken) >= half)
            {
                await _untilStorm.CancelAsync();
            }

            highest = Memory() is { } now && !(now <= highest) ? now : highest;
            await Task.WhenAny(following, Task.Delay(Pause, cancellationToken));
        }

        await following;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Task.Delay(Rest, cancellationToken);
        return new CrowdResult(_taken, _connections, seconds, before, highest, Memory());
    }

    public void Dispose() => _untilStorm.Dispose();

    private double? Memory() => system.Memory().GetValueOrDefault(Service.Coordination);

    private async Task FollowAsync(bool isSlow, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(Handler(isSlow)) { BaseAddress = system.Address(Service.Coordination), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        var (last, hasSlept) = (from, !isSlow);
        while (last < to)
        {
            var storm = _untilStorm.IsCancellationRequested ? CancellationToken.None : _untilStorm.Token;
            using var connected = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, storm);
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/feed/stream") { Headers = { { "Last-Event-ID", last.ToString(CultureInfo.InvariantCulture) } } };
                Interlocked.Increment(ref _connections);
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, connected.Token);
                answer.EnsureSuccessStatusCode();
                using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(connected.Token));
                for (var id = last; last < to && await lines.ReadLineAsync(connected.Token) is { } line;)
                {
                    if (line.StartsWith("id: ", StringComparison.Ordinal))
                    {
                        id = long.Parse(line.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture);
                    }
                    else if (line.StartsWith("data: ", StringComparison.Ordinal))
                    {
                        last = id == last + 1 ? id : throw new InvalidOperationException($"Position {id} came after {last}.");
                        Interlocked.Increment(ref _taken);
                        if (!hasSlept && last > from + ((to - from) / 10))
                        {
                            hasSlept = true;
                            await Task.Delay(Nap, cancellationToken);
                        }
                    }
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Cut off, or the storm: it comes back to where it was.
            }
        }
    }

    /// <summary>A slow reader's system keeps little of what it does not read.</summary>
    private static SocketsHttpHandler Handler(bool isSlow) => new()
    {
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (isSlow)
            {
                socket.ReceiveBufferSize = 16 * 1024;
            }

            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
