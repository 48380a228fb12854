using System.Globalization;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Reactions;

/// <summary>
/// A marker in service that is measured beyond the tolerance opens a damage case "displaced", or adds to the open one (domain notes: "Demarcation and
/// markers", invariant 5); once for each event, however often it comes. The marker's coordinates stay as they are agreed.
/// </summary>
internal sealed class OpenDamageCaseWhenMarkerFoundElsewhere(IEventStore store, NpgsqlDataSource database, TimeProvider clock) : IReaction
{
    public const string Queue = "border-markers.open-displacement-case";

    public const string Binding = "border-markers.marker-found-elsewhere.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is MarkerFoundElsewhere found)
        {
            await store.OpenOrAddAsync(database, clock, Queue, envelope, found.Marker, FindingOf(found, envelope.Time), cancellationToken);
        }
    }

    /// <summary>The measurement as the measuring party's finding.</summary>
    public static DamageFinding FindingOf(MarkerFoundElsewhere found, DateTimeOffset at) => new(
        DamageCategory.Displaced,
        at,
        "Re-measurement",
        [found.By],
        [],
        Note: string.Create(
            CultureInfo.InvariantCulture,
            $"Measured on {found.Measurement.MeasuredOn:yyyy-MM-dd} {found.Difference.Metres} m from the agreed coordinates; {found.Difference.ToleranceMetres} m are allowed."));
}
