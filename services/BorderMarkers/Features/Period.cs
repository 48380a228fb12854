using System.Globalization;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>
/// A moment or a stretch of time (https://docs.ogc.org/is/17-069r4/17-069r4.html#_parameter_datetime): <c>T</c>, <c>T/T</c>, <c>../T</c>, <c>/T</c>,
/// <c>T/..</c>, <c>T/</c>. A time is as RFC 3339 has it; a day stands for itself as a whole.
/// </summary>
public readonly record struct Period(DateTimeOffset? From, DateTimeOffset? To)
{
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var ends = text?.Split('/') ?? [];
        if (ends is [var only])
        {
            return TryMoment(only, out var begin, out var end) && Ordered(period = new Period(begin, end));
        }

        DateTimeOffset? from = null, to = null;
        if (ends.Length != 2 || (IsOpen(ends[0]) && IsOpen(ends[1])))
        {
            return false;
        }

        if (!IsOpen(ends[0]))
        {
            if (!TryMoment(ends[0], out var begin, out _))
            {
                return false;
            }

            from = begin;
        }

        if (!IsOpen(ends[1]))
        {
            if (!TryMoment(ends[1], out _, out var end))
            {
                return false;
            }

            to = end;
        }

        return Ordered(period = new Period(from, to));
    }

    private static bool IsOpen(string end) => end is "" or "..";

    private static bool Ordered(Period period) => !(period.From > period.To);

    private static bool TryMoment(string text, out DateTimeOffset begin, out DateTimeOffset end)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue && day > DateOnly.MinValue)
        {
            begin = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            end = begin.AddDays(1).AddTicks(-1);
            return true;
        }

        var read = Rfc3339.TryParse(text, out begin);
        end = begin;
        return read;
    }
}

/// <summary>Periods against days: a day has come where it has in the easternmost time zone of the parties.</summary>
internal static class Periods
{
    public static Npgsql.NpgsqlParameter DayOf(DateTimeOffset? moment) =>
        new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date, Value = moment is { } time ? Proposals.Today(time) : DBNull.Value };
}
