using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>What the sample data say of markers: the published figures come out, and there is something of every stage and step.</summary>
[Collection(nameof(Failures))]
public sealed class SampleDataTests(OwnSystem own) : IClassFixture<OwnSystem>
{
    private static readonly string[] Stages =
    [
        "planned", "unilaterallySurveyed", "mineCleared", "jointlySurveyed", "staked", "foundationCast", "planted", "measured", "dossierDrafted", "dossierSigned",
        "accepted", "handedOver", "registered", "inService", "disputed", "retired",
    ];

    [Fact]
    public async Task The_published_figures_come_out_and_every_stage_and_step_is_there()
    {
        await own.System.LoadSampleDataAsync(TestContext.Current.CancellationToken);
        using var reader = own.System.As("VN", Service.BorderMarkers, "reader");

        // Published, with the percentages that the press should have printed.
        var july = await StatedAsync(reader, "VN-KH", "vn-kh", "2015-07-31");
        Percent(july, "planted").ShouldBe(82.8m);
        Percent(july, "markers").ShouldBe(82.2m);
        Percent(july, "kilometres").ShouldBe(80.9m);
        july.GetProperty("dossiers").GetProperty("count").GetDecimal().ShouldBe(191);
        var afterwards = await StatedAsync(reader, "VN-KH", "vn-kh", "2020-12-31");
        Percent(afterwards, "kilometres").ShouldBe(83.9m);
        Percent(afterwards, "markers").ShouldBe(100);
        afterwards.GetProperty("markers").GetProperty("count").GetDecimal().ShouldBe(315 + 1_511);
        Percent(await StatedAsync(reader, "VN-LA", "vn-la", "2016-12-31"), "markers").ShouldBe(100);
        Percent(await StatedAsync(reader, "VN-LA", "quang-nam-sekong", "2012-12-31"), "located").ShouldBe(73.3m);
        Percent(await StatedAsync(reader, "VN-KH", "tay-ninh", "2012-12-31"), "planted").ShouldBe(47.5m);
        Percent(await StatedAsync(reader, "VN-KH", "kien-giang", "2012-12-31"), "planted").ShouldBe(60.7m);
        Percent(await StatedAsync(reader, "VN-LA", "nghe-an", "2014-12-31"), "markers").ShouldBe(100);

        foreach (var stage in Stages)
        {
            (await reader.ReadAsync($"/markers?status={stage}&limit=1")).GetProperty("items").GetArrayLength().ShouldBe(1, stage);
        }

        foreach (var step in (string[])["reported", "factsConfirmed", "monitoring", "restorationNotified", "referredToJointCommittee", "closed"])
        {
            (await reader.ReadAsync($"/damage-cases?status={step}&limit=1")).GetProperty("items").GetArrayLength().ShouldBe(1, step);
        }

        // Whatever the register holds says where it comes from.
        var markers = (await reader.ReadAsync("/collections/markers/items?limit=500")).GetProperty("features").EnumerateArray().ToArray();
        markers.Length.ShouldBeGreaterThan(40);
        markers.ShouldAllBe(marker => marker.GetProperty("properties").GetProperty("sourceReference").GetString()!.Length > 10);
        markers.Where(marker => Text(marker, "sourceOrigin") == "published").ShouldAllBe(marker => Text(marker, "sourceReference").Contains("http", StringComparison.Ordinal));
        markers.Single(marker => Text(marker, "pair") == "VN-LA-KH").GetProperty("properties").GetProperty("unnumbered").GetBoolean().ShouldBeTrue();
    }

    private static async Task<JsonElement> StatedAsync(Caller reader, string pair, string code, string at) =>
        (await reader.ReadAsync($"/progress?pair={pair}&at={at}")).GetProperty("sections").EnumerateArray()
            .Single(section => section.GetProperty("code").GetString() == code).GetProperty("stated").EnumerateArray().Single();

    private static decimal Percent(JsonElement stated, string measure) => stated.GetProperty(measure).GetProperty("percent").GetDecimal();

    private static string Text(JsonElement feature, string property) => feature.GetProperty("properties").GetProperty(property).GetString()!;
}
