using BorderCoordination.Agreement;
using BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>How an exchange goes on from event to event. A history that no decider can have recorded is loud.</summary>
internal static class ExchangeEvolution
{
    public static Exchange Evolve(Exchange exchange, ExchangeEvent recorded) => (exchange.Status, recorded) switch
    {
        (ExchangeStatus.Unknown or ExchangeStatus.Declined or ExchangeStatus.Withdrawn, ExchangeProposed proposed) => Open(exchange, proposed),
        (ExchangeStatus.Proposed or ExchangeStatus.Postponed, ExchangeCounterProposed counter) =>
            exchange with { Terms = exchange.Terms!.Change(counter.By, counter.Terms) },
        (ExchangeStatus.Proposed or ExchangeStatus.Postponed, ExchangeConfirmed confirmed) =>
            exchange with { Terms = exchange.Terms!.Confirm(confirmed.By, confirmed.Revision) },
        (ExchangeStatus.Proposed or ExchangeStatus.Postponed, ExchangeAgreed) when exchange.Terms!.IsAgreed =>
            exchange with { Status = exchange.Programme.Revision == 0 ? ExchangeStatus.Agreed : ExchangeStatus.Preparing },
        (ExchangeStatus.Proposed or ExchangeStatus.Recorded, ExchangeDeclined declined) =>
            exchange with { Status = AfterEnd(exchange, ExchangeStatus.Declined), Declined = new NegotiationEnd(declined.By, declined.Revision) },
        (ExchangeStatus.Proposed or ExchangeStatus.Recorded, ExchangeWithdrawn withdrawn) =>
            exchange with { Status = AfterEnd(exchange, ExchangeStatus.Withdrawn), Withdrawn = new NegotiationEnd(withdrawn.By, withdrawn.Revision) },

        (_, ExchangePostponed postponed) when exchange.Status.IsPreparation() => Postpone(exchange, postponed),
        (_, ExchangeCancelled cancelled) when exchange.Status.IsPreparation() || exchange.Status == ExchangeStatus.Postponed =>
            exchange with { Status = ExchangeStatus.Cancelled, Cancelled = cancelled, AcknowledgedBy = [cancelled.By] },
        (ExchangeStatus.Cancelled, ExchangeCancellationAcknowledged acknowledged) when !exchange.AcknowledgedBy.Contains(acknowledged.By) =>
            exchange with { AcknowledgedBy = exchange.AcknowledgedBy.Add(acknowledged.By) },

        (_, ProgrammeItemAdded added) when exchange.Status.IsPreparation() =>
            Prepare(exchange, exchange.Programme.Put(exchange.Pair!.Parties, added.By, added.Item, added.Content)),
        (ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed, ProgrammeItemChanged changed) =>
            Prepare(exchange, exchange.Programme.Put(exchange.Pair!.Parties, changed.By, changed.Item, changed.Content)),
        (ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed, ProgrammeItemWithdrawn withdrawn) =>
            Prepare(exchange, exchange.Programme.Take(withdrawn.By, withdrawn.Item)),
        (ExchangeStatus.Preparing, ProgrammeConfirmed confirmed) =>
            exchange with { Programme = exchange.Programme.Confirm(confirmed.By, confirmed.ProgrammeRevision) },
        (ExchangeStatus.Preparing, ProgrammeApproved) when exchange.Programme.Approval!.IsAgreed => exchange with { Status = ExchangeStatus.ProgrammeApproved },
        (_, ProgrammeItemCompleted completed) when exchange.Status.HasApprovedProgramme() || exchange.Status == ExchangeStatus.InProgress =>
            exchange with { Programme = exchange.Programme.Complete(completed) },

        (_, ProgrammePatrolLinked linked) when exchange.Programme.Items.ContainsKey(linked.Item) =>
            exchange with { Programme = exchange.Programme.Link(linked.Item, linked.PatrolId) },
        (_, ProgrammePatrolClosed closed) when exchange.Status.HasApprovedProgramme() || exchange.Status == ExchangeStatus.InProgress => exchange with
        {
            Programme = exchange.Programme.Complete(new ProgrammeItemCompleted(exchange.Programme.Items[closed.Item].Owner, closed.Item, closed.ClosedAt, [])),
        },
        (_, DelegationDeclared declared) when exchange.Status.IsPreparation() || exchange.Status == ExchangeStatus.InProgress =>
            exchange with { Delegations = exchange.Delegations.SetItem(declared.By, declared.Delegation) },
        (_, ProceedingConfirmed confirmed) => exchange.Confirm(confirmed),
        (_, PreparationTaskDone done) => exchange.Do(done),
        (_, SiteInspectionHeld or RehearsalHeld or PressBriefingHeld or TalksHeld or DocumentSigned or JointStatementIssued or ReviewMeetingHeld) =>
            exchange.State(StatedProceeding.Of(recorded)!),

        (ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed, ExchangeStarted started) => exchange with { Status = ExchangeStatus.InProgress, Started = started },
        (ExchangeStatus.InProgress, ExchangeConcluded concluded) => exchange with { Status = ExchangeStatus.Concluded, Concluded = concluded },
        (ExchangeStatus.Concluded, ExchangeMinutesDrafted drafted) => exchange with
        {
            Minutes = new ExchangeMinutes(
                drafted.Number, BilateralRecord.Next(exchange.Minutes?.Record, exchange.Pair!.Parties, drafted.Texts, drafted.Commitments, drafted.Particulars)),
        },
        (ExchangeStatus.Concluded, ExchangeMinutesSigned signed) =>
            exchange with { Minutes = exchange.Minutes! with { Record = exchange.Minutes.Record.Sign(signed.Signature) } },
        (ExchangeStatus.Concluded, ExchangeMinutesCompleted) when exchange.Minutes!.Record.IsSigned => exchange with { Status = ExchangeStatus.FollowUp },
        (ExchangeStatus.FollowUp, ExchangeClosed) => exchange with { Status = ExchangeStatus.Closed },

        (ExchangeStatus.Unknown or ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Recorded or ExchangeStatus.Announced, PastEditionRecorded past) =>
            Record(exchange, past),
        (ExchangeStatus.Recorded, PastEditionConfirmed confirmed) => exchange with { Past = exchange.Past!.Confirm(confirmed.By, confirmed.Revision) },
        (ExchangeStatus.Recorded, PastEditionAgreed agreed) when exchange.Past!.IsAgreed => Establish(exchange, agreed),

        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {exchange.Status}."),
    };

