using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Agreement;

/// <summary>All that one draft of a bilateral record says, and the hash that a signature covers.</summary>
internal sealed record RecordContent(
    ImmutableArray<RecordText> Texts,
    ImmutableArray<RecordCommitment> Commitments,
    RecordParticulars Particulars,
    RecordCorrection? Correction = null,
    NextPatrolTerms? NextPatrol = null)
{
    private static readonly string[] Nothing = [];

    private ImmutableArray<RecordReservation> Reservations => Particulars.Reservations ?? [];

    /// <summary>
    /// SHA-256 over a sequence of parts, each as its length in bytes (32 bits, big-endian) and its UTF-8: tag and text of every version, by language;
    /// then for each commitment an empty part, which no tag is, the owners' codes in alphabetical order, the day, and its texts as above, and where it
    /// takes another one over an empty part, the word succeeds and that one's id; then for each thing else that is there an empty part, the word for
    /// what it is, which no owner is, and its members, an absent one as an empty part; a time in RFC 3339 with its own offset and seven decimals.
    /// </summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts(Texts).Concat(Commitments.SelectMany(Parts)).Concat(Parts(Particulars)).Concat(Parts(Correction)).Concat(Parts(NextPatrol)))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What a party has reserved, in a form in which the order of languages does not count.</summary>
    public IEnumerable<string> ReservedBy(Party party) => Parts(Reservations.Where(reservation => reservation.Party == party));

    private static IEnumerable<string> Parts(RecordCommitment commitment) =>
        ["", string.Join(',', commitment.Owners.Order()), Day(commitment.DueOn), .. Parts(commitment.Texts), .. commitment.Succeeds is { } old ? ["", "succeeds", old.ToString()] : Nothing];

    private static IEnumerable<string> Parts(RecordParticulars particulars) =>
    [
        .. particulars.Number is { } number ? ["", "number", number] : Nothing,
        .. particulars.Place is { } place ? ["", "place", place] : Nothing,
        .. particulars.Date is { } date ? ["", "date", Day(date)] : Nothing,
        .. (particulars.Signatories ?? []).OrderBy(signatory => signatory.Party)
            .SelectMany(signatory => new[] { "", "signatory", signatory.Party.Code, signatory.Name, signatory.Rank ?? "", signatory.Function ?? "" }),
        .. Parts(particulars.Reservations ?? []),
        .. (particulars.Attachments ?? []).SelectMany(attachment => new[]
        {
            "", "attachment", attachment.Hash, attachment.Name, attachment.MediaType, attachment.Size.ToString(CultureInfo.InvariantCulture),
        }),
    ];

    private static IEnumerable<string> Parts(RecordCorrection? correction) =>
        correction is null ? [] : ["", "correction", correction.Supersedes, correction.Hash, .. Parts(correction.Reason)];

    private static IEnumerable<string> Parts(NextPatrolTerms? next) => next is null ? [] :
    [
        "", "next patrol", next.Chair?.Code ?? "", Time(next.Window?.StartsAt), Time(next.Window?.EndsAt),
        .. (next.Strengths ?? []).OrderBy(of => of.Party).SelectMany(of => new[] { of.Party.Code, of.Strength.ToString(CultureInfo.InvariantCulture) }),
    ];

    private static IEnumerable<string> Parts(IEnumerable<RecordReservation> reservations) =>
        reservations.OrderBy(reservation => reservation.Party).SelectMany(reservation => new[] { "", "reservation", reservation.Party.Code }.Concat(Parts(reservation.Texts)));

    private static IEnumerable<string> Parts(ImmutableArray<RecordText> texts) =>
        texts.OrderBy(text => text.Language, StringComparer.Ordinal).SelectMany(text => new[] { text.Language, text.Text });

    private static string Time(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
