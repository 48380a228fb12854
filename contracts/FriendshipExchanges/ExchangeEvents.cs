using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>A fact of one edition of a friendship exchange.</summary>
public abstract record ExchangeEvent
{
    private protected ExchangeEvent()
    {
    }
}

/// <summary>
/// A party proposes an edition; with it that party has given its own word on the revision: 1, or a higher one where the same edition had been
/// proposed before and was declined or withdrawn.
/// </summary>
/// <param name="Series">The series in kebab-case: <c>border-defence-friendship</c>.</param>
/// <param name="Edition">1, 2, 3 … within pair, level and series.</param>
/// <param name="Kind">What it is, where it is one of the smaller events.</param>
public sealed record ExchangeProposed(
    Guid ExchangeId,
    BorderPair Pair,
    ExchangeLevel Level,
    string Series,
    int Edition,
    Party By,
    int Revision,
    ExchangeTerms Terms,
    DataSource? Source = null,
    ExchangeKind? Kind = null) : ExchangeEvent;

/// <summary>A party answers with other terms: a new revision on which that party has given its word, and no other has yet.</summary>
public sealed record ExchangeCounterProposed(Party By, int Revision, ExchangeTerms Terms, string Reason) : ExchangeEvent;

/// <summary>A party gives its word on a revision of the terms.</summary>
public sealed record ExchangeConfirmed(Party By, int Revision) : ExchangeEvent;

/// <summary>Every party has given its word on the same revision.</summary>
public sealed record ExchangeAgreed(int Revision, ExchangeTerms Terms, ImmutableArray<Party> ConfirmedBy) : ExchangeEvent;

/// <summary>A party refuses what is proposed or recorded. The edition's number is free again.</summary>
public sealed record ExchangeDeclined(Party By, int Revision, string Reason) : ExchangeEvent;

/// <summary>A party takes back what it proposed or recorded before anybody answered. The edition's number is free again.</summary>
public sealed record ExchangeWithdrawn(Party By, int Revision, string Reason) : ExchangeEvent;

/// <summary>
/// A party asks to postpone what was agreed; the agreement is void. With new days it is that party's word on a new revision;
/// without, the days are still to be proposed.
/// </summary>
/// <param name="By">The party that asks.</param>
/// <param name="Revision">The revision on the table now.</param>
/// <param name="OldParts">Where and when it was to be held.</param>
/// <param name="NewParts">Where and when it is to be held instead; absent while that is not known.</param>
/// <param name="ProgrammeRevision">The programme's revision on the table now, approved by nobody; absent where there was no programme yet.</param>
/// <param name="Letter">Reference of the letter.</param>
public sealed record ExchangePostponed(
    Party By,
    int Revision,
    string Reason,
    ImmutableArray<HostPart> OldParts,
    ImmutableArray<HostPart>? NewParts = null,
    int? ProgrammeRevision = null,
    string? Letter = null) : ExchangeEvent;

/// <summary>A party calls off what was agreed. The next edition may be proposed.</summary>
/// <param name="Letter">Reference of the letter.</param>
public sealed record ExchangeCancelled(Party By, string Reason, string? Letter = null) : ExchangeEvent;

/// <summary>Another party takes note of the cancellation.</summary>
public sealed record ExchangeCancellationAcknowledged(Party By) : ExchangeEvent;

/// <summary>The exchange begins.</summary>
/// <param name="By">The party that reports it.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record ExchangeStarted(Party By, DateTimeOffset StartedAt) : ExchangeEvent;

/// <summary>The exchange has ended.</summary>
/// <param name="By">The party that reports it.</param>
/// <param name="ConcludedAt">When it ended.</param>
/// <param name="Results">Reported counts of the whole exchange; at most fifty.</param>
/// <param name="NotHeld">Every item of the programme that was not completed, with the reason.</param>
public sealed record ExchangeConcluded(
    Party By, DateTimeOffset ConcludedAt, ImmutableArray<ResultFigure> Results, ImmutableArray<ItemNotHeld> NotHeld) : ExchangeEvent;

/// <summary>The minutes are drafted, or drafted anew, which voids the signatures.</summary>
/// <param name="Number">The number of the record.</param>
/// <param name="Texts">One in each language of the pair.</param>
/// <param name="Particulars">Place, date, signatories, reservations, attachments; absent when nothing is said of them.</param>
/// <param name="Commitments">What parties take upon themselves; they are signed with the texts.</param>
public sealed record ExchangeMinutesDrafted(
    Party By,
    int Revision,
    string Number,
    ImmutableArray<RecordText> Texts,
    RecordParticulars? Particulars = null,
    ImmutableArray<RecordCommitment>? Commitments = null) : ExchangeEvent;

/// <summary>A party signs a revision of the minutes.</summary>
public sealed record ExchangeMinutesSigned(int Revision, RecordSignature Signature) : ExchangeEvent;

/// <summary>Every party has signed the same revision of the minutes.</summary>
/// <param name="Commitments">What parties have taken upon themselves; each is followed up in a stream of its own.</param>
public sealed record ExchangeMinutesCompleted(
    int Revision, string Number, string Hash, ImmutableArray<Party> SignedBy, ImmutableArray<RecordCommitment>? Commitments = null) : ExchangeEvent;

/// <summary>The exchange is closed; its minutes are signed by every party, and every commitment in them has ended.</summary>
public sealed record ExchangeClosed(Party By) : ExchangeEvent;