    private static Exchange Open(Exchange exchange, ExchangeProposed proposed) => exchange with
    {
        Status = ExchangeStatus.Proposed,
        Name = new EditionName(proposed.Pair, proposed.Level, proposed.Series, proposed.Edition),
        Source = proposed.Source,
        Kind = proposed.Kind,
        IsOfThePast = false,
        Terms = exchange.Terms?.Change(proposed.By, proposed.Terms) ?? Negotiation<ExchangeTerms>.Open(proposed.Pair.Parties, proposed.By, proposed.Terms),
    };

    private static Exchange Record(Exchange exchange, PastEditionRecorded past) => exchange with
    {
        Status = ExchangeStatus.Recorded,
        Name = new EditionName(past.Pair, past.Level, past.Series, past.Edition),
        IsOfThePast = true,
        Past = exchange.Past?.Change(past.By, past.Record) ?? Negotiation<PastEdition>.Open(past.Pair.Parties, past.By, past.Record),
    };

    private static Exchange Establish(Exchange exchange, PastEditionAgreed agreed) => agreed.Record.Outcome switch
    {
        PastOutcome.Held => exchange with { Status = ExchangeStatus.Concluded },
        PastOutcome.Cancelled => exchange with { Status = ExchangeStatus.Cancelled, AcknowledgedBy = agreed.ConfirmedBy },
        PastOutcome.NotSeen => exchange with { Status = ExchangeStatus.Announced, Announced = agreed.Record },
    };

    /// <summary>Where a record adds the outcome to one that all had confirmed, that one stands when the addition falls.</summary>
    private static ExchangeStatus AfterEnd(Exchange exchange, ExchangeStatus ended) => exchange.Announced is null ? ended : ExchangeStatus.Announced;

    private static Exchange Postpone(Exchange exchange, ExchangePostponed postponed) => exchange with
    {
        Status = ExchangeStatus.Postponed,
        Postponements = exchange.Postponements.Add(postponed),
        Terms = postponed.NewParts is { } parts ? exchange.Terms!.Change(postponed.By, exchange.Terms.Terms with { HostParts = parts }) : exchange.Terms,
        Programme = exchange.Programme.Reopen(postponed.By),
        Delegations = exchange.Delegations.Clear(),
    };

    private static Exchange Prepare(Exchange exchange, Programme programme) => exchange with { Status = ExchangeStatus.Preparing, Programme = programme };
}
