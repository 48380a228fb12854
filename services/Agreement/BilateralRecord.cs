using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>
/// Minutes in the languages of every party, signed by each. A signature covers the hash of all language versions and of the commitments;
/// a change in any of them is a new revision and voids the signatures. Once all have signed it is immutable.
/// </summary>
public sealed record BilateralRecord
{
    private readonly ImmutableArray<RecordDraft> _drafts;

    private BilateralRecord(ImmutableArray<Party> parties, ImmutableArray<RecordDraft> drafts, ImmutableArray<RecordSignature> signatures)
    {
        (Parties, _drafts, Signatures) = (parties, drafts, signatures);
        Hash = HashOf(drafts[^1]);
    }

    public ImmutableArray<Party> Parties { get; }

    /// <summary>1 for the first draft.</summary>
    public int Revision => _drafts.Length;

    /// <summary>One text in each language.</summary>
    public ImmutableArray<RecordText> Texts => _drafts[^1].Texts;

    /// <summary>What the parties take upon themselves; each is numbered by its place, from 1.</summary>
    public ImmutableArray<RecordCommitment> Commitments => _drafts[^1].Commitments;

    public ImmutableArray<RecordSignature> Signatures { get; }

    /// <summary>What a signature covers.</summary>
    public string Hash { get; }

    public bool IsSigned => Signatures.Length == Parties.Length;

    /// <summary>The first draft.</summary>
    public static BilateralRecord Draft(
        ImmutableArray<Party> parties, ImmutableArray<RecordText> texts, ImmutableArray<RecordCommitment>? commitments = null) =>
        new(parties, [new RecordDraft(texts, commitments ?? [])], []);

    /// <summary>A changed draft; nobody has signed it. It stands as a whole in place of the last one, the commitments too.</summary>
    public BilateralRecord Redraft(ImmutableArray<RecordText> texts, ImmutableArray<RecordCommitment>? commitments = null) =>
        new(Parties, _drafts.Add(new RecordDraft(texts, commitments ?? [])), []);

    /// <summary>The members that differ between a draft and the one on the table, by name; empty when there is no such draft.</summary>
    public ImmutableArray<string> ChangedSince(int revision) =>
        revision >= 1 && revision <= Revision ? TermsDifference.Between(_drafts[revision - 1], _drafts[^1]) : [];

    /// <summary>Weighs a party's signature under a revision without recording it.</summary>
    public Word Weigh(Party by, int revision) =>
        !Parties.Contains(by) ? Word.NotAParty
        : revision != Revision ? Word.Superseded
        : Signatures.Any(signature => signature.Party == by) ? Word.Repeated
        : Signatures.Length + 1 == Parties.Length ? Word.Completes
        : Word.Given;

    /// <summary>The state after a signature has been recorded.</summary>
    /// <exception cref="InvalidOperationException">It covers another text, or does not count; no decider can have recorded it.</exception>
    public BilateralRecord Sign(RecordSignature signature) =>
        signature.Hash == Hash && Weigh(signature.Party, Revision) is Word.Given or Word.Completes
            ? new(Parties, _drafts, Signatures.Add(signature))
            : throw new InvalidOperationException($"{signature.Party} cannot have signed this text.");

    /// <summary>The required languages that lack a text, and those with one that are not required.</summary>
    public static (ImmutableArray<string> Missing, ImmutableArray<string> Foreign) Compare(BorderPair pair, ImmutableArray<RecordText> texts)
    {
        var required = BorderPairs.All[pair.Code].Languages.Values.ToImmutableArray();
        var given = texts.Select(text => text.Language).ToImmutableArray();
        return ([.. required.Except(given)], [.. given.Except(required)]);
    }

    /// <summary>
    /// SHA-256 over a sequence of parts, each as its length in bytes (32 bits, big-endian) and its UTF-8: tag and text of every version, by language;
    /// then for each commitment an empty part, which no tag is, the owners' codes in alphabetical order, the day, and its texts as above.
    /// </summary>
    private static string HashOf(RecordDraft draft)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts(draft.Texts).Concat(draft.Commitments.SelectMany(Parts)))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Parts(RecordCommitment commitment) =>
        ["", string.Join(',', commitment.Owners.Order()), commitment.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), .. Parts(commitment.Texts)];

    private static IEnumerable<string> Parts(ImmutableArray<RecordText> texts) =>
        texts.OrderBy(text => text.Language, StringComparer.Ordinal).SelectMany(text => new[] { text.Language, text.Text });

    private sealed record RecordDraft(ImmutableArray<RecordText> Texts, ImmutableArray<RecordCommitment> Commitments);
}
