using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>Why nothing is delivered at the moment.</summary>
internal enum PauseReason
{
    /// <summary>The party has asked for it.</summary>
    Requested,

    /// <summary>The receiver failed for as long as is tried.</summary>
    Failing,

    /// <summary>The receiver said that it is gone for good (410).</summary>
    Gone,

    /// <summary>The secret is encrypted under a key that this deployment no longer has; rotate it.</summary>
    SecretUnreadable,
}

/// <summary>A subscription whose events are posted to an address of the subscriber's.</summary>
/// <param name="Position">Everything up to here was delivered, or did not pass the filters.</param>
/// <param name="Attempts">How often the next delivery has failed.</param>
/// <param name="Version">Counts changes; progress is none.</param>
internal sealed record Webhook(
    Guid Id, Party Party, Uri Url, string? Description, string[] Types, string[] Services, string[] Pairs, string[] Versions, byte[] Secret, byte[]? PreviousSecret,
    DateTimeOffset? PreviousSecretUntil, PauseReason? PausedBecause, DateTimeOffset? PausedAt, long Position, int Attempts, DateTimeOffset? FailingSince,
    DateTimeOffset? NextAttemptAt, long Version, string CreatedBy, DateTimeOffset CreatedAt)
{
    public const string Columns =
        """
        id, party, url, description, types, services, pairs, versions, secret, previous_secret, previous_secret_until, paused_because, paused_at, position,
        attempts, failing_since, next_attempt_at, version, created_by, created_at
        """;

    /// <summary>What it gets is decided where it is for every feed.</summary>
    public FeedFilter Filter => FeedFilter.Read(new Actor(Party, Unit: null, CreatedBy), Types, Services, Pairs, subjects: null, Versions);

    /// <summary>Whether something may be delivered now.</summary>
    public bool IsDue(DateTimeOffset now) => PausedBecause is null && (NextAttemptAt is not { } next || next <= now);

    /// <summary>The encrypted secrets that deliveries are signed with now.</summary>
    public IEnumerable<byte[]> ValidSecrets(DateTimeOffset now) => PreviousSecret is { } previous && PreviousSecretUntil > now ? [Secret, previous] : [Secret];

    public static Webhook Of(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        Party.Parse(row.GetString(1)),
        new Uri(row.GetString(2)),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.GetFieldValue<string[]>(4),
        row.GetFieldValue<string[]>(5),
        row.GetFieldValue<string[]>(6),
        row.GetFieldValue<string[]>(7),
        row.GetFieldValue<byte[]>(8),
        row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9),
        Time(row, 10),
        row.IsDBNull(11) ? null : Enum.Parse<PauseReason>(row.GetString(11)),
        Time(row, 12),
        row.GetInt64(13),
        row.GetInt32(14),
        Time(row, 15),
        Time(row, 16),
        row.GetInt64(17),
        row.GetString(18),
        row.GetFieldValue<DateTimeOffset>(19));

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
