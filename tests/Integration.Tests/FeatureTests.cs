using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;
using Npgsql;

namespace BorderCoordination.Integration.Tests;

/// <summary>The map as OGC API – Features has it.</summary>
[Collection(nameof(Failures))]
public sealed class FeatureTests(OwnSystem own) : IClassFixture<OwnSystem>
{
    private readonly BorderCoordinationSystem _system = own.System;

    [Fact]
    public async Task From_the_landing_page_every_link_leads_on_and_next_gives_each_marker_once()
    {
        using var reader = _system.As("VN", Service.BorderMarkers);
        foreach (var number in Enumerable.Range(1, 7))
        {
            await reader.DoAsync("/markers/register", Marker($"{8100 + number}", 104.5 + (number / 100.0)));
        }

        await reader.DoAsync("/markers/register", KnownAffairs.Marker("8110"));
        var home = await reader.ReadAsync("/");
        foreach (var rel in (string[])["self", "service-desc", "service-doc", "conformance", "data"])
        {
            using var led = await reader.GetAsync(Link(home, rel)!);
            led.StatusCode.ShouldBe(HttpStatusCode.OK, rel);
        }

        var markers = (await reader.ReadAsync(Link(home, "data")!)).GetProperty("collections").EnumerateArray().Single(found => found.GetProperty("id").GetString() == "markers");
        (await reader.ReadAsync(Link(markers, "self")!)).GetProperty("id").GetString().ShouldBe("markers");
        var seen = new List<string>();
        var next = $"{Link(markers, "items")}&limit=3&pair=VN-LA&bbox=104.5,17,104.8,18";
        while (next is not null)
        {
            var page = await reader.ReadAsync(next);
            page.GetProperty("type").GetString().ShouldBe("FeatureCollection");
            page.GetProperty("numberReturned").GetInt32().ShouldBe(page.GetProperty("features").GetArrayLength());
            seen.AddRange(page.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties").GetProperty("number").GetString()!));
            next = Link(page, "next");
        }

        // What has no place in WGS 84 matches every box, as the standard wants it.
        seen.Where(IsOfThisLine).ShouldBe(["8101", "8102", "8103", "8104", "8105", "8106", "8107", "8110"]);
        (await NumbersAsync(reader, "bbox=104.5,17,104.525,18&located=true")).Where(IsOfThisLine).ShouldBe(["8101", "8102"]);
        (await NumbersAsync(reader, "bbox=104.565,17,-170,18&located=true")).Where(IsOfThisLine).ShouldBe(["8107"]);
        (await NumbersAsync(reader, "datetime=../1999-12-31T00:00:00Z&located=true")).ShouldBeEmpty();
        (await NumbersAsync(reader, "datetime=2026-01-01&located=true")).Count(IsOfThisLine).ShouldBe(7);
        using var stranger = _system.As("KH", Service.BorderMarkers);
        (await NumbersAsync(stranger, "limit=10")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Markers_are_found_by_who_maintains_them_and_how_they_were_found_last()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        using var south = _system.As("LA", Service.BorderMarkers);
        var marker = await north.DoAsync("/markers/register", KnownAffairs.Marker("8125"));
        await south.DoAsync($"/markers/{marker.Id}/confirm-entry", new { revision = 1 });
        await north.DoAsync($"/markers/{marker.Id}/record-condition", new { member = 1, condition = "overgrown", seenAt = DateTimeOffset.Parse("2026-01-02T03:04:05Z", System.Globalization.CultureInfo.InvariantCulture), source = "inspection" });
        (await NumbersAsync(south, "number=8125&condition=overgrown&responsible=VN")).ShouldBe(["8125"]);
        (await NumbersAsync(south, "number=8125&condition=intact")).ShouldBeEmpty();
        (await NumbersAsync(south, "number=8125&responsible=LA")).ShouldBeEmpty();
        foreach (var question in (string[])["condition=wet", "condition=", "responsible=VNM"])
        {
            (await Answer.OfAsync(await south.GetAsync($"/collections/markers/items?{question}"))).Status.ShouldBe(400, question);
        }
    }

    [Fact]
    public async Task A_marker_is_read_as_GeoJSON_CSV_and_KML_and_one_without_WGS_84_has_no_geometry()
    {
        using var reader = _system.As("VN", Service.BorderMarkers);
        var marker = await reader.DoAsync("/markers/register", KnownAffairs.Marker("8120"));
        using var json = await reader.GetAsync($"/collections/markers/items/{marker.Id}.1");
        json.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        var feature = JsonDocument.Parse(await json.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        feature.GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
        feature.GetProperty("properties").GetProperty("referenceFrame").GetString().ShouldBe("unspecified (published)");
        Link(feature, "collection").ShouldNotBeNull();
        using var csv = await reader.GetAsync($"/collections/markers/items/{marker.Id}.1?f=csv");
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        using var kml = await reader.GetAsync("/collections/markers/items?f=kml&limit=1");
        kml.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.google-earth.kml+xml");
        XDocument.Parse(await kml.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!.Name.LocalName.ShouldBe("kml");
        foreach (var question in (string[])[
            "bbox=1,2,3", "bbox=1,9,2,3", "bbox=a,b,c,d", "datetime=yesterday", "datetime=../..", "limit=0", "cursor=!!", "f=xml", "pair=XX", "unheardOf=1", "located=perhaps"])
        {
            var refused = await Answer.OfAsync(await reader.GetAsync($"/collections/markers/items?{question}"));
            (refused.Status, refused.Malformed).ShouldBe((400, null), question);
            refused.Text.ShouldContain(question.Split('=')[0]);
        }
    }

    [Fact]
    public async Task A_damage_case_and_a_section_are_shown_where_their_markers_stand()
    {
        using var reader = _system.As("VN", Service.BorderMarkers);
        await reader.DoAsync("/markers/register", Marker("8130", 105.1));
        var damage = await reader.DoAsync("/damage-cases", KnownAffairs.Damage("8130"));
        var section = await reader.DoAsync("/sections", new
        {
            pair = "VN-LA",
            code = "feature-section",
            description = new { name = "A stretch", provinces = Array.Empty<string>(), from = "8130", to = "8131" },
            baseline = new { asOf = "2008-01-01", positions = 2 },
        });
        foreach (var address in (string[])[$"/collections/damage-cases/items/{damage.Id}", $"/collections/sections/items/{section.Id}"])
        {
            (await reader.ReadAsync(address)).GetProperty("geometry").GetProperty("coordinates").GetRawText().ShouldBe("[105.1,17.5]");
        }

        (await reader.ReadAsync("/collections/damage-cases/items?bbox=105,17,106,18")).GetProperty("numberReturned").GetInt32().ShouldBe(1);
        (await reader.ReadAsync("/collections/damage-cases/items?bbox=100,17,101,18")).GetProperty("numberReturned").GetInt32().ShouldBe(0);
        (await reader.ReadAsync("/collections/sections/items?bbox=105,17,106,18&pair=VN-LA")).GetProperty("numberReturned").GetInt32().ShouldBe(1);
        (await reader.ReadAsync("/collections/sections/items?bbox=100,17,101,18&pair=VN-LA")).GetProperty("numberReturned").GetInt32().ShouldBe(0);
    }

    /// <summary>The time depends on the machine, so it is printed; that the index is used does not.</summary>
    [Fact]
    public async Task A_box_over_a_hundred_thousand_markers_is_looked_up_in_the_index()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = NpgsqlDataSource.Create(_system.ConnectionString(Service.BorderMarkers.Database));
        await using (var fill = database.CreateCommand(
            """
            insert into physical_markers (position_id, member, place, pair, number, kind, status, revision, wgs84_longitude, wgs84_latitude)
            select gen_random_uuid(), 1, 'VN-CN ' || lpad(n::text, 6, '0') || ' 1', 'VN-CN', n::text, 'Main', 'InService', 1,
                102.1 + n * 6e-5, 22.5 + sin(n / 5000.0) from generate_series(1, 100000) n
            """))
        {
            await fill.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var analyze = database.CreateCommand("vacuum analyze physical_markers"))
        {
            await analyze.ExecuteNonQueryAsync(cancellationToken);
        }

        using var reader = _system.As("CN", Service.BorderMarkers);
        var before = await ScansAsync(database);
        string[] boxes = ["104.5,21,104.6,24", "-180,-90,180,90", "104,20,106,25", "107.9,20,108.1,25"];
        var whole = new List<double[]>();
        foreach (var box in boxes)
        {
            whole.Add(await TimesAsync(async () =>
                (await reader.ReadAsync($"/collections/markers/items?bbox={box}&limit=500")).GetProperty("numberReturned").GetInt32().ShouldBe(500)));
        }

        (long Index, long Sequential) after = default;
        await Eventually.BecomesTrueAsync(async () => (after = await ScansAsync(database)).Index > before.Index, cancellationToken);
        after.Sequential.ShouldBe(before.Sequential, "The table was read from one end to the other.");
        foreach (var (box, times) in boxes.Zip(whole))
        {
            var ends = box.Split(',');
            var raw = await TimesAsync(() => ReadAllAsync(
                database,
                $"select * from physical_markers where pair = any('{{VN-CN}}') and wgs84_longitude between {ends[0]} and {ends[2]} and wgs84_latitude between {ends[1]} and {ends[3]} order by place limit 501"));
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"bbox={box}: median {times[10]:F1} ms, slowest {times[^1]:F1} ms for 500 of 100,000 markers; {times[10] / raw[10]:F1} times the raw query ({raw[10]:F1} ms)");
        }
    }

    /// <summary>The markers that are met by the links; those of the other tests stand in the same register.</summary>
    private static bool IsOfThisLine(string number) => number.StartsWith("810", StringComparison.Ordinal) || number == "8110";

    private static object Marker(string number, double longitude) => new
    {
        pair = "VN-LA",
        entry = new
        {
            number,
            kind = "main",
            standsSince = "2010-01-01",
            members = new[]
            {
                new { number = 1, point = new { latitude = 17.5, longitude, referenceFrame = "WGS 84 (G1762)", epoch = 2020, method = "GNSS", accuracyMetres = 0.05 } },
            },
        },
    };

    private static async Task<List<string>> NumbersAsync(Caller reader, string question)
    {
        var page = await reader.ReadAsync($"/collections/markers/items?pair=VN-LA&{question}");
        return [.. page.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties").GetProperty("number").GetString()!)];
    }

    /// <summary>Twenty times, in ascending order, in milliseconds.</summary>
    private static async Task<double[]> TimesAsync(Func<Task> work)
    {
        var times = new List<double>();
        for (var repetition = 0; repetition < 20; repetition++)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static async Task ReadAllAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var row = new object[rows.FieldCount];
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.GetValues(row);
        }
    }

    private static async Task<(long Index, long Sequential)> ScansAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select i.idx_scan, t.seq_scan from pg_stat_user_indexes i join pg_stat_user_tables t using (relid) where i.indexrelname = 'physical_markers_wgs84'
            """);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private static string? Link(JsonElement resource, string rel) =>
        resource.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == rel).Select(link => link.GetProperty("href").GetString()).FirstOrDefault();
}
