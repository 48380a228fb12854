using BorderCoordination.BorderMarkers.Campaigns;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class CampaignTests
{
    private static readonly ProposeCampaign Propose = new(VnLa, "densification-2008", Densification);

    [Fact]
    public void A_campaign_is_agreed_by_every_partys_word_on_the_same_steps()
    {
        Campaign.Decider.Given().When(campaign => ProposeCampaignSlice.Decide(Propose, campaign, Vn, InForce)).Records(Densifying);
        Campaign.Decider.Given(Densifying).When(campaign => ConfirmCampaignSlice.Decide(new ConfirmCampaign(1), campaign, La))
            .Records(new CampaignConfirmed(La, 1), new CampaignAgreed(1, Densification, [Vn, La]));
        Campaign.Decider.Given(Densifying, new CampaignChanged(La, 2, Densification with { NotApplicable = [] }))
            .When(campaign => ConfirmCampaignSlice.Decide(new ConfirmCampaign(1), campaign, Vn)).RejectsWith("revision-superseded");
    }

    [Fact]
    public void The_terms_of_an_agreed_campaign_stand() =>
        Campaign.Decider.Given(Densifying, new CampaignConfirmed(La, 1), new CampaignAgreed(1, Densification, [Vn, La]))
            .When(campaign => ChangeCampaignSlice.Decide(new ChangeCampaign(Densification with { NotApplicable = [] }), campaign, La, InForce)).RejectsWith(CampaignRejections.Agreed);

    [Fact]
    public void A_code_exists_once_in_a_pair()
    {
        Campaign.Decider.Given(Densifying).When(campaign => ProposeCampaignSlice.Decide(Propose, campaign, La, InForce)).RecordsNothing();
        Campaign.Decider.Given(Densifying)
            .When(campaign => ProposeCampaignSlice.Decide(Propose with { Terms = Densification with { NotApplicable = [] } }, campaign, La, InForce)).RejectsWith(CampaignRejections.Exists);
    }

    [Fact]
    public void What_is_said_of_a_campaign_is_in_order()
    {
        var terms = Densification with { Name = " ", NotApplicable = [MarkerStep.Staking, MarkerStep.Staking] };
        Campaign.Decider.Given().When(campaign => ProposeCampaignSlice.Decide(new ProposeCampaign(VnLa, "A code", terms), campaign, Vn, new KnownSection(VnCn, SectionStatus.InForce)))
            .Faults("/code", "/terms/name", "/terms/notApplicable", "/terms/sectionId");
    }

    [Fact]
    public void A_campaign_belongs_to_its_parties()
    {
        Campaign.Decider.Given().When(campaign => ProposeCampaignSlice.Decide(Propose, campaign, Cn, InForce)).RejectsWith("foreign-pair", RejectionKind.Forbidden);
        Campaign.Decider.Given(Densifying).When(campaign => ConfirmCampaignSlice.Decide(new ConfirmCampaign(1), campaign, Cn)).RejectsWith(CampaignRejections.Unknown);
        Campaign.Decider.Given(Densifying).When(campaign => ChangeCampaignSlice.Decide(new ChangeCampaign(Densification), campaign, Cn, InForce)).RejectsWith(CampaignRejections.Unknown);
    }
}
