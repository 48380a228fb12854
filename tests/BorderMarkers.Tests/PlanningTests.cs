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
        MarkerPosition.Decider.Given().When(position => Decide(Plan, position)).Records(Planned);

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
            .When(position => PlanMarkerPositionSlice.Decide(new PlanMarkerPosition(VnLa, Plan), position, Cn, InForce, true, Now))
            .RejectsWith("foreign-pair", RejectionKind.Forbidden);

    private static Decision<MarkerPositionEvent> Decide(MarkerPlan plan, MarkerPosition position, KnownSection? section = null, bool mainMarkerKnown = true) =>
        PlanMarkerPositionSlice.Decide(new PlanMarkerPosition(VnLa, plan), position, Vn, section ?? InForce, mainMarkerKnown, Now);
}
