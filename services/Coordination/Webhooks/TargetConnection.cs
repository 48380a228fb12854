using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>Finds the addresses of a name, as <see cref="Dns.GetHostAddressesAsync(string, CancellationToken)"/> does.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>No address of the target may be connected to.</summary>
internal sealed class TargetRefusedException(string host) : IOException($"{host} has no address that may be connected to.");

/// <summary>
/// Connects to a webhook's target, and only to an address that may be connected to. It is the resolved address that is judged and then used, at every
/// connection: a name that answers otherwise the next time gains nothing.
/// </summary>
internal sealed class TargetConnection(ResolveHost resolve, IOptions<WebhookOptions> options, IHostEnvironment environment)
{
    private readonly ImmutableArray<IPNetwork> _allowed = options.Value.Networks(environment.IsDevelopment());

    /// <summary>Whether an address may be connected to.</summary>
    public bool Allows(IPAddress address) => PublicAddresses.Contain(address) || _allowed.Any(network => network.Contains(PublicAddresses.Plain(address)));

    /// <exception cref="TargetRefusedException">No address may be connected to.</exception>
    /// <exception cref="SocketException">There is none, or none answers.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses = [.. (await resolve(host, cancellationToken)).Where(Allows)];
        if (addresses.Length == 0)
        {
            throw new TargetRefusedException(host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
