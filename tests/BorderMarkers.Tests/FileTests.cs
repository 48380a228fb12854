using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.BorderMarkers.Imports;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class FileTests
{
    private const string Head = "number,member,kind,latitude,longitude,referenceFrame,elevation,epoch,method,accuracyMetres,place\r\n";

    private static readonly ImmutableDictionary<string, KnownSection> NoSections = ImmutableDictionary<string, KnownSection>.Empty;

    [Theory]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("\"a\",\"b\"\r\n\"1\",\"2\"\r\n")]
    [InlineData("a,b\r\n\r\n1,2\r\n\r\n")]
    public void A_table_is_read_whatever_separates_its_columns_and_lines(string text)
    {
        var file = CsvRows.Read(text, ["a", "b"], 10);
        file.Faults.ShouldBeEmpty();
        file.Rows.ShouldHaveSingleItem().Fields.ShouldBe(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }, ignoreOrder: true);
    }

    [Fact]
    public void A_quoted_field_holds_separators_quotes_and_lines_and_later_rows_keep_their_line()
    {
        var file = CsvRows.Read("a,b\r\n\"1, \"\"x\"\"\r\ny\",2\r\n3,'=4\r\n", ["a", "b"], 10);
        file.Rows.Select(row => (row.Line, row.Fields["a"])).ShouldBe([(2, "1, \"x\"\r\ny"), (4, "3")]);
        file.Rows[1].Fields["b"].ShouldBe("=4");
    }

    [Theory]
    [InlineData("", 1, null)]
    [InlineData("a,c\r\n1,2\r\n", 1, "c")]
    [InlineData("a,a\r\n1,2\r\n", 1, "a")]
    [InlineData("a,b\r\n1,2\r\n1,2,3\r\n", 3, null)]
    [InlineData("a,b\r\n1\"2,3\r\n", 2, null)]
    [InlineData("a,b\r\n\"1\"2,3\r\n", 2, null)]
    [InlineData("a,b\r\n1,\"2\r\n3,4\r\n", 2, null)]
    [InlineData("a,b\r\n1,2\r\n1,2\r\n1,2\r\n", 4, null)]
    public void What_is_wrong_with_the_form_is_named_by_its_line(string text, int line, string? column)
    {
        var fault = CsvRows.Read(text, ["a", "b"], mostRows: 2).Faults.ShouldHaveSingleItem();
        (fault.Line, fault.Column).ShouldBe((line, column));
    }

    [Fact]
    public void A_file_of_nothing_but_faults_is_not_read_to_its_end()
    {
        CsvRows.Read(string.Concat(Enumerable.Repeat("x,", 100_000)), ["a", "b"], 10).Faults.ShouldHaveSingleItem().Line.ShouldBe(1);
        var properties = string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"p{number}\":0"));
        GeoJsonRows.Read($$$"""{"type":"FeatureCollection","features":[{"properties":{{{{properties}}}}}]}""", PositionFile.Columns, 10).Faults.Length.ShouldBeLessThan(30_000);
    }

    [Fact]
    public void Rows_with_one_number_are_the_markers_of_one_position()
    {
        var faults = new List<RowFault>();
        var entry = Positions(Head + "222,1,main,22.85,104.58,unspecified (published),542.8,,,,Bản Máy\r\n222,2,main,,,,541.65,,,,Bản Máy\r\n", faults).ShouldHaveSingleItem();
        faults.ShouldBeEmpty();
        entry.Lines.ShouldBe([2, 3]);
        var decided = ((ImportEntry<MarkerPosition, MarkerPositionEvent>)entry).Decide(MarkerPosition.Decider.Initial, Vn, Now);
        var registered = decided.ShouldBeOfType<Decision<MarkerPositionEvent>.Accepted>().Events.ShouldHaveSingleItem().ShouldBeOfType<ExistingMarkerRegistered>();
        registered.Entry.Members.ShouldBe([new StandingMarker(1, Point: new GeodeticPoint(22.85, 104.58, GeodeticPoint.Unspecified, 542.8)), new StandingMarker(2, Elevation: 541.65)]);
        (registered.By, registered.Entry.Place).ShouldBe((Vn, "Bản Máy"));
    }

    [Fact]
    public void Every_bad_field_is_named_with_its_line_its_column_and_the_reason()
    {
        var faults = new List<RowFault>();
        var file = CsvRows.Read(
            Head + "222,1,wooden,22.85,104.58,WGS 84,x,2020,GNSS,0.1,\r\n223,1,main,22.85,,WGS 84,,,,,\r\n224,1,main,,,,,2020,,,\r\nx,1,main,,,,,,,,\r\n", PositionFile.Columns, 10);
        PositionFile.Read(file, VnCn, NoSections, faults).ShouldBeEmpty();
        faults.Select(fault => (fault.Line, fault.Column)).ShouldBe([(2, "elevation"), (2, "kind"), (3, "longitude"), (4, "latitude"), (5, "number")], ignoreOrder: true);
        faults.ShouldAllBe(fault => fault.Reason.Length > 0);
    }

    [Fact]
    public async Task A_rule_of_the_register_is_told_at_the_marker_that_breaks_it()
    {
        var entry = Positions(Head + "222,1,main,,,,,,,,\r\n222,2,main,95,104.58,WGS 84,,,GNSS,0.1,\r\n", []).ShouldHaveSingleItem();
        var result = await entry.ForeseeAsync(null!, isThere: false, Vn, Now, CancellationToken.None);
        result.Faults.Select(fault => (fault.Line, fault.Column)).ShouldBe([(3, "latitude"), (3, "epoch")]);
    }

    [Fact]
    public void Rows_of_one_position_that_contradict_each_other_are_refused()
    {
        var faults = new List<RowFault>();
        Positions(Head + "222,1,main,,,,,,,,Bản Máy\r\n222,2,main,,,,,,,,Elsewhere\r\n", faults).ShouldBeEmpty();
        faults.ShouldHaveSingleItem().ShouldBe(new RowFault(3, "place", "Line 2 says something else of the same position."));
    }

    [Fact]
    public void A_decimal_comma_is_read_where_semicolons_separate()
    {
        var faults = new List<RowFault>();
        Positions("number;kind;latitude;longitude;referenceFrame\r\n222;main;22,8523811;104,5895664;unspecified (published)\r\n", faults).ShouldHaveSingleItem();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void GeoJSON_has_the_same_columns_and_a_geometry_that_is_WGS_84()
    {
        const string text =
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","geometry":{"type":"Point","coordinates":[104.5895664,22.8523811]},"properties":{"number":"222","kind":"main","epoch":2020.5,"size":null}},
              {"type":"Feature","geometry":null,"properties":{"number":"223","kind":"main"}}]}
            """;
        var file = GeoJsonRows.Read(text, PositionFile.Columns, 10);
        file.Faults.ShouldBeEmpty();
        file.Rows[0].Fields.ShouldBe(
            new Dictionary<string, string>
            {
                ["number"] = "222",
                ["kind"] = "main",
                ["epoch"] = "2020.5",
                ["longitude"] = "104.5895664",
                ["latitude"] = "22.8523811",
                ["referenceFrame"] = "WGS 84",
            },
            ignoreOrder: true);
        file.Rows[1].Fields.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("{", 1, null)]
    [InlineData("[]", 1, null)]
    [InlineData("""{"type":"\ud800","features":[]}""", 1, null)]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"\ud800":"red"}}]}""", 1, null)]
    [InlineData("""{"type":"FeatureCollection","features":[1]}""", 1, "properties")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"colour":"red"}}]}""", 1, "colour")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"number":{}}}]}""", 1, "number")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{},"geometry":{"type":"Polygon","coordinates":[]}}]}""", 1, "geometry")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"referenceFrame":"VN-2000"},"geometry":{"type":"Point","coordinates":[1,2]}}]}""", 1, "geometry")]
    [InlineData("""{"type":"FeatureCollection","features":[{"properties":{"latitude":9},"geometry":{"type":"Point","coordinates":[1,2]}}]}""", 1, "latitude")]
    public void GeoJSON_that_is_not_in_order_is_refused_at_its_feature(string text, int row, string? column)
    {
        var fault = GeoJsonRows.Read(text, PositionFile.Columns, 10).Faults.ShouldHaveSingleItem();
        (fault.Line, fault.Column).ShouldBe((row, column));
    }

    [Fact]
    public void A_greater_section_stands_before_its_parts()
    {
        const string head = "code,name,partOf,asOf,positions\r\n";
        Sections(head + "whole,Toàn tuyến,,2008-01-01,10\r\npart,Đoạn,whole,2008-01-01,4\r\n").ShouldBeEmpty();
        Sections(head + "part,Đoạn,whole,2008-01-01,4\r\nwhole,Toàn tuyến,,2008-01-01,10\r\n").ShouldHaveSingleItem().Column.ShouldBe("partOf");
        Sections(head + "whole,Toàn tuyến,,2008-01-01,10\r\nwhole,Toàn tuyến,,2008-01-01,10\r\n").Select(fault => (fault.Line, fault.Column)).ShouldBe([(2, "code"), (3, "code")]);

        static List<RowFault> Sections(string text)
        {
            var faults = new List<RowFault>();
            return SectionFile.Read(CsvRows.Read(text, SectionFile.Columns, 10), VnLa, NoSections, faults).ToArray().Length <= 2 ? faults : [];
        }
    }

    [Fact]
    public void What_is_exported_as_CSV_is_read_as_it_was()
    {
        var row = new MarkerRow(
            "", PositionId, 1, "VN-CN", "222", MarkerKind.Main, MarkerSize.Small, MarkerStatus.InService, 1, null, "VN", null, "CN", new DateOnly(2004, 1, 2), "'=\"a\", b\nc", 1.50m,
            Contracts.DataOrigin.Published, "-x", 22.852381123456789, 104.5895664, null, GeodeticPoint.Unspecified, -0.5, null, null, null, CoordinateSource.Entry);
        var kind = MarkerRow.FeatureKind with { Properties = [.. MarkerRow.FeatureKind.Properties.Where(property => PositionFile.Columns.Contains(property.Name))] };
        var read = CsvRows.Read(FeatureAnswers.ToCsv(kind, [row]), PositionFile.Columns, 10);
        read.Faults.ShouldBeEmpty();
        var fields = read.Rows.ShouldHaveSingleItem().Fields;
        (fields["place"], fields["sourceReference"], fields["latitude"], fields["elevation"], fields["stretchKilometres"])
            .ShouldBe(("'=\"a\", b\nc", "-x", "22.852381123456787", "-0.5", "1.50"));
    }

    private static List<ImportEntry> Positions(string text, List<RowFault> faults) => [.. PositionFile.Read(CsvRows.Read(text, PositionFile.Columns, 10), VnCn, NoSections, faults)];
}
