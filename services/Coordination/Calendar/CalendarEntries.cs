using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>
/// Makes entries of affairs; nothing of it is stored. Whatever the overdue board will have since some moment falls due here at that moment. What no longer falls due
/// stays as done, so that no entry vanishes from anybody's calendar.
/// </summary>
internal static class CalendarEntries
{
    private const string Open = "open";

    private const string Done = "done";

    public static IEnumerable<CalendarEntry> Of(KnownAffair<PatrolAffair> known, DeadlinesInForce deadlines)
    {
        var patrol = known.State;
        var about = patrol.Number is { } number ? $"{number}: {Section(patrol)}" : Section(patrol);
        var entry = Entry(known, CalendarKind.Patrol, known.Subject, Name(patrol.Status), patrol.Terms.StartsAt, about) with
        {
            EndsAt = patrol.Terms.EndsAt,
            Units = [.. patrol.Terms.Units.SelectMany(party => party.Units, (party, unit) => new CalendarUnit(party.Party, unit))],
        };
        yield return entry;
        yield return entry.Due(CalendarKind.AnswerDue, "answer-due", deadlines.UnansweredFrom(known.Pair, patrol), patrol.Status == PatrolStatus.Proposed, patrol.OwedBy);
        if (patrol.WasAgreed)
        {
            var runs = patrol.Status is PatrolStatus.Agreed or PatrolStatus.Prepared;
            yield return entry.Due(CalendarKind.NoticeRuns, "notice-runs", deadlines.NoticeFrom(known.Pair, patrol), runs, patrol.OwedBy) with { EndsAt = patrol.Terms.StartsAt };
            yield return entry.Due(
                CalendarKind.StartDue, "start-due", deadlines.NotBegunFrom(known.Pair, patrol), runs, patrol.OwedBy.IsEmpty ? known.Pair.Parties : patrol.OwedBy);
        }

        if (patrol.Field?.EndedAt is { } ended)
        {
            var unsigned = patrol.Status is PatrolStatus.FieldCompleted or PatrolStatus.Aborted or PatrolStatus.MinutesDrafted or PatrolStatus.MinutesPartiallySigned;
            yield return entry.Due(CalendarKind.MinutesDue, "minutes-due", deadlines.UnsignedFrom(known.Pair, ended), unsigned, patrol.OwedBy);
        }
    }

    public static IEnumerable<CalendarEntry> Of(KnownAffair<ExchangeAffair> known, DeadlinesInForce deadlines)
    {
        var exchange = known.State;
        if (exchange.Days is not { } days)
        {
            yield break;
        }

        var entry = Entry(known, CalendarKind.Exchange, known.Subject, Name(exchange.Status), BorderDay.StartOf(days.First), exchange.Title) with
        {
            EndsAt = BorderDay.StartOf(days.Last.AddDays(1)),
            AllDay = true,
        };
        yield return entry;
        if (exchange.IsOfThePast)
        {
            yield break;
        }

        var asked = exchange.Status is ExchangeStatus.Proposed or ExchangeStatus.Postponed;
        yield return entry.Due(CalendarKind.AnswerDue, "answer-due", entry.StartsAt, asked, [.. known.Pair.Parties.Except(exchange.ConfirmedBy)]);
        if (!asked && exchange.Status is not (ExchangeStatus.Declined or ExchangeStatus.Withdrawn))
        {
            var waits = exchange.Status is ExchangeStatus.Agreed or ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed;
            yield return entry.Due(CalendarKind.StartDue, "start-due", entry.StartsAt.AddDays(1), waits, known.Pair.Parties);
        }

        if (exchange.ConcludedAt is { } concluded)
        {
            ImmutableArray<Party> unsigned = [.. known.Pair.Parties.Except(exchange.SignedBy)];
            yield return entry.Due(CalendarKind.MinutesDue, "minutes-due", deadlines.UnsignedFrom(known.Pair, concluded), exchange.Status == ExchangeStatus.Concluded, unsigned);
        }
    }

    /// <summary>Of a correction, the signatures of those who have not given them once one party has.</summary>
    public static IEnumerable<CalendarEntry> Of(KnownAffair<CorrectionAffair> known, DeadlinesInForce deadlines)
    {
        var correction = known.State;
        if (correction.SignedAt is { } signed)
        {
            var due = deadlines.UnsignedFrom(known.Pair, signed);
            yield return Entry(known, CalendarKind.MinutesDue, known.Subject, Open, due, correction.Reason)
                .Due(CalendarKind.MinutesDue, "minutes-due", due, correction.IsOpen, [.. known.Pair.Parties.Except(correction.SignedBy)]);
        }
    }

    /// <summary>Of a plan, deadlines of patrols, or a division into sectors, the answer to what was last brought forward.</summary>
    public static IEnumerable<CalendarEntry> Of<TAffair>(KnownAffair<TAffair> known, OpenProposal? brought, bool waits, DeadlinesInForce deadlines)
        where TAffair : Affair
    {
        if (brought is not null)
        {
            var due = deadlines.UnansweredFrom(known.Pair, brought);
            yield return Entry(known, CalendarKind.AnswerDue, known.Subject, Open, due, brought.About).Due(CalendarKind.AnswerDue, "answer-due", due, waits, brought.OwedBy);
        }
    }

