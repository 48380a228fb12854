using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Records;

/// <summary>A record that every party has signed, with its language versions side by side.</summary>
/// <param name="Id">The affair's id: the patrol's, or the correction's.</param>
/// <param name="Subject">The affair whose record it is, as in its events.</param>
/// <param name="PatrolId">The patrol.</param>
/// <param name="CorrectionNumber">0 for the minutes themselves, from 1 for their corrections.</param>
/// <param name="SignedAt">When the last party signed.</param>
/// <param name="Hash">What all have signed.</param>
/// <param name="Texts">One in each language of the pair; all equally authentic.</param>
/// <param name="Commitments">What parties have taken upon themselves in it.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments.</param>
/// <param name="NextPatrol">What it fixes of the next patrol.</param>
/// <param name="Correction">Which record it supersedes, and why.</param>
/// <param name="SupersededBy">The affair whose record is read in place of this one.</param>
public sealed record ArchivedRecord(
    Guid Id,
    string Subject,
    BorderPair Pair,
    Guid PatrolId,
    int CorrectionNumber,
    DateTimeOffset SignedAt,
    string Hash,
    ImmutableArray<RecordText> Texts,
    ImmutableArray<RecordCommitment> Commitments,
    RecordParticulars? Particulars,
    NextPatrolTerms? NextPatrol,
    RecordCorrection? Correction,
    ImmutableArray<RecordSignature> Signatures,
    string? SupersededBy);

internal static class RecordListSlice
{
    /// <summary>Of a record, in the order of <see cref="Read"/>, from <c>records r</c> with the one that supersedes it as <c>next</c>.</summary>
    public const string Columns = "r.id, r.subject, r.pair, r.patrol_id, r.number, r.signed_at, r.hash, r.content, next.subject";

    private const int LongestName = 200;

    private static readonly ImmutableArray<string> Heads =
        ["subject", "pair", "patrol", "correctionNumber", "number", "signedAt", "signatories", "hash", "supersededBy"];

    public static void MapRecordList(this IEndpointRouteBuilder records) => records.MapQuery<Page<ArchivedRecord>>(
        "/", ListAsync, "ListRecords",
        "The signed minutes of the party's pairs and their corrections, in the order in which they were signed, by the record's number, a part of a signatory's name, a marker "
        + "that the patrol's section may hold, pair, patrol, the time of the last signature, and whether they are superseded; also as CSV.")
        .ProducesCsv();

    public static string ToCsv(IEnumerable<ArchivedRecord> records) => Csv.Write(
        Heads,
        records.Select(record => (IEnumerable<string>)
        [
            record.Subject,
            record.Pair.Code,
            record.PatrolId.ToString(),
            record.CorrectionNumber.ToString(CultureInfo.InvariantCulture),
            record.Particulars?.Number ?? "",
            record.SignedAt.ToString("O", CultureInfo.InvariantCulture),
            string.Join("; ", record.Signatures.Select(signature => $"{signature.Party}: {signature.Signatory}")),
            record.Hash,
            record.SupersededBy ?? "",
        ]));

    private static async Task<IResult> ListAsync(
        string? number,
        string? signatory,
        MarkerRef? marker,
        BorderPair? pair,
        Guid? patrol,
        Moment? from,
        Moment? to,
        bool? superseded,
        Choice<TableFormat>? format,
        Actor actor,
        HttpContext http,
        PageRequest page,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        foreach (var (name, text) in new[] { (nameof(number), number), (nameof(signatory), signatory) })
        {
            if (text is not null && (text.Length is 0 or > LongestName || text.Any(char.IsControl)))
            {
                return Problems.Of(ProblemTypes.InvalidParameter, $"{name}: a text of 1 to {LongestName} characters is expected.");
            }
        }

        var found = await database.ListAsync(
            $"""
            select {Columns}
            from records r join patrols p on p.id = r.patrol_id left join records next on next.patrol_id = r.patrol_id and next.number = r.number + 1
            where r.pair = any($1) and ($2::text is null or r.record_number = $2)
              and ($3::text is null or exists (select from unnest(r.signatories) as name where strpos(name, $3) > 0))
              and ($4::int is null or $4 between p.first_main and p.last_main) and ($5::text is null or r.pair = $5) and ($6::uuid is null or r.patrol_id = $6)
              and ($7::timestamptz is null or r.signed_at >= $7) and ($8::timestamptz is null or r.signed_at < $8)
              and ($9::boolean is null or (next.id is not null) = $9)
              and ($10 = '00000000-0000-0000-0000-000000000000'
                or (r.signed_at, r.id) > (select signed_at, id from records where id = $10 and pair = any($1) limit 1))
            order by r.signed_at, r.id limit $11
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(number), Sql.Text(signatory is null ? null : UnitName.Key(signatory)), Sql.Whole(marker?.Main),
                Sql.Text(pair?.Code), Sql.Id(patrol), Sql.Time(from?.Time), Sql.Time(to?.Time), Sql.Flag(superseded), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        if (!Csv.IsWanted(http, format?.Value))
        {
            return page.Answer(found, record => record.Id.ToString());
        }

        page.Next(found, record => record.Id.ToString());
        return Csv.Answer(ToCsv(found.Take(page.Limit)));
    }

    public static ArchivedRecord Read(NpgsqlDataReader row)
    {
        var content = JsonSerializer.Deserialize<RecordedContent>(row.GetString(7), ContractJson.Options)!;
        return new ArchivedRecord(
            row.GetGuid(0),
            row.GetString(1),
            BorderPair.Parse(row.GetString(2)),
            row.GetGuid(3),
            row.GetInt32(4),
            row.GetFieldValue<DateTimeOffset>(5),
            row.GetString(6),
            content.Texts,
            content.Commitments ?? [],
            content.Particulars,
            content.NextPatrol,
            content.Correction,
            content.Signatures,
            row.IsDBNull(8) ? null : row.GetString(8));
    }
}
