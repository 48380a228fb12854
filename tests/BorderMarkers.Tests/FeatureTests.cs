using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class FeatureTests
{
    [Theory]
    [InlineData("104.5,22.8,104.6,22.9", true)]
    [InlineData("-180,-90,180,90", true)]
    [InlineData("170,10,-170,20", true)]
    [InlineData("104.5,22.8,-100,104.6,22.9,900", true)]
    [InlineData("104.5,22.9,104.6,22.8", false)]
    [InlineData("104.5,22.8,900,104.6,22.9,-100", false)]
    [InlineData("104.5,22.8,104.6", false)]
    [InlineData("104.5,22.8,104.6,22.9,1", false)]
    [InlineData("104.5,22.8,104.6,91", false)]
    [InlineData("181,22.8,104.6,22.9", false)]
    [InlineData("NaN,22.8,104.6,22.9", false)]
    [InlineData("a,b,c,d", false)]
    [InlineData("", false)]
    [InlineData("1;drop table markers,0,1,1", false)]
    public void A_box_has_four_or_six_numbers_in_their_range_and_its_south_below_its_north(string text, bool valid) =>
        BoundingBox.TryParse(text, out _).ShouldBe(valid);

    [Fact]
    public void A_box_that_begins_east_of_its_end_crosses_the_180th_meridian()
    {
        BoundingBox.TryParse("170,10,-170.5,20", out var box).ShouldBeTrue();
        box.Condition("x", "y").ShouldBe("(x is null or (x between 170 and 180 and y between 10 and 20) or (x between -180 and -170.5 and y between 10 and 20))");
    }

    [Theory]
    [InlineData("2012-01-01T00:00:00Z", "2012-01-01T00:00:00Z", "2012-01-01T00:00:00Z")]
    [InlineData("2012-01-01T00:00:00+07:00/2013-01-01T00:00:00Z", "2011-12-31T17:00:00Z", "2013-01-01T00:00:00Z")]
    [InlineData("../2013-01-01T00:00:00Z", null, "2013-01-01T00:00:00Z")]
    [InlineData("/2013-01-01T00:00:00Z", null, "2013-01-01T00:00:00Z")]
    [InlineData("2012-01-01T00:00:00Z/..", "2012-01-01T00:00:00Z", null)]
    [InlineData("2012-01-01T00:00:00Z/", "2012-01-01T00:00:00Z", null)]
    public void A_period_is_a_moment_or_has_one_or_two_ends(string text, string? from, string? to)
    {
        Period.TryParse(text, out var period).ShouldBeTrue();
        period.ShouldBe(new Period(Time(from), Time(to)));

        static DateTimeOffset? Time(string? moment) => moment is null ? null : DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../..")]
    [InlineData("/")]
    [InlineData("yesterday")]
    [InlineData("2012-01-01T00:00:00")]
    [InlineData("2013-01-01T00:00:00Z/2012-01-01T00:00:00Z")]
    [InlineData("2012-01-01/2013-01-01/2014-01-01")]
    public void What_is_no_period_is_none(string text) => Period.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_day_is_a_period_of_its_own()
    {
        Period.TryParse("2012-01-01", out var day).ShouldBeTrue();
        (day.From, day.To).ShouldBe((new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2012, 1, 2, 0, 0, 0, TimeSpan.Zero).AddTicks(-1)));
    }

    [Theory]
    [InlineData("WGS 84", true)]
    [InlineData("WGS 84 (G1762)", true)]
    [InlineData("wgs84", true)]
    [InlineData("EPSG:4326", true)]
    [InlineData("VN-2000", false)]
    [InlineData("WGS 84 / UTM zone 48N", false)]
    [InlineData("WGS 72", false)]
    [InlineData(GeodeticPoint.Unspecified, false)]
    public void Only_a_frame_that_is_WGS_84_counts_as_such(string frame, bool expected) => Wgs84.Is(frame).ShouldBe(expected);

    [Fact]
    public void A_planned_marker_is_where_the_joint_survey_has_put_it_until_the_dossier_with_its_measurement_is_signed()
    {
        Coordinates([Planned]).ShouldBe((null, null));
        Coordinates([.. Surveyed[..2]]).ShouldBe((null, null), "One party's word is no place.");
        Coordinates([.. Surveyed]).ShouldBe((Point, CoordinateSource.Survey));
        Coordinates([.. Measured]).ShouldBe((Point, CoordinateSource.Survey), "A measurement is one party's word.");
        Coordinates([.. DossierComplete]).ShouldBe((Measurement.Point, CoordinateSource.Measurement));

        static (GeodeticPoint?, CoordinateSource?) Coordinates(MarkerPositionEvent[] events) =>
            PhysicalMarker.Of(PositionId, MarkerPosition.Decider.Fold(events)).First().Coordinates;
    }

    [Fact]
    public void Every_marker_of_a_position_stands_on_the_map_for_itself()
    {
        var markers = PhysicalMarker.Of(PositionId, MarkerPosition.Decider.Fold([Registered])).ToArray();
        markers.Select(marker => (marker.Member, marker.Territory)).ShouldBe([(1, Vn), (2, Cn), (3, Cn)]);
        markers.ShouldAllBe(marker => marker.Coordinates.From == CoordinateSource.Entry && marker.Status == MarkerStatus.Registered);
    }

    [Fact]
    public void Coordinates_in_another_frame_are_properties_and_no_geometry()
    {
        var written = Json(MarkerRow.FeatureKind.Write(Row with { ReferenceFrame = GeodeticPoint.Unspecified, Point = null }));
        written.GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
        written.GetProperty("properties").GetProperty("latitude").GetDouble().ShouldBe(15.6712345);
        written.GetProperty("properties").GetProperty("referenceFrame").GetString().ShouldBe(GeodeticPoint.Unspecified);
        written.GetProperty("properties").TryGetProperty("builtBy", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_geometry_has_the_longitude_first_and_no_height()
    {
        var written = Json(MarkerRow.FeatureKind.Write(Row));
        written.GetProperty("id").GetString().ShouldBe($"{PositionId}.2");
        written.GetProperty("geometry").GetRawText().ShouldBe("""{"type":"Point","coordinates":[107.2345678,15.6712345]}""");
        written.GetProperty("properties").GetProperty("standsSince").GetString().ShouldBe("2026-04-01");
        written.GetProperty("properties").GetProperty("coordinatesFrom").GetString().ShouldBe("measurement");
        FeatureGeometry.Of(new GeoPoint(1, 2), null, new GeoPoint(3, 4))!.Type.ShouldBe("MultiPoint");
        FeatureGeometry.Of(null, null).ShouldBeNull();
    }

    [Fact]
    public void Csv_has_the_same_properties_in_the_same_order()
    {
        var lines = FeatureAnswers.ToCsv(MarkerRow.FeatureKind, [Row]).Split("\r\n");
        lines[0].ShouldStartWith("pair,number,member,kind,size,section,territory,responsible,builtBy,standsSince,place,stretchKilometres,latitude,longitude,referenceFrame,");
        lines[1].ShouldStartWith("VN-LA,679,2,main,medium,quang-nam-sekong,LA,LA,,2026-04-01,'=Bản <Máy>,2.6,15.6712345,107.2345678,WGS 84 (G1762),");
    }

    [Fact]
    public void Kml_is_well_formed_whatever_a_text_holds()
    {
        XNamespace kml = "http://www.opengis.net/kml/2.2";
        var document = XDocument.Parse(Kml.Write(MarkerRow.FeatureKind, [Row with { Place = "a\uFFFF & <b>" }, Row with { Point = null }], "http://x/?a=1&b=2"));
        var placemarks = document.Root!.Element(kml + "Document")!.Elements(kml + "Placemark").ToArray();
        placemarks[0].Element(kml + "Point")!.Element(kml + "coordinates")!.Value.ShouldBe("107.2345678,15.6712345");
        placemarks[0].Descendants(kml + "value").ShouldContain(value => value.Value == "a\uFFFD & <b>");
        placemarks[1].Element(kml + "Point").ShouldBeNull();
    }

    private static MarkerRow Row { get; } = new(
        "VN-LA 0679/000 2", PositionId, 2, "VN-LA", "679", MarkerKind.Main, MarkerSize.Medium, MarkerStatus.Accepted, 1, "quang-nam-sekong", "LA", "LA", null,
        Planting.PlantedOn, "=Bản <Máy>", 2.6m, DataOrigin.Published, "x", Point.Latitude, Point.Longitude, new GeoPoint(Point.Longitude, Point.Latitude),
        Point.ReferenceFrame, Point.Elevation, Point.Epoch, Point.Method, Point.AccuracyMetres, CoordinateSource.Measurement);

    private static JsonElement Json(Feature feature) => JsonSerializer.SerializeToElement(feature, ContractJson.Options);
}
