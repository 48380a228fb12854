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
/// itself or for another replica. A file that cannot be written is put off, so that those behind it go on, and fails after a few attempts; and so does one that
/// processes die over.
/// </summary>
internal sealed partial class ImportWriter(IEventStore store, NpgsqlDataSource database, TimeProvider clock, ImportMetrics metrics, ILogger<ImportWriter> logger)
{
    private const int ProgressEvery = 100;

    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);

    /// <returns>Whether there was a file to be written.</returns>
    public async Task<bool> WriteNextAsync(CancellationToken cancellationToken)
    {
        ImportJob? taken = null;
        try
        {
            await store.WriteAsync(
                async (appender, token) =>
                {
                    taken = await ImportTables.TakeAsync(appender.Transaction, clock.GetUtcNow(), token);
                    if (taken is { IsGivenUp: true })
                    {
                        await ImportAttempts.GiveUpAsync(appender.Transaction, taken.Id, token);
                    }
                    else if (taken is not null)
                    {
                        await database.BeginAsync(taken.Id, token);
                        await WriteAsync(appender, taken, token);
                    }
                },
                cancellationToken);
            if (taken is { IsGivenUp: true })
            {
                metrics.Tried("failed");
                LogGivenUp(logger, taken.Id, taken.Begun);
            }
            else if (taken is not null)
            {
                metrics.Tried("done");
            }
        }
        catch (Exception) when (taken is not null && cancellationToken.IsCancellationRequested)
        {
            // The service is stopped in good order: this attempt does not count.
            using var soon = new CancellationTokenSource(LastWord, clock);
            await database.EndAsync(taken.Id, soon.Token);
            throw;
        }
        catch (ImportRefusedException refused)
        {
            await database.RefuseAsync(refused.Job.Id, refused.Faults, cancellationToken);
            metrics.Tried("refused");
        }
        catch (Exception failure) when (taken is not null)
        {
            var failed = await database.PutOffAsync(taken.Id, clock.GetUtcNow(), cancellationToken);
            metrics.Tried(failed ? "failed" : "put-off");
            if (failed)
            {
                LogFailed(logger, failure, taken.Id);
            }
            else
            {
                LogPutOff(logger, failure, taken.Id);
            }
        }

        return taken is not null;
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

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The import {ImportId} could not be written and will be tried again")]
    private static partial void LogPutOff(ILogger logger, Exception failure, Guid importId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The import {ImportId} could not be written and has failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, Guid importId);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The import {ImportId} was begun {Begun} times and no attempt came to an end; it has failed")]
    private static partial void LogGivenUp(ILogger logger, Guid importId, int begun);
}
