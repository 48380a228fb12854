using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>Gives the party's word on a campaign.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmCampaign(int Revision);

internal static class ConfirmCampaignSlice
{
    public static void MapConfirmCampaign(this IEndpointRouteBuilder campaigns) => campaigns.MapCommand(
        "/{campaignId}/confirm", HandleAsync, nameof(ConfirmCampaign), Roles.Commander,
        "Gives the party's word on a revision of the campaign; with the last word needed positions may be planned under it.")
        .Refuses(CampaignRejections.Unknown, Superseding.Superseded);

    public static Decision<CampaignEvent> Decide(ConfirmCampaign command, Campaign campaign, Party by) =>
        !campaign.Includes(by) ? CampaignRejections.Unknown : campaign.Negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given => new CampaignConfirmed(by, command.Revision),
            Word.Completes => Decision<CampaignEvent>.Record(
                new CampaignConfirmed(by, command.Revision),
                new CampaignAgreed(command.Revision, campaign.Negotiation.Terms, [.. campaign.Negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<CampaignEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(campaign.Negotiation, command.Revision),
            Word.NotAParty => CampaignRejections.Unknown,
        };

    private static Task<IResult> HandleAsync(Guid campaignId, ConfirmCampaign command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Campaign.Stream(campaignId), Campaign.Decider, campaign => Decide(command, campaign, context.Party), CampaignRejections.Unknown, cancellationToken);
}
