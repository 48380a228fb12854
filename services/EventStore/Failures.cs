using System.Net.Sockets;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>What a failed statement means.</summary>
internal static class Failures
{
    /// <summary>PostgreSQL's own answer, also where an engine has wrapped it.</summary>
    public static PostgresException? Answer(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is PostgresException answer)
            {
                return answer;
            }
        }

        return null;
    }

    /// <summary>Another append came first, or PostgreSQL chose this transaction to give way: it may be done again.</summary>
    public static bool IsConflict(Exception failure) =>
        failure is StreamVersionConflictException || IsVersionConflict(failure)
        || Answer(failure)?.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>The stream is not at the version that the append expected.</summary>
    public static bool IsVersionConflict(Exception failure) => Answer(failure) switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pkey_mt_streams_id" or "pk_mt_events_stream_and_version" } => true,
        { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "mt_events", ColumnName: "version" } => true,
        _ => false,
    };

    /// <summary>The database or the connection to it is away.</summary>
    public static bool IsAway(Exception failure) =>
        failure is SocketException or NpgsqlException { IsTransient: true }
        || Answer(failure)?.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;

    /// <summary>The connection broke; waiting for too long is not that.</summary>
    public static bool IsLostConnection(Exception failure) => IsAway(failure) && failure is not NpgsqlException { InnerException: TimeoutException };

    /// <summary>PostgreSQL keeps no NUL in text (https://www.postgresql.org/docs/current/datatype-json.html).</summary>
    public static bool IsUnstorableText(Exception failure) =>
        Answer(failure)?.SqlState is PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire;
}
