using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What the deciders need to know of a patrol.</summary>
public sealed record Patrol : IBorderAffair
{
    public const string Aggregate = "patrol";

    private Patrol()
    {
    }

    public static Decider<Patrol, PatrolEvent> Decider { get; } = new(new Patrol(), Evolve);

    public Guid Id { get; private init; }

    public PatrolStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>The terms and who has given its word on them.</summary>
    public Negotiation<PatrolTerms> Negotiation { get; private init; } = null!;

    public int Revision => Status == PatrolStatus.Unknown ? 0 : Negotiation.Revision;

    public PatrolTerms Terms => Negotiation.Terms;

    /// <summary>Drawn when it was first agreed; none before, and none where that was before there were numbers.</summary>
    public PatrolNumber? Number { get; private init; }

    /// <summary>The item of a friendship exchange that it is made for.</summary>
    public ExchangeItem? Exchange { get; private init; }

    /// <summary>The last postponement.</summary>
    public PatrolPostponed? Postponed { get; private init; }

    /// <summary>Each party's last declaration for the agreed terms.</summary>
    public ImmutableSortedDictionary<Party, PatrolTeamDeclared> Teams { get; private init; } = ImmutableSortedDictionary<Party, PatrolTeamDeclared>.Empty;

    /// <summary>The preparatory meeting and who has given its word on it, once it has been stated; its numbers count on when it is void.</summary>
    public Negotiation<PreparatoryMeeting>? Meeting { get; private init; }

    /// <summary>Whether the meeting was for the terms in force; a postponement voids it.</summary>
    public bool MeetingStands { get; private init; }

    /// <summary>The changes of the section that came after the agreement, each with the parties that stand by their word all the same.</summary>
    private ImmutableDictionary<Guid, ImmutableHashSet<Party>> Reviewed { get; init; } = ImmutableDictionary<Guid, ImmutableHashSet<Party>>.Empty;

    /// <summary>Once the patrol has started.</summary>
    public PatrolField? Field { get; private init; }

    /// <summary>Once they have been drafted.</summary>
    public BilateralRecord? Minutes { get; private init; }

    /// <summary>The refusal or cancellation that ended it.</summary>
    public PatrolEvent? Ended { get; private init; }

    /// <summary>The party that has cancelled it, and those that have taken note.</summary>
    public ImmutableArray<Party> CancellationKnownBy { get; private init; } = [];

    public IEnumerable<Party> PartiesWithoutTeam => Pair!.Parties.Where(party => !Teams.ContainsKey(party));

    public IEnumerable<Party> PartiesWithoutInterpreter => Pair!.Parties.Where(party => Teams.GetValueOrDefault(party)?.HasInterpreter() != true);

    public static StreamName Stream(Guid patrolId) => new(Aggregate, patrolId);

    /// <summary>Whether its preparation may be spoken of: from the agreement until there are minutes, for words come late from the field.</summary>
    private bool MayBePrepared =>
        Status is PatrolStatus.Agreed or PatrolStatus.Prepared or PatrolStatus.InProgress or PatrolStatus.Suspended or PatrolStatus.FieldCompleted or PatrolStatus.Aborted;

    /// <summary>Whether something seen in the field may still be recorded: until there are minutes.</summary>
    private bool MaySee => Status is PatrolStatus.InProgress or PatrolStatus.Suspended or PatrolStatus.FieldCompleted or PatrolStatus.Aborted;

    /// <summary>Whether any start can have been recorded. In older histories one interpreter was enough for all parties.</summary>
    private bool MayHaveStarted => !PartiesWithoutTeam.Any() && Teams.Values.Any(declared => declared.HasInterpreter());

