using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>Counts what waits and what is stopped, for health and metrics: soon after a change here, and now and then for the other replicas' part.</summary>
internal sealed class LedgerWatch(NpgsqlDataSource dataSource, LedgerStatus status, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private const string Count =
        """
        select (select position from ledger_counter), (select count(*) from ledger_waiting),
            (select count(distinct stream_id) from ledger_alarms), (select count(*) from ledger_unreadable)
        """;

    public async Task CountAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        status.Counted(new LedgerCounts(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = status.NeedsAttention;
            try
            {
                await CountAsync(stoppingToken);
            }
            catch (NpgsqlException)
            {
                // The database's own health says so; the last counts stand until it is back.
            }

            await changed.WaitAsync(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
