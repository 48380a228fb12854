using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>Fills a table that is younger than the streams it is made of: once, at the start, before anything is appended here.</summary>
internal interface IFilling
{
    /// <summary>Stable; that it was done is remembered under it.</summary>
    string Name { get; }

    /// <summary>Writes on the connection, within its open transaction.</summary>
    Task FillAsync(NpgsqlConnection connection, NpgsqlDataSource history, IEventStoreEngine engine, CancellationToken cancellationToken);
}

/// <summary>Goes through the streams of a kind, event by event, as if each were being appended.</summary>
internal sealed class Filling<TState, TEvent>(string name, string aggregate, Decider<TState, TEvent> decider, IReadModel<TState> model) : IFilling
{
    public string Name { get; } = name;

    public async Task FillAsync(NpgsqlConnection connection, NpgsqlDataSource history, IEventStoreEngine engine, CancellationToken cancellationToken)
    {
        var streams = await history.ListAsync("select id from mt_streams where type = $1 order by id", [Sql.Value(aggregate)], row => row.GetGuid(0), cancellationToken);
        await using var reading = await history.OpenConnectionAsync(cancellationToken);
        foreach (var id in streams)
        {
            var stream = new StreamName(aggregate, id);
            await using var batch = new NpgsqlBatch(connection);
            var state = decider.Initial;
            foreach (var recorded in await engine.LoadAsync(reading, stream, StreamLimit.None, cancellationToken))
            {
                state = decider.Evolve(state, (TEvent)recorded.Data);
                model.Write(batch, stream, recorded.Version, state, [recorded]);
            }

            if (batch.BatchCommands.Count > 0)
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }
}
