using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BorderCoordination.EventStore;

/// <summary>
/// PostgreSQL advisory locks of this application, in the form with two keys, so that they stay clear of those with one.
/// (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS)
/// </summary>
public static class AdvisoryLocks
{
    /// <summary>First key of every lock: "BCOR". Numbers from 100 on are free for the services.</summary>
    public const int Space = 0x42434F52;

    /// <summary>
    /// Held shared by every transaction that appends, from before it draws a number until it ends. Nobody ever asks for it exclusively;
    /// the reader looks at who holds it.
    /// </summary>
    public const int Append = 1;

    /// <summary>Held by the one replica that creates or upgrades tables.</summary>
    public const int Schema = 2;

    /// <summary>Held by the one replica that publishes.</summary>
    public const int Relay = 50;

    /// <summary>
    /// The lock of one idempotency key, in the form with one key of 64 bits. Two keys on one number would at worst be told
    /// that they are in use while the other is being worked on.
    /// </summary>
    internal static long Of(IdempotencyKey key) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Scope}\n{key.Key}")));
}
