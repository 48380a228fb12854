using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>What every command is answered with.</summary>
/// <param name="Id">The aggregate.</param>
/// <param name="Version">Its version now, as in the <c>ETag</c>.</param>
/// <param name="Revision">The revision of its terms, to be named by whoever confirms, approves or signs; 0 where there are none.</param>
/// <param name="Events">What was recorded, in order; empty when there was nothing to change.</param>
public sealed record CommandReceipt(Guid Id, long Version, int Revision, IReadOnlyList<ReceiptEvent> Events)
{
    internal static CommandReceipt Of(Guid id, long version, int revision, IReadOnlyList<RecordedEvent> events) =>
        new(id, version, revision, [.. events.Select(recorded => new ReceiptEvent(recorded.Id, recorded.Type, recorded.Version))]);
}

/// <summary>An event that a command recorded.</summary>
/// <param name="Id">As it will be met in the feeds.</param>
/// <param name="Type">Its name in the catalogue.</param>
/// <param name="Version">The stream's version after it.</param>
public sealed record ReceiptEvent(Guid Id, string Type, long Version);
