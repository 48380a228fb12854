using System.Text;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination.Tests;

public sealed class ICalendarTests
{
    private static readonly CalendarEntry Patrol = new(
        "patrol/0198c0de-0000-7000-8000-000000000001", 7, new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), CalendarKind.Patrol, "patrol/0198c0de-0000-7000-8000-000000000001",
        BorderPair.Parse("VN-LA"), "agreed", new(2026, 6, 1, 7, 30, 0, TimeSpan.FromHours(7)), new(2026, 6, 1, 16, 0, 0, TimeSpan.FromHours(7)), AllDay: false,
        "605–606", [new(Party.Parse("VN"), "Đồn Lao Bảo, trạm 2"), new(Party.Parse("LA"), "ດ່ານ 511")], []);

    [Fact]
    public void A_patrol_is_an_event_with_a_stable_id_its_version_and_times_in_utc()
    {
        var lines = Lines(Patrol);
        lines[0].ShouldBe("BEGIN:VCALENDAR");
        lines[^1].ShouldBe("END:VCALENDAR");
        lines.ShouldContain("UID:patrol/0198c0de-0000-7000-8000-000000000001@border-coordination");
        lines.ShouldContain("SEQUENCE:7");
        lines.ShouldContain("DTSTAMP:20260501T080000Z");
        lines.ShouldContain("DTSTART:20260601T003000Z");
        lines.ShouldContain("DTEND:20260601T090000Z");
        lines.ShouldContain("STATUS:CONFIRMED");
        lines.ShouldContain("SUMMARY:VN-LA patrol: 605–606");
        lines.ShouldContain(@"DESCRIPTION:patrol/0198c0de-0000-7000-8000-000000000001: agreed\nVN Đồn Lao Bảo\, trạm 2\; LA ດ່ານ 511");
    }

    [Theory]
    [InlineData("proposed", "TENTATIVE")]
    [InlineData("closed", "CONFIRMED")]
    [InlineData("declined", "CANCELLED")]
    [InlineData("cancelled", "CANCELLED")]
    public void What_does_not_take_place_is_cancelled_and_does_not_vanish(string status, string expected) =>
        Lines(Patrol with { Status = status }).ShouldContain($"STATUS:{expected}");

    [Theory]
    [InlineData(CalendarKind.MinutesDue, "open", "CONFIRMED")]
    [InlineData(CalendarKind.MinutesDue, "done", "CANCELLED")]
    [InlineData(CalendarKind.AnswerDue, "done", "CANCELLED")]
    [InlineData(CalendarKind.StartDue, "done", "CANCELLED")]
    [InlineData(CalendarKind.WorksDue, "done", "CANCELLED")]
    public void What_falls_due_takes_up_no_time_and_is_cancelled_once_it_no_longer_does(CalendarKind kind, string status, string expected)
    {
        var lines = Lines(Patrol with { Kind = kind, Status = status, EndsAt = null });
        lines.ShouldContain($"STATUS:{expected}");
        lines.ShouldContain("TRANSP:TRANSPARENT");
    }

    [Fact]
    public void Whole_days_are_dates_and_the_last_day_is_included()
    {
        var day = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(7));
        var lines = Lines(Patrol with { Kind = CalendarKind.Works, AllDay = true, StartsAt = day, EndsAt = day.AddDays(3) });
        lines.ShouldContain("DTSTART;VALUE=DATE:20260601");
        lines.ShouldContain("DTEND;VALUE=DATE:20260604");
    }

    [Fact]
    public void Lines_are_folded_at_75_octets_and_never_within_a_letter()
    {
        var text = Encoding.UTF8.GetString(ICalendar.Write([Patrol with { About = string.Concat(Enumerable.Repeat("ດ່ານຊາຍແດນ 𝄞 ", 30)) }], "Calendar"));
        var folded = text.Split("\r\n");
        folded.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        folded.Count(line => line.StartsWith(' ')).ShouldBeGreaterThan(10);
        text.ShouldNotContain("\uFFFD");
        text.Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain(string.Concat(Enumerable.Repeat("ດ່ານຊາຍແດນ 𝄞 ", 30)));
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("a\r\nEND:VEVENT", @"a\nEND:VEVENT")]
    [InlineData(@"a\b;c,d", @"a\\b\;c\,d")]
    [InlineData("a\u0007b", "ab")]
    public void Nothing_in_a_text_is_taken_for_a_line_of_its_own(string text, string expected) => ICalendar.Escape(text).ShouldBe(expected);

    /// <summary>The lines as a reader unfolds them.</summary>
    private static string[] Lines(CalendarEntry entry) =>
        Encoding.UTF8.GetString(ICalendar.Write([entry], "Calendar")).Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n");
}
