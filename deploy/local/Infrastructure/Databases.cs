using Npgsql;

namespace BorderCoordination.Local;

/// <summary>The databases on a server, ours or another.</summary>
public static class Databases
{
    /// <summary>Creates the database if it is missing; several callers at once are no error.</summary>
    public static async Task EnsureAsync(string server, string database, CancellationToken cancellationToken = default)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await using var exists = source.CreateCommand("select 1 from pg_database where datname = $1");
        exists.Parameters.AddWithValue(database);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
        {
            return;
        }

        try
        {
            await using var create = source.CreateCommand($"create database \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another caller was quicker.
        }
    }

    /// <summary>Tells one database from any other, also from one of the same name that was made anew.</summary>
    internal static async Task<string> IdentityAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await using var identity = source.CreateCommand(
            "select system_identifier::text || '/' || oid::text from pg_control_system(), pg_database where datname = current_database()");
        return (string)(await identity.ExecuteScalarAsync(cancellationToken))!;
    }

    internal static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            var withoutPool = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 };
            await using var connection = new NpgsqlConnection(withoutPool.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
