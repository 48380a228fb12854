using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>A campaign as a party of its pair sees it.</summary>
/// <param name="Revision">Whoever confirms names it.</param>
/// <param name="Terms">On the table, or agreed.</param>
public sealed record CampaignDetails(Guid Id, long Version, BorderPair Pair, string Code, CampaignStatus Status, int Revision, TermsDetails<CampaignTerms> Terms)
{
    public static CampaignDetails Of(Guid id, Campaign campaign, long version) =>
        new(id, version, campaign.Pair!, campaign.Code, campaign.Status, campaign.Revision, TermsDetails<CampaignTerms>.Of(campaign.Negotiation)!);
}

internal static class CampaignDetailsSlice
{
    public static void MapCampaignDetails(this IEndpointRouteBuilder campaigns)
    {
        campaigns.MapQuery<CampaignDetails>("/{campaignId}", ReadAsync, "GetCampaign", "A campaign as it is, as it was at a version, or as it was at a time.")
            .Refuses(CampaignRejections.Unknown);
        campaigns.MapQuery<Page<HistoryEntry>>("/{campaignId}/history", HistoryAsync, "GetCampaignHistory", "The events of a campaign, oldest first.")
            .Refuses(CampaignRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid campaignId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            Campaign.Stream(campaignId),
            Campaign.Decider,
            (campaign, now) => CampaignDetails.Of(campaignId, campaign, now),
            CampaignRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid campaignId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Campaign.Stream(campaignId), CampaignRejections.Unknown, page, cancellationToken);
}
