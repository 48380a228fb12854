using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// Connections of one's own, past any pool or pooler, for what belongs to a session: LISTEN, leadership, the start-up lock.
/// </summary>
public sealed class DirectDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _dataSource;

    /// <param name="connectionString">Of the database itself, not of a pooler before it.</param>
    /// <param name="applicationName">As it appears in <c>pg_stat_activity</c>.</param>
    public DirectDatabase(string connectionString, string applicationName) =>
        _dataSource = new NpgsqlDataSourceBuilder(connectionString)
        {
            ConnectionStringBuilder =
            {
                Pooling = false,
                Multiplexing = false,
                MaxAutoPrepare = 0,
                ApplicationName = applicationName,
                KeepAlive = 15,
                TcpKeepAlive = true,
            },
        }.Build();

    /// <summary>Opens a connection that is closed for good when it is disposed of.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _dataSource.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();
}