    private static Patrol Evolve(Patrol patrol, PatrolEvent recorded) => (patrol.Status, recorded) switch
    {
        (PatrolStatus.Unknown, PatrolProposed proposed) => new Patrol
        {
            Id = proposed.PatrolId,
            Status = PatrolStatus.Proposed,
            Pair = proposed.Pair,
            Exchange = proposed.Exchange,
            Negotiation = Negotiation<PatrolTerms>.Open(proposed.Pair.Parties, proposed.By, proposed.Terms),
        },
        (PatrolStatus.Proposed, PatrolCounterProposed counter) when counter.Revision == patrol.Revision + 1 =>
            patrol with { Negotiation = patrol.Negotiation.Change(counter.By, counter.Terms) },
        (PatrolStatus.Proposed, PatrolConfirmed confirmed) => patrol with { Negotiation = patrol.Negotiation.Confirm(confirmed.By, confirmed.Revision) },
        (PatrolStatus.Proposed, PatrolAgreed agreed) when patrol.Negotiation.IsAgreed =>
            patrol with { Status = PatrolStatus.Agreed, Number = agreed.Number ?? patrol.Number },
        (PatrolStatus.Proposed, PatrolDeclined) => patrol with { Status = PatrolStatus.Declined, Ended = recorded },
        (PatrolStatus.Agreed or PatrolStatus.Prepared, PatrolPostponed postponed) when postponed.Revision == patrol.Revision + 1 => patrol with
        {
            Status = PatrolStatus.Proposed,
            Negotiation = patrol.Negotiation.Change(postponed.By, patrol.Terms.In(postponed.Becomes) with { ShortNoticeReason = postponed.ShortNoticeReason }),
            Postponed = postponed,
            Teams = patrol.Teams.Clear(),
            Reviewed = patrol.Reviewed.Clear(),
            MeetingStands = false,
        },
        (PatrolStatus.Agreed or PatrolStatus.Prepared, PatrolPostponedWithExchange postponed) when postponed.Revision == patrol.Revision + 1 => patrol with
        {
            Status = PatrolStatus.Proposed,
            Negotiation = patrol.Negotiation.Redraft(postponed.By, patrol.Terms),
            Teams = patrol.Teams.Clear(),
            Reviewed = patrol.Reviewed.Clear(),
            MeetingStands = false,
        },
        (PatrolStatus.Agreed or PatrolStatus.Prepared, PatrolCancelled cancelled) =>
            patrol with { Status = PatrolStatus.Cancelled, Ended = recorded, CancellationKnownBy = [cancelled.By] },
        (PatrolStatus.Cancelled, PatrolCancellationAcknowledged acknowledged) when !patrol.CancellationKnownBy.Contains(acknowledged.By) =>
            patrol with { CancellationKnownBy = patrol.CancellationKnownBy.Add(acknowledged.By) },
        (PatrolStatus.Agreed or PatrolStatus.Prepared, PatrolTeamDeclared declared) => patrol.With(declared),
        (PatrolStatus.Agreed or PatrolStatus.Prepared, PatrolReviewConfirmed reviewed)
            when reviewed.Revision == patrol.Revision && !reviewed.Changes.Any(change => patrol.HasReviewed(reviewed.By, change)) => patrol.With(reviewed),
        (_, PreparatoryMeetingHeld held) when patrol.MayBePrepared && held.Revision == (patrol.Meeting?.Revision ?? 0) + 1 => patrol with
        {
            Meeting = patrol.Meeting?.Change(held.By, held.Meeting) ?? Negotiation<PreparatoryMeeting>.Open(patrol.Pair!.Parties, held.By, held.Meeting),
            MeetingStands = true,
        },
        (_, PreparatoryMeetingConfirmed confirmed) when patrol is { MayBePrepared: true, MeetingStands: true } =>
            patrol with { Meeting = patrol.Meeting!.Confirm(confirmed.By, confirmed.Revision) },
        (PatrolStatus.Agreed or PatrolStatus.Prepared, PatrolStarted started) when patrol.MayHaveStarted => patrol with { Status = PatrolStatus.InProgress, Field = new PatrolField(started) },
        (_, PatrolSuspended or PatrolResumed or PatrolAborted) when patrol.MaySee => patrol.With(patrol.Field!.Halt(recorded)),
        (_, MarkerInspected { ConcurredBy: [] } stated) when patrol.MaySee => patrol with { Field = patrol.Field!.State(stated) },
        (_, MarkerInspected concurred) when patrol.MaySee => patrol with { Field = patrol.Field!.Concur(concurred) },
        (_, InspectionReserved reserved) when patrol.MaySee => patrol with { Field = patrol.Field!.Reserve(reserved) },
        (_, FindingRecorded finding) when patrol.MaySee => patrol with { Field = patrol.Field! with { Findings = patrol.Field.Findings.Add(finding) } },
        (_, BorderEventReported reported) when patrol.MaySee =>
            patrol with { Field = patrol.Field! with { BorderEvents = patrol.Field.BorderEvents.Add(reported) } },
        (PatrolStatus.InProgress or PatrolStatus.Suspended or PatrolStatus.Aborted, PatrolLegCompleted leg) =>
            patrol with { Field = patrol.Field! with { Legs = patrol.Field.Legs.SetItem(leg.Number, leg) } },
        (PatrolStatus.MinutesDrafted or PatrolStatus.MinutesPartiallySigned, PatrolTrackUploaded track) => patrol with { Field = patrol.Field!.Track(track) },
        (_, PatrolTrackUploaded track) when patrol.MaySee => patrol with { Field = patrol.Field!.Track(track) },
        (PatrolStatus.InProgress, PatrolFieldCompleted completed) =>
            patrol with { Status = PatrolStatus.FieldCompleted, Field = patrol.Field! with { Completed = completed } },
        (PatrolStatus.FieldCompleted or PatrolStatus.Aborted, PatrolMinutesDrafted { Revision: 1 } drafted) =>
            patrol with { Status = PatrolStatus.MinutesDrafted, Minutes = BilateralRecord.Draft(patrol.Pair!.Parties, drafted.Texts, drafted.Commitments, drafted.Particulars, null, drafted.NextPatrol) },
        (PatrolStatus.MinutesDrafted or PatrolStatus.MinutesPartiallySigned, PatrolMinutesDrafted redrafted) when redrafted.Revision == patrol.Minutes!.Revision + 1 =>
            patrol with { Status = PatrolStatus.MinutesDrafted, Minutes = patrol.Minutes.Redraft(redrafted.Texts, redrafted.Commitments, redrafted.Particulars, null, redrafted.NextPatrol) },
        (PatrolStatus.MinutesDrafted or PatrolStatus.MinutesPartiallySigned, PatrolMinutesSigned signed) when signed.Revision == patrol.Minutes!.Revision =>
            patrol with { Status = PatrolStatus.MinutesPartiallySigned, Minutes = patrol.Minutes.Sign(signed.Signature) },
        (PatrolStatus.MinutesPartiallySigned, PatrolClosed) when patrol.Minutes!.IsSigned => patrol with { Status = PatrolStatus.Closed },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {patrol.Status}."),
    };

    /// <summary>Whether a party stands by its word after a change of the section.</summary>
    public bool HasReviewed(Party party, Guid change) => Reviewed.TryGetValue(change, out var parties) && parties.Contains(party);

    private Patrol With(PatrolReviewConfirmed reviewed) => this with
    {
        Reviewed = reviewed.Changes.Aggregate(Reviewed, (known, change) => known.SetItem(change, known.GetValueOrDefault(change, []).Add(reviewed.By))),
    };

    private Patrol With(PatrolTeamDeclared declared)
    {
        var patrol = this with { Teams = Teams.SetItem(declared.By, declared) };
        return patrol with { Status = patrol.PartiesWithoutInterpreter.Any() ? PatrolStatus.Agreed : PatrolStatus.Prepared };
    }

    /// <summary>Late halts change nothing of what has followed since: where it stands is told by the last one in time.</summary>
    private Patrol With(PatrolField field) => this with
    {
        Field = field,
        Status = Status == PatrolStatus.FieldCompleted ? Status
            : field.EndedAt is not null ? PatrolStatus.Aborted
            : field.IsResting ? PatrolStatus.Suspended
            : PatrolStatus.InProgress,
    };
}
