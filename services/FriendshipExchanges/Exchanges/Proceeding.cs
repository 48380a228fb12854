using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>What goes on around the programme of an exchange.</summary>
public enum ProceedingKind
{
    SiteInspection,
    Rehearsal,
    PressBriefing,
    Talks,
    Document,
    JointStatement,
    ReviewMeeting,
}

/// <summary>What a party states of it.</summary>
/// <param name="Content">One of the records that the events carry.</param>
/// <param name="ProgrammeRevision">The revision of the programme that was rehearsed.</param>
public sealed record ProceedingTerms(ProceedingKind Kind, object Content, int? ProgrammeRevision = null)
{
    public ImmutableArray<PreparationTask> Tasks => Content is Inspection inspection ? inspection.Tasks : [];

    /// <summary>Whether it is the word of all once every other party has confirmed it, rather than one party's own matter.</summary>
    public bool IsJoint => Kind is not (ProceedingKind.PressBriefing or ProceedingKind.ReviewMeeting);
}

/// <summary>Something that a party has stated, and who stands by it.</summary>
public sealed record Proceeding(Negotiation<ProceedingTerms> Stated)
{
    public ProceedingTerms Terms => Stated.Terms;

    /// <summary>The party whose statement it is.</summary>
    public Party By => Stated.Revisions[^1].By;

    /// <summary>The tasks that are done, by their number.</summary>
    public ImmutableSortedDictionary<int, PreparationTaskDone> Done { get; init; } = ImmutableSortedDictionary<int, PreparationTaskDone>.Empty;

    /// <summary>Whether its party may still state it otherwise.</summary>
    public bool MayBeCorrected => Stated.ConfirmedBy.Length == 1 && Done.IsEmpty;
}

/// <summary>A statement as an event carries it.</summary>
internal sealed record StatedProceeding(Party By, string Name, int Revision, ProceedingTerms Terms)
{
    /// <summary>The statement in an event; none where it carries none.</summary>
    public static StatedProceeding? Of(ExchangeEvent recorded) => recorded switch
    {
        SiteInspectionHeld held => new(held.By, held.Proceeding, held.Revision, new(ProceedingKind.SiteInspection, held.Inspection)),
        RehearsalHeld held => new(held.By, held.Proceeding, held.Revision, new(ProceedingKind.Rehearsal, held.Rehearsal, held.ProgrammeRevision)),
        PressBriefingHeld held => new(held.By, held.Proceeding, held.Revision, new(ProceedingKind.PressBriefing, held.Briefing)),
        TalksHeld held => new(held.By, held.Proceeding, held.Revision, new(ProceedingKind.Talks, held.Talks)),
        DocumentSigned signed => new(signed.By, signed.Proceeding, signed.Revision, new(ProceedingKind.Document, signed.Document)),
        JointStatementIssued issued => new(issued.By, issued.Proceeding, issued.Revision, new(ProceedingKind.JointStatement, issued.Statement)),
        ReviewMeetingHeld held => new(held.By, held.Proceeding, held.Revision, new(ProceedingKind.ReviewMeeting, held.Review)),
        _ => null,
    };
}

/// <summary>How statements follow on one another.</summary>
internal static class ProceedingEvolution
{
    /// <summary>Whether such a thing is stated while an exchange stands there.</summary>
    public static bool MayState(this ExchangeStatus status, ProceedingKind kind) => kind switch
    {
        ProceedingKind.SiteInspection => status.IsPreparation(),
        ProceedingKind.Rehearsal => status.HasApprovedProgramme(),
        ProceedingKind.PressBriefing => status.IsPreparation() || status == ExchangeStatus.InProgress,
        ProceedingKind.Talks or ProceedingKind.Document or ProceedingKind.JointStatement => status is ExchangeStatus.InProgress or ExchangeStatus.Concluded,
        ProceedingKind.ReviewMeeting => status is ExchangeStatus.Concluded or ExchangeStatus.FollowUp,
    };

    /// <summary>Whether words on what was stated are still taken.</summary>
    public static bool MaySpeak(this ExchangeStatus status) =>
        status.IsPreparation() || status is ExchangeStatus.InProgress or ExchangeStatus.Concluded or ExchangeStatus.FollowUp;

    public static Exchange State(this Exchange exchange, StatedProceeding stated)
    {
        var known = exchange.Proceedings.GetValueOrDefault(stated.Name);
        var legal = exchange.Status.MayState(stated.Terms.Kind)
            && stated.Revision == (known?.Stated.Revision ?? 0) + 1
            && (known is null || (known.By == stated.By && known.Terms.Kind == stated.Terms.Kind && known.MayBeCorrected));
        return legal
            ? exchange.With(stated.Name, new Proceeding(known?.Stated.Change(stated.By, stated.Terms) ?? Negotiation<ProceedingTerms>.Open(exchange.Pair!.Parties, stated.By, stated.Terms)))
            : throw new InvalidOperationException($"{stated.By} cannot have stated {stated.Name} on {exchange.Status}.");
    }

    /// <summary>With the last word needed on a rehearsal of the programme in force, the exchange is rehearsed.</summary>
    public static Exchange Confirm(this Exchange exchange, ProceedingConfirmed confirmed)
    {
        if (!exchange.Status.MaySpeak() || exchange.Proceedings.GetValueOrDefault(confirmed.Proceeding) is not { Terms.IsJoint: true } known)
        {
            throw new InvalidOperationException($"{confirmed.By} cannot have confirmed {confirmed.Proceeding} on {exchange.Status}.");
        }

        var stated = known.Stated.Confirm(confirmed.By, confirmed.Revision);
        var rehearsed = exchange.Status == ExchangeStatus.ProgrammeApproved && stated.IsAgreed && stated.Terms.ProgrammeRevision == exchange.Programme.Revision;
        return exchange.With(confirmed.Proceeding, known with { Stated = stated }) with { Status = rehearsed ? ExchangeStatus.Rehearsed : exchange.Status };
    }

    public static Exchange Do(this Exchange exchange, PreparationTaskDone done) =>
        exchange.Status.MaySpeak()
        && exchange.Proceedings.GetValueOrDefault(done.Proceeding) is { } known
        && done.Task >= 1
        && done.Task <= known.Terms.Tasks.Length
        && known.Terms.Tasks[done.Task - 1].Owner == done.By
            ? exchange.With(done.Proceeding, known with { Done = known.Done.Add(done.Task, done) })
            : throw new InvalidOperationException($"{done.By} cannot have done task {done.Task} of {done.Proceeding}.");

    private static Exchange With(this Exchange exchange, string name, Proceeding proceeding) =>
        exchange with { Proceedings = exchange.Proceedings.SetItem(name, proceeding) };
}
