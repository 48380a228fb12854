using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.EventStore;

/// <summary>Short forms for statements with positional parameters (<c>$1</c>, <c>$2</c> …).</summary>
public static class Sql
{
    public static NpgsqlParameter Value<T>(T value)
        where T : notnull => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>A moment; PostgreSQL keeps it in UTC.</summary>
    public static NpgsqlParameter Value(DateTimeOffset value) => new NpgsqlParameter<DateTimeOffset> { TypedValue = value.ToUniversalTime() };

    /// <summary>A text or null.</summary>
    public static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    /// <summary>A moment or null.</summary>
    public static NpgsqlParameter Time(DateTimeOffset? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)value?.ToUniversalTime() ?? DBNull.Value };

    /// <summary>A day or null.</summary>
    public static NpgsqlParameter Day(DateOnly? value) => new() { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)value ?? DBNull.Value };

    /// <summary>An exact number or null.</summary>
    public static NpgsqlParameter Exact(decimal? value) => new() { NpgsqlDbType = NpgsqlDbType.Numeric, Value = (object?)value ?? DBNull.Value };

    /// <summary>A whole number or null.</summary>
    public static NpgsqlParameter Whole(int? value) => new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = (object?)value ?? DBNull.Value };

    /// <summary>Yes, no or null.</summary>
    public static NpgsqlParameter Flag(bool? value) => new() { NpgsqlDbType = NpgsqlDbType.Boolean, Value = (object?)value ?? DBNull.Value };

    /// <summary>A UUID or null.</summary>
    public static NpgsqlParameter Id(Guid? value) => new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)value ?? DBNull.Value };

    /// <summary>Adds a statement to a batch.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>Reads all rows of a query.</summary>
    public static async Task<List<T>> ListAsync<T>(
        this NpgsqlDataSource database, string sql, IEnumerable<NpgsqlParameter> parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var query = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            query.Parameters.Add(parameter);
        }

        var found = new List<T>();
        await using var rows = await query.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(read(rows));
        }

        return found;
    }
}
