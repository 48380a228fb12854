using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>What is uploaded, and what comes of it.</summary>
public sealed record Uploaded(string Hash, string MediaType, long Size);

/// <summary>Content as an officer would upload it.</summary>
public static class Attachments
{
    /// <summary>Content that begins as a picture does and is like no other.</summary>
    public static byte[] Picture(string like) => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.UTF8.GetBytes(like)];

    public static Task<HttpResponseMessage> PostContentAsync(this Caller caller, byte[] content, string? mediaType, string pair = "VN-LA")
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        return caller.SendAsync(HttpMethod.Post, $"/attachments?pair={pair}", body);
    }

    public static Task<Uploaded> UploadAsync(this Caller caller, string text, string pair = "VN-LA") =>
        caller.UploadAsync(Encoding.UTF8.GetBytes(text), "text/plain", pair);

    public static async Task<Uploaded> UploadAsync(this Caller caller, byte[] content, string mediaType, string pair = "VN-LA")
    {
        using var answer = await caller.PostContentAsync(content, mediaType, pair);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonSerializer.Deserialize<Uploaded>(text, JsonSerializerOptions.Web)!;
    }
}
