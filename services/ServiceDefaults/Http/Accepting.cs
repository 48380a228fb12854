using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>Which representation a caller likes best (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1).</summary>
public static class Accepting
{
    /// <summary>The most welcome of some media types; the first among equals, and where none is welcome.</summary>
    public static string Best(HttpContext http, params IEnumerable<string> mediaTypes)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var accepted = MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var list) ? list : [];
        return mediaTypes.MaxBy(mediaType => Weight(accepted, mediaType))!;
    }

    /// <summary>The weight of a media type by its most specific range.</summary>
    private static double Weight(IList<MediaTypeHeaderValue> accepted, string mediaType)
    {
        var wanted = new MediaTypeHeaderValue(mediaType);
        var range = accepted.Where(wanted.IsSubsetOf).OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0).FirstOrDefault();
        return range is null ? 0 : range.Quality ?? 1;
    }
}
