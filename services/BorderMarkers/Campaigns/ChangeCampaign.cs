using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>Proposes other terms of a campaign that is not agreed.</summary>
public sealed record ChangeCampaign(CampaignTerms Terms);

internal static class ChangeCampaignSlice
{
    public static void MapChangeCampaign(this IEndpointRouteBuilder campaigns) => campaigns.MapCommand(
        "/{campaignId}/change", HandleAsync, nameof(ChangeCampaign), Roles.Officer,
        "Proposes other terms of a campaign that is not agreed: a new revision with the proposing party's word on it and nobody else's.")
        .Refuses(CampaignRejections.Unknown, CampaignRejections.Agreed, Proposals.SaysTheSame);

    public static Decision<CampaignEvent> Decide(ChangeCampaign command, Campaign campaign, Party by, KnownSection? section)
    {
        if (!campaign.Includes(by))
        {
            return CampaignRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Terms, campaign.Pair!, section);
        return !faults.None ? CampaignRejections.Invalid(faults)
            : campaign.Negotiation.Repetition<CampaignTerms, CampaignEvent>(by, command.Terms) is { } repetition ? repetition
            : campaign.Status == CampaignStatus.Agreed ? CampaignRejections.Agreed
            : new CampaignChanged(by, campaign.Revision + 1, command.Terms);
    }

    private static async Task<IResult> HandleAsync(
        Guid campaignId, ChangeCampaign command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var section = await database.FindSectionAsync(command.Terms.SectionId, cancellationToken);
        return await context.RunAsync(
            Campaign.Stream(campaignId), Campaign.Decider, campaign => Decide(command, campaign, context.Party, section), CampaignRejections.Unknown, cancellationToken);
    }
}
