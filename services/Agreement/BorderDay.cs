namespace BorderCoordination.Agreement;

/// <summary>Calendar days along the border. A day has passed once it has in the westernmost time zone of the parties, so that it has for all of them.</summary>
public static class BorderDay
{
    /// <summary>The clock of the westernmost party.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The calendar day of a moment.</summary>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>The moment at which a day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The moment from which on what was to be done within so many days after another moment is overdue: the last of these days has passed.</summary>
    public static DateTimeOffset After(DateTimeOffset moment, int days) => StartOf(Of(moment).AddDays(days + 1));
}
