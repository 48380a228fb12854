using System.Globalization;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>
/// Tells a subscriber that what it gets is superseded: <c>Deprecation</c> (https://www.rfc-editor.org/rfc/rfc9745) and <c>Sunset</c>
/// (https://www.rfc-editor.org/rfc/rfc8594), the earliest of each, and where to read of it.
/// </summary>
internal static class Deprecation
{
    public static void Announce(HttpContext http, IEnumerable<EventType> given)
    {
        EventType[] deprecated = [.. given.Where(type => type.DeprecatedOn is not null).Distinct()];
        if (deprecated.Length == 0)
        {
            return;
        }

        var headers = http.Response.Headers;
        headers["Deprecation"] = string.Create(CultureInfo.InvariantCulture, $"@{Midnight(deprecated.Min(type => type.DeprecatedOn!.Value)).ToUnixTimeSeconds()}");
        headers["Sunset"] = Midnight(deprecated.Min(type => type.SunsetOn!.Value)).ToString("R", CultureInfo.InvariantCulture);
        foreach (var type in deprecated)
        {
            headers.Append("Link", $"<{http.Request.PathBase}/catalogue#{type.Name}>; rel=\"deprecation\"; type=\"text/html\"");
        }
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
