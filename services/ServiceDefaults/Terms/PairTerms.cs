using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.ServiceDefaults.Terms;

/// <summary>What the commands on terms that a pair goes by have in common, whichever terms these are.</summary>
public static class PairTerms
{
    /// <summary>The day from which on they are to hold lies ahead, so that they are agreed before they hold.</summary>
    public static void InForceFrom(this Faults faults, DateOnly day, DateTimeOffset now)
    {
        var today = BorderDay.Of(now);
        faults.When(day <= today || day > today.AddYears(1), "/inForceFrom", $"A day after {today:O} and within a year is expected.");
    }

    /// <summary>What a party's word on the proposal comes to.</summary>
    /// <param name="confirmed">That the party has given it.</param>
    /// <param name="agreed">That every party has, by what they have agreed on and who they are.</param>
    /// <param name="nothingOpen">The refusal where the proposal has been declined; none of terms that nobody can decline.</param>
    public static Decision<TEvent> Confirm<TTerms, TEvent>(
        this StandingTerms<TTerms> standing,
        Party by,
        int revision,
        DateTimeOffset now,
        TEvent confirmed,
        Func<DatedTerms<TTerms>, ImmutableArray<Party>, TEvent> agreed,
        Rejection unknown,
        Rejection dayPassed,
        Rejection? nothingOpen = null)
    {
        if (standing.Pair?.Includes(by) != true)
        {
            return unknown;
        }

        var negotiation = standing.Negotiation!;
        return negotiation.Weigh(by, revision) switch
        {
            Word.Given or Word.Completes when !standing.IsOpen && nothingOpen is not null => nothingOpen,
            Word.Given or Word.Completes when negotiation.Terms.Begins <= now => dayPassed,
            Word.Given => confirmed,
            Word.Completes => Decision<TEvent>.Record(confirmed, agreed(negotiation.Terms, [.. negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<TEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(revision, standing.Revision, standing.ChangedSince(revision)),
            Word.NotAParty => unknown,
        };
    }

    /// <summary>What declining the proposal, or withdrawing the party's own, comes to.</summary>
    /// <param name="reason">Why: 1 to 1,000 characters in the member <c>reason</c>.</param>
    /// <param name="declined">What is recorded when it counts.</param>
    /// <param name="nothingOpen">The refusal where no proposal waits for an answer.</param>
    public static Decision<TEvent> Decline<TTerms, TEvent>(
        this StandingTerms<TTerms> standing, Party by, int revision, string reason, TEvent declined, Rejection unknown, Rejection nothingOpen)
    {
        if (standing.Pair?.Includes(by) != true)
        {
            return unknown;
        }

        if (!standing.IsOpen)
        {
            return standing.Declined == (by, reason) && revision == standing.Revision ? Decision<TEvent>.NoChange : nothingOpen;
        }

        var faults = new Faults();
        faults.Text(reason, "/reason", 1000);
        return !faults.None ? Faults.Invalid with { Faults = faults.ToImmutable() }
            : revision != standing.Revision ? Superseding.Rejection(revision, standing.Revision, standing.ChangedSince(revision))
            : declined;
    }
}
