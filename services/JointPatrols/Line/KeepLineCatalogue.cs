using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.JointPatrols.Line;

/// <summary>
/// Keeps what BorderMarkers says of positions, stakes, disputes and damage (domain notes: "Cross-service reactions"), once for each event. Nothing is
/// overwritten and nothing waits for a predecessor: the catalogue is derived in the order of each stream, whatever the order of delivery.
/// </summary>
internal sealed class KeepLineCatalogue(NpgsqlDataSource database, TimeProvider clock) : IReaction
{
    public const string Queue = "joint-patrols.keep-line-catalogue";

    public static readonly string[] Bindings =
    [
        "border-markers.marker-position-planned.*.*",
        "border-markers.existing-marker-registered.*.*",
        "border-markers.register-entry-agreed.*.*",
        "border-markers.marker-position-accepted.*.*",
        "border-markers.marker-handed-over.*.*",
        "border-markers.stake-added.*.*",
        "border-markers.marker-relocated.*.*",
        "border-markers.old-marker-retired.*.*",
        "border-markers.position-disputed.*.*",
        "border-markers.position-dispute-settled.*.*",
        "border-markers.damage-reported.*.*",
        "border-markers.damage-case-closed.*.*",
    ];

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (LineFact.Of(envelope) is { } fact)
        {
            await database.KeepAsync(envelope.Pair, fact, clock.GetUtcNow(), cancellationToken);
        }
    }
}
