using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;

namespace BorderCoordination.BorderMarkers;

/// <summary>What the text of a bilateral record must fulfil: each language of the pair once.</summary>
internal static class RecordRules
{
    private const int LongestText = 5_000;

    public static void Check(this Faults faults, ImmutableArray<RecordText> texts, BorderPair pair, RecordParticulars? particulars = null)
    {
        faults.Particulars(particulars, pair);
        faults.Check(texts, pair, "/texts");
    }

    public static void Check(this Faults faults, ImmutableArray<RecordText> texts, BorderPair pair, string pointer)
    {
        var (missing, foreign) = BilateralRecord.Compare(pair, texts);
        faults.When(missing.Length > 0, pointer, $"A text is missing in {string.Join(", ", missing)}.");
        faults.When(foreign.Length > 0, pointer, $"The records of {pair} are written in {string.Join(", ", BorderPairs.All[pair.Code].Languages.Values)} only.");
        faults.When(texts.DistinctBy(text => text.Language).Count() < texts.Length, pointer, "A language stands here twice.");
        foreach (var (index, text) in texts.Index())
        {
            faults.Text(text.Text, $"{pointer}/{index}/text", LongestText);
        }
    }

    /// <summary>
    /// Particulars without the data that the last draft rested on: it stands among the attachments of the answer, and whoever copies it from there says nothing
    /// new. The next draft has its own.
    /// </summary>
    public static RecordParticulars? Without(this RecordParticulars? particulars, RecordAttachment? data) => particulars?.Attachments is { } attachments && data is not null
        ? particulars with { Attachments = attachments.RemoveAll(attachment => attachment == data) }
        : particulars;

    /// <summary>Whether the draft on the table says the same, in whatever order the languages are given.</summary>
    public static bool Says(this BilateralRecord record, ImmutableArray<RecordText> texts, RecordParticulars? particulars) =>
        record.Hash == BilateralRecord.Draft(record.Parties, texts, null, particulars).Hash;
}

/// <summary>A bilateral record as a party sees it.</summary>
/// <param name="Revision">Whoever signs names it.</param>
/// <param name="Hash">What a signature covers.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments.</param>
/// <param name="IsSigned">Whether every party has signed.</param>
public sealed record RecordDetails(
    int Revision, string Hash, ImmutableArray<RecordText> Texts, RecordParticulars? Particulars, ImmutableArray<RecordSignature> Signatures, bool IsSigned)
{
    internal static RecordDetails? Of(BilateralRecord? record) =>
        record is null ? null : new RecordDetails(
            record.Revision, record.Hash, record.Texts, BilateralRecord.Plain(record.Particulars), record.Signatures, record.IsSigned);
}

/// <summary>Terms on the table, or agreed.</summary>
/// <param name="Revision">Whoever confirms names it.</param>
/// <param name="By">Who brought this revision forward.</param>
/// <param name="ConfirmedBy">Who has given its word on it.</param>
/// <param name="IsAgreed">Whether every party has.</param>
public sealed record TermsDetails<TTerms>(int Revision, TTerms Terms, Party By, ImmutableArray<Party> ConfirmedBy, bool IsAgreed)
{
    internal static TermsDetails<TTerms>? Of(Negotiation<TTerms>? negotiation) => negotiation is null
        ? null
        : new TermsDetails<TTerms>(negotiation.Revision, negotiation.Terms, negotiation.Revisions[^1].By, negotiation.ConfirmedBy, negotiation.IsAgreed);
}
