using System.Net;
using System.Net.Sockets;

namespace BorderCoordination.Local;

/// <summary>Ports on 127.0.0.1.</summary>
public static class FreePorts
{
    // Below the range from which the system serves outgoing connections, so that a port stays free while its owner restarts.
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    public static int Next()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new LocalException($"No free port was found between {Lowest} and {Highest} on 127.0.0.1.");
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
