using BorderCoordination.BorderMarkers.Campaigns;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class PlanningTests
{
    [Fact]
    public void A_position_is_planned_under_a_section_in_force() =>
        MarkerPosition.Decider.Given().When(position => Decide(Plan, position)).Records(PlannedInFull);

    [Fact]
    public void Nothing_is_planned_before_the_programme_is_agreed() =>
        MarkerPosition.Decider.Given().When(position => Decide(Plan, position, section: new KnownSection(VnLa, SectionStatus.Defined)))
            .RejectsWith(MarkerRejections.SectionNotInForce);

    [Fact]
    public void A_section_of_another_pair_is_none() =>
        MarkerPosition.Decider.Given().When(position => Decide(Plan, position, section: new KnownSection(VnCn, SectionStatus.InForce))).Faults("/plan/sectionId");

    [Fact]
    public void A_number_exists_once_in_a_pair()
    {
        MarkerPosition.Decider.Given(Planned).When(position => Decide(Plan with { Size = MarkerSize.Large }, position)).RejectsWith("marker-number-taken");
        MarkerPosition.Decider.Given(Registered).When(position => Decide(Plan, position)).RejectsWith("marker-number-taken");
        MarkerPosition.IdOf(VnLa, MarkerRef.Parse("0679(2)")).ShouldBe(PositionId);
    }

    [Fact]
    public void The_same_plan_again_records_nothing() =>
        MarkerPosition.Decider.Given(Surveyed).When(position => Decide(Plan, position)).RecordsNothing();

    [Theory]
    [InlineData("679(1)")]
    [InlineData("679+200")]
    public void A_position_has_a_number_without_member_and_offset(string number) =>
        MarkerPosition.Decider.Given().When(position => Decide(Plan with { Number = MarkerRef.Parse(number) }, position)).Faults("/plan/number");

    [Fact]
    public void An_auxiliary_marker_needs_its_main_marker()
    {
        var auxiliary = Plan with { Number = MarkerRef.Parse("229/12"), Kind = MarkerKind.Auxiliary };
        MarkerPosition.Decider.Given().When(position => Decide(auxiliary, position, mainMarkerKnown: false)).RejectsWith(MarkerRejections.MainMarkerUnknown);
        MarkerPosition.Decider.Given().When(position => Decide(Plan with { Kind = MarkerKind.Auxiliary }, position)).Faults("/plan/number");
    }

    [Fact]
    public void Members_are_one_to_three_and_numbered_from_one()
    {
        var one = new MarkerMember(1, Vn, Vn);
        MarkerPosition.Decider.Given().When(position => Decide(Plan with { Members = [] }, position)).Faults("/plan/members");
        MarkerPosition.Decider.Given().When(position => Decide(Plan with { Members = [one, one with { Number = 3 }] }, position)).Faults("/plan/members");
        MarkerPosition.Decider.Given()
            .When(position => Decide(Plan with { Members = [one, one with { Number = 2 }, one with { Number = 3 }, one with { Number = 4 }] }, position)).Faults("/plan/members");
    }

    [Fact]
    public void Every_planned_marker_has_a_responsible_party_of_the_pair() =>
        MarkerPosition.Decider.Given().When(position => Decide(Plan with { Members = [new MarkerMember(1, Kh), new MarkerMember(2, La, Cn)] }, position))
            .Faults("/plan/members/0/territory", "/plan/members/0/responsible", "/plan/members/1/responsible");

    [Fact]
    public void A_tri_junction_belongs_to_three_parties() =>
        MarkerPosition.Decider.Given().When(position => Decide(Plan with { Kind = MarkerKind.TriJunction }, position)).Faults("/plan/kind");

    [Fact]
    public void A_party_plans_nothing_in_a_foreign_pair() =>
        MarkerPosition.Decider.Given()
            .When(position => PlanMarkerPositionSlice.Decide(new PlanMarkerPosition(VnLa, Plan), position, Cn, InForce, null, true, Now))
            .RejectsWith("foreign-pair", RejectionKind.Forbidden);

    [Fact]
    public void A_campaign_says_once_and_for_all_which_steps_are_left_out()
    {
        var inCampaign = Plan with { CampaignId = CaseId };
        var campaign = new KnownCampaign(VnLa, CampaignStatus.Agreed, SectionId, [MarkerStep.MineClearance]);
        MarkerPosition.Decider.Given().When(position => Decide(inCampaign, position, campaign: campaign))
            .Records(Planned with { Plan = inCampaign, NotApplicable = [MarkerStep.MineClearance] });
        MarkerPosition.Decider.Given().When(position => Decide(inCampaign, position, campaign: campaign with { Status = CampaignStatus.Proposed }))
            .RejectsWith(MarkerRejections.CampaignNotAgreed);
        MarkerPosition.Decider.Given().When(position => Decide(inCampaign, position)).Faults("/plan/campaignId");
        MarkerPosition.Decider.Given().When(position => Decide(inCampaign, position, campaign: campaign with { Pair = VnCn })).Faults("/plan/campaignId");
        MarkerPosition.Decider.Given().When(position => Decide(inCampaign, position, campaign: campaign with { SectionId = CaseId })).Faults("/plan/campaignId");
    }

    [Theory]
    [InlineData("VN-LA", MarkerKind.Main, MarkerSize.A, "/plan/size")]
    [InlineData("VN-KH", MarkerKind.Main, MarkerSize.Small, "/plan/size")]
    [InlineData("VN-KH", MarkerKind.Stake, MarkerSize.B, "/plan/size")]
    [InlineData("VN-LA-KH", MarkerKind.Main, null, "/plan/kind")]
    [InlineData("VN-CN", MarkerKind.TriJunction, null, "/plan/kind")]
    public void Kinds_and_sizes_are_those_of_the_pair(string pair, MarkerKind kind, MarkerSize? size, string pointer)
    {
        var of = BorderPair.Parse(pair);
        var plan = Plan with { Kind = kind, Size = size, Members = [new MarkerMember(1, Vn, Vn)] };
        MarkerPosition.Decider.Given()
            .When(position => PlanMarkerPositionSlice.Decide(new PlanMarkerPosition(of, plan), position, Vn, InForce with { Pair = of }, null, true, Now)).Faults(pointer);
    }

    [Fact]
    public void A_main_marker_is_inserted_between_two_others_where_the_pair_does_so()
    {
        var inserted = Plan with { Number = MarkerRef.Parse("511/1") };
        MarkerPosition.Decider.Given().When(position => Decide(inserted, position))
            .Records(PlannedInFull with { Plan = inserted, PositionId = MarkerPosition.IdOf(VnLa, inserted.Number) });
        var elsewhere = inserted with { Size = null, Members = [new MarkerMember(1, Vn, Vn)] };
        var pair = BorderPair.Parse("VN-KH");
        MarkerPosition.Decider.Given()
            .When(position => PlanMarkerPositionSlice.Decide(new PlanMarkerPosition(pair, elsewhere), position, Vn, InForce with { Pair = pair }, null, true, Now)).Faults("/plan/number");
    }

    [Fact]
    public void A_tri_junction_without_a_number_is_entered_as_0()
    {
        var unnumbered = new RegisterEntry(MarkerRef.Parse("0"), MarkerKind.TriJunction, [new StandingMarker(1)], Unnumbered: true);
        Register(VnLaKh, unnumbered).Records(new ExistingMarkerRegistered(MarkerPosition.IdOf(VnLaKh, unnumbered.Number), VnLaKh, Vn, unnumbered));
        Register(VnLaKh, unnumbered with { Number = MarkerRef.Parse("1") }).Faults("/entry/unnumbered");
        Register(VnLa, unnumbered with { Kind = MarkerKind.Main }).Faults("/entry/unnumbered");

        static SpecDecision<MarkerPositionEvent> Register(BorderPair pair, RegisterEntry entry) =>
            MarkerPosition.Decider.Given().When(position => RegisterExistingMarkerSlice.Decide(new RegisterExistingMarker(pair, entry), position, Vn, null, Now));
    }

    [Fact]
    public void Who_plants_a_single_marker_between_Viet_Nam_and_China_is_suggested_by_its_number()
    {
        MarkerStandards.SuggestedPlanter(VnCn, MarkerRef.Parse("345"), 1).ShouldBe(Cn);
        MarkerStandards.SuggestedPlanter(VnCn, MarkerRef.Parse("234"), 1).ShouldBe(Vn);
        MarkerStandards.SuggestedPlanter(VnCn, MarkerRef.Parse("222"), 3).ShouldBeNull();
        MarkerStandards.SuggestedPlanter(VnLa, MarkerRef.Parse("345"), 1).ShouldBeNull();
    }

    private static Decision<MarkerPositionEvent> Decide(MarkerPlan plan, MarkerPosition position, KnownSection? section = null, bool mainMarkerKnown = true, KnownCampaign? campaign = null) =>
        PlanMarkerPositionSlice.Decide(new PlanMarkerPosition(VnLa, plan), position, Vn, section ?? InForce, campaign, mainMarkerKnown, Now);
}
