using System.Buffers;
using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.ServiceDefaults.Records;

/// <summary>What the particulars of a bilateral record, and a signature under one, must fulfil.</summary>
public static class RecordFaults
{
    private const int MostReservations = 10;

    private const int MostAttachments = 50;

    /// <summary>A record of another century is a typing error.</summary>
    private const int FirstYear = 1900;

    private const int LastYear = 2199;

    /// <summary>Where the calendar day begins first.</summary>
    private static readonly TimeSpan EasternmostOffset = TimeSpan.FromHours(14);

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static void Particulars(this Faults faults, RecordParticulars? particulars, BorderPair pair)
    {
        if (particulars is null)
        {
            return;
        }

        faults.OptionalText(particulars.Number, "/particulars/number", 100);
        faults.OptionalText(particulars.Place, "/particulars/place", 200);
        faults.When(particulars.Date is { } date && date.Year is < FirstYear or > LastYear, "/particulars/date", "A day of this or the last century is expected.");
        var signatories = particulars.Signatories ?? [];
        faults.Each(signatories, "/particulars/signatories", 0, pair.Parties.Length, (signatory, place) =>
        {
            faults.When(!pair.Includes(signatory.Party), $"{place}/party", $"A party of {pair} is expected.");
            faults.Text(signatory.Name, $"{place}/name", 200);
            faults.OptionalText(signatory.Rank, $"{place}/rank", 100);
            faults.OptionalText(signatory.Function, $"{place}/function", 200);
        });
        faults.When(signatories.DistinctBy(signatory => signatory.Party).Count() < signatories.Length, "/particulars/signatories", "A party stands here twice.");
        faults.Each(particulars.Reservations ?? [], "/particulars/reservations", 0, MostReservations, (reservation, place) =>
        {
            faults.When(!pair.Includes(reservation.Party), $"{place}/party", $"A party of {pair} is expected.");
            faults.Texts(reservation.Texts, $"{place}/texts", 2000, pair);
        });
        faults.Each(particulars.Attachments ?? [], "/particulars/attachments", 0, MostAttachments, (attachment, place) =>
        {
            faults.Hash(attachment.Hash, $"{place}/hash");
            faults.Text(attachment.Name, $"{place}/name", 200);
            faults.Text(attachment.MediaType, $"{place}/mediaType", 100);
            faults.When(attachment.Size < 1, $"{place}/size", "A number of bytes is expected.");
        });
    }

    /// <summary>One text in each language of the pair.</summary>
    public static void Texts(this Faults faults, ImmutableArray<RecordText> texts, string pointer, int most, BorderPair pair)
    {
        var (missing, foreign) = BilateralRecord.Compare(pair, texts);
        faults.Each(texts, pointer, pair.Parties.Length, pair.Parties.Length, (text, place) => faults.Text(text.Text, $"{place}/text", most));
        faults.When(!missing.IsEmpty, pointer, $"Missing: {string.Join(", ", missing)}.");
        faults.When(!foreign.IsEmpty, pointer, $"No language of {pair}: {string.Join(", ", foreign)}.");
    }

    /// <summary>Who signs, and how.</summary>
    public static void Signature(this Faults faults, string signatory, PaperSignature? onPaper)
    {
        faults.Text(signatory, "/signatory", 200);
        if (onPaper is not null)
        {
            faults.Hash(onPaper.Scan, "/onPaper/scan");
            faults.When(
                onPaper.SignedOn > DateOnly.FromDateTime(onPaper.EnteredAt.ToOffset(EasternmostOffset).DateTime), "/onPaper/signedOn", "It lies in the future.");
            faults.When(onPaper.SignedOn.Year < FirstYear, "/onPaper/signedOn", $"It lies before {FirstYear}.");
        }
    }

    /// <summary>At most 20 photos, each by the hash of its content.</summary>
    public static void Photos(this Faults faults, ImmutableArray<string> photos, string pointer) =>
        faults.Each(photos, pointer, 0, 20, (photo, place) => faults.Hash(photo, place));

    /// <summary>The hash of something's content.</summary>
    public static void Hash(this Faults faults, string hash, string pointer) => faults.When(
        hash.Length != 64 || hash.AsSpan().ContainsAnyExcept(Hexadecimal), pointer, "The SHA-256 of its content is expected, in lower-case hexadecimal.");
}
