using System.Security.Cryptography;
using System.Text;

namespace BorderCoordination.EventStore;

/// <summary>
/// Ids of streams that exist once for a natural key: UUIDs of version 5 (https://www.rfc-editor.org/rfc/rfc9562#section-5.5),
/// so that whoever names the same thing comes to the same stream.
/// </summary>
public static class NamedGuid
{
    /// <summary>The namespace of the natural keys of this system.</summary>
    public static readonly Guid BorderCoordination = Create(Dns, "border-coordination");

    private const int Length = 16;

    /// <summary>RFC 9562, section 6.6.</summary>
    public static Guid Dns => new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>The id of a natural key, given as its parts. None of them holds the separator, a vertical bar.</summary>
    /// <exception cref="ArgumentException">A part holds the separator: two different keys could come to the same id.</exception>
    public static Guid Of(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (part.Contains('|', StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{part}' holds a vertical bar.", nameof(parts));
            }
        }

        return Create(BorderCoordination, string.Join('|', parts));
    }

    /// <summary>The id of a name within a namespace.</summary>
    public static Guid Create(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var named = new byte[Length + text.Length];
        space.TryWriteBytes(named, bigEndian: true, out _);
        text.CopyTo(named, Length);
#pragma warning disable CA5350 // Version 5 is defined with SHA-1; nothing is protected by it.
        var hash = SHA1.HashData(named).AsSpan(0, Length);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
