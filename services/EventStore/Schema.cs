using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// Creates and upgrades the event tables and everybody's <see cref="SchemaPart"/> before anything else starts, one replica at a time.
/// Each step is applied once, in a transaction with the record of it in <c>schema_parts</c>.
/// </summary>
internal sealed class Schema(
    NpgsqlDataSource dataSource, DirectDatabase direct, IEventStoreEngine engine, IEnumerable<SchemaPart> parts, IEnumerable<IFilling> fillings,
    IOptions<EventStoreOptions> options, ILogger<Schema> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan ShortestBackOff = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    public Task StartingAsync(CancellationToken cancellationToken) => CreateAsync(cancellationToken);

    /// <summary>Waits for a database that is away, within limits, then brings the tables up to date.</summary>
    /// <exception cref="InvalidOperationException">The database stayed away.</exception>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.StartTimeout);
        for (var backOff = ShortestBackOff; ; backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff)
        {
            try
            {
                await ApplyAsync(cancellationToken);
                logger.SchemaReady(engine.Name);
                return;
            }
            catch (Exception failure) when (Failures.IsAway(failure) && patience.IsCancellationRequested)
            {
                throw new InvalidOperationException(
                    $"The database named by ConnectionStrings:{EventStoreSetup.ConnectionName} stayed away for {options.Value.StartTimeout}: {failure.Message}", failure);
            }
            catch (Exception failure) when (Failures.IsAway(failure))
            {
                logger.DatabaseAway(failure, backOff);
                await Task.Delay(backOff, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await direct.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLocks.Space}, {AdvisoryLocks.Schema})", cancellationToken);
        await engine.CreateSchemaAsync(dataSource, cancellationToken);
        await ExecuteAsync(
            connection,
            "create table if not exists schema_parts (name text, step int, applied_at timestamptz not null default now(), constraint schema_parts_pkey primary key (name, step))",
            cancellationToken);
        foreach (var part in parts.Prepend(Idempotency.Schema))
        {
            await ApplyAsync(connection, part, cancellationToken);
        }

        foreach (var filling in fillings)
        {
            await FillAsync(connection, filling, cancellationToken);
        }

        // The lock goes with the connection.
    }

    private async Task ApplyAsync(NpgsqlConnection connection, SchemaPart part, CancellationToken cancellationToken)
    {
        for (var step = await AppliedAsync(connection, part.Name, cancellationToken) + 1; step <= part.Steps.Count; step++)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, part.Steps[step - 1], cancellationToken);
            await RememberAsync(connection, part.Name, step, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            logger.SchemaStepApplied(step, part.Name);
        }
    }

    private async Task FillAsync(NpgsqlConnection connection, IFilling filling, CancellationToken cancellationToken)
    {
        if (await AppliedAsync(connection, filling.Name, cancellationToken) > 0)
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await filling.FillAsync(connection, dataSource, engine, cancellationToken);
        await RememberAsync(connection, filling.Name, step: 1, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.SchemaStepApplied(1, filling.Name);
    }

    private static async Task<int> AppliedAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand("select coalesce(max(step), 0) from schema_parts where name = $1", connection) { Parameters = { Sql.Value(name) } };
        return (int)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task RememberAsync(NpgsqlConnection connection, string name, int step, CancellationToken cancellationToken)
    {
        await using var record = new NpgsqlCommand("insert into schema_parts (name, step) values ($1, $2)", connection)
        {
            Parameters = { Sql.Value(name), Sql.Value(step) },
        };
        await record.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        // Another replica may be at it, and an upgrade of much data takes its time.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
