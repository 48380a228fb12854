using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>Every refusal that a campaign can give.</summary>
internal static class CampaignRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "campaign-not-found", "There is no such campaign.");

    public static Rejection Exists { get; } = new(RejectionKind.Conflict, "campaign-exists", "The pair has a campaign of this code, and it says something else.");

    public static Rejection Agreed { get; } = new(
        RejectionKind.Conflict, "campaign-agreed", "Every party has given its word on the campaign, and its terms stand; other rules are another campaign.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Detail = "What is said of the campaign is not in order.", Faults = faults.ToImmutable() };
}
