using RabbitMQ.Client;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// A connection of the relay's own beside MassTransit's: it declares the topology before anything is published, and tells at once when the broker goes.
/// </summary>
internal sealed class BrokerLink : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly CancellationTokenSource _lost = new();

    private BrokerLink(IConnection connection)
    {
        _connection = connection;
        _connection.ConnectionShutdownAsync += (_, _) => _lost.CancelAsync();
    }

    /// <summary>Cancelled when the connection is gone.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Connects and declares everything of <see cref="Topology"/>.</summary>
    public static async Task<BrokerLink> OpenAsync(Uri broker, string name, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = broker,
            ClientProvidedName = name,
            AutomaticRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
        };
        var link = new BrokerLink(await factory.CreateConnectionAsync(cancellationToken));
        try
        {
            await using var channel = await link._connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await Topology.DeclareAsync(channel, cancellationToken);
            return link;
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}
