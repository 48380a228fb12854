using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Campaigns;

public static class CampaignsModule
{
    public static void AddCampaigns(this IServiceCollection services)
    {
        services.AddSchemaPart(CampaignTable.Schema);
        services.AddReadModel<Campaign, CampaignTable>();
    }

    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var campaigns = routes.MapGroup("/campaigns").WithTags("Campaigns");
        campaigns.MapProposeCampaign();
        campaigns.MapChangeCampaign();
        campaigns.MapConfirmCampaign();
        campaigns.MapCampaignDetails();
        campaigns.MapCampaignList();
    }
}
