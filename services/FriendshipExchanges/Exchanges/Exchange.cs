using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Commitments;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Which edition it is: unique in the system, and the stream's natural key.</summary>
public sealed record EditionName(BorderPair Pair, ExchangeLevel Level, string Series, int Edition)
{
    /// <summary>The stream of an edition. The series comes last, so that no two names are written alike.</summary>
    public Guid Id => NamedGuid.Create(NamedGuid.BorderCoordination, $"{Exchange.Aggregate}|{Pair}|{Level}|{Edition}|{Series}");
}

/// <summary>Who ended a negotiation, and on which revision.</summary>
public sealed record NegotiationEnd(Party By, int Revision);

/// <summary>What the deciders need to know of one edition.</summary>
public sealed record Exchange : IBorderAffair
{
    public const string Aggregate = "exchange";

    internal Exchange()
    {
    }

    public static Decider<Exchange, ExchangeEvent> Decider { get; } = new(new Exchange(), ExchangeEvolution.Evolve);

    public ExchangeStatus Status { get; internal init; }

    /// <summary>None before the first event.</summary>
    public EditionName? Name { get; internal init; }

    public BorderPair? Pair => Name?.Pair;

    /// <summary>What it is, where it is one of the smaller events.</summary>
    public ExchangeKind? Kind { get; internal init; }

    /// <summary>Where the proposal comes from, where its proposer said so.</summary>
    public DataSource? Source { get; internal init; }

    /// <summary>The terms and who has given its word on them; none for what was only put on record.</summary>
    public Negotiation<ExchangeTerms>? Terms { get; internal init; }

    /// <summary>A record of the past and who has confirmed it.</summary>
    public Negotiation<PastEdition>? Past { get; internal init; }

    /// <summary>The confirmed record of an announcement whose outcome was not known; later records add to it.</summary>
    public PastEdition? Announced { get; internal init; }

    /// <summary>The record of the past that stands: the confirmed announcement once an addition to it has fallen, else the last one.</summary>
    public PastEdition? PastRecord => Status == ExchangeStatus.Announced ? Announced : Past?.Terms;

    public Programme Programme { get; internal init; } = Programme.None;

    /// <summary>Who comes for each party, as declared last for the terms in force.</summary>
    public ImmutableSortedDictionary<Party, Delegation> Delegations { get; internal init; } = ImmutableSortedDictionary<Party, Delegation>.Empty;

    /// <summary>Inspections, rehearsals, briefings, talks, documents, statements and reviews, by what the parties call them.</summary>
    public ImmutableSortedDictionary<string, Proceeding> Proceedings { get; internal init; } =
        ImmutableSortedDictionary.Create<string, Proceeding>(StringComparer.Ordinal);

    public ImmutableArray<ExchangePostponed> Postponements { get; internal init; } = [];

    public NegotiationEnd? Declined { get; internal init; }

    public NegotiationEnd? Withdrawn { get; internal init; }

    public ExchangeCancelled? Cancelled { get; internal init; }

    public ImmutableArray<Party> AcknowledgedBy { get; internal init; } = [];

    public ExchangeStarted? Started { get; internal init; }

    public ExchangeConcluded? Concluded { get; internal init; }

    public ExchangeMinutes? Minutes { get; internal init; }

    public ImmutableArray<Party> PartiesWithoutDelegation => [.. Pair!.Parties.Where(party => !Delegations.ContainsKey(party))];

    public ImmutableArray<Party> PartiesWithoutInterpreter => [.. Delegations.Where(declared => declared.Value.Interpreters.IsEmpty).Select(declared => declared.Key)];

    /// <summary>It is postponed, and nobody has proposed new days since.</summary>
    public bool AwaitsNewDays => Status == ExchangeStatus.Postponed && Postponements[^1] is { NewParts: null } last && last.Revision == Terms!.Revision;

    /// <summary>The day on which it ended, or from which on it may have: where only its year is known, the first of that.</summary>
    public DateOnly EndedOn => Concluded is { } concluded ? BorderDay.Of(concluded.ConcludedAt) : PastRecord!.Dates.LastDay ?? new DateOnly(PastRecord.Dates.Year, 1, 1);

    /// <summary>The ids under which the commitments in its minutes are followed up.</summary>
    public IEnumerable<Guid> CommitmentIds(Guid exchangeId) =>
        Enumerable.Range(1, Minutes?.Record.Commitments.Length ?? 0).Select(number => ExchangeCommitment.IdOf(Stream(exchangeId).Subject, number));

    /// <summary>Who has given its word on the revision on the table, of the terms or of the record.</summary>
    public ImmutableArray<Party> ConfirmedBy => IsOfThePast ? Past!.ConfirmedBy : Terms?.ConfirmedBy ?? [];

    /// <summary>The revision of what is on the table: the record of the past or the terms, then the programme, then the minutes.</summary>
    public int Revision => Status switch
    {
        ExchangeStatus.Unknown => 0,
        ExchangeStatus.Recorded or ExchangeStatus.Announced => Past!.Revision,
        ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed or ExchangeStatus.InProgress => Programme.Revision,
        ExchangeStatus.Proposed or ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Agreed or ExchangeStatus.Postponed
            or ExchangeStatus.Cancelled or ExchangeStatus.Concluded or ExchangeStatus.FollowUp or ExchangeStatus.Closed =>
            Minutes?.Record.Revision ?? (IsOfThePast ? Past!.Revision : Terms!.Revision),
    };

    /// <summary>What was last on the table is a record of the past and not a proposal.</summary>
    public bool IsOfThePast { get; internal init; }

    public static StreamName Stream(Guid exchangeId) => new(Aggregate, exchangeId);
}

/// <summary>The minutes under their number.</summary>
public sealed record ExchangeMinutes(string Number, BilateralRecord Record);
