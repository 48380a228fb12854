using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>What is owed, or runs.</summary>
public enum OverdueKind
{
    /// <summary>A proposal has not been answered in time.</summary>
    Answer,

    /// <summary>A patrol has not begun in time.</summary>
    Start,

    /// <summary>Minutes, or a correction of them that one party has signed, have not been signed by all in time.</summary>
    Minutes,

    /// <summary>A commitment's day has passed.</summary>
    Commitment,

    /// <summary>The notice of an agreed patrol runs: nothing is overdue, but the start comes nearer.</summary>
    Notice,
}

/// <summary>A line of the board.</summary>
/// <param name="Kind">What is owed, or runs.</param>
/// <param name="Subject">The affair, as in its events: <c>patrol/0198…</c>.</param>
/// <param name="OwedBy">The parties that owe it; for a notice those that have not declared a team with an interpreter.</param>
/// <param name="Since">From when on it is overdue, or the notice runs.</param>
/// <param name="About">The section of the patrol, the year of the plan, the day of the deadlines or sectors, the reason of the correction or the commitment in the first of its languages.</param>
/// <param name="StartsAt">Start of the patrol's window.</param>
public sealed record OverdueLine(
    OverdueKind Kind, string Subject, BorderPair Pair, ImmutableArray<Party> OwedBy, DateTimeOffset Since, string About, DateTimeOffset? StartsAt = null);

/// <summary>Derives the lines of the board; nothing of it is stored.</summary>
internal static class OverdueBoard
{
    /// <summary>What is overdue of a patrol at a moment, or runs.</summary>
    public static OverdueLine? Of(PatrolStanding patrol, DeadlinesInForce deadlines, DateTimeOffset moment) => patrol.Status switch
    {
        PatrolStatus.Proposed => Line(OverdueKind.Answer, patrol, deadlines.UnansweredFrom(patrol.Pair, patrol.ProposedAt, patrol.StartsAt), moment),
        PatrolStatus.Agreed or PatrolStatus.Prepared when deadlines.OverdueFrom(patrol.Pair, patrol.Status, patrol.StartsAt) is { } from && moment > from =>
            Line(OverdueKind.Start, patrol.OwedBy.IsEmpty ? patrol with { OwedBy = patrol.Pair.Parties } : patrol, from, moment),
        PatrolStatus.Agreed or PatrolStatus.Prepared when moment < patrol.StartsAt =>
            Line(OverdueKind.Notice, patrol, deadlines.NoticeFrom(patrol.Pair, patrol.NamedAt, patrol.StartsAt), moment),
        _ => deadlines.MinutesOverdueFrom(patrol.Pair, patrol.Status, patrol.FieldEndedAt) is { } from ? Line(OverdueKind.Minutes, patrol, from, moment) : null,
    };

    /// <summary>A plan, deadlines, or a division into sectors, that waits for somebody's word at a moment and should have it by then.</summary>
    public static OverdueLine? Of(StreamName stream, BorderPair pair, OpenProposal proposal, DeadlinesInForce deadlines, DateTimeOffset moment) =>
        deadlines.UnansweredFrom(pair, proposal.ProposedAt, proposal.Begins) is var since && since <= moment
            ? new(OverdueKind.Answer, stream.Subject, pair, proposal.OwedBy, since, proposal.About)
            : null;

    /// <summary>A correction that one party has signed and another should have by a moment.</summary>
    public static OverdueLine? Of(HalfSignedCorrection correction, DeadlinesInForce deadlines, DateTimeOffset moment) =>
        deadlines.UnsignedFrom(correction.Pair, correction.SignedAt) is var since && since <= moment
            ? new(OverdueKind.Minutes, correction.Subject, correction.Pair, correction.OwedBy, since, correction.Reason)
            : null;

    /// <summary>A commitment that has not ended and whose day has passed at a moment.</summary>
    public static OverdueLine Of(Guid commitmentId, BorderPair pair, RecordCommitment terms) => new(
        OverdueKind.Commitment,
        Commitments.PatrolCommitment.Stream(commitmentId).Subject,
        pair,
        terms.Owners,
        terms.OverdueFrom(),
        terms.Texts[0].Text);

    private static OverdueLine? Line(OverdueKind kind, PatrolStanding patrol, DateTimeOffset since, DateTimeOffset moment) =>
        since <= moment ? new(kind, patrol.Subject, patrol.Pair, patrol.OwedBy, since, patrol.Section, patrol.StartsAt) : null;
}
