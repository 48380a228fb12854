using BorderCoordination.EventStore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// One relay at a time for each service database: whoever holds a session-level advisory lock leads.
/// https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
/// </summary>
internal sealed class RelayLeadership(DirectDatabase database, IOptions<RelayOptions> options)
{
    /// <summary>Second key of the lock.</summary>
    private const int LockKey = 50;

    /// <summary>Waits until this replica leads.</summary>
    public async Task<Leadership> AcquireAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            while (!await TryLockAsync(connection, cancellationToken))
            {
                await Task.Delay(options.Value.LeadershipInterval, cancellationToken);
            }

            return new Leadership(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1, $2)", connection)
        {
            Parameters = { new() { Value = AdvisoryLocks.Space }, new() { Value = LockKey } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

/// <summary>Leadership for as long as its connection lives.</summary>
internal sealed class Leadership : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watch;

    public Leadership(NpgsqlConnection connection)
    {
        _connection = connection;
        _watch = WatchAsync();
    }

    /// <summary>Cancelled at the moment at which the connection is seen to be gone.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watch;
        await _connection.DisposeAsync();
        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                await _connection.WaitAsync(_ended.Token);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
        }
        catch (Exception)
        {
            await _lost.CancelAsync();
        }
    }
}
