using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>
/// Secrets with which deliveries are signed, as <c>whsec_</c> and base64 (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
/// In the database they are encrypted (AES-256-GCM) under a configured key, and bound to their webhook.
/// </summary>
internal sealed class WebhookSecrets(IOptions<WebhookOptions> options)
{
    private const string Prefix = "whsec_";

    private const int SecretSize = 32;

    private const int KeyIdSize = 4;

    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;

    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    private readonly ImmutableArray<byte[]> _keys = [.. options.Value.Keys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key)))];

    public static byte[] New() => RandomNumberGenerator.GetBytes(SecretSize);

    /// <summary>As a subscriber enters it into its verification.</summary>
    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>Key id, nonce, tag, and the secret under them.</summary>
    public byte[] Protect(Guid webhook, byte[] secret)
    {
        var kept = new byte[KeyIdSize + NonceSize + TagSize + secret.Length];
        var nonce = kept.AsSpan(KeyIdSize, NonceSize);
        var tag = kept.AsSpan(KeyIdSize + NonceSize, TagSize);
        IdOf(_keys[0]).CopyTo(kept);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[0], TagSize);
        aes.Encrypt(nonce, secret, kept.AsSpan(KeyIdSize + NonceSize + TagSize), tag, webhook.ToByteArray());
        return kept;
    }

    /// <summary>Whether a secret is under a key that is configured.</summary>
    public bool CanRead(byte[] kept) => KeyOf(kept) is not null;

    /// <exception cref="CryptographicException">It is not this webhook's, or under a key that is no longer configured.</exception>
    public byte[] Unprotect(Guid webhook, byte[] kept)
    {
        var key = KeyOf(kept) ?? throw new CryptographicException("The secret is encrypted under a key that is not configured.");
        var secret = new byte[kept.Length - KeyIdSize - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            kept.AsSpan(KeyIdSize, NonceSize), kept.AsSpan(KeyIdSize + NonceSize + TagSize), kept.AsSpan(KeyIdSize + NonceSize, TagSize), secret, webhook.ToByteArray());
        return secret;
    }

    private byte[]? KeyOf(byte[] kept) => _keys.FirstOrDefault(key => kept.AsSpan().StartsWith(IdOf(key)));

    private static ReadOnlySpan<byte> IdOf(byte[] key) => SHA256.HashData(key).AsSpan(0, KeyIdSize);
}
