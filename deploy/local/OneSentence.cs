using Npgsql;

namespace BorderCoordination.Local;

/// <summary>What a person at the terminal is told about a failure; null for a bug, which keeps its stack trace.</summary>
internal static class OneSentence
{
    public static string? Of(Exception failure) => failure switch
    {
        LocalException known => known.Message,
        UnauthorizedAccessException denied => $"No rights: {denied.Message}",
        IOException io => io.Message,
        PostgresException refused => $"PostgreSQL refused: {refused.MessageText}",
        NpgsqlException away => $"PostgreSQL does not answer: {away.Message}",
        HttpRequestException request => $"A request failed: {request.Message}",
        System.ComponentModel.Win32Exception start => $"A program could not be started: {start.Message}",
        _ => null,
    };
}
