using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Attachments;

/// <summary>
/// Which of the attachments that a record is to name its drafter may see. Nothing that has been uploaded ever goes or changes, so it may be asked beforehand.
/// </summary>
public sealed class KnownAttachments
{
    private readonly ImmutableArray<(BorderPair Pair, StoredContent Content)> _seen;

    private KnownAttachments(ImmutableArray<(BorderPair Pair, StoredContent Content)> seen) => _seen = seen;

    public static KnownAttachments None { get; } = new([]);

    public static Rejection NotUploaded { get; } = new(
        RejectionKind.Conflict, "attachment-not-uploaded", "An attachment is named that has not been uploaded for this pair, or is not what was uploaded.");

    /// <summary>Those that are known, however they came to be.</summary>
    public static KnownAttachments Of(params ImmutableArray<(BorderPair Pair, StoredContent Content)> seen) => new(seen);

    public static async Task<KnownAttachments> ReadAsync(
        NpgsqlDataSource database, RecordParticulars? particulars, Actor actor, CancellationToken cancellationToken)
    {
        var hashes = (particulars?.Attachments ?? []).Select(attachment => attachment.Hash).ToArray();
        return hashes.Length == 0 ? None : new(await database.InSightAsync(hashes, actor, cancellationToken));
    }

    /// <summary>The refusal of a record of a pair that names what its drafter does not see there.</summary>
    public Rejection? Refuse(RecordParticulars? particulars, BorderPair pair) =>
        (particulars?.Attachments ?? []).FirstOrDefault(attachment => !_seen.Contains(
            (pair, new StoredContent(attachment.Hash, attachment.MediaType, attachment.Size)))) is { } missing
            ? NotUploaded with { Detail = $"'{missing.Name}' has not been uploaded for {pair}, or is not what was uploaded." }
            : null;
}
