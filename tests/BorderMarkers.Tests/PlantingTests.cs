using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class PlantingTests
{
    [Fact]
    public void A_surveyed_point_is_the_proposing_partys_word_alone() =>
        MarkerPosition.Decider.Given(Planned)
            .When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(Survey), position, La, Now))
            .Records(new JointSurveyProposed(La, 1, Survey));

    [Fact]
    public void A_position_is_fixed_when_every_party_has_given_its_word_on_the_same_point() =>
        MarkerPosition.Decider.Given(Planned, new JointSurveyProposed(La, 1, Survey))
            .When(position => ConfirmJointSurveySlice.Decide(new ConfirmJointSurvey(1), position, Vn))
            .Records(new JointSurveyConfirmed(Vn, 1), new MarkerPositionJointlySurveyed(1, Survey, [La, Vn]));

    [Fact]
    public void With_three_parties_all_three_words_fix_the_position() =>
        MarkerPosition.Decider.Given(Planned with { Pair = VnLaKh }, new JointSurveyProposed(La, 1, Survey))
            .When(position => ConfirmJointSurveySlice.Decide(new ConfirmJointSurvey(1), position, Kh))
            .Records(new JointSurveyConfirmed(Kh, 1));

    [Fact]
    public void Another_point_voids_the_word_given_on_the_first()
    {
        var other = Survey with { Point = Point with { Latitude = 15.67 } };
        MarkerPosition.Decider.Given(Planned, new JointSurveyProposed(La, 1, Survey), new JointSurveyProposed(Vn, 2, other))
            .When(position => ConfirmJointSurveySlice.Decide(new ConfirmJointSurvey(1), position, La))
            .RejectsWith("revision-superseded");
    }

    [Fact]
    public void There_is_nothing_to_confirm_before_a_point_is_on_the_table() =>
        MarkerPosition.Decider.Given(Planned).When(position => ConfirmJointSurveySlice.Decide(new ConfirmJointSurvey(1), position, La)).RejectsWith(MarkerRejections.SurveyNotProposed);

    [Fact]
    public void A_fixed_position_stays_fixed() =>
        MarkerPosition.Decider.Given(Surveyed)
            .When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(Survey with { MapSheet = "1" }), position, La, Now))
            .RejectsWith("marker-not-in-state");

    [Fact]
    public void Coordinates_never_go_without_frame_epoch_method_and_accuracy() =>
        MarkerPosition.Decider.Given(Planned)
            .When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(Survey with { Point = new GeodeticPoint(15, 107, "VN-2000") }), position, La, Now))
            .Faults("/survey/point/epoch", "/survey/point/method", "/survey/point/accuracyMetres");

    [Fact]
    public void Published_coordinates_may_lack_what_was_not_published() =>
        MarkerPosition.Decider.Given(Planned)
            .When(position => ProposeJointSurveySlice.Decide(
                new ProposeJointSurvey(Survey with { Point = new GeodeticPoint(15, 107, GeodeticPoint.Unspecified) }), position, La, Now))
            .Records(new JointSurveyProposed(La, 1, Survey with { Point = new GeodeticPoint(15, 107, GeodeticPoint.Unspecified) }));

    [Fact]
    public void Coordinates_lie_on_the_globe() =>
        MarkerPosition.Decider.Given(Planned)
            .When(position => ProposeJointSurveySlice.Decide(
                new ProposeJointSurvey(Survey with { Point = Point with { Latitude = 90.1, Longitude = double.NaN, Elevation = 9_001, Epoch = 1, AccuracyMetres = 0 } }), position, La, Now))
            .Faults("/survey/point/latitude", "/survey/point/longitude", "/survey/point/elevation", "/survey/point/epoch", "/survey/point/accuracyMetres");

    [Fact]
    public void Nothing_is_planted_before_the_position_is_fixed() =>
        MarkerPosition.Decider.Given(Planned).When(position => RecordPlantingSlice.Decide(new RecordPlanting(1, Planting), position, Vn, Now)).RejectsWith("marker-not-in-state");

    [Fact]
    public void A_party_states_its_own_planting() =>
        MarkerPosition.Decider.Given(Surveyed).When(position => RecordPlantingSlice.Decide(new RecordPlanting(2, Planting), position, La, Now)).Records(new MarkerPlanted(2, La, Planting));

    [Fact]
    public void A_position_is_planted_when_all_its_markers_stand()
    {
        MarkerPosition.Decider.Fold(Planted[..^1]).Status.ShouldBe(MarkerStatus.JointlySurveyed);
        MarkerPosition.Decider.Fold(Planted).Status.ShouldBe(MarkerStatus.Planted);
    }

    [Fact]
    public void A_marker_is_planted_once()
    {
        MarkerPosition.Decider.Given(Planted).When(position => RecordPlantingSlice.Decide(new RecordPlanting(1, Planting), position, Vn, Now)).RecordsNothing();
        MarkerPosition.Decider.Given(Planted).When(position => RecordPlantingSlice.Decide(new RecordPlanting(1, Planting), position, La, Now)).RejectsWith(MarkerRejections.MemberPlanted);
    }

    [Fact]
    public void Planting_follows_the_survey_and_has_happened()
    {
        MarkerPosition.Decider.Given(Surveyed)
            .When(position => RecordPlantingSlice.Decide(new RecordPlanting(1, Planting with { PlantedOn = new DateOnly(2026, 2, 1) }), position, Vn, Now)).Faults("/planting/plantedOn");
        MarkerPosition.Decider.Given(Surveyed)
            .When(position => RecordPlantingSlice.Decide(new RecordPlanting(3, Planting with { PlantedOn = new DateOnly(2026, 5, 2) }), position, Vn, Now)).Faults("/member", "/planting/plantedOn");
    }

    [Fact]
    public void Measurements_are_added_and_none_is_overwritten()
    {
        var again = Measurement with { MeasuredOn = new DateOnly(2026, 4, 25) };
        MarkerPosition.Decider.Given(Measured).When(position => RecordMeasurementSlice.Decide(new RecordMeasurement(1, again), position, Vn, ToleranceOfPair.Default, Now)).Records(new MarkerMeasured(1, Vn, again));
        MarkerPosition.Decider.Fold([.. Measured, new MarkerMeasured(1, Vn, again)]).Members[0].Measurements.Length.ShouldBe(2);
        MarkerPosition.Decider.Given(Measured).When(position => RecordMeasurementSlice.Decide(new RecordMeasurement(1, Measurement), position, Vn, ToleranceOfPair.Default, Now)).RecordsNothing();
    }

    [Fact]
    public void What_does_not_stand_is_not_measured() =>
        MarkerPosition.Decider.Given(Surveyed).When(position => RecordMeasurementSlice.Decide(new RecordMeasurement(1, Measurement), position, Vn, ToleranceOfPair.Default, Now)).RejectsWith(MarkerRejections.MemberNotPlanted);

    [Fact]
    public void A_position_is_measured_when_all_its_markers_are()
    {
        MarkerPosition.Decider.Fold(Measured[..^1]).Status.ShouldBe(MarkerStatus.Planted);
        MarkerPosition.Decider.Fold(Measured).Status.ShouldBe(MarkerStatus.Measured);
    }

    [Fact]
    public void A_marker_in_service_can_be_measured_anew() =>
        MarkerPosition.Decider.Given(Standing).When(position => RecordMeasurementSlice.Decide(new RecordMeasurement(3, Measurement), position, Cn, ToleranceOfPair.Default, Now)).Records(new MarkerMeasured(3, Cn, Measurement));
}
