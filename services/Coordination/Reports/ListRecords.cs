using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>A record that every party has signed, of whichever service, with its language versions side by side.</summary>
/// <param name="Subject">The affair whose record it is, as in its events.</param>
/// <param name="SignedAt">When the last party signed.</param>
/// <param name="Hash">What all have signed.</param>
/// <param name="Number">The record's number as the parties write it.</param>
/// <param name="Texts">One in each language of the pair; all equally authentic.</param>
/// <param name="Commitments">What parties have taken upon themselves in it.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments.</param>
/// <param name="Supersedes">The affair whose record it corrects.</param>
/// <param name="SupersededBy">The affair whose record is read in place of this one.</param>
public sealed record ArchivedRecord(
    Guid Id,
    string Subject,
    BorderPair Pair,
    DateTimeOffset SignedAt,
    string Hash,
    string? Number,
    ImmutableArray<RecordText> Texts,
    ImmutableArray<RecordCommitment> Commitments,
    RecordParticulars? Particulars,
    ImmutableArray<RecordSignature> Signatures,
    string? Supersedes,
    string? SupersededBy);

/// <summary>Searches the archive for a caller, by what its party may see.</summary>
internal sealed class RecordArchive(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<ArchivedRecord>> SearchAsync(
        Actor actor, string? number, string? signatory, MarkerRef? marker, BorderPair? pair, string? subject, DateTimeOffset? at, Guid after, int limit,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select r.id, r.subject, r.pair, r.visibility, r.signed_at, r.hash, r.number, r.content, r.supersedes, next.subject
            from archived_records r
            left join archived_records of on of.subject = r.patrol and of.id <> r.id
            left join archived_records next on next.supersedes = r.subject and ($8::timestamptz is null or next.signed_at <= $8)
            where r.pair = any($1) and r.visibility = any($2) and ($3::text is null or r.number = $3)
              and ($4::text is null or exists (select from unnest(r.signatories) as name where strpos(name, $4) > 0))
              and ($5::int is null or $5 between coalesce(r.first_main, of.first_main) and coalesce(r.last_main, of.last_main) or $5 = any(r.mains))
              and ($6::text is null or r.pair = $6) and ($7::text is null or r.subject = $7)
              and (($8::timestamptz is null and r.until is null) or (r.signed_at <= $8 and (r.until is null or r.until > $8)))
              and ($9 = '00000000-0000-0000-0000-000000000000'
                or (r.signed_at, r.id) > (select signed_at, id from archived_records where id = $9 and pair = any($1) order by version desc limit 1))
            order by r.signed_at, r.id limit $10
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Value(new[] { Visibility.Shared.ToString(), actor.OwnOf() }), Sql.Text(number),
                Sql.Text(signatory is null ? null : UnitName.Key(signatory)), Sql.Whole(marker?.Main), Sql.Text(pair?.Code), Sql.Text(subject), Sql.Time(at),
                Sql.Value(after), Sql.Value(limit),
            ],
            row => (Visibility: Visibility.Parse(row.GetString(3)), Record: Read(row)),
            cancellationToken);
        return [.. found.Where(each => actor.MaySee(each.Record.Pair, each.Visibility)).Select(each => each.Record)];
    }

    private static ArchivedRecord Read(NpgsqlDataReader row)
    {
        var content = JsonSerializer.Deserialize<ArchivedContent>(row.GetString(7), ContractJson.Options)!;
        return new ArchivedRecord(
            row.GetGuid(0),
            row.GetString(1),
            BorderPair.Parse(row.GetString(2)),
            row.GetFieldValue<DateTimeOffset>(4),
            row.GetString(5),
            row.IsDBNull(6) ? null : row.GetString(6),
            content.Texts,
            content.Commitments ?? [],
            content.Particulars,
            content.Signatures,
            row.IsDBNull(8) ? null : row.GetString(8),
            row.IsDBNull(9) ? null : row.GetString(9));
    }
}

internal static class ListRecordsSlice
{
    private const int LongestText = 200;

    private static readonly CsvColumns<ArchivedRecord> Columns = new(
        ("subject", record => record.Subject),
        ("pair", record => record.Pair.Code),
        ("number", record => record.Number ?? ""),
        ("signedAt", record => Csv.Time(record.SignedAt)),
        ("signatories", record => Csv.List(record.Signatures.Select(signature => $"{signature.Party}: {signature.Signatory}"))),
        ("hash", record => record.Hash),
        ("supersedes", record => record.Supersedes ?? ""),
        ("supersededBy", record => record.SupersededBy ?? ""));

    public static void MapListRecords(this IEndpointRouteBuilder routes) => routes.MapQuery<Page<ArchivedRecord>>(
        "/records", ListAsync, "ListRecords",
        "The signed records of the party's pairs from all services, with their language versions side by side, in the order in which they were signed: by number, a part of a signatory's name, "
        + "a marker, pair and affair; as of now, or as of any moment; also as CSV.")
        .ProducesCsv().Gives(Affairs.NotReady);

    private static async Task<IResult> ListAsync(
        string? number,
        string? signatory,
        MarkerRef? marker,
        BorderPair? pair,
        string? subject,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        Affairs affairs,
        RecordArchive archive,
        CancellationToken cancellationToken)
    {
        foreach (var (name, text) in new[] { (nameof(number), number), (nameof(signatory), signatory), (nameof(subject), subject) })
        {
            if (text is not null && (text.Length is 0 or > LongestText || text.Any(char.IsControl)))
            {
                return Problems.Of(ProblemTypes.InvalidParameter, $"{name}: a text of 1 to {LongestText} characters is expected.");
            }
        }

        if (await affairs.RefuseAsync(RecordProjection.ProjectionName, RecordProjection.ProjectionVersion, cancellationToken) is { } notReady)
        {
            return notReady;
        }

        var found = await archive.SearchAsync(actor, number, signatory, marker, pair, subject, at?.Time, page.AfterId, page.Limit + 1, cancellationToken);
        return page.Answer(found, record => record.Id.ToString(), format?.Value, Columns);
    }
}
