using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

public sealed class MarkerLifeTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_marker_goes_from_its_campaign_into_service_and_a_measurement_elsewhere_opens_a_case_and_changes_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.BorderMarkers);
        using var south = _system.As("LA", Service.BorderMarkers);
        var marker = await north.InServiceWithAsync(south, "7301");

        // What was signed can be had again, byte for byte.
        var dossier = (await south.ReadAsync(marker)).GetProperty("dossier");
        using var data = await south.GetAsync($"{marker}/dossier-data");
        var content = await data.Content.ReadAsByteArrayAsync(cancellationToken);
        Convert.ToHexStringLower(SHA256.HashData(content)).ShouldBe(dossier.GetProperty("particulars").GetProperty("attachments")[0].GetProperty("hash").GetString());

        await north.DoAsync($"{marker}/record-measurement", new { member = 1, measurement = Plantings.Measurement(17.501) });
        JsonElement opened = default;
        await Eventually.BecomesTrueAsync(
            async () => (opened = (await south.ReadAsync("/damage-cases?pair=VN-LA&marker=7301")).GetProperty("items")).GetArrayLength() == 1, cancellationToken);
        opened[0].GetProperty("category").GetString().ShouldBe("displaced");
        var place = (await south.ReadAsync($"{marker}/coordinates"))[0].GetProperty("point");
        place.GetProperty("latitude").GetDouble().ShouldBe(17.5);
        using var elsewhere = await south.GetAsync($"{marker}/coordinates?frame=WGS%2084");
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task How_markers_were_found_together_stands_in_the_register()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        using var south = _system.As("LA", Service.BorderMarkers);
        var marker = await north.DoAsync("/markers/register", KnownAffairs.Marker("7302"));
        await south.DoAsync($"/markers/{marker.Id}/confirm-entry", new { revision = 1 });
        var section = await north.DoAsync("/sections", KnownAffairs.Section("jointly-inspected"));
        var inspection = await north.DoAsync("/joint-inspections", KnownAffairs.JointInspection(section.Id.ToString(), "7302"));
        await south.DoAsync($"/joint-inspections/{inspection.Id}/confirm", new { revision = 1 });
        await Eventually.BecomesTrueAsync(
            async () => (await south.ReadAsync($"/markers/{marker.Id}")).GetProperty("members")[0].TryGetProperty("lastSeen", out var seen)
                && seen.GetProperty("condition").GetString() == "intact" && seen.GetProperty("statedBy").GetArrayLength() == 2,
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_marker_in_service_that_nobody_has_seen_for_so_long_is_stale_until_somebody_sees_it()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        using var south = _system.As("LA", Service.BorderMarkers);
        using var stranger = _system.As("KH", Service.BorderMarkers);
        var marker = await north.DoAsync("/markers/register", KnownAffairs.Marker("7303"));
        (await StaleAsync(south, "7303")).ShouldBeNull("It is not in service.");
        await south.DoAsync($"/markers/{marker.Id}/confirm-entry", new { revision = 1 });
        (await StaleAsync(south, "7303"))!.Value.TryGetProperty("lastSeen", out _).ShouldBeFalse();
        (await StaleAsync(stranger, "7303")).ShouldBeNull();

        var now = TimeProvider.System.GetUtcNow();
        await north.DoAsync($"/markers/{marker.Id}/record-condition", new { member = 1, condition = "overgrown", seenAt = now.AddDays(-40.5), source = "inspection" });
        (await StaleAsync(south, "7303", "&days=41")).ShouldBeNull();
        var stale = (await StaleAsync(south, "7303", "&days=40&responsible=VN"))!.Value;
        (stale.GetProperty("condition").GetString(), stale.GetProperty("daysUnseen").GetInt32()).ShouldBe(("overgrown", 40));
        (await StaleAsync(south, "7303", "&days=40&responsible=LA")).ShouldBeNull();
        var then = Uri.EscapeDataString(now.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        (await StaleAsync(south, "7303", $"&days=41&at={then}"))!.Value.TryGetProperty("lastSeen", out _).ShouldBeFalse("Nobody had said so then.");

        var feature = (await south.ReadAsync($"/collections/markers/items/{marker.Id}.1")).GetProperty("properties");
        feature.GetProperty("condition").GetString().ShouldBe("overgrown");
        feature.GetProperty("lastSeen").GetDateTimeOffset().ShouldBe(now.AddDays(-40.5), TimeSpan.FromMilliseconds(1));
        using var csv = await south.GetAsync("/markers/stale?pair=VN-LA&days=40&limit=500&format=csv");
        (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"{marker.Id},VN-LA,7303,VN,,");
        using var refused = await south.GetAsync("/markers/stale?days=0");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<JsonElement?> StaleAsync(Caller reader, string marker, string filter = "")
    {
        for (var next = $"/markers/stale?limit=500{filter}"; next is not null;)
        {
            using var page = await reader.GetAsync(next);
            var items = JsonDocument.Parse(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("items");
            if (items.EnumerateArray().FirstOrDefault(item => item.GetProperty("marker").GetString() == marker) is { ValueKind: JsonValueKind.Object } found)
            {
                return found;
            }

            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        return null;
    }
}