    public static IEnumerable<CalendarEntry> Of(KnownAffair<ContactAffair> known)
    {
        var contact = known.State;
        yield return Entry(known, KindOf(contact.Terms.Kind), known.Subject, Name(contact.Statement), contact.Terms.At, contact.Terms.Subject) with
        {
            Units = [new(contact.By, contact.Terms.Unit), .. contact.Terms.Counterparts.Select(counterpart => new CalendarUnit(counterpart.Party, counterpart.Unit))],
        };
    }

    public static IEnumerable<CalendarEntry> Of(KnownAffair<CommitmentAffair> known)
    {
        var commitment = known.State;
        yield return Entry(known, CalendarKind.CommitmentDue, known.Subject, commitment.IsOpen ? Open : Done, commitment.OverdueFrom, commitment.Terms.Texts[0].Text) with
        {
            OwedBy = commitment.IsOpen ? commitment.Terms.Owners : [],
        };
    }

    /// <summary>Of a twinning, what falls due: nothing before it holds, and while it is suspended no meeting.</summary>
    public static IEnumerable<CalendarEntry> Of(KnownAffair<TwinningAffair> known)
    {
        var twinning = known.State;
        if (twinning.NextMeetingOn is { } meeting)
        {
            yield return Due(CalendarKind.TwinningMeetingDue, "meeting-due", meeting, twinning.Standing == TwinningStanding.Active);
        }

        if (twinning.NextReviewOn is { } review)
        {
            yield return Due(CalendarKind.TwinningReviewDue, "review-due", review, twinning.IsOpen);
        }

        CalendarEntry Due(CalendarKind kind, string name, DateOnly day, bool isOpen)
        {
            var start = BorderDay.StartOf(day);
            var entry = Entry(known, kind, $"{known.Subject}/{name}", isOpen ? Open : Done, start, About(twinning));
            return entry with
            {
                EndsAt = BorderDay.StartOf(day.AddDays(1)),
                AllDay = true,
                Units = twinning.Terms.Kind == TwinningKind.Post ? [.. twinning.Terms.Members.Select(member => new CalendarUnit(member.Party, member.Name))] : [],
                OwedBy = isOpen ? known.Pair.Parties : [],
            };
        }
    }

    /// <summary>Works stand in the calendars of the posts on every side, with the request for a witness and the days that are left.</summary>
    public static IEnumerable<CalendarEntry> Of(KnownAffair<DamageAffair> known, DateTimeOffset moment)
    {
        var damage = known.State;
        if (damage.Notice is not { Plan: var plan } notice)
        {
            yield break;
        }

        var entry = Entry(known, CalendarKind.Works, $"{known.Subject}/works", Name(damage.Works), BorderDay.StartOf(plan.StartsOn), $"{damage.Marker}: {plan.WorkPlan}") with
        {
            EndsAt = BorderDay.StartOf(plan.EndsOn.AddDays(1)),
            AllDay = true,
            Units = [.. plan.Posts.Select(post => new CalendarUnit(post.Party, post.Name))],
            OwedBy = [notice.By],
            DaysLeft = damage.Works == WorksStatus.Announced ? plan.StartsOn.DayNumber - BorderDay.Of(moment).DayNumber : null,
        };
        yield return entry;
        var wanted = damage.WitnessesWanted(known.Pair);
        yield return entry.Due(CalendarKind.WitnessDue, "witness-due", entry.StartsAt, !wanted.IsEmpty, wanted);
        var announced = damage.Works == WorksStatus.Announced;
        yield return entry.Due(CalendarKind.StartDue, "start-due", entry.StartsAt.AddDays(1), announced, [notice.By]);
        yield return entry.Due(CalendarKind.WorksDue, "works-due", entry.EndsAt!.Value, announced || damage.Works == WorksStatus.UnderWay, [notice.By]);
    }

    /// <summary>The first member of each party.</summary>
    public static string About(TwinningAffair twinning) => string.Join(
        "–", twinning.Terms.Members.GroupBy(member => member.Party).Select(members => members.Skip(1).Any() ? $"{members.First().Name} …" : members.First().Name));

    public static string Section(PatrolAffair patrol) => $"{patrol.Terms.From}–{patrol.Terms.To}";

    private static CalendarEntry Entry<TAffair>(KnownAffair<TAffair> known, CalendarKind kind, string id, string status, DateTimeOffset startsAt, string about)
        where TAffair : Affair =>
        new(id, known.Version, known.Since, kind, known.Subject, known.Pair, status, startsAt, null, AllDay: false, about, [], []);

    private static CalendarEntry Due(this CalendarEntry entry, CalendarKind kind, string name, DateTimeOffset due, bool isOpen, ImmutableArray<Party> owedBy) => entry with
    {
        Id = $"{entry.Subject}/{name}",
        Kind = kind,
        Status = isOpen ? Open : Done,
        StartsAt = due,
        EndsAt = null,
        AllDay = false,
        OwedBy = isOpen ? owedBy : [],
        DaysLeft = null,
    };

    private static CalendarKind KindOf(ContactKind kind) => kind switch
    {
        ContactKind.Letter => CalendarKind.Letter,
        ContactKind.HotlineCall => CalendarKind.Call,
        ContactKind.Talks => CalendarKind.Talks,
        ContactKind.Meeting => CalendarKind.Meeting,
    };

    private static string Name<TEnum>(TEnum member)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
