using System.Net.Sockets;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Tells faults of the surroundings, which pass, from faults of the message, which do not.</summary>
internal static class TransientFaults
{
    public static bool IsTransient(Exception? fault) => fault switch
    {
        null => false,
        TryAgainException or StoreBusyException or StreamVersionConflictException => true,
        PostgresException { SqlState: var state } postgres => postgres.IsTransient || state[..2] is "08" or "53" or "57" or "58",
        NpgsqlException or SocketException or TimeoutException or HttpRequestException => true,
        AggregateException { InnerExceptions: var inner } => inner.All(IsTransient),
        _ => IsTransient(fault.InnerException),
    };
}
