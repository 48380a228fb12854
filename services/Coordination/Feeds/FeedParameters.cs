using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace BorderCoordination.Coordination;

/// <summary>What a feed may be asked.</summary>
internal sealed record FeedParameters(
    [property: FromQuery(Name = "type"), Description("Only these events, in these versions, also where they were recorded in others.")] string[]? Type,
    [property: FromQuery(Name = "version"), Description("These events in these versions, besides all others: joint-patrols.patrol-team-declared.v1.")] string[]? Version,
    [property: FromQuery(Name = "service"), Description("Only events of these services.")] string[]? Service,
    [property: FromQuery(Name = "pair"), Description("Only events of these border pairs.")] string[]? Pair,
    [property: FromQuery(Name = "subject"), Description("Only events of these aggregates: patrol/0198…")] string[]? Subject,
    [property: FromQuery(Name = "after"), Description("The position after which to begin; 0, the very beginning, when absent.")] string? After);

/// <summary>A parameter with a typing error in its name would silently be none; so it is refused.</summary>
internal static class KnownParameters
{
    internal static readonly string[] OfEveryFeed = ["type", "version", "service", "pair", "subject", "after"];

    /// <exception cref="BadHttpRequestException">There is another one than those of every feed, and these.</exception>
    public static void Demand(IQueryCollection query, params string[] further) => DemandOnly(query, [.. OfEveryFeed, .. further]);

    /// <exception cref="BadHttpRequestException">There is another one.</exception>
    public static void DemandOnly(IQueryCollection query, params string[] known)
    {
        if (query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new BadHttpRequestException($"{unknown}: there is no such parameter here.");
        }
    }
}

/// <summary>A place in the ledger after which to read.</summary>
internal static class Cursor
{
    /// <summary>Reads a position as it stands in a URL or in <c>Last-Event-ID</c>; an impossible one comes out as none.</summary>
    /// <exception cref="BadHttpRequestException">It is no number.</exception>
    public static long? Read(string parameter, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        var digits = text[0] == '-' ? text.AsSpan(1) : text;
        return digits.Length is 0 or > 30 || digits.ContainsAnyExceptInRange('0', '9')
            ? throw new BadHttpRequestException($"{parameter}: a position of the ledger is expected.")
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
    }

    /// <summary>A whole number within limits.</summary>
    /// <exception cref="BadHttpRequestException">It is something else.</exception>
    public static int Number(string parameter, string? text, int absent, int least, int most) =>
        string.IsNullOrEmpty(text) ? absent
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new BadHttpRequestException($"{parameter}: a number from {least} to {most} is expected.");
}
