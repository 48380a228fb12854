using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>Proposes a campaign of planting, and which steps do not apply in it.</summary>
/// <param name="Code">Unique within the pair: lower-case letters, digits and hyphens, such as <c>densification-2008</c>.</param>
public sealed record ProposeCampaign(BorderPair Pair, string Code, CampaignTerms Terms);

internal static class ProposeCampaignSlice
{
    public static void MapProposeCampaign(this IEndpointRouteBuilder campaigns) => campaigns.MapCreation(
        "/", HandleAsync, nameof(ProposeCampaign), Roles.Officer,
        "Proposes a campaign of planting with the steps that do not apply in it; it is the proposing party's word on revision 1.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, CampaignRejections.Exists);

    public static Decision<CampaignEvent> Decide(ProposeCampaign command, Campaign campaign, Party by, KnownSection? section)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Check(command.Code);
        faults.Check(command.Terms, command.Pair, section);
        return !faults.None ? CampaignRejections.Invalid(faults)
            : campaign.Status == CampaignStatus.Unknown
                ? new CampaignProposed(Campaign.IdOf(command.Pair, command.Code), command.Pair, by, command.Code, command.Terms)
            : command.Terms.SameAs(campaign.Negotiation.Revisions[0].Terms) ? Decision<CampaignEvent>.NoChange
            : CampaignRejections.Exists;
    }

    private static async Task<IResult> HandleAsync(ProposeCampaign command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // A code that is no code reaches the decider, which says so; it names no stream that could exist.
        var campaignId = command.Code.Contains('|', StringComparison.Ordinal) ? Guid.Empty : Campaign.IdOf(command.Pair, command.Code);
        var section = await database.FindSectionAsync(command.Terms.SectionId, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            Campaign.Stream(campaignId),
            Campaign.Decider,
            campaign => Decide(command, campaign, context.Party, section),
            CampaignRejections.Unknown,
            $"/campaigns/{campaignId}",
            cancellationToken);
    }
}
