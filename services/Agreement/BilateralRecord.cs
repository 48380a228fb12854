using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>
/// Minutes in the languages of every party, signed by each. A signature covers the hash of all language versions;
/// a changed version is a new revision and voids the signatures. Once all have signed it is immutable.
/// </summary>
public sealed record BilateralRecord
{
    private BilateralRecord(ImmutableArray<Party> parties, int revision, ImmutableArray<RecordText> texts, ImmutableArray<RecordSignature> signatures)
    {
        (Parties, Revision, Texts, Signatures) = (parties, revision, texts, signatures);
        Hash = HashOf(texts);
    }

    public ImmutableArray<Party> Parties { get; }

    /// <summary>1 for the first draft.</summary>
    public int Revision { get; }

    /// <summary>One text in each language.</summary>
    public ImmutableArray<RecordText> Texts { get; }

    public ImmutableArray<RecordSignature> Signatures { get; }

    /// <summary>What a signature covers.</summary>
    public string Hash { get; }

    public bool IsSigned => Signatures.Length == Parties.Length;

    /// <summary>The first draft.</summary>
    public static BilateralRecord Draft(ImmutableArray<Party> parties, ImmutableArray<RecordText> texts) => new(parties, 1, texts, []);

    /// <summary>A changed draft; nobody has signed it.</summary>
    public BilateralRecord Redraft(ImmutableArray<RecordText> texts) => new(Parties, Revision + 1, texts, []);

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
            ? new(Parties, Revision, Texts, Signatures.Add(signature))
            : throw new InvalidOperationException($"{signature.Party} cannot have signed this text.");

    /// <summary>The required languages that lack a text, and those with one that are not required.</summary>
    public static (ImmutableArray<string> Missing, ImmutableArray<string> Foreign) Compare(BorderPair pair, ImmutableArray<RecordText> texts)
    {
        var required = BorderPairs.All[pair.Code].Languages.Values.ToImmutableArray();
        var given = texts.Select(text => text.Language).ToImmutableArray();
        return ([.. required.Except(given)], [.. given.Except(required)]);
    }

    /// <summary>SHA-256 over every version, by language: each tag and text as its length in bytes (32 bits, big-endian) and its UTF-8.</summary>
    private static string HashOf(ImmutableArray<RecordText> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in texts.OrderBy(text => text.Language, StringComparer.Ordinal).SelectMany(text => new[] { text.Language, text.Text }))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
