using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>The headers that make a command conditional or repeatable.</summary>
internal static class Preconditions
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(7);

    /// <summary>A version as an entity tag (RFC 9110, section 8.8.3).</summary>
    public static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version in <c>If-Match</c> (RFC 9110, section 13.1.1); none for an absent one and for <c>*</c>.</summary>
    /// <exception cref="BadHttpRequestException">It is not one strong entity tag of ours.</exception>
    public static long? IfMatch(HttpRequest request)
    {
        var values = request.Headers.IfMatch;
        if (values.Count == 0 || values == "*")
        {
            return null;
        }

        return EntityTagHeaderValue.TryParseStrictList(values, out var tags)
            && tags is [{ IsWeak: false } tag]
            && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : throw new BadHttpRequestException("If-Match: one entity tag as given in ETag is expected, such as \"3\".");
    }

    /// <summary>Whether the caller has that version already (RFC 9110, section 13.1.2).</summary>
    public static bool IsKnown(HttpRequest request, string etag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Tag == "*" || tag.Tag == etag);

    /// <summary>
    /// The key of <c>Idempotency-Key</c> (draft-ietf-httpapi-idempotency-key-header), quoted or bare, with the fingerprint of what is asked:
    /// method, path, query and body.
    /// </summary>
    /// <exception cref="BadHttpRequestException">It is empty, longer than 200 characters, or not visible ASCII.</exception>
    public static async Task<IdempotencyKey?> KeyAsync(HttpRequest request, Actor actor)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var values))
        {
            return null;
        }

        var key = Unquote(values);
        if (values.Count != 1 || key.Length is 0 or > 200 || key.Any(letter => letter is < '!' or > '~'))
        {
            throw new BadHttpRequestException("Idempotency-Key: 1 to 200 visible ASCII characters are expected.");
        }

        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return new IdempotencyKey($"party:{actor.Party}", key, Convert.ToHexStringLower(hash.GetHashAndReset()), KeyLifetime);
    }

    public static IResult Stale(long actual) => Problems.Of(ProblemTypes.Stale, $"It is at version {actual} now. Read it again, and decide anew.");

    public static IResult KeyReused() =>
        Problems.Of(ProblemTypes.KeyReused, "This Idempotency-Key was used for another request. A new intention needs a new key.");

    public static IResult KeyInUse() =>
        Problems.Of(ProblemTypes.KeyInUse, "A request with this Idempotency-Key is being worked on. Ask again in a moment.");

    private static string Unquote(StringValues values)
    {
        var text = values.ToString().Trim();
        return text is ['"', .., '"'] && text.Length >= 2 ? text[1..^1] : text;
    }
}
