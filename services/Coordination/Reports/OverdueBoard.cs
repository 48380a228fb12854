using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>What is owed, or runs.</summary>
public enum OverdueKind
{
    /// <summary>A proposal has not been answered in time; of an exchange, before its first day.</summary>
    Answer,

    /// <summary>A patrol, an exchange, or announced works have not begun in time.</summary>
    Start,

    /// <summary>The minutes of a patrol or an exchange, or a correction that one party has signed, have not been signed by all in time.</summary>
    Minutes,

    /// <summary>A commitment's day has passed.</summary>
    Commitment,

    /// <summary>Works have not come to their end on the last announced day.</summary>
    Works,

    /// <summary>The yearly meeting, or the review, of a twinning has not been held by its day.</summary>
    Twinning,

    /// <summary>The notice of an agreed patrol, or of announced works, runs: nothing is overdue, but the start comes nearer.</summary>
    Notice,
}

/// <summary>A line of the board.</summary>
/// <param name="Kind">What is owed, or runs.</param>
/// <param name="Subject">The affair, as in its events: <c>patrol/0198…</c>.</param>
/// <param name="OwedBy">The parties that owe it; for a notice those that have not declared a team with an interpreter, or not named a witness.</param>
/// <param name="Since">From when on it is overdue, or the notice runs.</param>
/// <param name="About">The section of the patrol, the year of the plan, the day of the deadlines or sectors, the title of the exchange, the first members of the twinning, the marker, or the reason of the correction or the commitment in the first of its languages.</param>
/// <param name="StartsAt">Start of what has one.</param>
public sealed record OverdueLine(
    OverdueKind Kind, string Subject, BorderPair Pair, ImmutableArray<Party> OwedBy, DateTimeOffset Since, string About, DateTimeOffset? StartsAt = null);

/// <summary>Derives the lines of the board; nothing of it is stored. Of patrols and commitments it says what JointPatrols says.</summary>
internal static class OverdueBoard
{
    public static OverdueLine? Of(KnownAffair<PatrolAffair> known, DeadlinesInForce deadlines, DateTimeOffset moment)
    {
        var patrol = known.State;
        return patrol.Status switch
        {
            PatrolStatus.Proposed => Line(OverdueKind.Answer, deadlines.UnansweredFrom(known.Pair, patrol), patrol.OwedBy),
            PatrolStatus.Agreed or PatrolStatus.Prepared when deadlines.NotBegunFrom(known.Pair, patrol) is var from && moment > from =>
                Line(OverdueKind.Start, from, patrol.OwedBy.IsEmpty ? known.Pair.Parties : patrol.OwedBy),
            PatrolStatus.Agreed or PatrolStatus.Prepared when moment < patrol.Terms.StartsAt =>
                Line(OverdueKind.Notice, deadlines.NoticeFrom(known.Pair, patrol), patrol.OwedBy),
            PatrolStatus.FieldCompleted or PatrolStatus.Aborted or PatrolStatus.MinutesDrafted or PatrolStatus.MinutesPartiallySigned
                when patrol.Field?.EndedAt is { } ended => Line(OverdueKind.Minutes, deadlines.UnsignedFrom(known.Pair, ended), patrol.OwedBy),
            _ => null,
        };

        OverdueLine? Line(OverdueKind kind, DateTimeOffset since, ImmutableArray<Party> owedBy) =>
            since <= moment ? new(kind, known.Subject, known.Pair, owedBy, since, CalendarEntries.Section(patrol), patrol.Terms.StartsAt) : null;
    }

    /// <summary>A plan, deadlines of patrols, or a division into sectors, that waits for somebody's word.</summary>
    public static OverdueLine? Of<TAffair>(KnownAffair<TAffair> known, OpenProposal? proposal, DeadlinesInForce deadlines, DateTimeOffset moment)
        where TAffair : Affair => proposal is not null && deadlines.UnansweredFrom(known.Pair, proposal) is var since && since <= moment
            ? new(OverdueKind.Answer, known.Subject, known.Pair, proposal.OwedBy, since, proposal.About)
            : null;

