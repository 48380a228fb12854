using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BorderCoordination.Coordination;

/// <summary>Signs a delivery: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme</summary>
internal static class WebhookSignature
{
    /// <summary>One signature for each secret that is valid, so that a subscriber may change over while two are.</summary>
    public static string Sign(Guid id, long timestamp, ReadOnlySpan<byte> body, IEnumerable<byte[]> secrets)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        byte[] signed = [.. head, .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }
}
