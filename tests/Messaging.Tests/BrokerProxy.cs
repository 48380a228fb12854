using System.Net;
using System.Net.Sockets;

namespace BorderCoordination.Messaging.Tests;

/// <summary>Stands between a service and the broker, and can be away, or keep the broker's answers to itself.</summary>
internal sealed class BrokerProxy : IAsyncDisposable
{
    private readonly Uri _broker;
    private readonly Lock _lock = new();
    private readonly List<TcpClient> _clients = [];
    private readonly int _port;
    private TcpListener? _listener;
    private TaskCompletionSource _answers = Open();

    public BrokerProxy(Uri broker, bool up = true)
    {
        _broker = broker;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        _port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Uri = new UriBuilder(broker) { Host = "127.0.0.1", Port = _port }.Uri;
        if (up)
        {
            Up();
        }
    }

    public Uri Uri { get; }

    public void Up()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port) { ExclusiveAddressUse = false };
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>Cuts every connection and refuses new ones.</summary>
    public void Down()
    {
        _listener?.Dispose();
        lock (_lock)
        {
            _clients.ForEach(client => client.Dispose());
            _clients.Clear();
        }
    }

    public void HoldAnswers() => _answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetAnswersThrough() => _answers.TrySetResult();

    public ValueTask DisposeAsync()
    {
        LetAnswersThrough();
        Down();
        return ValueTask.CompletedTask;
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                var server = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                await server.ConnectAsync(_broker.Host, _broker.Port);
                lock (_lock)
                {
                    _clients.AddRange([client, server]);
                }

                _ = PumpAsync(client, server, answers: false);
                _ = PumpAsync(server, client, answers: true);
            }
        }
        catch (Exception fault) when (fault is ObjectDisposedException or SocketException or InvalidOperationException)
        {
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool answers)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.GetStream().ReadAsync(buffer)) > 0;)
            {
                if (answers)
                {
                    await _answers.Task;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or SocketException or InvalidOperationException)
        {
        }

        from.Dispose();
        to.Dispose();
    }
}
