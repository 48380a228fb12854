using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>An import. Until it is done it is the importing party's own.</summary>
/// <param name="By">On whose word.</param>
/// <param name="Entries">How many entries the file has.</param>
/// <param name="Written">How many of them have been worked through; they are seen once all have.</param>
/// <param name="Outcomes">What they came to, once it is done.</param>
/// <param name="Faults">Where it no longer fits the register.</param>
/// <param name="FailedBecause">Why it failed.</param>
/// <param name="Failure">The same in words, where nothing is known to be wrong with the file.</param>
public sealed record ImportDetails(
    Guid Id,
    BorderPair Pair,
    Party By,
    ImportKind Kind,
    ImportState State,
    string ContentHash,
    int Entries,
    int Written,
    DateTimeOffset AcceptedAt,
    IReadOnlyDictionary<string, int> Outcomes,
    ImportFailure? FailedBecause,
    ImmutableArray<RowFault>? Faults,
    string? Failure);

/// <summary>What one entry of an import came to.</summary>
/// <param name="Name">Its number or code.</param>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Id">The position or section.</param>
public sealed record ImportedEntry(int Place, string Name, int Line, Guid Id, EntryOutcome Outcome, int Revision);

internal static class ImportDetailsSlice
{
    private const string Columns =
        """
        select id, pair, party, kind, state, content_hash, entries, coalesce((select written from import_progress where import_id = id), 0), accepted_at,
            coalesce((select jsonb_object_agg(lower(outcome), n) from (select outcome, count(*) n from import_entries where import_id = id group by outcome) o), '{}'), faults, failure,
            failed_because
        from imports
        """;

    private const string Visible = "pair = any($1) and (state = 'Done' or party = $2)";

    public static void MapImportDetails(this IEndpointRouteBuilder imports)
    {
        imports.MapQuery<ImportDetails>("/{importId}", ReadAsync, "GetImport", "An import and how far it has come.").Refuses(ImportRejections.Unknown);
        imports.MapQuery<Page<ImportDetails>>("/", ListAsync, "ListImports", "The imports of the party's pairs, and its own that are not done, in the order of their ids.");
        imports.MapQuery<Page<ImportedEntry>>("/{importId}/entries", EntriesAsync, "GetImportEntries", "What each entry of an import came to, in the order of the file.")
            .Refuses(ImportRejections.Unknown);
        imports.MapQuery<Page<HistoryEntry>>("/{importId}/history", HistoryAsync, "GetImportHistory", "The events of an import, oldest first.")
            .Refuses(ImportRejections.Unknown);
        imports.MapQuery<byte[]>("/{importId}/content", ContentAsync, "GetImportContent", "The file as it was sent; its SHA-256 is the import's contentHash.")
            .Refuses(ImportRejections.Unknown);
    }

    private static async Task<IResult> ReadAsync(Guid importId, Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        await database.ListAsync($"{Columns} where {Visible} and id = $3", [.. Of(actor), Sql.Value(importId)], Read, cancellationToken) is [var import]
            ? TypedResults.Json(import)
            : Problems.Of(ImportRejections.Unknown);

    private static async Task<IResult> ListAsync(BorderPair? pair, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        page.Answer(
            await database.ListAsync(
                $"{Columns} where {Visible} and ($3::text is null or pair = $3) and id > $4 order by id limit $5",
                [.. Of(actor), Sql.Text(pair?.Code), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1)],
                Read,
                cancellationToken),
            import => import.Id.ToString());

    private static async Task<IResult> EntriesAsync(Guid importId, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var after = page.After is null ? 0
            : int.TryParse(page.After, out var place) ? place
            : throw new BadHttpRequestException("cursor: it is not one that this list has given.");
        return await ReadAsync(importId, actor, database, cancellationToken) is IValueHttpResult { Value: ImportDetails }
            ? page.Answer(
                await database.ListAsync(
                    "select place, name, line, stream_id, outcome, revision from import_entries where import_id = $1 and place > $2 order by place limit $3",
                    [Sql.Value(importId), Sql.Value(after), Sql.Value(page.Limit + 1)],
                    row => new ImportedEntry(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetGuid(3), Enum.Parse<EntryOutcome>(row.GetString(4)), row.GetInt32(5)),
                    cancellationToken),
                entry => entry.Place.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : Problems.Of(ImportRejections.Unknown);
    }

    private static Task<IResult> HistoryAsync(Guid importId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(RegisterImport.Stream(importId), ImportRejections.Unknown, page, cancellationToken);

    private static async Task<IResult> ContentAsync(Guid importId, Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        await database.ListAsync(
            $"select content, is_json from imports where {Visible} and id = $3",
            [.. Of(actor), Sql.Value(importId)],
            row => (Content: row.GetFieldValue<byte[]>(0), IsJson: row.GetBoolean(1)),
            cancellationToken) is [var file]
            ? TypedResults.Bytes(file.Content, file.IsJson ? FeatureFormats.GeoJson : Csv.MediaType)
            : Problems.Of(ImportRejections.Unknown);

    private static NpgsqlParameter[] Of(Actor actor) => [Sql.Value(actor.VisiblePairs()), Sql.Value(actor.Party.Code)];

    private static ImportDetails Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        BorderPair.Parse(row.GetString(1)),
        Party.Parse(row.GetString(2)),
        Enum.Parse<ImportKind>(row.GetString(3)),
        Enum.Parse<ImportState>(row.GetString(4)),
        row.GetString(5),
        row.GetInt32(6),
        row.GetInt32(7),
        row.GetFieldValue<DateTimeOffset>(8),
        JsonSerializer.Deserialize<Dictionary<string, int>>(row.GetString(9), ContractJson.Options)!,
        row.Member<ImportFailure>(12),
        row.IsDBNull(10) ? null : JsonSerializer.Deserialize<ImmutableArray<RowFault>>(row.GetString(10), ContractJson.Options),
        row.Text(11));
}
