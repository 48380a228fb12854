using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// One replica at a time for a piece of work: whoever holds a session-level advisory lock on the service's database leads, for as long as the
/// connection lives. https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
/// </summary>
public sealed class Leadership : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watch;

    private Leadership(NpgsqlConnection connection)
    {
        _connection = connection;
        _watch = WatchAsync();
    }

    /// <summary>Cancelled at the moment at which the connection is seen to be gone.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Waits until this replica leads.</summary>
    /// <param name="database">Past any pooler.</param>
    /// <param name="work">Second key of the lock, within <see cref="AdvisoryLocks.Space"/>.</param>
    /// <param name="interval">How often to ask.</param>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public static async Task<Leadership> AcquireAsync(
        DirectDatabase database, int work, TimeSpan interval, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            while (!await TryLockAsync(connection, work, cancellationToken))
            {
                await Task.Delay(interval, clock, cancellationToken);
            }

            return new Leadership(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watch;
        await _connection.DisposeAsync();
        _ended.Dispose();
        _lost.Dispose();
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, int work, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1, $2)", connection)
        {
            Parameters = { Sql.Value(AdvisoryLocks.Space), Sql.Value(work) },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
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
