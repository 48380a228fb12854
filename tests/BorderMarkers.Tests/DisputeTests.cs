using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class DisputeTests
{
    private static readonly DisputeSettlementProposed OnTable = new(Vn, 1, Settlement);

    [Fact]
    public void A_position_is_disputed_on_one_partys_word() =>
        MarkerPosition.Decider.Given(Surveyed).When(position => DisputePositionSlice.Decide(new DisputePosition(View), position, Vn)).Records(Disputed);

    [Fact]
    public void What_is_planted_is_no_longer_disputed() =>
        MarkerPosition.Decider.Given(Planted).When(position => DisputePositionSlice.Decide(new DisputePosition(View), position, Vn)).RejectsWith("marker-not-in-state");

    [Fact]
    public void Each_party_states_its_view_in_its_own_words()
    {
        MarkerPosition.Decider.Given(Planned, Disputed).When(position => StateDisputeViewSlice.Decide(new StateDisputeView(OtherView), position, La)).Records(new DisputeViewStated(La, OtherView));
        MarkerPosition.Decider.Given(Planned, Disputed).When(position => StateDisputeViewSlice.Decide(new StateDisputeView(View), position, Vn)).RecordsNothing();
        MarkerPosition.Decider.Given(Planned).When(position => StateDisputeViewSlice.Decide(new StateDisputeView(View), position, Vn)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Planned, Disputed).When(position => StateDisputeViewSlice.Decide(new StateDisputeView(" "), position, La)).Faults("/view");
    }

    [Fact]
    public void The_status_quo_is_kept_while_a_position_is_parked()
    {
        MarkerPosition.Decider.Given([.. Surveyed[..2], Disputed]).When(position => ConfirmJointSurveySlice.Decide(new ConfirmJointSurvey(1), position, La)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Planned, Disputed).When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(Survey), position, La, Now)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given([.. Surveyed, Disputed]).When(position => RecordPlantingSlice.Decide(new RecordPlanting(1, Planting), position, Vn, Now)).RejectsWith("marker-not-in-state");
    }

    [Fact]
    public void A_dispute_ends_only_by_every_partys_word_on_the_same_settlement()
    {
        MarkerPosition.Decider.Given(Planned, Disputed)
            .When(position => ProposeDisputeSettlementSlice.Decide(new ProposeDisputeSettlement(Texts, true), position, Vn)).Records(OnTable);
        MarkerPosition.Decider.Given(Planned, Disputed, OnTable)
            .When(position => ConfirmDisputeSettlementSlice.Decide(new ConfirmDisputeSettlement(1), position, La))
            .Records(new DisputeSettlementConfirmed(La, 1), new PositionDisputeSettled(Number, 1, Settlement, [Vn, La]));
        MarkerPosition.Decider.Given(Planned, Disputed, OnTable, new DisputeSettlementProposed(La, 2, Settlement with { SurveyAnew = false }))
            .When(position => ConfirmDisputeSettlementSlice.Decide(new ConfirmDisputeSettlement(1), position, Vn)).RejectsWith("revision-superseded");
        MarkerPosition.Decider.Given(Planned, Disputed).When(position => ConfirmDisputeSettlementSlice.Decide(new ConfirmDisputeSettlement(1), position, La)).RejectsWith(MarkerRejections.NothingProposed);
    }

    [Fact]
    public void A_settled_position_goes_on_where_it_was_parked_or_is_surveyed_anew()
    {
        MarkerPosition.Decider.Fold([.. Surveyed, Disputed, OnTable, new DisputeSettlementConfirmed(La, 1), new PositionDisputeSettled(Number, 1, Settlement, [Vn, La])])
            .Status.ShouldBe(MarkerStatus.Planned);
        var goesOn = Settlement with { SurveyAnew = false };
        MarkerPosition.Decider.Fold([.. Surveyed, Disputed, OnTable with { Settlement = goesOn }, new DisputeSettlementConfirmed(La, 1), new PositionDisputeSettled(Number, 1, goesOn, [Vn, La])])
            .Status.ShouldBe(MarkerStatus.JointlySurveyed);
    }

    [Fact]
    public void A_word_on_the_settlement_of_an_earlier_dispute_is_none_on_that_of_a_later_one()
    {
        MarkerPositionEvent[] again =
        [
            Planned, Disputed, OnTable, new DisputeSettlementConfirmed(La, 1), new PositionDisputeSettled(Number, 1, Settlement, [Vn, La]), Disputed with { By = La, View = OtherView },
        ];
        var other = Settlement with { SurveyAnew = false };
        MarkerPosition.Decider.Given(again).When(position => ConfirmDisputeSettlementSlice.Decide(new ConfirmDisputeSettlement(1), position, La)).RejectsWith(MarkerRejections.NothingProposed);
        MarkerPosition.Decider.Given(again).When(position => ProposeDisputeSettlementSlice.Decide(new ProposeDisputeSettlement(Texts, true), position, La))
            .Records(new DisputeSettlementProposed(La, 2, Settlement));
        MarkerPosition.Decider.Given([.. again, new DisputeSettlementProposed(Vn, 2, other)])
            .When(position => ConfirmDisputeSettlementSlice.Decide(new ConfirmDisputeSettlement(1), position, La)).RejectsWith("revision-superseded");
        MarkerPosition.Decider.Given([.. again, new DisputeSettlementProposed(Vn, 2, other)])
            .When(position => ConfirmDisputeSettlementSlice.Decide(new ConfirmDisputeSettlement(2), position, La))
            .Records(new DisputeSettlementConfirmed(La, 2), new PositionDisputeSettled(Number, 2, other, [Vn, La]));
        MarkerDetails.Of(PositionId, MarkerPosition.Decider.Fold(again), 6).Dispute!.Settlement.ShouldBeNull();
    }

    [Fact]
    public void Histories_in_which_the_settlements_of_a_later_dispute_were_numbered_anew_are_still_read() => MarkerPosition.Decider.Fold(
    [
        Planned, Disputed, OnTable, new DisputeSettlementConfirmed(La, 1), new PositionDisputeSettled(Number, 1, Settlement, [Vn, La]),
        Disputed, OnTable, new DisputeSettlementConfirmed(La, 1), new PositionDisputeSettled(Number, 1, Settlement, [Vn, La]),
    ]).Status.ShouldBe(MarkerStatus.Planned);

    [Fact]
    public void A_settlement_is_written_in_each_language_of_the_pair() =>
        MarkerPosition.Decider.Given(Planned, Disputed)
            .When(position => ProposeDisputeSettlementSlice.Decide(new ProposeDisputeSettlement([Texts[0]]), position, La)).Faults("/texts");
}
