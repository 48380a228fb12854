using System.Text.RegularExpressions;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>How names that stand in keys are written.</summary>
internal static partial class Notation
{
    public const int LongestSeries = 60;

    public const int LongestItem = 20;

    public const int LongestFigure = 40;

    /// <summary>Small letters, digits and single hyphens: <c>border-defence-friendship</c>.</summary>
    public static bool IsKebab(string text, int most) => text.Length <= most && Kebab().IsMatch(text);

    /// <summary>Capital letters, digits and single hyphens: <c>D1-03</c>.</summary>
    public static bool IsItem(string text) => text.Length <= LongestItem && Item().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Kebab();

    [GeneratedRegex(@"^[A-Z0-9]+(-[A-Z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
