using System.Net;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

public sealed class SectorsTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task Patrols_are_counted_by_agreed_sectors_from_their_day_on_in_joint_patrols_and_across_the_services()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var other = _system.As("KH", Service.JointPatrols);
        using var stranger = _system.As("LA", Service.JointPatrols);
        var day = TimeProvider.System.GetUtcNow().AddDays(3);
        var terms = new
        {
            from = "296",
            to = "301",
            startsAt = day,
            endsAt = day.AddHours(8),
            mode = "joint",
            purpose = "By sectors",
            chair = "VN",
            chairReason = "By sectors",
            shortNoticeReason = "Flood",
            units = new[] { new { party = "VN", units = new[] { "Post of sectors in VN" }, strength = 8 }, new { party = "KH", units = new[] { "Post of sectors in KH" }, strength = 8 } },
        };
        await other.ConfirmAsync(await north.DoAsync("/patrols", new { pair = "VN-KH", terms }));
        var before = TimeProvider.System.GetUtcNow();
        var inForceFrom = DateOnly.FromDateTime(before.UtcDateTime).AddDays(2);
        var sectors = new[] { new { name = "KH-1", from = "290", to = "298" }, new { name = "KH-2", from = "298", to = "301" }, new { name = "KH-3", from = "301", to = "310" } };
        var proposed = await north.DoAsync("/sectors", new { pair = "VN-KH", division = new { sectors }, inForceFrom });
        using var foreign = await stranger.PostAsync($"/sectors/{proposed.Id}/confirm", new { revision = proposed.Revision });
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var read = await stranger.GetAsync($"/sectors/{proposed.Id}");
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await other.DoAsync($"/sectors/{proposed.Id}/confirm", new { revision = proposed.Revision });
        (await north.ReadAsync("/sectors?pair=VN-KH")).GetProperty("items").GetArrayLength().ShouldBe(0);
        var then = Uri.EscapeDataString(day.ToString("O"));
        (await other.ReadAsync($"/sectors?pair=VN-KH&at={then}")).GetProperty("items")[0].GetProperty("division").GetProperty("sectors").GetArrayLength().ShouldBe(3);
        (await stranger.ReadAsync($"/sectors?pair=VN-KH&at={then}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var table = await north.GetAsync($"/sectors?pair=VN-KH&format=csv&at={then}");
        (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldStartWith($"pair,name,from,to,titles,inForceFrom,origin,reference\r\nVN-KH,KH-1,290,298,,{inForceFrom:O},,\r\n");
        foreach (var service in (Service[])[Service.JointPatrols, Service.Coordination])
        {
            using var caller = _system.As("KH", service);
            await Eventually.BecomesTrueAsync(async () => (await PlacesAsync(caller, "")).SequenceEqual(["KH-1", "KH-2"]), TestContext.Current.CancellationToken);
            (await PlacesAsync(caller, $"&at={Uri.EscapeDataString(before.ToString("O"))}")).ShouldNotContain("KH-1");
        }
    }

    private static async Task<string?[]> PlacesAsync(Caller caller, string asOf) =>
    [
        .. (await caller.ReadAsync($"/statistics/activity?pair=VN-KH&period=year&by=sector{asOf}")).GetProperty("lines").EnumerateArray()
            .Select(line => line.TryGetProperty("place", out var place) ? place.GetString() : null).Where(place => place?.StartsWith("KH-", StringComparison.Ordinal) == true),
    ];
}
