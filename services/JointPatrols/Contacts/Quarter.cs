using System.Globalization;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>Quarters of the year, for which units report.</summary>
internal static class Quarter
{
    /// <summary>The quarter of a date as it was written down, by its own offset: <c>2026-Q1</c>. So both sides count it for the same one.</summary>
    public static string Of(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{time.Year:0000}-Q{((time.Month - 1) / 3) + 1}");
}
