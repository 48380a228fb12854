using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.Coordination;

/// <summary>Where an exchange stands, in the words of FriendshipExchanges.</summary>
public enum ExchangeStatus
{
    Proposed,
    Declined,
    Withdrawn,
    Agreed,
    Preparing,
    ProgrammeApproved,
    Rehearsed,
    Postponed,
    InProgress,
    Concluded,
    FollowUp,
    Closed,
    Cancelled,
    Recorded,
    Announced,
}

/// <summary>One edition of a friendship exchange.</summary>
/// <param name="Parts">Where and when it is held; none whose days are not known.</param>
/// <param name="Hosts">In whose territories.</param>
/// <param name="ConfirmedBy">The parties that have given their word on what is on the table.</param>
/// <param name="ProposedAt">When that was brought forward.</param>
internal sealed record ExchangeAffair(
    ExchangeStatus Status,
    ExchangeLevel Level,
    string Series,
    int Edition,
    string Title,
    ImmutableArray<HostPart> Parts,
    ImmutableArray<Party> Hosts,
    ImmutableArray<Party> ConfirmedBy,
    DateTimeOffset ProposedAt) : Affair
{
    /// <summary>The programme, by the numbers of its items.</summary>
    public ImmutableSortedDictionary<string, ProgrammeItem> Items { get; init; } = ImmutableSortedDictionary.Create<string, ProgrammeItem>(StringComparer.Ordinal);

    /// <summary>The revision of the programme that all have approved.</summary>
    public int ApprovedProgramme { get; init; }

    /// <summary>The rehearsals, by their names.</summary>
    public ImmutableSortedDictionary<string, RehearsalWords> Rehearsals { get; init; } = ImmutableSortedDictionary.Create<string, RehearsalWords>(StringComparer.Ordinal);

    /// <summary>Whether it was prepared outside the system and put on record afterwards.</summary>
    public bool IsOfThePast { get; init; }

    /// <summary>When it began and ended, as far as that is reported.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? ConcludedAt { get; init; }

    public ImmutableArray<Party> SignedBy { get; init; } = [];

    [JsonIgnore]
    public override bool IsOpen => Status is not (ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Closed or ExchangeStatus.Cancelled or ExchangeStatus.Announced)
        && !IsOfThePast;

    [JsonIgnore]
    public override (DateOnly First, DateOnly Last)? Days => Parts.IsEmpty ? null : (Parts.Min(part => part.FirstDay), Parts.Max(part => part.LastDay));

    [JsonIgnore]
    public bool WasHeld => Status is ExchangeStatus.Concluded or ExchangeStatus.FollowUp or ExchangeStatus.Closed;

    /// <summary>The day on which it counts: the first one, or the one on which it was concluded.</summary>
    [JsonIgnore]
    public DateOnly? HeldOn => !WasHeld ? null : Days?.First ?? (ConcludedAt is { } concluded ? Day(concluded) : null);

    public static ExchangeAffair? After(ExchangeAffair? exchange, LedgerFact fact) => (exchange, fact.Data) switch
    {
        (_, ExchangeProposed proposed) => new ExchangeAffair(
            ExchangeStatus.Proposed, proposed.Level, proposed.Series, proposed.Edition, proposed.Terms.Title, proposed.Terms.HostParts, HostsOf(proposed.Terms.HostParts), [proposed.By], fact.Time),
        (_, PastEditionRecorded past) => OfThePast(past, fact.Time),
        (null, _) => null,
        (_, ExchangeCounterProposed counter) => exchange with
        {
            Title = counter.Terms.Title,
            Parts = counter.Terms.HostParts,
            Hosts = HostsOf(counter.Terms.HostParts),
            ConfirmedBy = [counter.By],
            ProposedAt = fact.Time,
        },
        (_, ExchangeConfirmed confirmed) => exchange with { ConfirmedBy = exchange.ConfirmedBy.Add(confirmed.By) },
        (_, ExchangeAgreed) => exchange with { Status = exchange.Items.IsEmpty ? ExchangeStatus.Agreed : ExchangeStatus.Preparing },
        (_, ExchangeDeclined) => exchange with { Status = ExchangeStatus.Declined },
        (_, ExchangeWithdrawn) => exchange with { Status = ExchangeStatus.Withdrawn },
        (_, ExchangePostponed postponed) => exchange with
        {
            Status = ExchangeStatus.Postponed,
            Parts = postponed.NewParts ?? exchange.Parts,
            Hosts = HostsOf(postponed.NewParts ?? exchange.Parts),
            ConfirmedBy = postponed.NewParts is null ? [] : [postponed.By],
            ProposedAt = fact.Time,
        },
        (_, ExchangeCancelled) => exchange with { Status = ExchangeStatus.Cancelled },
        (_, ProgrammeItemAdded added) => exchange.Put(added.Item, added.Content),
        (_, ProgrammeItemChanged changed) => exchange.Put(changed.Item, changed.Content),
        (_, ProgrammeItemWithdrawn withdrawn) => exchange with { Status = ExchangeStatus.Preparing, Items = exchange.Items.Remove(withdrawn.Item) },
        (_, ProgrammeApproved approved) => exchange with { Status = ExchangeStatus.ProgrammeApproved, ApprovedProgramme = approved.ProgrammeRevision },
        (_, RehearsalHeld held) => exchange with { Rehearsals = exchange.Rehearsals.SetItem(held.Proceeding, new RehearsalWords(held.ProgrammeRevision, [held.By])) },
        (_, ProceedingConfirmed confirmed) => exchange.Confirm(confirmed, fact.Pair),
        (_, ExchangeStarted started) => exchange with { Status = ExchangeStatus.InProgress, StartedAt = started.StartedAt },
        (_, ExchangeConcluded concluded) => exchange with { Status = ExchangeStatus.Concluded, ConcludedAt = concluded.ConcludedAt },
        (_, ExchangeMinutesDrafted) => exchange with { SignedBy = [] },
        (_, ExchangeMinutesSigned signed) => exchange with { SignedBy = exchange.SignedBy.Add(signed.Signature.Party) },
        (_, ExchangeMinutesCompleted) => exchange with { Status = ExchangeStatus.FollowUp },
        (_, ExchangeClosed) => exchange with { Status = ExchangeStatus.Closed },
        (_, PastEditionConfirmed confirmed) => exchange with { ConfirmedBy = exchange.ConfirmedBy.Add(confirmed.By) },
        (_, PastEditionAgreed agreed) => exchange with { Status = StatusOf(agreed.Record.Outcome) },
        _ => exchange,
    };

    private static ExchangeAffair OfThePast(PastEditionRecorded past, DateTimeOffset time)
    {
        var record = past.Record;
        var days = record.Dates is { FirstDay: { } first, LastDay: { } last } ? (first, last) : default((DateOnly First, DateOnly Last)?);
        return new ExchangeAffair(
            ExchangeStatus.Recorded,
            past.Level,
            past.Series,
            past.Edition,
            record.Title,
            days is { } known ? [.. record.Places.Select(place => new HostPart(place.Territory, place.Place, known.First, known.Last))] : [],
            [.. record.Places.Select(place => place.Territory)],
            [past.By],
            time)
        {
            IsOfThePast = true,
        };
    }

    private static ExchangeStatus StatusOf(PastOutcome outcome) => outcome switch
    {
        PastOutcome.Held => ExchangeStatus.Concluded,
        PastOutcome.Cancelled => ExchangeStatus.Cancelled,
        PastOutcome.NotSeen => ExchangeStatus.Announced,
    };

    private static ImmutableArray<Party> HostsOf(ImmutableArray<HostPart> parts) => [.. parts.Select(part => part.Territory)];

    /// <summary>With the last word needed on a rehearsal of the programme in force, the exchange is rehearsed.</summary>
    private ExchangeAffair Confirm(ProceedingConfirmed confirmed, BorderPair pair)
    {
        if (!Rehearsals.TryGetValue(confirmed.Proceeding, out var rehearsal))
        {
            return this;
        }

        var words = rehearsal with { ConfirmedBy = rehearsal.ConfirmedBy.Add(confirmed.By) };
        var rehearsed = Status == ExchangeStatus.ProgrammeApproved && words.ProgrammeRevision == ApprovedProgramme && !pair.Parties.Except(words.ConfirmedBy).Any();
        return this with { Rehearsals = Rehearsals.SetItem(confirmed.Proceeding, words), Status = rehearsed ? ExchangeStatus.Rehearsed : Status };
    }

    private ExchangeAffair Put(string item, ProgrammeItem content) => this with { Status = ExchangeStatus.Preparing, Items = Items.SetItem(item, content) };
}

/// <summary>The words given on a rehearsal, and the revision of the programme that was rehearsed.</summary>
internal sealed record RehearsalWords(int ProgrammeRevision, ImmutableArray<Party> ConfirmedBy);
