using Microsoft.Extensions.Options;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// One relay at a time for each service database: whoever holds a session-level advisory lock leads.
/// https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
/// </summary>
internal sealed class RelayLeadership(NpgsqlDataSource dataSource, IOptions<RelayOptions> options)
{
    /// <summary>"BCrelay1" in ASCII.</summary>
    private const long LockKey = 0x42_43_72_65_6C_61_79_31;

    /// <summary>Waits until this replica leads.</summary>
    public async Task<Leadership> AcquireAsync(CancellationToken cancellationToken)
    {
        var connection = Dedicated();
        try
        {
            await connection.OpenAsync(cancellationToken);
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

    /// <summary>A session of its own: a lock that went back into a pool would lead on behalf of nobody. Keep-alives tell of a server that vanished.</summary>
    private NpgsqlConnection Dedicated()
    {
        using var pooled = dataSource.CreateConnection();
        var settings = new NpgsqlConnectionStringBuilder(pooled.ConnectionString) { Pooling = false, KeepAlive = 5, Multiplexing = false };
        settings.ApplicationName = $"{settings.ApplicationName} relay leadership".TrimStart();
        return pooled.CloneWith(settings.ConnectionString);
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
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
