using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>Things had changed between the acceptance of a file and its writing.</summary>
internal sealed class ImportRefusedException(ImportJob job, IReadOnlyList<RowFault> faults) : Exception($"The import {job.Id} no longer fits the register.")
{
    public ImportJob Job { get; } = job;

    public IReadOnlyList<RowFault> Faults { get; } = faults;
}

/// <summary>
/// Writes a file that was accepted, in one transaction with the word that it is done: all of it, or nothing. A process that dies over it leaves it waiting, for
/// itself or for another replica.
/// </summary>
internal sealed class ImportWriter(IEventStore store, NpgsqlDataSource database, TimeProvider clock)
{
    private const int ProgressEvery = 100;

    /// <returns>Whether there was a file to be written.</returns>
    public async Task<bool> WriteNextAsync(CancellationToken cancellationToken)
    {
        var found = false;
        try
        {
            await store.WriteAsync(
                async (appender, token) =>
                {
                    if (await ImportTables.TakeAsync(appender.Transaction, token) is { } job)
                    {
                        found = true;
                        await WriteAsync(appender, job, token);
                    }
                },
                cancellationToken);
        }
        catch (ImportRefusedException refused)
        {
            await database.FailAsync(refused.Job.Id, refused.Faults, cancellationToken);
        }

        return found;
    }

    private async Task WriteAsync(IAppender appender, ImportJob job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var faults = new List<RowFault>();
        var entries = await ImportFile.ReadAsync(database, job.Content, job.IsJson, job.Kind, job.Pair, faults, cancellationToken);
        var metadata = new EventMetadata(job.By, job.Unit, job.Person, job.Pair, Visibility.Shared, CorrelationId: job.Id.ToString());
        var imported = new RegisterImported(job.Id, job.Pair, job.By, job.Kind, job.ContentHash, entries.Count);
        await appender.DecideAsync(RegisterImport.Stream(job.Id), RegisterImport.Decider, import => Decide(imported, import), _ => metadata, cancellationToken);
        var results = new List<EntryResult>(entries.Count);
        foreach (var entry in entries)
        {
            var result = await entry.WriteAsync(appender, metadata, now, cancellationToken);
            faults.AddRange(result.Faults);
            results.Add(result);
            if (results.Count % ProgressEvery == 0)
            {
                await database.ShowProgressAsync(job.Id, results.Count, cancellationToken);
            }
        }

        if (faults.Count > 0)
        {
            throw new ImportRefusedException(job, faults);
        }

        await ImportTables.CompleteAsync(appender.Transaction, job, results, cancellationToken);
        await database.ShowProgressAsync(job.Id, results.Count, cancellationToken);
    }

    public static Decision<RegisterImportEvent> Decide(RegisterImported imported, RegisterImport import) =>
        Pairs.Refuse(imported.Pair, imported.By) is { } refusal ? refusal
        : import.Imported is null ? imported
        : Decision<RegisterImportEvent>.NoChange;
}
