using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.Coordination;

/// <summary>Every refusal that webhooks can give.</summary>
internal static class WebhookRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "webhook-not-found", "There is no such webhook of your party.");

    public static Rejection TooMany { get; } = new(RejectionKind.Conflict, "too-many-webhooks", "Your party has as many webhooks as it may have; delete one first.");

    public static Rejection SecretUnreadable { get; } =
        new(RejectionKind.Conflict, "webhook-secret-unreadable", "The secret was encrypted under a key that this deployment no longer has; rotate it.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Detail = "What is said of the webhook is not in order.", Faults = faults.ToImmutable() };
}
