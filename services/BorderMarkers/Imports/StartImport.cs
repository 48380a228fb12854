using System.Security.Cryptography;
using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>What a file comes to.</summary>
/// <param name="ImportId">The import, where it was accepted; the same for the same content.</param>
/// <param name="ContentHash">SHA-256 of the file, to be named by whoever confirms.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Entered">How many are new.</param>
/// <param name="Corrected">How many change what is on the table.</param>
/// <param name="Unchanged">How many say what is there already.</param>
/// <param name="Corrections">Those that change something, at most 500 of them.</param>
public sealed record ImportReport(
    Guid? ImportId, string ContentHash, int Entries, int Entered, int Corrected, int Unchanged, IReadOnlyList<ReportedEntry> Corrections);

/// <summary>An entry that changes what is on the table.</summary>
/// <param name="Name">Its number or code.</param>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Revision">The revision that it makes.</param>
public sealed record ReportedEntry(string Name, int Line, int Revision);

internal static class StartImportSlice
{
    public const int MostBytes = 4 * 1024 * 1024;

    public static void MapStartImport(this IEndpointRouteBuilder imports) => imports.MapUpload<ImportReport>(
        "/", HandleAsync, "StartImport", Roles.Officer,
        "Imports sections, positions or posts from a file, on the importing party's word alone. The file is checked whole first: every bad row is named, and nothing of it is "
        + "taken then. It is written whole or not at all, a moment later; the same file again is the same import. With dryRun=true it is only checked.",
        MostBytes, Csv.MediaType, FeatureFormats.GeoJson)
        .Produces<ImportReport>(StatusCodes.Status202Accepted)
        .Refuses(Pairs.Unknown, Pairs.Foreign, ImportRejections.FileInvalid);

    private static async Task<IResult> HandleAsync(
        Choice<ImportKind> kind,
        BorderPair pair,
        bool? dryRun,
        HttpContext http,
        CommandContext context,
        IEventStore store,
        NpgsqlDataSource database,
        ImportBell bell,
        CancellationToken cancellationToken)
    {
        if (Pairs.Refuse(pair, context.Party) is { } foreign)
        {
            return Problems.Of(foreign);
        }

        if (kind.Value == ImportKind.Posts && !http.User.IsInRole(Roles.Commander))
        {
            return Problems.Of(ProblemTypes.Forbidden, "Markers are handed over by a commander.");
        }

        var mediaType = MediaTypeOf(http.Request);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancellationToken);
        var content = body.ToArray();
        if (content.Length > 0 && mediaType is not (Csv.MediaType or FeatureFormats.GeoJson))
        {
            return Problems.Of(ProblemTypes.UnsupportedMediaType, $"{Csv.MediaType} or {FeatureFormats.GeoJson} in UTF-8 is expected.");
        }

        var faults = new List<RowFault>();
        var isJson = mediaType == FeatureFormats.GeoJson;
        var entries = await ImportFile.ReadAsync(database, content, isJson, kind.Value, pair, faults, cancellationToken);
        var there = await ImportFile.ThereAsync(database, entries, cancellationToken);
        var results = new List<EntryResult>(entries.Count);
        foreach (var entry in entries)
        {
            results.Add(await entry.ForeseeAsync(store, there.Contains(entry.Stream.Id), context.Party, context.Now, cancellationToken));
        }

        faults.AddRange(results.SelectMany(result => result.Faults));
        if (faults.Count > 0)
        {
            return Problems.Of(ImportRejections.Invalid([.. faults.OrderBy(fault => fault.Line)]));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (dryRun == true)
        {
            return TypedResults.Json(Report(null, hash, results));
        }

        var importId = RegisterImport.IdOf(pair, context.Party, kind.Value, hash);
        await database.AcceptAsync(
            new ImportJob(importId, pair, context.Party, context.Actor.Unit, context.Actor.Person, kind.Value, isJson, hash, content, entries.Count), context.Now, cancellationToken);
        bell.Ring();
        return TypedResults.Accepted($"/imports/{importId}", Report(importId, hash, results));
    }

    /// <summary>In lower case; none where the content says that it is written in anything but UTF-8, of which ASCII is a part.</summary>
    private static string? MediaTypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && HeaderUtilities.RemoveQuotes(type.Charset).Value?.ToLowerInvariant() is null or "" or "utf-8" or "us-ascii"
            ? type.MediaType.Value?.ToLowerInvariant()
            : null;

    private static ImportReport Report(Guid? importId, string hash, IReadOnlyList<EntryResult> results) => new(
        importId,
        hash,
        results.Count,
        results.Count(result => result.Outcome == EntryOutcome.Entered),
        results.Count(result => result.Outcome == EntryOutcome.Corrected),
        results.Count(result => result.Outcome == EntryOutcome.Unchanged),
        [
            .. results.Where(result => result.Outcome == EntryOutcome.Corrected).Take(ImportRejections.MostNamed)
                .Select(result => new ReportedEntry(result.Entry.Name, result.Entry.Lines[0], result.Revision)),
        ]);
}
