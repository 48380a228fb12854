using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Where a twinning stands.</summary>
public enum TwinningStatus
{
    Unknown,

    /// <summary>Members and rules are on the table; not every party has given its word on the same revision.</summary>
    Proposed,

    /// <summary>A party has ended the negotiation.</summary>
    Declined,

    /// <summary>Every party has given its word; it is not yet celebrated.</summary>
    RulesAgreed,

    Active,

    /// <summary>A party has suspended it; it is resumed on the word of all.</summary>
    Suspended,

    /// <summary>It has ended on the word of all.</summary>
    Ended,
}

/// <summary>A review and the parties that stand by it.</summary>
public sealed record StatedReview(Party By, TwinningReview Content, ImmutableArray<Party> ConfirmedBy);

/// <summary>To resume or to end it, and why.</summary>
public sealed record ProposedStep(TwinningStep Step, string Reason);

/// <summary>What the deciders need to know of a twinning.</summary>
public sealed record Twinning : IBorderAffair
{
    public const string Aggregate = "twinning";

    private Twinning()
    {
    }

    public static Decider<Twinning, TwinningEvent> Decider { get; } = new(new Twinning(), Evolve);

    public Guid Id { get; private init; }

    public TwinningStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    public DataSource? Source { get; private init; }

    public Negotiation<TwinningTerms> Negotiation { get; private init; } = null!;

    public TwinningTerms Terms => Negotiation.Terms;

    public int Revision => Status == TwinningStatus.Unknown ? 0 : Negotiation.Revision;

    public TwinningDeclined? Declined { get; private init; }

    public TwinningEstablished? Established { get; private init; }

    /// <summary>Whom to turn to on each side.</summary>
    public ImmutableSortedDictionary<Party, ImmutableArray<TwinningContact>> Contacts { get; private init; } =
        ImmutableSortedDictionary<Party, ImmutableArray<TwinningContact>>.Empty;

    public ImmutableArray<TwinningMeetingHeld> Meetings { get; private init; } = [];

    /// <summary>In the order in which they were stated; numbered from 1.</summary>
    public ImmutableArray<StatedReview> Reviews { get; private init; } = [];

    /// <summary>The last suspension, and who knows of it.</summary>
    public TwinningSuspended? Suspended { get; private init; }

    public ImmutableArray<Party> AcknowledgedBy { get; private init; } = [];

    /// <summary>The last proposal to resume or to end it; none before the first.</summary>
    public Negotiation<ProposedStep>? Step { get; private init; }

    /// <summary>Whether that proposal still waits for somebody's word.</summary>
    public bool StepIsOpen { get; private init; }

    /// <summary>Why the ceremony is postponed, while it is.</summary>
    public string? CeremonyPostponed { get; private init; }

    /// <summary>The days on which the ceremony's exchange is to be held, once that has been told.</summary>
    public TwinningCeremonyRescheduled? Rescheduled { get; private init; }

    /// <summary>The day of the next yearly meeting; none unless it is active.</summary>
    public DateOnly? NextMeetingOn => this is { Status: TwinningStatus.Active, Established: { } established }
        ? TwinningDues.NextMeeting(established.On, Meetings.Max(held => (DateOnly?)held.Meeting.HeldOn))
        : null;

    /// <summary>The day of the next review; none unless it is active or suspended, nor after the last milestone.</summary>
    public DateOnly? NextReviewOn => this is { Status: TwinningStatus.Active or TwinningStatus.Suspended, Established: { } established }
        ? TwinningDues.NextReview(established.On, Terms.ReviewYears, Reviews.Max(review => (DateOnly?)review.Content.HeldOn))
        : null;

    public static StreamName Stream(Guid twinningId) => new(Aggregate, twinningId);

