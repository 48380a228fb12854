using System.Text;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.JointPatrols.Tracks;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class TrackTests
{
    /// <summary>Four points from the start on, the last two after a break, and the place of one marker.</summary>
    public const string Gpx = """
        <?xml version="1.0" encoding="UTF-8"?>
        <gpx version="1.1" creator="device" xmlns="http://www.topografix.com/GPX/1/1">
          <wpt lat="16.6205" lon="106.8101"><name>607/1(2)</name></wpt>
          <wpt lat="16.63" lon="106.82"><name>camp</name></wpt>
          <rte><rtept lat="1" lon="2"/></rte>
          <trk><trkseg>
            <trkpt lat="16.62" lon="106.81"><ele>312.5</ele><time>2026-05-11T01:00:00Z</time></trkpt>
            <trkpt lat="16.63" lon="106.81"><time>2026-05-11T01:01:00Z</time><extensions><time xmlns="urn:other">x</time></extensions></trkpt>
          </trkseg><trkseg>
            <trkpt lat="16.64" lon="106.81"><time>2026-05-11T01:02:00Z</time></trkpt>
            <trkpt lat="16.65" lon="106.81"><time>2026-05-11T01:03:00Z</time></trkpt>
          </trkseg></trk>
        </gpx>
        """;

    /// <summary>The same in the other form.</summary>
    public const string GeoJson = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","geometry":{"type":"Point","coordinates":[106.8101,16.6205]},"properties":{"marker":"607/1(2)"}},
          {"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[[[106.81,16.62,312.5],[106.81,16.63]],[[106.81,16.64],[106.81,16.65]]]},
           "properties":{"coordTimes":[["2026-05-11T08:00:00+07:00","2026-05-11T01:01:00Z"],["2026-05-11T01:02:00Z","2026-05-11T01:03:00Z"]]}}]}
        """;

    public static readonly PatrolTrackUploaded Uploaded = new(
        VN, "GPS 1", Reading.Hash, TrackFormat.Gpx, 4, 0, 1, new TrackBounds(106.81, 16.62, 106.81, 16.65), Start.ToUniversalTime(), Start.AddMinutes(3).ToUniversalTime(), 2.224m);

    internal static TrackReading Reading => Read(Gpx);

    [Fact]
    public void Both_forms_are_read_alike()
    {
        var other = TrackReader.Read(TrackFormat.GeoJson, Encoding.UTF8.GetBytes(GeoJson));
        (Reading.Faults, other.Faults).ShouldBe(([], []));
        other.Points.ShouldBe(Reading.Points);
        other.Markers.ShouldBe(Reading.Markers);
        Reading.Points.Select(point => point.Begins).ShouldBe([false, false, true, false]);
        Reading.Points[0].Elevation.ShouldBe(312.5);
        Reading.Markers.ShouldBe([new TrackedMarker(Marker("607/1(2)"), 16.6205, 106.8101)]);
    }

    /// <summary>Within a minute on any machine; it took hours when each line sought its times from the first one on.</summary>
    [Fact]
    public async Task A_track_of_very_many_lines_is_read_as_fast_as_it_is_long()
    {
        var lines = string.Join(',', Enumerable.Repeat("[]", 400_000));
        var track = Encoding.UTF8.GetBytes($$$"""{"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[{{{lines}}}]},"properties":{"coordTimes":[{{{lines}}}]}}""");
        var token = TestContext.Current.CancellationToken;
        (await Task.Run(() => TrackReader.Read(TrackFormat.GeoJson, track), token).WaitAsync(TimeSpan.FromMinutes(1), token)).Faults.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_degree_of_the_meridian_is_as_long_as_on_the_mean_sphere() =>
        TrackLines.Distance(new TrackPoint(Start, 0, 0), new TrackPoint(Start, 1, 0)).ShouldBe(111.195, 0.001);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("<gpx/>")]
    [InlineData("<gpx version=\"1.0\" xmlns=\"http://www.topografix.com/GPX/1/1\"/>")]
    [InlineData("<!DOCTYPE gpx [<!ENTITY a \"b\">]><gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\">&a;</gpx>")]
    [InlineData("<!DOCTYPE gpx SYSTEM \"http://nowhere.invalid/x.dtd\"><gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"/>")]
    [InlineData("<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"/>")]
    [InlineData("<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg><trkpt lat=\"1\" lon=\"2\"/></trkseg></trk></gpx>")]
    [InlineData("<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg><trkpt lat=\"91\" lon=\"2\"><time>2026-05-11T01:00:00Z</time></trkpt></trkseg></trk></gpx>")]
    [InlineData("<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg><trkpt lat=\"NaN\" lon=\"2\"><time>2026-05-11T01:00:00Z</time></trkpt></trkseg></trk></gpx>")]
    [InlineData("<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg><trkpt lat=\"1\" lon=\"2\"><ele>high</ele><time>2026-05-11T01:00:00Z</time></trkpt></trkseg></trk></gpx>")]
    public void What_is_no_GPX_in_order_is_a_fault(string text) => Read(text).Faults.ShouldNotBeEmpty();

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "/type")]
    [InlineData("{\"type\":\"Feature\"}", "/geometry")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[1,2]]}", "/type")]
    [InlineData("{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2]]}}", "/properties/coordTimes")]
    [InlineData("{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2]]},\"properties\":{\"coordTimes\":[]}}", "/properties/coordTimes")]
    [InlineData("{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[181,2]]},\"properties\":{\"coordTimes\":[\"2026-05-11T01:00:00Z\"]}}", "/geometry/coordinates/0")]
    [InlineData("{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2]]},\"properties\":{\"coordTimes\":[\"2026-05-11T01:00:00\"]}}", "/geometry/coordinates/0")]
    [InlineData("{\"type\":\"\\ud800\"}", "")]
    [InlineData("{\"type\":\"Feature\",\"type\":\"Feature\"}", "")]
    [InlineData("{\"type\":\"Feature\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3405\"}}}", "/crs")]
    public void What_is_no_GeoJSON_in_order_is_a_fault_with_its_place(string text, string pointer) =>
        TrackReader.Read(TrackFormat.GeoJson, Encoding.UTF8.GetBytes(text)).Faults.Select(fault => fault.Pointer).ShouldContain(pointer);

    [Fact]
    public void A_piece_is_recorded_with_its_hash_and_measures_and_never_its_points() =>
        Patrol.Decider.Given(InProgress).When(patrol => Upload(patrol, Reading)).Records(Uploaded);

    [Fact]
    public void The_same_piece_of_a_party_is_recorded_once()
    {
        Patrol.Decider.Given([.. InProgress, Uploaded]).When(patrol => Upload(patrol, Reading)).RecordsNothing();
        Patrol.Decider.Given([.. InProgress, Uploaded]).When(patrol => Upload(patrol, Reading, LA)).Records(Uploaded with { By = LA });
    }

    [Fact]
    public void A_track_is_taken_late_until_the_patrol_is_closed()
    {
        Patrol.Decider.Given(Prepared).When(patrol => Upload(patrol, Reading)).RejectsWith("patrol-not-in-state");
        Patrol.Decider.Given(HalfSigned).When(patrol => Upload(patrol, Reading)).Records(Uploaded);
        Patrol.Decider.Given(Closed).When(patrol => Upload(patrol, Reading)).RejectsWith("patrol-not-in-state");
        Patrol.Decider.Given(InProgress).When(patrol => Upload(patrol, Reading, KH)).RejectsWith(PatrolRejections.Unknown);
    }

    [Fact]
    public void Points_outside_the_time_of_the_patrol_are_told_and_not_kept()
    {
        var late = Read(Gpx.Replace("2026-05-11T01:03:00Z", "2026-05-11T09:00:00Z", StringComparison.Ordinal));
        var recorded = Patrol.Decider.Given(Completed).When(patrol => Upload(patrol, late)).Decision
            .ShouldBeOfType<Decision<PatrolEvent>.Accepted>().Events.ShouldHaveSingleItem().ShouldBeOfType<PatrolTrackUploaded>();
        (recorded.Points, recorded.PointsOutside, recorded.LastAt).ShouldBe((3, 1, Start.AddMinutes(2).ToUniversalTime()));
        Patrol.Decider.Given(Completed).When(patrol => Upload(patrol, Read(Gpx.Replace("2026-05-11", "2026-05-12", StringComparison.Ordinal))))
            .RejectsWith(PatrolRejections.TrackElsewhen);
    }

    [Fact]
    public void A_device_is_named_in_letters() => Patrol.Decider.Given(InProgress)
        .When(patrol => UploadTrackSlice.Decide(new UploadTrack("\u0001", Reading), patrol, VN, Later)).RejectsWith("invalid-request", RejectionKind.Invalid);

    [Fact]
    public void So_many_points_of_a_party_are_taken_and_no_more() => Patrol.Decider.Given([.. InProgress, Uploaded with { Hash = Hash, Points = 99_997 }])
        .When(patrol => Upload(patrol, Reading)).RejectsWith(PatrolRejections.TracksFull);

    [Fact]
    public void A_long_pause_and_a_break_that_was_recorded_are_not_joined()
    {
        TrackPoint first = new(Start, 1, 1);
        var lines = TrackLines.Cut([first, first with { At = Start.AddMinutes(5) }, first with { At = Start.AddMinutes(11) }, first with { At = Start.AddMinutes(12), Begins = true }]);
        lines.Select(line => line.Length).ShouldBe([2, 1, 1]);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        DeviceTrack track = new(VN, "GPS 1", Reading.Points);
        foreach (var (format, written) in new[] { (TrackFormat.Gpx, GpxWriter.Write([track])), (TrackFormat.GeoJson, GeoJsonWriter.Write([track], [])) })
        {
            var read = TrackReader.Read(format, written);
            read.Faults.ShouldBeEmpty();
            read.Points.ShouldBe(Reading.Points);
        }
    }

    [Fact]
    public void A_marker_on_the_route_has_a_geometry_only_where_an_upload_gives_its_place()
    {
        var markers = PatrolRouteSlice.Markers(Patrol.Decider.Fold(Covered), Reading.Markers.ToDictionary(marked => marked.Marker));
        var features = JsonDocument.Parse(GeoJsonWriter.Write([], markers)).RootElement.GetProperty("features").EnumerateArray().ToArray();
        features.Select(feature => feature.GetProperty("properties").GetProperty("marker").GetString()).ShouldBe(["606", "610", "607/1(2)"]);
        features[0].GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
        features[2].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble()).ShouldBe([106.8101, 16.6205]);
        features[2].GetProperty("properties").GetProperty("statements")[0].GetProperty("condition").GetString().ShouldBe("damaged");
    }

    private static TrackReading Read(string gpx) => TrackReader.Read(TrackFormat.Gpx, Encoding.UTF8.GetBytes(gpx));

    private static Decision<PatrolEvent> Upload(Patrol patrol, TrackReading track, Party? by = null) =>
        UploadTrackSlice.Decide(new UploadTrack("GPS 1", track), patrol, by ?? VN, Later);
}
