using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Agreement;

/// <summary>
/// Minutes in the languages of every party, signed by each. A signature covers the hash of all that stands in them: language versions, commitments,
/// reservations and whatever else; a change in any of it is a new revision and voids the signatures. Once all have signed it is immutable.
/// </summary>
public sealed record BilateralRecord
{
    private readonly ImmutableArray<RecordContent> _drafts;

    private BilateralRecord(ImmutableArray<Party> parties, ImmutableArray<RecordContent> drafts, ImmutableArray<RecordSignature> signatures)
    {
        (Parties, _drafts, Signatures) = (parties, drafts, signatures);
        Hash = drafts[^1].Hash();
    }

    public ImmutableArray<Party> Parties { get; }

    /// <summary>1 for the first draft.</summary>
    public int Revision => _drafts.Length;

    /// <summary>One text in each language.</summary>
    public ImmutableArray<RecordText> Texts => _drafts[^1].Texts;

    /// <summary>What the parties take upon themselves; each is numbered by its place, from 1.</summary>
    public ImmutableArray<RecordCommitment> Commitments => _drafts[^1].Commitments;

    /// <summary>Number, place, date, signatories, reservations, attachments; none of them where nothing is said of it.</summary>
    public RecordParticulars Particulars => _drafts[^1].Particulars;

    /// <summary>Which record it supersedes, and why; none where it corrects nothing.</summary>
    public RecordCorrection? Correction => _drafts[^1].Correction;

    /// <summary>What minutes of a patrol fix of the next one.</summary>
    public NextPatrolTerms? NextPatrol => _drafts[^1].NextPatrol;

    public ImmutableArray<RecordSignature> Signatures { get; }

    /// <summary>What a signature covers.</summary>
    public string Hash { get; }

    public bool IsSigned => Signatures.Length == Parties.Length;

    /// <summary>The first draft.</summary>
    public static BilateralRecord Draft(
        ImmutableArray<Party> parties,
        ImmutableArray<RecordText> texts,
        ImmutableArray<RecordCommitment>? commitments = null,
        RecordParticulars? particulars = null,
        RecordCorrection? correction = null,
        NextPatrolTerms? nextPatrol = null) =>
        new(parties, [new RecordContent(texts, commitments ?? [], particulars ?? new RecordParticulars(), correction, nextPatrol)], []);

    /// <summary>A changed draft; nobody has signed it. It stands as a whole in place of the last one, with all that belongs to it.</summary>
    public BilateralRecord Redraft(
        ImmutableArray<RecordText> texts,
        ImmutableArray<RecordCommitment>? commitments = null,
        RecordParticulars? particulars = null,
        RecordCorrection? correction = null,
        NextPatrolTerms? nextPatrol = null) =>
        new(Parties, _drafts.Add(new RecordContent(texts, commitments ?? [], particulars ?? new RecordParticulars(), correction, nextPatrol)), []);

    /// <summary>The next draft, or the first one where there is none.</summary>
    public static BilateralRecord Next(
        BilateralRecord? record,
        ImmutableArray<Party> parties,
        ImmutableArray<RecordText> texts,
        ImmutableArray<RecordCommitment>? commitments,
        RecordParticulars? particulars,
        RecordCorrection? correction = null) =>
        record?.Redraft(texts, commitments, particulars, correction) ?? Draft(parties, texts, commitments, particulars, correction);

    /// <summary>Particulars as they are recorded: what says nothing is absent.</summary>
    public static RecordParticulars? Plain(RecordParticulars? particulars)
    {
        var plain = particulars is null ? new RecordParticulars() : particulars with
        {
            Signatories = particulars.Signatories is [] ? null : particulars.Signatories,
            Reservations = particulars.Reservations is [] ? null : particulars.Reservations,
            Attachments = particulars.Attachments is [] ? null : particulars.Attachments,
        };
        return plain == new RecordParticulars() ? null : plain;
    }

    /// <summary>The other parties whose reserved opinion a party's draft would enter, alter or leave out; only they themselves may.</summary>
    /// <param name="record">The record on the table; none before the first draft.</param>
    public static ImmutableArray<Party> ReservationsTouched(BilateralRecord? record, ImmutableArray<Party> parties, Party by, RecordParticulars? becomes)
    {
        var after = new RecordContent([], [], becomes ?? new RecordParticulars());
        return [.. parties.Remove(by).Where(party => !after.ReservedBy(party).SequenceEqual(record?._drafts[^1].ReservedBy(party) ?? []))];
    }

    /// <summary>The members that differ between a draft and the one on the table, by name; empty when there is no such draft.</summary>
    public ImmutableArray<string> ChangedSince(int revision) => revision >= 1 && revision <= Revision
        ?
        [
            .. TermsDifference.Between(_drafts[revision - 1] with { Particulars = Particulars }, _drafts[^1])
                .Concat(TermsDifference.Between(_drafts[revision - 1].Particulars, Particulars))
                .Order(StringComparer.Ordinal),
        ]
        : [];

    /// <summary>Weighs a party's signature under a revision without recording it.</summary>
    public Word Weigh(Party by, int revision) =>
        !Parties.Contains(by) ? Word.NotAParty
        : revision != Revision ? Word.Superseded
        : Signatures.Any(signature => signature.Party == by) ? Word.Repeated
        : Signatures.Length + 1 == Parties.Length ? Word.Completes
        : Word.Given;

    /// <summary>Who is named to sign for a party; none where the record leaves it open.</summary>
    public RecordSignatory? SignatoryOf(Party party) => Particulars.Signatories?.FirstOrDefault(signatory => signatory.Party == party);

    /// <summary>Whether somebody may sign for a party: whom the record names, or anybody where it names nobody.</summary>
    public bool LetsSign(Party party, string signatory) => SignatoryOf(party) is not { } named || named.Name == signatory;

    /// <summary>The state after a signature has been recorded.</summary>
    /// <exception cref="InvalidOperationException">It covers another text, or does not count; no decider can have recorded it.</exception>
    public BilateralRecord Sign(RecordSignature signature) =>
        signature.Hash == Hash && LetsSign(signature.Party, signature.Signatory) && Weigh(signature.Party, Revision) is Word.Given or Word.Completes
            ? new(Parties, _drafts, Signatures.Add(signature))
            : throw new InvalidOperationException($"{signature.Party} cannot have signed this text.");

    /// <summary>The required languages that lack a text, and those with one that are not required.</summary>
    public static (ImmutableArray<string> Missing, ImmutableArray<string> Foreign) Compare(BorderPair pair, ImmutableArray<RecordText> texts)
    {
        var required = BorderPairs.All[pair.Code].Languages.Values.ToImmutableArray();
        var given = texts.Select(text => text.Language).ToImmutableArray();
        return ([.. required.Except(given)], [.. given.Except(required)]);
    }
}