    private static Twinning Evolve(Twinning twinning, TwinningEvent recorded) => (twinning.Status, recorded) switch
    {
        (TwinningStatus.Unknown, TwinningProposed proposed) => new Twinning
        {
            Id = proposed.TwinningId,
            Status = TwinningStatus.Proposed,
            Pair = proposed.Pair,
            Source = proposed.Source,
            Negotiation = Negotiation<TwinningTerms>.Open(proposed.Pair.Parties, proposed.By, proposed.Terms),
        },
        (TwinningStatus.Proposed, TwinningCounterProposed counter) when counter.Revision == twinning.Revision + 1 =>
            twinning with { Negotiation = twinning.Negotiation.Change(counter.By, counter.Terms) },
        (TwinningStatus.Proposed, TwinningConfirmed confirmed) =>
            twinning with { Negotiation = twinning.Negotiation.Confirm(confirmed.By, confirmed.Revision) },
        (TwinningStatus.Proposed, TwinningRulesAgreed) when twinning.Negotiation.IsAgreed => twinning with { Status = TwinningStatus.RulesAgreed },
        (TwinningStatus.Proposed, TwinningDeclined declined) => twinning with { Status = TwinningStatus.Declined, Declined = declined },
        (TwinningStatus.RulesAgreed, TwinningEstablished established) =>
            twinning with { Status = TwinningStatus.Active, Established = established, CeremonyPostponed = null },
        (TwinningStatus.Proposed or TwinningStatus.RulesAgreed, TwinningCeremonyPostponed postponed) =>
            twinning with { CeremonyPostponed = postponed.Reason, Rescheduled = null },
        (TwinningStatus.Proposed or TwinningStatus.RulesAgreed, TwinningCeremonyRescheduled rescheduled) =>
            twinning with { CeremonyPostponed = null, Rescheduled = rescheduled },
        (TwinningStatus.RulesAgreed or TwinningStatus.Active or TwinningStatus.Suspended, TwinningContactsDeclared declared) =>
            twinning with { Contacts = twinning.Contacts.SetItem(declared.By, declared.Contacts) },
        (TwinningStatus.Active, TwinningMeetingHeld held) => twinning with { Meetings = twinning.Meetings.Add(held) },
        (TwinningStatus.Active or TwinningStatus.Suspended, TwinningReviewHeld held) when held.Number == twinning.Reviews.Length + 1 =>
            twinning with { Reviews = twinning.Reviews.Add(new StatedReview(held.By, held.Review, [held.By])) },
        (TwinningStatus.Active or TwinningStatus.Suspended or TwinningStatus.Ended, TwinningReviewConfirmed confirmed) => twinning.ConfirmReview(confirmed),
        (TwinningStatus.Active, TwinningSuspended suspended) =>
            twinning with { Status = TwinningStatus.Suspended, Suspended = suspended, AcknowledgedBy = [suspended.By], StepIsOpen = false },
        (TwinningStatus.Suspended, TwinningSuspensionAcknowledged acknowledged) when !twinning.AcknowledgedBy.Contains(acknowledged.By) =>
            twinning with { AcknowledgedBy = twinning.AcknowledgedBy.Add(acknowledged.By) },
        (TwinningStatus.Active or TwinningStatus.Suspended, TwinningStepProposed proposed) when proposed.Revision == (twinning.Step?.Revision ?? 0) + 1 => twinning with
        {
            Step = twinning.Step?.Change(proposed.By, new ProposedStep(proposed.Step, proposed.Reason))
                ?? Negotiation<ProposedStep>.Open(twinning.Pair!.Parties, proposed.By, new ProposedStep(proposed.Step, proposed.Reason)),
            StepIsOpen = true,
        },
        (TwinningStatus.Active or TwinningStatus.Suspended, TwinningStepConfirmed confirmed) when twinning.StepIsOpen =>
            twinning with { Step = twinning.Step!.Confirm(confirmed.By, confirmed.Revision) },
        (TwinningStatus.Suspended, TwinningResumed) when twinning.IsDecided(TwinningStep.Resume) => twinning with { Status = TwinningStatus.Active, StepIsOpen = false },
        (TwinningStatus.Active or TwinningStatus.Suspended, TwinningEnded) when twinning.IsDecided(TwinningStep.End) =>
            twinning with { Status = TwinningStatus.Ended, StepIsOpen = false },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {twinning.Status}."),
    };

    private bool IsDecided(TwinningStep step) => StepIsOpen && Step is { IsAgreed: true } known && known.Terms.Step == step;

    private Twinning ConfirmReview(TwinningReviewConfirmed confirmed) =>
        confirmed.Number >= 1 && confirmed.Number <= Reviews.Length && Reviews[confirmed.Number - 1] is var stated && !stated.ConfirmedBy.Contains(confirmed.By)
            ? this with { Reviews = Reviews.SetItem(confirmed.Number - 1, stated with { ConfirmedBy = stated.ConfirmedBy.Add(confirmed.By) }) }
            : throw new InvalidOperationException($"{confirmed.By} cannot have confirmed review {confirmed.Number}.");
}
