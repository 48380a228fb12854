using System.Globalization;
using System.Text;

namespace BorderCoordination.Coordination;

/// <summary>
/// Writes the calendar for calendar programs (https://www.rfc-editor.org/rfc/rfc5545). There is no METHOD, so that DTSTAMP is the time of the last change and
/// the same calendar is always the same bytes.
/// </summary>
internal static class ICalendar
{
    public const string MediaType = "text/calendar";

    private const int LongestLine = 75;

    public static byte[] Write(IEnumerable<CalendarEntry> entries, string name)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//Border Coordination//Calendar//EN");
        Line(text, "CALSCALE", "GREGORIAN");

        // https://www.rfc-editor.org/rfc/rfc7986#section-5
        Line(text, "NAME", Escape(name));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var entry in entries)
        {
            Write(text, entry);
        }

        Line(text, "END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Whether an entry is certain, still to be agreed, or no more.</summary>
    internal static string StatusOf(CalendarEntry entry) => entry.Status switch
    {
        "done" when IsDue(entry.Kind) => "CANCELLED",
        "cancelled" or "declined" or "withdrawn" or "dropped" => "CANCELLED",
        "proposed" or "postponed" or "recorded" or "announced" when entry.Kind is CalendarKind.Patrol or CalendarKind.Exchange => "TENTATIVE",
        _ => "CONFIRMED",
    };

    /// <summary>Text as it may stand in a value (section 3.3.11); control characters have no place in it.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(letter) => escaped,
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A content line, folded at 75 octets and never within a character (section 3.1).</summary>
    internal static void Line(StringBuilder text, string name, string value)
    {
        var room = LongestLine;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                text.Append("\r\n ");
                room = LongestLine - 1;
            }

            text.Append(rune.ToString());
            room -= rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private static void Write(StringBuilder text, CalendarEntry entry)
    {
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", $"{entry.Id}@border-coordination");
        Line(text, "SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(text, "DTSTAMP", Time(entry.ChangedAt));
        Line(text, "LAST-MODIFIED", Time(entry.ChangedAt));
        if (entry.AllDay)
        {
            Line(text, "DTSTART;VALUE=DATE", Day(entry.StartsAt));
            Line(text, "DTEND;VALUE=DATE", Day(entry.EndsAt!.Value));
        }
        else
        {
            Line(text, "DTSTART", Time(entry.StartsAt));
            if (entry.EndsAt is { } ends)
            {
                Line(text, "DTEND", Time(ends));
            }
        }

        Line(text, "STATUS", StatusOf(entry));
        Line(text, "TRANSP", IsDue(entry.Kind) ? "TRANSPARENT" : "OPAQUE");
        Line(text, "CATEGORIES", entry.Kind.ToString());
        Line(text, "SUMMARY", Escape($"{entry.Pair} {WordOf(entry.Kind)}: {entry.About}"));
        Line(text, "DESCRIPTION", Escape(string.Join('\n', DescriptionOf(entry))));
        Line(text, "END", "VEVENT");
    }

    private static IEnumerable<string> DescriptionOf(CalendarEntry entry)
    {
        yield return $"{entry.Subject}: {entry.Status}";
        if (!entry.Units.IsEmpty)
        {
            yield return string.Join("; ", entry.Units.Select(unit => $"{unit.Party} {unit.Name}"));
        }

        if (!entry.OwedBy.IsEmpty)
        {
            yield return $"Owed by {string.Join(", ", entry.OwedBy)}";
        }
    }

    private static bool IsDue(CalendarKind kind) => kind switch
    {
        CalendarKind.AnswerDue or CalendarKind.StartDue or CalendarKind.MinutesDue or CalendarKind.CommitmentDue or CalendarKind.WitnessDue or CalendarKind.WorksDue
            or CalendarKind.TwinningMeetingDue or CalendarKind.TwinningReviewDue or CalendarKind.NoticeRuns => true,
        CalendarKind.Patrol or CalendarKind.Exchange or CalendarKind.Letter or CalendarKind.Call or CalendarKind.Talks or CalendarKind.Meeting or CalendarKind.Works => false,
    };

    private static string WordOf(CalendarKind kind) => kind switch
    {
        CalendarKind.Patrol => "patrol",
        CalendarKind.Exchange => "exchange",
        CalendarKind.Letter => "letter",
        CalendarKind.Call => "call",
        CalendarKind.Talks => "talks",
        CalendarKind.Meeting => "meeting",
        CalendarKind.Works => "works",
        CalendarKind.AnswerDue => "answer due",
        CalendarKind.StartDue => "start due",
        CalendarKind.MinutesDue => "minutes due",
        CalendarKind.CommitmentDue => "commitment due",
        CalendarKind.WitnessDue => "witness due",
        CalendarKind.WorksDue => "works due",
        CalendarKind.TwinningMeetingDue => "twinning: meeting due",
        CalendarKind.TwinningReviewDue => "twinning: review due",
        CalendarKind.NoticeRuns => "notice runs",
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset startOfDay) => startOfDay.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
