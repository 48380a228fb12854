using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

/// <summary>The order of the stages, and what may be left out.</summary>
public sealed class StageTests
{
    [Fact]
    public void The_stages_come_one_after_the_other()
    {
        MarkerPosition.Decider.Given(PlannedInFull).When(position => RecordUnilateralSurveySlice.Decide(new RecordUnilateralSurvey(OwnSurvey), position, La, Now))
            .Records(new UnilateralSurveyCompleted(La, OwnSurvey));
        MarkerPosition.Decider.Given(Cleared[..2]).When(position => RecordMineClearanceSlice.Decide(new RecordMineClearance(Clearance), position, La, Now))
            .Records(new PositionMineCleared(La, Clearance));
        MarkerPosition.Decider.Given(Cleared).When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(Survey), position, La, Now))
            .Records(new JointSurveyProposed(La, 1, Survey));
        MarkerPosition.Decider.Given(Staked).When(position => RecordFoundationSlice.Decide(new RecordFoundation(2, Casting), position, La, Now))
            .Records(new FoundationCast(2, La, Casting));
        MarkerPosition.Decider.Given(Founded).When(position => RecordPlantingSlice.Decide(new RecordPlanting(1, Planting), position, Vn, Now))
            .Records(new MarkerPlanted(1, Vn, Planting));
    }

    [Fact]
    public void No_stage_is_skipped_that_the_campaign_does_not_declare()
    {
        MarkerPosition.Decider.Given(PlannedInFull).When(position => RecordMineClearanceSlice.Decide(new RecordMineClearance(Clearance), position, La, Now)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Cleared[..2]).When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(Survey), position, La, Now)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(SurveyedInFull).When(position => RecordFoundationSlice.Decide(new RecordFoundation(1, Casting), position, La, Now)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(SurveyedInFull).When(position => RecordPlantingSlice.Decide(new RecordPlanting(1, Planting), position, La, Now)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Staked).When(position => RecordPlantingSlice.Decide(new RecordPlanting(1, Planting), position, La, Now)).RejectsWith("marker-not-in-state");
    }

    [Fact]
    public void A_step_that_does_not_apply_is_left_out_and_not_done()
    {
        ImmutableArray<MarkerPositionEvent> planned = [Planned with { NotApplicable = [MarkerStep.MineClearance] }, new UnilateralSurveyCompleted(Vn, OwnSurvey)];
        MarkerPosition.Decider.Given(planned).When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(Survey), position, La, Now)).Records(new JointSurveyProposed(La, 1, Survey));
        MarkerPosition.Decider.Given(planned).When(position => RecordMineClearanceSlice.Decide(new RecordMineClearance(Clearance), position, La, Now)).RejectsWith("marker-not-in-state");
    }

    [Fact]
    public void Each_party_may_survey_by_itself_once()
    {
        MarkerPosition.Decider.Given(Cleared[..2]).When(position => RecordUnilateralSurveySlice.Decide(new RecordUnilateralSurvey(OwnSurvey), position, La, Now))
            .Records(new UnilateralSurveyCompleted(La, OwnSurvey));
        MarkerPosition.Decider.Given(Cleared[..2])
            .When(position => RecordUnilateralSurveySlice.Decide(new RecordUnilateralSurvey(OwnSurvey with { AccessRoute = "x" }), position, Vn, Now)).RejectsWith("marker-not-in-state");
    }

    [Fact]
    public void The_leader_of_each_partys_team_is_named_at_the_joint_survey() =>
        MarkerPosition.Decider.Given(Cleared)
            .When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(Survey with { TeamLeaders = [Survey.TeamLeaders!.Value[0]] }), position, La, Now)).Faults("/survey/teamLeaders");

    [Fact]
    public void A_position_is_staked_by_every_partys_word_on_the_same_sketch()
    {
        MarkerPosition.Decider.Given(Staked[..^2])
            .When(position => ConfirmStakingSlice.Decide(new ConfirmStaking(1), position, La)).Records(new StakingConfirmed(La, 1), new PositionStaked(1, Staking, [Vn, La]));
        MarkerPosition.Decider.Given([.. Staked[..^2], new StakingProposed(La, 2, Staking with { DraftSketch = Photo })])
            .When(position => ConfirmStakingSlice.Decide(new ConfirmStaking(1), position, Vn)).RejectsWith("revision-superseded");
        MarkerPosition.Decider.Given(SurveyedInFull).When(position => ConfirmStakingSlice.Decide(new ConfirmStaking(1), position, La)).RejectsWith(MarkerRejections.NothingProposed);
        MarkerPosition.Decider.Given(SurveyedInFull)
            .When(position => ProposeStakingSlice.Decide(new ProposeStaking(Staking with { AzimuthStakes = [new AzimuthStake(360, 0)], DraftSketch = "x" }), position, La, Now))
            .Faults("/staking/azimuthStakes/0/azimuthDegrees", "/staking/azimuthStakes/0/distanceMetres", "/staking/draftSketch");
    }

    [Fact]
    public void What_is_staked_is_no_longer_disputed() =>
        MarkerPosition.Decider.Given(Staked).When(position => DisputePositionSlice.Decide(new DisputePosition(View), position, Vn)).RejectsWith("marker-not-in-state");

    [Fact]
    public void A_position_that_is_surveyed_anew_returns_to_the_stage_before()
    {
        MarkerPosition.Decider.Fold(
            [.. SurveyedInFull, Disputed, new DisputeSettlementProposed(Vn, 1, Settlement), new DisputeSettlementConfirmed(La, 1), new PositionDisputeSettled(Number, 1, Settlement, [Vn, La])])
            .Status.ShouldBe(MarkerStatus.MineCleared);
    }

    [Fact]
    public void A_foundation_is_cast_once()
    {
        MarkerPosition.Decider.Given(Founded).When(position => RecordFoundationSlice.Decide(new RecordFoundation(1, Casting), position, Vn, Now)).RecordsNothing();
        MarkerPosition.Decider.Given(Founded).When(position => RecordFoundationSlice.Decide(new RecordFoundation(1, Casting), position, La, Now)).RejectsWith(MarkerRejections.FoundationStands);
    }

    [Fact]
    public void Only_the_builder_corrects_its_planting_and_only_before_a_dossier_rests_on_it()
    {
        var otherwise = Planting with { Inscription = "679" };
        MarkerPosition.Decider.Given(Measured).When(position => CorrectPlantingSlice.Decide(new CorrectPlanting(1, otherwise, "x"), position, Vn, Now))
            .Records(new MarkerPlantingCorrected(1, Vn, otherwise, "x"));
        MarkerPosition.Decider.Given(Measured).When(position => CorrectPlantingSlice.Decide(new CorrectPlanting(1, otherwise, "x"), position, La, Now)).RejectsWith(MarkerRejections.OthersPlanting);
        MarkerPosition.Decider.Given(DossierOnTable).When(position => CorrectPlantingSlice.Decide(new CorrectPlanting(1, otherwise, "x"), position, Vn, Now)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Measured)
            .When(position => CorrectPlantingSlice.Decide(new CorrectPlanting(1, Planting with { PlantedOn = new DateOnly(2026, 4, 21) }, "x"), position, Vn, Now)).Faults("/planting/plantedOn");
        MarkerPosition.Decider.Fold([.. Measured, new MarkerPlantingCorrected(1, Vn, otherwise, "x")]).Members[0].Planted!.Planting.ShouldBe(otherwise);
    }

    [Fact]
    public void Nothing_is_measured_under_a_dossier_that_is_on_the_table() =>
        MarkerPosition.Decider.Given(DossierOnTable)
            .When(position => RecordMeasurementSlice.Decide(new RecordMeasurement(1, Measurement with { Instrument = "x" }), position, Vn, ToleranceOfPair.Default, Now)).RejectsWith("marker-not-in-state");

    [Fact]
    public void A_position_is_in_service_once_each_of_its_markers_is_handed_over()
    {
        MarkerPosition.Decider.Given(HandedOver)
            .When(position => PutInServiceSlice.Decide(new PutInService(new DateOnly(2026, 4, 30)), position, La, Now)).Records(new MarkerPositionPutInService(La, new DateOnly(2026, 4, 30)));
        MarkerPosition.Decider.Given(HandedOver)
            .When(position => PutInServiceSlice.Decide(new PutInService(new DateOnly(2026, 4, 28)), position, La, Now)).Faults("/on");
        MarkerPosition.Decider.Given(HandedOver[..^1])
            .When(position => PutInServiceSlice.Decide(new PutInService(new DateOnly(2026, 4, 30)), position, La, Now)).RejectsWith("marker-not-in-state");
    }
}
