using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class ContactStatisticsTests
{
    [Fact]
    public void Every_line_has_its_head_and_ends_with_CR_LF() => ContactStatisticsSlice.ToCsv(
        [new ContactCount(Pair, "2026-Q1", ContactKind.HotlineCall, 13, 12), new ContactCount(Pair, "2026-Q1", ContactKind.Talks, 2, 2)])
        .ShouldBe("pair,quarter,kind,count,joint\r\nVN-LA,2026-Q1,hotlineCall,13,12\r\nVN-LA,2026-Q1,talks,2,2\r\n");

    [Fact]
    public void Without_contacts_there_is_the_head_alone() => ContactStatisticsSlice.ToCsv([]).ShouldBe("pair,quarter,kind,count,joint\r\n");

    [Theory]
    [InlineData("2026-01-01T00:30:00+07:00", "2026-Q1")]
    [InlineData("2025-12-31T17:30:00+00:00", "2025-Q4")]
    [InlineData("2026-03-31T23:59:59+07:00", "2026-Q1")]
    [InlineData("2026-04-01T00:00:00+08:00", "2026-Q2")]
    [InlineData("2026-09-30T12:00:00+07:00", "2026-Q3")]
    public void The_quarter_is_that_of_the_date_as_it_was_written_down(string time, string quarter) =>
        Quarter.Of(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(quarter);

    [Theory]
    [InlineData("", "")]
    [InlineData("Đồn Biên phòng La Lay", "Đồn Biên phòng La Lay")]
    [InlineData("ກອງຮ້ອຍ 511", "ກອງຮ້ອຍ 511")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("2026-Q1", "2026-Q1")]
    public void A_field_is_quoted_where_it_has_to_be(string text, string written) => Csv.Field(text).ShouldBe(written);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("+849", "'+849")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("'=1", "''=1")]
    public void What_a_spreadsheet_would_compute_is_written_as_text_and_read_as_it_was(string text, string written)
    {
        Csv.Field(text).ShouldBe(written);
        Csv.Plain(written.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal)).ShouldBe(text);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, "*/*", false)]
    [InlineData(null, "application/json", false)]
    [InlineData(null, "text/csv", true)]
    [InlineData(null, "text/*", true)]
    [InlineData(null, "text/csv, application/json", false)]
    [InlineData(null, "text/csv, application/json;q=0.5", true)]
    [InlineData(null, "text/csv;q=0, */*", false)]
    [InlineData(null, "rubbish", false)]
    [InlineData(TableFormat.Csv, "application/json", true)]
    [InlineData(TableFormat.Json, "text/csv", false)]
    public void The_form_that_is_named_counts_before_the_one_that_is_accepted(TableFormat? format, string? accept, bool csv)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Accept = accept;
        Csv.IsWanted(http, format).ShouldBe(csv);
        http.Response.Headers.Vary.ToString().ShouldBe("Accept");
    }
}