    /// <summary>A correction that one party has signed and another has not within the days of the pair for minutes, from the first signature on the draft.</summary>
    public static OverdueLine? Of(KnownAffair<CorrectionAffair> known, DeadlinesInForce deadlines, DateTimeOffset moment)
    {
        var correction = known.State;
        return correction is { IsOpen: true, SignedAt: { } signed } && deadlines.UnsignedFrom(known.Pair, signed) is var since && since <= moment
            ? new(OverdueKind.Minutes, known.Subject, known.Pair, [.. known.Pair.Parties.Except(correction.SignedBy)], since, correction.Reason)
            : null;
    }

    /// <summary>For its minutes an exchange has the days of its pair; of all else only its own days tell that it is late.</summary>
    public static OverdueLine? Of(KnownAffair<ExchangeAffair> known, DeadlinesInForce deadlines, DateTimeOffset moment)
    {
        var exchange = known.State;
        if (exchange.IsOfThePast || exchange.Days is not { } days)
        {
            return null;
        }

        var starts = BorderDay.StartOf(days.First);
        return exchange.Status switch
        {
            ExchangeStatus.Proposed or ExchangeStatus.Postponed => Line(OverdueKind.Answer, starts, [.. known.Pair.Parties.Except(exchange.ConfirmedBy)]),
            ExchangeStatus.Agreed or ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed => Line(OverdueKind.Start, starts.AddDays(1), known.Pair.Parties),
            ExchangeStatus.Concluded when exchange.ConcludedAt is { } concluded => Line(OverdueKind.Minutes, deadlines.UnsignedFrom(known.Pair, concluded), [.. known.Pair.Parties.Except(exchange.SignedBy)]),
            _ => null,
        };

        OverdueLine? Line(OverdueKind kind, DateTimeOffset since, ImmutableArray<Party> owedBy) =>
            since <= moment ? new(kind, known.Subject, known.Pair, owedBy, since, exchange.Title, starts) : null;
    }

    public static OverdueLine? Of(KnownAffair<DamageAffair> known, DateTimeOffset moment)
    {
        var damage = known.State;
        if (damage.Notice is not { Plan: var plan } notice)
        {
            return null;
        }

        var (starts, startsLate, endsLate) = (BorderDay.StartOf(plan.StartsOn), BorderDay.StartOf(plan.StartsOn.AddDays(1)), BorderDay.StartOf(plan.EndsOn.AddDays(1)));
        return damage.Works switch
        {
            WorksStatus.Announced when moment >= startsLate => Line(OverdueKind.Start, startsLate, [notice.By]),
            WorksStatus.Announced when moment < starts => Line(OverdueKind.Notice, notice.StatedAt, damage.WitnessesWanted(known.Pair)),
            WorksStatus.UnderWay when moment >= endsLate => Line(OverdueKind.Works, endsLate, [notice.By]),
            _ => null,
        };

        OverdueLine Line(OverdueKind kind, DateTimeOffset since, ImmutableArray<Party> owedBy) =>
            new(kind, known.Subject, known.Pair, owedBy, since, damage.Marker.ToString(), starts);
    }

    /// <summary>By whichever of its meeting and its review was due first.</summary>
    public static OverdueLine? Of(KnownAffair<TwinningAffair> known, DateTimeOffset moment)
    {
        var twinning = known.State;
        var meeting = twinning.Standing == TwinningStanding.Active ? twinning.NextMeetingOn : null;
        var review = twinning.IsOpen ? twinning.NextReviewOn : null;
        if (new[] { meeting, review }.Min() is not { } day)
        {
            return null;
        }

        var since = BorderDay.StartOf(day.AddDays(1));
        return since <= moment ? new(OverdueKind.Twinning, known.Subject, known.Pair, known.Pair.Parties, since, CalendarEntries.About(twinning)) : null;
    }

    public static OverdueLine? Of(KnownAffair<CommitmentAffair> known, DateTimeOffset moment) => known.State.StateAt(moment) == CommitmentState.Overdue
        ? new(OverdueKind.Commitment, known.Subject, known.Pair, known.State.Terms.Owners, known.State.OverdueFrom, known.State.Terms.Texts[0].Text)
        : null;
}
