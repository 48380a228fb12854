using System.Globalization;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>A day in a query, as RFC 3339 writes a full-date: <c>2024-04-11</c>.</summary>
public readonly record struct CalendarDay(DateOnly Day)
{
    public static bool TryParse(string? text, out CalendarDay day)
    {
        var valid = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = new CalendarDay(read);
        return valid;
    }
}
