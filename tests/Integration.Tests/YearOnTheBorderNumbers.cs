namespace BorderCoordination.Integration.Tests;

/// <summary>
/// What the reports have to say, worked out by hand from what is told in <see cref="YearOnTheBorder"/>. Each line begins with its pair, so a party is to be told those
/// of its pairs and nothing else.
/// </summary>
internal static class YearOnTheBorderNumbers
{
    /// <summary>By report: as of the middle of the year, and at its end.</summary>
    public static Dictionary<string, (string[] MidYear, string[] End)> All { get; } = new()
    {
        // 18 people are the 10 of Viet Nam and the 8 of Laos; of the four markers 608 was not reached, so the patrol is partial.
        ["activity by quarter"] = Both(
            "VN-LA 2027-Q1: patrolsPlanned 1, patrolsHeld 1, patrolsPartial 1, people 18, kilometres 7.4, markersInspected 3, residentsBriefed 12, erosion 1, damageReported 1"),

        // Viet Nam speaks of 605 and 606, Laos of 607.
        ["coverage"] = Both("VN-LA 2027-Q1: planned 1, held 1, kilometres 7.4, markersInspected 3, markersMissed 1, LA 1, VN 2"),

        // What is due on a day is overdue from midnight after it: 30 April, and 30 November. The first was done on 22 July.
        ["overdue"] = (
            ["VN-LA commitment: commitment 1.2, owed by VN, since 05-01 00:00"],
            ["VN-LA commitment: commitment 1.3, owed by VN and LA, since 12-01 00:00"]),
        ["balance"] = Both(
            "VN-CN: VN, CN",
            "VN-KH: VN, KH",

            // Viet Nam proposed the first patrol of all, so it chaired; then it is the turn of Laos.
            "VN-LA: patrolsClosed 1, turn LA, VN chaired 1, LA",
            "VN-LA-CN: VN, LA, CN",
            "VN-LA-KH: VN, LA, KH"),
        ["commitments"] = (
            [
                "VN-LA commitment 1.1 of LA: done, due 03-31",
                "VN-LA commitment 1.2 of VN: overdue, due 04-30",
                "VN-LA commitment 1.3 of VN and LA: open, due 11-30",
            ],
            [
                "VN-LA commitment 1.1 of LA: done, due 03-31",
                "VN-LA commitment 1.2 of VN: done, due 04-30",
                "VN-LA commitment 1.3 of VN and LA: overdue, due 11-30",
            ]),
        ["archive"] = Both("VN-LA 1/BB-2027 of patrol 1, 02-16: VN Major Hùng; LA Major Khamla on paper of 02-14"),
        ["calendar"] = (
            [
                // Seven days after the counter-proposal of 14 January.
                "VN-LA 01-22 00:00 answerDue patrol 1: done",

                // Ten days before 12 February.
                "VN-LA 02-03 00:00 noticeRuns patrol 1: done",
                "VN-LA 02-12 08:00 patrol patrol 1: closed",

                // Seven days after the end in the field.
                "VN-LA 02-20 00:00 minutesDue patrol 1: done",
                "VN-LA 04-01 00:00 commitmentDue commitment 1.1: done, owed by LA",
                "VN-LA 05-01 00:00 commitmentDue commitment 1.2: open, owed by VN",
                "VN-LA 12-01 00:00 commitmentDue commitment 1.3: open, owed by VN and LA",
            ],
            [
                "VN-LA 01-22 00:00 answerDue patrol 1: done",
                "VN-LA 02-03 00:00 noticeRuns patrol 1: done",
                "VN-LA 02-12 08:00 patrol patrol 1: closed",
                "VN-LA 02-20 00:00 minutesDue patrol 1: done",
                "VN-LA 04-01 00:00 commitmentDue commitment 1.1: done, owed by LA",
                "VN-LA 05-01 00:00 commitmentDue commitment 1.2: done, owed by VN",
                "VN-LA 12-01 00:00 commitmentDue commitment 1.3: open, owed by VN and LA",
            ]),

        // Nobody reached 608, and the patrols of the other quarters are still to be held.
        ["plan"] = Both(
            "VN-LA q1: planned 1, agreed 1, held 1, gaps 608",
            "VN-LA q2: planned 1, outstanding 1",
            "VN-LA q3: planned 1, outstanding 1",
            "VN-LA q4: planned 1, outstanding 1"),
    };

    private static (string[] MidYear, string[] End) Both(params string[] lines) => (lines, lines);
}
