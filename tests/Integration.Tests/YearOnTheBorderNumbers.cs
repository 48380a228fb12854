namespace BorderCoordination.Integration.Tests;

/// <summary>
/// What the reports have to say, worked out by hand from what is told in <see cref="YearOnTheBorder"/>. Each line begins with its pair, so a party is to be told those
/// of its pairs and nothing else.
/// </summary>
internal static partial class YearOnTheBorderNumbers
{
    /// <summary>By report: as of the middle of the year, and at its end.</summary>
    public static Dictionary<string, (string[] MidYear, string[] End)> All { get; } = new()
    {
        ["activity by quarter"] = ActivityByQuarter,
        ["activity by province"] = ActivityByProvince,

        // In February Viet Nam speaks of 605 and 606, Laos of 607; in August Laos of all four.
        ["coverage"] = (
            [
                "VN-CN 2027-Q2: planned 1, markersInspected 2, CN 1, VN 1",
                "VN-LA 2027-Q1: planned 1, held 1, kilometres 7.4, markersInspected 3, markersMissed 1, LA 1, VN 2",
            ],
            [
                "VN-CN 2027-Q2: planned 1, markersInspected 2, CN 1, VN 1",
                "VN-KH 2027-Q3: planned 1",
                "VN-LA 2027-Q1: planned 1, held 1, kilometres 7.4, markersInspected 3, markersMissed 1, LA 1, VN 2",
                "VN-LA 2027-Q3: planned 1, held 1, kilometres 8.1, markersInspected 4, LA 4",
            ]),

        // What is due on a day is overdue from midnight after it: minutes seven days after 10 June, answers seven days after 20 and 22 June. At the end of the year
        // only two commitments are left.
        ["overdue"] = (
            [
                "VN-LA commitment: commitment 1.2, owed by VN, since 05-01 00:00",
                "VN-CN minutes: patrol 2, owed by CN, since 06-18 00:00",
                "VN-KH answer: patrol 3, owed by KH, since 06-28 00:00",
                "VN-LA answer: plan, owed by LA, since 06-30 00:00",
            ],
            [
                "VN-LA commitment: commitment 1.3, owed by VN and LA, since 12-01 00:00",
                "VN-LA commitment: commitment 2.2, owed by VN, since 12-16 00:00",
            ]),

        // JointPatrols knows nothing of what was promised at the fair.
        ["overdue of patrols"] = (
            [
                "VN-LA commitment: commitment 1.2, owed by VN, since 05-01 00:00",
                "VN-CN minutes: patrol 2, owed by CN, since 06-18 00:00",
                "VN-KH answer: patrol 3, owed by KH, since 06-28 00:00",
                "VN-LA answer: plan, owed by LA, since 06-30 00:00",
            ],
            ["VN-LA commitment: commitment 1.3, owed by VN and LA, since 12-01 00:00"]),

        // Viet Nam proposed the first patrol of all with Laos, so it chaired; then it was the turn of Laos. China chairs again, for the minutes say so.
        ["balance"] = (
            [
                "VN-CN: VN, CN",
                "VN-KH: VN, KH",
                "VN-LA: patrolsClosed 1, turn LA, VN chaired 1, LA",
                "VN-LA-CN: VN, LA, CN",
                "VN-LA-KH: VN, LA, KH",
            ],
            [
                "VN-CN: patrolsClosed 1, turn CN, VN, CN chaired 1",
                "VN-KH: VN, KH",
                "VN-LA: patrolsClosed 2, exchangesHeld 1, turn VN, VN chaired 1 hosted 1, LA chaired 1 hosted 1",
                "VN-LA-CN: VN, LA, CN",
                "VN-LA-KH: exchangesHeld 1, VN hosted 1, LA, KH",
            ]),
        ["chairs"] = (
            [
                "VN-CN: VN, CN",
                "VN-KH: VN, KH",
                "VN-LA: patrolsClosed 1, turn LA, VN count 1, LA",
                "VN-LA-CN: VN, LA, CN",
                "VN-LA-KH: VN, LA, KH",
            ],
            [
                "VN-CN: patrolsClosed 1, turn CN, VN, CN count 1",
                "VN-KH: VN, KH",
                "VN-LA: patrolsClosed 2, turn VN, VN count 1, LA count 1",
                "VN-LA-CN: VN, LA, CN",
                "VN-LA-KH: VN, LA, KH",
            ]),
        ["commitments"] = (
            [
                "VN-LA commitment 1.1 of LA: done, due 03-31",
                "VN-LA commitment 1.2 of VN: overdue, due 04-30",
                "VN-LA commitment 1.3 of VN and LA: open, due 11-30",
            ],
            [
                "VN-LA commitment 1.1 of LA: done, due 03-31",
                "VN-LA commitment 1.2 of VN: done, due 04-30",
                "VN-LA commitment 2.1 of LA: done, due 10-31",
                "VN-LA commitment 1.3 of VN and LA: overdue, due 11-30",
                "VN-LA commitment 2.2 of VN: overdue, due 12-15",
            ]),
        ["archive"] = (
            [
                "VN-LA 1/BB-2027 of patrol 1, 02-16: VN Major Hùng; LA Major Khamla on paper of 02-14",
                "VN-LA 2/BB-2027 of damage, 04-22: VN Major Hùng; LA Major Khamla",
            ],
            [
                "VN-LA 1/BB-2027 of patrol 1, 02-16: VN Major Hùng; LA Major Khamla on paper of 02-14",
                "VN-LA 2/BB-2027 of damage, 04-22: VN Major Hùng; LA Major Khamla",
                "VN-CN 3/BB-2027 of patrol 2, 07-05: VN Major Hùng; CN Captain Wei",
                "VN-LA 4/BB-2027 of patrol 4, 08-28: VN Major Hùng; LA Major Khamla",
                "VN-LA 5/BB-2027 of fair, 09-21: VN Chairman Bình; LA Governor Bounmy",
                "VN-LA-KH 6/BB-2027 of meeting of three, 12-20: VN Chairman Bình; LA Governor Bounmy; KH Governor Sok on paper of 12-16",
            ]),
        ["calendar"] = (CalendarAtMidYear, CalendarAtEnd),

        // Laos reached 608 in August.
        ["plan"] = (
            [
                "VN-LA q1: planned 1, agreed 1, held 1, gaps 608",
                "VN-LA q2: planned 1, outstanding 1",
                "VN-LA q3: planned 1, outstanding 1",
                "VN-LA q4: planned 1, outstanding 1",
            ],
            [
                "VN-LA q1: planned 1, agreed 1, held 1",
                "VN-LA q2: planned 1, outstanding 1",
                "VN-LA q3: planned 1, agreed 1, held 1",
                "VN-LA q4: planned 1, outstanding 1",
            ]),

        // Of four positions on 20 km: 171 stands with 5 km; 172 is planned without any, surveyed with 4.5 km, and planted in August.
        ["progress"] = (
            [
                "VN-KH: planned 2 (50 %) on 5 km, surveyed 2 (50 %) on 9.5 km, planted 1 (25 %) on 5 km, accepted 1 (25 %) on 5 km",
                "VN-KH Tây Ninh: planned 2 (50 %) on 5 km, surveyed 2 (50 %) on 9.5 km, planted 1 (25 %) on 5 km, accepted 1 (25 %) on 5 km",
                "VN-KH tay-ninh-1: planned 2 (50 %) on 5 km, surveyed 2 (50 %) on 9.5 km, planted 1 (25 %) on 5 km, accepted 1 (25 %) on 5 km",
            ],
            [
                "VN-KH: planned 2 (50 %) on 5 km, surveyed 2 (50 %) on 9.5 km, planted 2 (50 %) on 9.5 km, accepted 1 (25 %) on 5 km",
                "VN-KH Tây Ninh: planned 2 (50 %) on 5 km, surveyed 2 (50 %) on 9.5 km, planted 2 (50 %) on 9.5 km, accepted 1 (25 %) on 5 km",
                "VN-KH tay-ninh-1: planned 2 (50 %) on 5 km, surveyed 2 (50 %) on 9.5 km, planted 2 (50 %) on 9.5 km, accepted 1 (25 %) on 5 km",
            ]),
    };
}
