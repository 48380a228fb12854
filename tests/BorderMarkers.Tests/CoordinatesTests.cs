using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Reactions;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class CoordinatesTests
{
    /// <summary>About 1.1 m to the north.</summary>
    private static readonly GeodeticPoint ToTheNorth = Point with { Latitude = Point.Latitude + 0.00001 };

    private static readonly ImmutableArray<MarkerPositionEvent> MeasuredByBoth = HalfAgreed[..^3];

    [Fact]
    public void Coordinates_rest_on_the_measurements_of_every_party_and_are_agreed_by_every_partys_word()
    {
        Propose(Point, MeasuredByBoth).Records(new CoordinatesProposed(Vn, 1, 1, Coordinates));
        MarkerPosition.Decider.Given(HalfAgreed[..^2])
            .When(position => ConfirmCoordinatesSlice.Decide(new ConfirmCoordinates(1, 1), position, La)).Records(new CoordinatesConfirmed(La, 1, 1), Agreed(1));
        Propose(Point, [.. PlantedInFull, new MarkerMeasured(1, Vn, Measurement)]).RejectsWith("measurement-missing").Detail.ShouldContain("LA");
    }

    [Fact]
    public void A_position_is_measured_when_the_coordinates_of_each_of_its_markers_are_agreed()
    {
        MarkerPosition.Decider.Fold(HalfAgreed).Status.ShouldBe(MarkerStatus.Planted);
        MarkerPosition.Decider.Fold(MeasuredInFull).Status.ShouldBe(MarkerStatus.Measured);
        MarkerPosition.Decider.Given(HalfAgreed).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts), position, Vn)).RejectsWith("marker-not-in-state");
    }

    [Fact]
    public void Measurements_of_the_parties_agree_within_the_tolerance_of_the_pair()
    {
        ImmutableArray<MarkerPositionEvent> apart = [.. PlantedInFull, new MarkerMeasured(1, Vn, Measurement), new MarkerMeasured(1, La, Measurement with { Point = ToTheNorth })];
        Propose(Point, apart).RejectsWith("measurements-disagree");
        Propose(ToTheNorth, MeasuredByBoth).RejectsWith("measurements-disagree");
        Propose(Point, [.. apart, new MarkerMeasured(1, La, Measurement)]).Records(new CoordinatesProposed(Vn, 1, 1, Coordinates));
    }

    [Fact]
    public void Points_of_different_frames_or_epochs_are_not_compared()
    {
        Propose(Point with { ReferenceFrame = "VN-2000" }, MeasuredByBoth).RejectsWith("frames-differ");
        Propose(Point with { ReferenceFrame = "Hà Nội 72" }, MeasuredByBoth).RejectsWith("frame-unknown");
        Propose(Point with { Epoch = 2020 }, MeasuredByBoth).RejectsWith("epochs-differ");
        Propose(new GeodeticPoint(15, 107, GeodeticPoint.Unspecified), MeasuredByBoth).RejectsWith("frame-unknown");
    }

    [Fact]
    public void In_a_frame_that_is_tied_to_the_ground_the_epoch_does_not_matter()
    {
        var (old, now) = (Point with { ReferenceFrame = "VN-2000", Epoch = 2010 }, Point with { ReferenceFrame = "VN-2000" });
        ReferenceFrame.Incomparable(old, now).ShouldBeNull();
        ReferenceFrame.GreatestMotion(old, now).ShouldBe(0);
    }

    [Fact]
    public void Agreed_coordinates_hold_until_others_are_agreed_and_none_is_overwritten()
    {
        var second = Coordinates with { Point = Point with { Elevation = 812.7 } };
        ImmutableArray<MarkerPositionEvent> changed = [.. InServiceInFull, new CoordinatesProposed(La, 1, 2, second)];
        MarkerPosition.Decider.Fold(changed).Members[0].Place.ShouldBe(Point);
        MarkerPosition.Decider.Given(changed).When(position => ConfirmCoordinatesSlice.Decide(new ConfirmCoordinates(1, 1), position, Vn)).RejectsWith("revision-superseded");
        var agreed = MarkerPosition.Decider.Fold([.. changed, new CoordinatesConfirmed(Vn, 1, 2), Agreed(1) with { Revision = 2, Coordinates = second }]).Members[0];
        agreed.Place.ShouldBe(second.Point);
        agreed.Agreed.Select(version => version.Coordinates.Point).ShouldBe([Point, second.Point]);
    }

    [Fact]
    public void No_coordinates_change_under_a_dossier() =>
        MarkerPosition.Decider.Given(AcceptedInFull).When(position => ProposeCoordinatesSlice.Decide(new ProposeCoordinates(1, Point), position, La, ToleranceOfPair.Default)).RejectsWith("marker-not-in-state");

    [Fact]
    public void A_re_measurement_beyond_the_tolerance_is_recorded_opens_a_case_and_changes_nothing()
    {
        var again = Measurement with { Point = ToTheNorth };
        var found = new MarkerFoundElsewhere(MarkerRef.Parse("679(1)"), La, again, new MeasuredDifference(1.107, 0.54));
        MarkerPosition.Decider.Given(InServiceInFull)
            .When(position => RecordMeasurementSlice.Decide(new RecordMeasurement(1, again), position, La, ToleranceOfPair.Default, Now)).Records(new MarkerMeasured(1, La, again), found);
        var after = MarkerPosition.Decider.Fold([.. InServiceInFull, new MarkerMeasured(1, La, again), found]);
        (after.Status, after.Members[0].Place).ShouldBe((MarkerStatus.InService, Point));
        var finding = OpenDamageCaseWhenMarkerFoundElsewhere.FindingOf(found, Now);
        (finding.Category, finding.StatedBy.Single(), finding.FoundAt).ShouldBe((DamageCategory.Displaced, La, Now));
        finding.Note.ShouldBe("Measured on 2026-04-20 1.107 m from the agreed coordinates; 0.54 m are allowed.");
    }

    [Fact]
    public void A_re_measurement_that_proves_nothing_is_recorded_alone()
    {
        Remeasure(Measurement).ShouldBe(1);
        Remeasure(Measurement with { Point = ToTheNorth with { AccuracyMetres = 5 } }).ShouldBe(1);
        Remeasure(Measurement with { Point = ToTheNorth with { ReferenceFrame = "VN-2000" } }).ShouldBe(1);
        Remeasure(Measurement with { Point = ToTheNorth with { Epoch = 2036.2 } }).ShouldBe(1);
        Remeasure(Measurement with { Point = Point with { Latitude = 15.7, Epoch = 2036.2 } }).ShouldBe(2);

        static int Remeasure(MarkerMeasurement measurement) =>
            RecordMeasurementSlice.Decide(new RecordMeasurement(1, measurement with { Instrument = "again" }), MarkerPosition.Decider.Fold(InServiceInFull), Vn, ToleranceOfPair.Default, Now)
                .ShouldBeOfType<EventStore.Decision<MarkerPositionEvent>.Accepted>().Events.Length;
    }

    /// <summary>By the lengths of a degree on the ellipsoid of WGS 84: 110,574.3 m and 111,319.5 m at the equator, 111,693.9 m of latitude at the pole; the last by Vincenty.</summary>
    [Theory]
    [InlineData(0, 0, 0.001, 0, 110.574)]
    [InlineData(0, 0, 0, 0.001, 111.319)]
    [InlineData(89.999, 0, 90, 0, 111.694)]
    [InlineData(15, 107, 15, 107, 0)]
    [InlineData(0, 179.9995, 0, -179.9995, 111.319)]
    [InlineData(22.9369286, 104.8493911, 22.9368686, 104.8495628, 18.823)]
    public void A_distance_is_that_on_the_ellipsoid(double latitude, double longitude, double otherLatitude, double otherLongitude, double metres) =>
        ReferenceFrame.Distance(Point with { Latitude = latitude, Longitude = longitude }, Point with { Latitude = otherLatitude, Longitude = otherLongitude }).ShouldBe(metres, 0.0015);

    /// <summary>EPSG Guidance Note 7-2, example of method 9602, without the elevation: 53°48'33.82"N 2°07'46.38"E on WGS 84.</summary>
    [Fact]
    public void Earth_centred_coordinates_are_those_of_the_published_example()
    {
        const double elevation = 73;
        var point = Point with { Latitude = 53 + (48 / 60.0) + (33.82 / 3600), Longitude = 2 + (7 / 60.0) + (46.38 / 3600) };
        var (x, y, z) = ReferenceFrame.Find(point.ReferenceFrame)!.EarthCentred(point);
        var (latitude, longitude) = (double.DegreesToRadians(point.Latitude), double.DegreesToRadians(point.Longitude));
        (x + (elevation * Math.Cos(latitude) * Math.Cos(longitude))).ShouldBe(3_771_793.968, 0.2);
        (y + (elevation * Math.Cos(latitude) * Math.Sin(longitude))).ShouldBe(140_253.342, 0.2);
        (z + (elevation * Math.Sin(latitude))).ShouldBe(5_124_304.349, 0.2);
    }

    [Fact]
    public void Coordinates_are_converted_only_where_that_is_exact()
    {
        ReferenceFrame.ConversionRefusal(Point, Point.ReferenceFrame).ShouldBeNull();
        ReferenceFrame.ConversionRefusal(Point, "VN-2000")!.Code.ShouldBe("conversion-not-exact");
        ReferenceFrame.ConversionRefusal(Point with { ReferenceFrame = GeodeticPoint.Unspecified }, GeodeticPoint.Unspecified)!.Code.ShouldBe("conversion-not-exact");
    }

    [Fact]
    public void A_relocated_marker_is_measured_anew_before_its_coordinates_are_agreed() =>
        Propose(Point, [.. InServiceInFull, new MarkerRelocated(MarkerRef.Parse("679(1)"), CaseId, new DateOnly(2026, 4, 30), ToTheNorth)]).RejectsWith("measurement-missing");

    private static SpecDecision<MarkerPositionEvent> Propose(GeodeticPoint point, ImmutableArray<MarkerPositionEvent> given) =>
        MarkerPosition.Decider.Given(given).When(position => ProposeCoordinatesSlice.Decide(new ProposeCoordinates(1, point), position, Vn, ToleranceOfPair.Default));
}
