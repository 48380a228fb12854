using System.Runtime.ExceptionServices;
using System.Text.Json;
using BorderCoordination.Contracts;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Exceptions;
using Marten.Services;
using Npgsql;

namespace BorderCoordination.EventStore.Marten;

/// <summary>
/// Appends and loads with Marten's sessions, on the seam's own transaction. https://martendb.io/events/appending.html
/// </summary>
public sealed class MartenEngine(NpgsqlDataSource dataSource) : IEventStoreEngine, IDisposable
{
    public const string EngineName = "marten";

    private readonly DocumentStore _store = MartenStore.Open(dataSource);

    public string Name => EngineName;

    public Task CreateSchemaAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken) =>
        _store.Storage.Database.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate, ct: cancellationToken);

    /// <summary>Compares the database with what Marten would create; adds and changes nothing.</summary>
    /// <exception cref="Weasel.Core.Migrations.DatabaseValidationException">There is a difference.</exception>
    public Task AssertSchemaAsync(CancellationToken cancellationToken) => _store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> LoadForAppendAsync(NpgsqlTransaction transaction, StreamName stream, CancellationToken cancellationToken) =>
        FetchAsync(transaction, stream, StreamLimit.None, cancellationToken);

    public async Task<IReadOnlyList<RecordedEvent>> LoadAsync(
        NpgsqlConnection connection, StreamName stream, StreamLimit limit, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var kind = new NpgsqlCommand("select type from mt_streams where id = $1", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = stream.Id } },
        };
        return await kind.ExecuteScalarAsync(cancellationToken) as string == stream.Aggregate
            ? await FetchAsync(transaction, stream, limit, cancellationToken)
            : [];
    }

    public async Task AppendAsync(NpgsqlTransaction transaction, NpgsqlBatch batch, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        foreach (var unit in MartenUnits.Of(appends))
        {
            await SaveAsync(transaction, unit, cancellationToken);
        }

        // Marten derives a stream's type from a class; ours are names of the published language.
        var started = appends.Where(append => append.ExpectedVersion == 0).Select(append => append.Stream).ToArray();
        if (started.Length > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                "update mt_streams s set type = n.type from unnest($1, $2) n (id, type) where s.id = n.id")
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid[]> { TypedValue = [.. started.Select(stream => stream.Id)] },
                    new NpgsqlParameter<string[]> { TypedValue = [.. started.Select(stream => stream.Aggregate)] },
                },
            });
        }
    }

    public void Dispose() => _store.Dispose();

    /// <summary>One session, one round trip.</summary>
    private async Task SaveAsync(NpgsqlTransaction transaction, IReadOnlyList<StreamAppend> unit, CancellationToken cancellationToken)
    {
        await using var session = _store.LightweightSession(SessionOptions.ForTransaction(transaction));

        // What an event does not say of itself is not to be guessed from the current activity.
        (session.CorrelationId, session.CausationId) = (null, null);
        foreach (var (stream, expectedVersion, added) in unit)
        {
            var events = added.Select(each => (object)MartenEvent.Of(each, session)).ToArray();
            var action = expectedVersion == 0
                ? session.Events.StartStream(stream.Id, events)
                : session.Events.Append(stream.Id, expectedVersion + events.Length, events);
            foreach (var each in action.Events)
            {
                each.DotNetTypeName = null!;
            }
        }

        try
        {
            await session.SaveChangesAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is ExistingStreamIdCollisionException or EventStreamUnexpectedMaxEventIdException)
        {
            // Of several streams Marten names the first that it could have been.
            throw new StreamVersionConflictException(unit[0].Stream, unit[0].ExpectedVersion, failure);
        }
        catch (MartenCommandException failure) when (failure.InnerException is NpgsqlException answer)
        {
            ExceptionDispatchInfo.Throw(answer);
        }
    }

    private async Task<IReadOnlyList<RecordedEvent>> FetchAsync(
        NpgsqlTransaction transaction, StreamName stream, StreamLimit limit, CancellationToken cancellationToken)
    {
        await using var session = _store.QuerySession(SessionOptions.ForTransaction(transaction));
        try
        {
            var events = await session.Events.FetchStreamAsync(stream.Id, limit.Version ?? 0, limit.Time?.ToUniversalTime(), token: cancellationToken);
            return [.. events.Select(read => MartenEvent.Read(read, stream))];
        }
        catch (EventDeserializationFailureException failure) when (failure.InnerException is JsonException json)
        {
            ExceptionDispatchInfo.Throw(json);
            throw;
        }
        catch (MartenCommandException failure) when (failure.InnerException is NpgsqlException answer)
        {
            ExceptionDispatchInfo.Throw(answer);
            throw;
        }
        catch (Exception failure) when (failure is not NpgsqlException and not OperationCanceledException)
        {
            await ThrowIfUnknownAsync(transaction, stream, cancellationToken);
            throw;
        }
    }

    /// <summary>Marten does not tell which name it did not know.</summary>
    private static async Task ThrowIfUnknownAsync(NpgsqlTransaction transaction, StreamName stream, CancellationToken cancellationToken)
    {
        await using var names = new NpgsqlCommand("select type from mt_events where stream_id = $1 order by version", transaction.Connection, transaction)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = stream.Id } },
        };
        await using var reader = await names.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var name = reader.GetString(0);
            if (EventCatalogue.Find(name) is null)
            {
                throw new UnknownEventTypeException(name);
            }
        }
    }
}
