using Npgsql;

namespace BorderCoordination.Testing;

/// <summary>A database of one's own on the PostgreSQL server named by the environment variable <c>POSTGRES</c>; dropped after use.</summary>
public sealed class TestPostgres : IAsyncDisposable
{
    private const string Variable = "POSTGRES";

    private readonly string _server;
    private readonly string _name;

    private TestPostgres(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Creates an empty database.</summary>
    /// <exception cref="InvalidOperationException">The environment names no server.</exception>
    public static async Task<TestPostgres> CreateAsync(CancellationToken cancellationToken)
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"These tests need PostgreSQL: set {Variable} to a server's connection string, or start them with ./test.");
        var database = new TestPostgres(
            new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString,
            $"test_{Guid.CreateVersion7().ToString("N")[^12..]}");
        await database.OnServerAsync($"create database {database._name}", cancellationToken);
        return database;
    }

    /// <summary>Opens a connection outside any pool.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Executes one statement on a connection of its own.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The single value that a query gives, read on a connection of its own.</summary>
    public async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async ValueTask DisposeAsync() => await OnServerAsync($"drop database if exists {_name} with (force)", CancellationToken.None);

    private async Task OnServerAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
