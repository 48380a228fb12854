using System.Globalization;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>Quarters of the year, for which units report.</summary>
internal static class Quarter
{
    /// <summary>The quarter of a date as it was written down, by its own offset: <c>2026-Q1</c>. So both sides count it for the same one.</summary>
    public static string Of(DateTimeOffset time) => Of(time.Year, NumberOf(DateOnly.FromDateTime(time.DateTime)));

    /// <summary>A quarter as it is written.</summary>
    public static string Of(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{number}");

    /// <summary>In which quarter of its year a day lies, from 1.</summary>
    public static int NumberOf(DateOnly day) => ((day.Month - 1) / 3) + 1;
}
