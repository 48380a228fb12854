using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BorderCoordination.Client;

/// <summary>
/// Verifies deliveries by Standard Webhooks 1.0 (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
/// </summary>
/// <param name="secrets">The secrets that hold, each <c>whsec_…</c>; two while one takes the place of the other.</param>
public sealed class WebhookVerifier(params string[] secrets)
{
    private const string Prefix = "whsec_";

    private readonly byte[][] _keys = [.. secrets.Select(secret => Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret))];

    /// <summary>How far the sender's clock may be from ours, so that an old delivery cannot be sent again by somebody else.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether a delivery is genuine and recent. Answer 2xx for one that is, once it is kept; remember <c>webhook-id</c>, for it may come again.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The body, byte for byte.</param>
    public bool Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(Clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var given = signatures.Split(' ').Where(signature => signature.StartsWith("v1,", StringComparison.Ordinal)).Select(signature => Bytes(signature[3..])).ToArray();
        return _keys.Select(key => HMACSHA256.HashData(key, signed)).Any(expected => given.Any(one => CryptographicOperations.FixedTimeEquals(one, expected)));
    }

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : [];
    }
}
