using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>Gives the party's word on everything that an import says, at once.</summary>
/// <param name="ContentHash">SHA-256 of the file that was read: it is the revision.</param>
public sealed record ConfirmImport(string ContentHash);

/// <summary>What the word on an import has come to.</summary>
/// <param name="Confirmed">How many entries it was given on, now or before.</param>
/// <param name="LeftOut">Those that say something else by now, or cannot be confirmed any more: each is confirmed for itself.</param>
public sealed record ImportConfirmation(Guid ImportId, string ContentHash, int Confirmed, IReadOnlyList<LeftOutEntry> LeftOut);

/// <summary>An entry that the word does not cover.</summary>
/// <param name="Id">The position or section.</param>
/// <param name="Code">Why, as the code of the refusal.</param>
public sealed record LeftOutEntry(string Name, Guid Id, string Code, string Detail);

internal static class ConfirmImportSlice
{
    public static void MapConfirmImport(this IEndpointRouteBuilder imports) => imports.MapCommand(
        "/{importId}/confirm", HandleAsync, nameof(ConfirmImport), Roles.Commander,
        "Gives the party's word on every entry of an import that still says what the file says, in one transaction; entries that were corrected since are left out and named.")
        .Produces<ImportConfirmation>()
        .Refuses(ImportRejections.Unknown, ImportRejections.OtherContent);

    public static Decision<RegisterImportEvent> Decide(ConfirmImport command, RegisterImport import, Party by) =>
        import.Pair?.Includes(by) != true ? ImportRejections.Unknown
        : import.Imported!.ContentHash != command.ContentHash ? ImportRejections.OtherContent
        : import.ConfirmedBy.Contains(by) ? Decision<RegisterImportEvent>.NoChange
        : new RegisterImportConfirmed(by, command.ContentHash);

    private static async Task<IResult> HandleAsync(
        Guid importId, ConfirmImport command, CommandContext context, IEventStore store, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        IReadOnlyList<Entry> entries = [];
        Rejection? refusal = null;
        List<LeftOutEntry> leftOut = [];
        await store.WriteAsync(
            async (appender, token) =>
            {
                leftOut.Clear();
                var metadata = new EventMetadata(context.Party, context.Actor.Unit, context.Actor.Person, null!, Visibility.Shared, CorrelationId: importId.ToString());
                var import = await appender.DecideAsync(
                    RegisterImport.Stream(importId), RegisterImport.Decider, state => Decide(command, state, context.Party), state => metadata with { Pair = state.Pair! }, token);
                refusal = import.Refusal;
                if (refusal is null)
                {
                    // Only now: before, the import may not have been done, and its entries not have been there.
                    entries = await EntriesAsync(database, importId, token);
                }

                if (refusal is null && import.State.Imported!.By != context.Party)
                {
                    await ConfirmAsync(appender, import.State, entries, metadata with { Pair = import.State.Pair! }, leftOut, token);
                }
            },
            cancellationToken);
        return refusal is null
            ? TypedResults.Json(new ImportConfirmation(importId, command.ContentHash, entries.Count - leftOut.Count, leftOut))
            : Problems.Of(refusal);
    }

    /// <summary>In one order whatever the file's is, so that two words on the same positions never wait for each other.</summary>
    private static Task<List<Entry>> EntriesAsync(NpgsqlDataSource database, Guid importId, CancellationToken cancellationToken) => database.ListAsync(
        "select name, stream_id, revision from import_entries where import_id = $1 order by stream_id",
        [Sql.Value(importId)],
        row => new Entry(row.GetString(0), row.GetGuid(1), row.GetInt32(2)),
        cancellationToken);

    private static async Task ConfirmAsync(
        IAppender appender, RegisterImport import, IReadOnlyList<Entry> entries, EventMetadata metadata, List<LeftOutEntry> leftOut, CancellationToken cancellationToken)
    {
        var by = metadata.Party!.Value;
        foreach (var entry in entries)
        {
            var refusal = import.Imported!.Kind switch
            {
                ImportKind.Sections => (await appender.DecideAsync(
                    Section.Stream(entry.StreamId), Section.Decider, state => ConfirmBaselineSlice.Decide(new ConfirmBaseline(entry.Revision), state, by), _ => metadata, cancellationToken)).Refusal,
                ImportKind.Positions => (await appender.DecideAsync(
                    MarkerPosition.Stream(entry.StreamId),
                    MarkerPosition.Decider,
                    state => ConfirmRegisterEntrySlice.Decide(new ConfirmRegisterEntry(entry.Revision), state, by),
                    _ => metadata,
                    cancellationToken)).Refusal,

                // A post is the affair of the party that maintains the marker; nobody else's word is asked for.
                ImportKind.Posts => null,
            };
            if (refusal is not null)
            {
                leftOut.Add(new LeftOutEntry(entry.Name, entry.StreamId, refusal.Code, refusal.Detail));
            }
        }
    }

    private sealed record Entry(string Name, Guid StreamId, int Revision);
}
