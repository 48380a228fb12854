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
        foreach (var (name, value) in Headers(deprecated))
        {
            http.Response.Headers[name] = value;
        }

        foreach (var type in deprecated)
        {
            http.Response.Headers.Append("Link", $"<{http.Request.PathBase}/catalogue#{type.Name}>; rel=\"deprecation\"; type=\"text/html\"");
        }
    }

    /// <summary>What is to be told of versions, as headers; nothing of those that are not deprecated.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(IReadOnlyCollection<EventType> given) => given.All(type => type.DeprecatedOn is null) ? [] :
    [
        ("Deprecation", string.Create(CultureInfo.InvariantCulture, $"@{Midnight(given.Min(type => type.DeprecatedOn)!.Value).ToUnixTimeSeconds()}")),
        ("Sunset", Midnight(given.Min(type => type.SunsetOn)!.Value).ToString("R", CultureInfo.InvariantCulture)),
    ];

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
