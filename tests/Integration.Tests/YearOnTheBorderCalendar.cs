namespace BorderCoordination.Integration.Tests;

/// <summary>The calendar of the year, as worked out by hand.</summary>
internal static partial class YearOnTheBorderNumbers
{
    private static string[] CalendarAtMidYear =>
    [
        // Seven days after the counter-proposal of 14 January.
        "VN-LA 01-22 00:00 answerDue patrol 1: done",

        // Ten days before 12 February.
        "VN-LA 02-03 00:00 noticeRuns patrol 1: done",
        "VN-LA 02-12 08:00 patrol patrol 1: closed",
        "VN-LA 02-12 08:30 startDue patrol 1: done",

        // Seven days after the end in the field.
        "VN-LA 02-20 00:00 minutesDue patrol 1: done",
        "VN-LA 04-01 00:00 commitmentDue commitment 1.1: done",
        "VN-LA 04-15 00:00 witnessDue damage: done",
        "VN-LA 04-15 00:00 works damage: done, owed by VN",
        "VN-LA 04-16 00:00 startDue damage: done",
        "VN-LA 04-18 00:00 worksDue damage: done",
        "VN-LA 05-01 00:00 commitmentDue commitment 1.2: open, owed by VN",
        "VN-KH 05-13 08:00 letter letter: joint",
        "VN-LA 05-14 07:00 call call: oneSided",

        // Seven days after the postponement of 10 May, and ten before the new day.
        "VN-CN 05-18 00:00 answerDue patrol 2: done",
        "VN-CN 06-01 00:00 noticeRuns patrol 2: done",
        "VN-CN 06-10 08:00 patrol patrol 2: minutesPartiallySigned",
        "VN-CN 06-10 08:30 startDue patrol 2: done",
        "VN-CN 06-18 00:00 minutesDue patrol 2: open, owed by CN",
        "VN-KH 06-28 00:00 answerDue patrol 3: open, owed by KH",

        // Seven days after the amendment of 22 June.
        "VN-LA 06-30 00:00 answerDue plan: open, owed by LA",
        "VN-KH 08-03 08:00 patrol patrol 3: proposed",
        "VN-LA 09-15 00:00 exchange fair: postponed",

        // Laos has given its word on the new days by naming them.
        "VN-LA 09-15 00:00 answerDue fair: open, owed by VN",
        "VN-LA 12-01 00:00 commitmentDue commitment 1.3: open, owed by VN and LA",
    ];

    private static string[] CalendarAtEnd =>
    [
        "VN-LA 01-22 00:00 answerDue patrol 1: done",
        "VN-LA 02-03 00:00 noticeRuns patrol 1: done",
        "VN-LA 02-12 08:00 patrol patrol 1: closed",
        "VN-LA 02-12 08:30 startDue patrol 1: done",
        "VN-LA 02-20 00:00 minutesDue patrol 1: done",
        "VN-LA 04-01 00:00 commitmentDue commitment 1.1: done",
        "VN-LA 04-15 00:00 witnessDue damage: done",
        "VN-LA 04-15 00:00 works damage: done, owed by VN",
        "VN-LA 04-16 00:00 startDue damage: done",
        "VN-LA 04-18 00:00 worksDue damage: done",
        "VN-LA 05-01 00:00 commitmentDue commitment 1.2: done",
        "VN-KH 05-13 08:00 letter letter: joint",
        "VN-LA 05-14 07:00 call call: oneSided",
        "VN-CN 05-18 00:00 answerDue patrol 2: done",
        "VN-CN 06-01 00:00 noticeRuns patrol 2: done",
        "VN-CN 06-10 08:00 patrol patrol 2: closed",
        "VN-CN 06-10 08:30 startDue patrol 2: done",
        "VN-CN 06-18 00:00 minutesDue patrol 2: done",
        "VN-KH 06-28 00:00 answerDue patrol 3: done",
        "VN-LA 06-30 00:00 answerDue plan: done",

        // Ten days before 3 August.
        "VN-KH 07-25 00:00 noticeRuns patrol 3: done",
        "VN-KH 08-03 08:00 patrol patrol 3: cancelled",
        "VN-KH 08-03 08:30 startDue patrol 3: done",

        // Proposed on 5 August for the 25th.
        "VN-LA 08-13 00:00 answerDue patrol 4: done",
        "VN-LA 08-16 00:00 noticeRuns patrol 4: done",
        "VN-LA 08-25 08:00 patrol patrol 4: closed",
        "VN-LA 08-25 08:30 startDue patrol 4: done",
        "VN-LA 09-02 00:00 minutesDue patrol 4: done",
        "VN-LA 09-15 00:00 exchange fair: followUp",
        "VN-LA 09-15 00:00 answerDue fair: done",
        "VN-LA 09-16 00:00 startDue fair: done",

        // Seven days after it was concluded.
        "VN-LA 09-24 00:00 minutesDue fair: done",
        "VN-LA 11-01 00:00 commitmentDue commitment 2.1: done",
        "VN-LA 12-01 00:00 commitmentDue commitment 1.3: open, owed by VN and LA",
        "VN-LA-KH 12-14 00:00 exchange meeting of three: closed",
        "VN-LA-KH 12-14 00:00 answerDue meeting of three: done",
        "VN-LA-KH 12-15 00:00 startDue meeting of three: done",
        "VN-LA 12-16 00:00 commitmentDue commitment 2.2: open, owed by VN",
        "VN-LA-KH 12-22 00:00 minutesDue meeting of three: done",
    ];

