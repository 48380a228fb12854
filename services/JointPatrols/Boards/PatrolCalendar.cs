using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>What stands in the calendar.</summary>
public enum CalendarKind
{
    /// <summary>A patrol that is proposed, agreed or done, declined or cancelled; its status says which.</summary>
    Patrol,

    Talks,

    Meeting,

    /// <summary>A proposal of a patrol, a plan, deadlines or sectors is to be answered by then.</summary>
    AnswerDue,

    /// <summary>A patrol is to have begun by then.</summary>
    StartDue,

    /// <summary>Minutes, or a correction of them that one party has signed, are to be signed by then.</summary>
    MinutesDue,

    /// <summary>A commitment is to be done by then.</summary>
    CommitmentDue,
}

/// <summary>An entry of the calendar.</summary>
/// <param name="Id">The same for the same entry for ever.</param>
/// <param name="Sequence">Higher whenever the entry has changed: the version of the affair.</param>
/// <param name="Subject">The affair, as in its events: <c>patrol/0198…</c>.</param>
/// <param name="Status">Where the affair stands: a patrol's status, a contact's statement, <c>open</c> for what falls due.</param>
/// <param name="StartsAt">When; the end of the time that is left for what falls due.</param>
/// <param name="EndsAt">Until when, for a patrol.</param>
/// <param name="About">The section of the patrol, the year of the plan, the day of the deadlines or sectors, the contact's subject, the reason of the correction or the commitment in the first of its languages.</param>
/// <param name="Units">The units that take part.</param>
/// <param name="OwedBy">The parties that owe what falls due.</param>
public sealed record CalendarEntry(
    string Id,
    long Sequence,
    CalendarKind Kind,
    string Subject,
    BorderPair Pair,
    string Status,
    DateTimeOffset StartsAt,
    DateTimeOffset? EndsAt,
    string About,
    ImmutableArray<string> Units,
    ImmutableArray<Party> OwedBy);

/// <summary>Makes entries of what is recorded; nothing of it is stored.</summary>
internal static class PatrolCalendar
{
    private const string Open = "open";

    /// <summary>The patrol itself, and what of it falls due.</summary>
    public static IEnumerable<CalendarEntry> Of(PatrolStanding patrol, DeadlinesInForce deadlines)
    {
        yield return new(
            patrol.Subject, patrol.Version, CalendarKind.Patrol, patrol.Subject, patrol.Pair, Written(patrol.Status), patrol.StartsAt, patrol.EndsAt, patrol.Section, patrol.Units, []);
        if (patrol.Status == PatrolStatus.Proposed)
        {
            yield return Due(CalendarKind.AnswerDue, "answer-due", patrol, deadlines.UnansweredFrom(patrol.Pair, patrol.ProposedAt, patrol.StartsAt));
        }

        if (deadlines.OverdueFrom(patrol.Pair, patrol.Status, patrol.StartsAt) is { } start)
        {
            yield return Due(CalendarKind.StartDue, "start-due", patrol.OwedBy.IsEmpty ? patrol with { OwedBy = patrol.Pair.Parties } : patrol, start);
        }

        if (deadlines.MinutesOverdueFrom(patrol.Pair, patrol.Status, patrol.FieldEndedAt) is { } minutes)
        {
            yield return Due(CalendarKind.MinutesDue, "minutes-due", patrol, minutes);
        }
    }

    /// <summary>The answer to a plan, deadlines, or a division into sectors, on the table.</summary>
    public static CalendarEntry Of(StreamName stream, long version, BorderPair pair, OpenProposal proposal, DeadlinesInForce deadlines) => new(
        $"{stream.Subject}/answer-due", version, CalendarKind.AnswerDue, stream.Subject, pair, Open,
        deadlines.UnansweredFrom(pair, proposal.ProposedAt, proposal.Begins), null, proposal.About, [], proposal.OwedBy);

    public static CalendarEntry Of(HalfSignedCorrection correction, DeadlinesInForce deadlines) => new(
        $"{correction.Subject}/minutes-due", correction.Version, CalendarKind.MinutesDue, correction.Subject, correction.Pair, Open,
        deadlines.UnsignedFrom(correction.Pair, correction.SignedAt), null, correction.Reason, [], correction.OwedBy);

    public static CalendarEntry Of(ContactSummary contact)
    {
        var subject = Contact.Stream(contact.Id).Subject;
        return new(
            subject, contact.Version, contact.Kind == ContactKind.Talks ? CalendarKind.Talks : CalendarKind.Meeting, subject, contact.Pair,
            JsonNamingPolicy.CamelCase.ConvertName(contact.Statement.ToString()), contact.At, null, contact.Subject, [contact.Unit], []);
    }

    public static CalendarEntry Of(Guid commitmentId, long version, BorderPair pair, RecordCommitment terms)
    {
        var subject = Commitments.PatrolCommitment.Stream(commitmentId).Subject;
        return new(
            subject, version, CalendarKind.CommitmentDue, subject, pair, Open, terms.OverdueFrom(), null, terms.Texts[0].Text, [], terms.Owners);
    }

    private static CalendarEntry Due(CalendarKind kind, string name, PatrolStanding patrol, DateTimeOffset due) =>
        new($"{patrol.Subject}/{name}", patrol.Version, kind, patrol.Subject, patrol.Pair, Open, due, null, patrol.Section, patrol.Units, patrol.OwedBy);

    private static string Written(PatrolStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