    /// <summary>
    /// The same for calendar programs, from 92 days ago on: 31 March, and 30 September. Times are those of UTC, days those of the border. What no longer falls due
    /// is cancelled, what is not agreed on yet is tentative.
    /// </summary>
    public static (string[] MidYear, string[] End) Subscribed { get; } = (
        [
            "VN-LA CommitmentDue commitment 1.1: CANCELLED 20270331T170000Z",
            "VN-LA WitnessDue damage: CANCELLED 20270414T170000Z",
            "VN-LA Works damage: CONFIRMED 20270415",
            "VN-LA StartDue damage: CANCELLED 20270415T170000Z",
            "VN-LA WorksDue damage: CANCELLED 20270417T170000Z",
            "VN-LA CommitmentDue commitment 1.2: CONFIRMED 20270430T170000Z",
            "VN-KH Letter letter: CONFIRMED 20270513T010000Z",
            "VN-LA Call call: CONFIRMED 20270514T000000Z",
            "VN-CN AnswerDue patrol 2: CANCELLED 20270517T170000Z",
            "VN-CN NoticeRuns patrol 2: CANCELLED 20270531T170000Z",
            "VN-CN Patrol patrol 2: CONFIRMED 20270610T010000Z",
            "VN-CN StartDue patrol 2: CANCELLED 20270610T013000Z",
            "VN-CN MinutesDue patrol 2: CONFIRMED 20270617T170000Z",
            "VN-KH AnswerDue patrol 3: CONFIRMED 20270627T170000Z",
            "VN-LA AnswerDue plan: CONFIRMED 20270629T170000Z",
            "VN-KH Patrol patrol 3: TENTATIVE 20270803T010000Z",
            "VN-LA Exchange fair: TENTATIVE 20270915",
            "VN-LA AnswerDue fair: CONFIRMED 20270914T170000Z",
            "VN-LA CommitmentDue commitment 1.3: CONFIRMED 20271130T170000Z",
        ],
        [
            "VN-LA CommitmentDue commitment 2.1: CANCELLED 20271031T170000Z",
            "VN-LA CommitmentDue commitment 1.3: CONFIRMED 20271130T170000Z",
            "VN-LA-KH Exchange meeting of three: CONFIRMED 20271214",
            "VN-LA-KH AnswerDue meeting of three: CANCELLED 20271213T170000Z",
            "VN-LA-KH StartDue meeting of three: CANCELLED 20271214T170000Z",
            "VN-LA CommitmentDue commitment 2.2: CONFIRMED 20271215T170000Z",
            "VN-LA-KH MinutesDue meeting of three: CANCELLED 20271221T170000Z",
        ]);
}
