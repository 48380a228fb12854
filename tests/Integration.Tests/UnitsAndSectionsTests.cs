using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

public sealed class UnitsAndSectionsTests(SharedSystem shared)
{
    private const string Three = "VN-LA-KH";

    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_register_of_units_is_seen_by_all_parties_of_the_pair_by_day_and_holds_patrols_to_it()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("CN", Service.JointPatrols);
        var register = await north.DoAsync("/unit-registers", Units.Post("three-borders", "Post of three borders", "600", "610", Three));
        await north.DoAsync($"/unit-registers/{register.Id}/change-unit", new
        {
            code = "three-borders",
            from = "2025-07-01",
            reason = "Provinces merge",
            unit = new { name = "Post of VN", level = "post", province = "Quảng Ngãi", stretches = new[] { new { from = "600", to = "610" } } },
        });
        await NamesAsync(south, $"/units?pair={Three}&on=2025-06-30", "Post of three borders");
        await NamesAsync(south, $"/units?pair={Three}&on=2025-07-01&name=POST%20OF%20VN", "Post of VN");
        await NamesAsync(south, $"/units?pair={Three}&on=2025-07-01&province=Qu%E1%BA%A3ng%20Tr%E1%BB%8B");
        await NamesAsync(stranger, $"/units?on=2025-07-01&name=Post%20of%20VN");
        (await south.ReadAsync($"/unit-registers/{register.Id}")).GetProperty("units")[0].GetProperty("periods").GetArrayLength().ShouldBe(2);
        await RefusedAsync(south, $"/unit-registers/{register.Id}/end-unit", new { code = "three-borders", lastDay = "2030-01-01", reason = "x" }, "unit-register-of-another");

        await north.DoAsync("/patrols", Patrols.Proposal(Three));
        await RefusedAsync(south, "/patrols", Patrols.Proposal(Three, to: "611"), "section-of-other-units");
        await north.DoAsync($"/unit-registers/{register.Id}/end-unit", new { code = "three-borders", lastDay = "2025-12-31", reason = "Merged" });
        await RefusedAsync(south, "/patrols", Patrols.Proposal(Three), "unit-not-in-force");
        await NamesAsync(north, $"/units?pair={Three}");
    }

    [Fact]
    public async Task Who_may_not_know_of_a_units_other_patrol_does_not_learn_of_it()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        await north.StartedWithAsync(south, "7511");
        using var west = _system.As("KH", Service.JointPatrols);
        var start = TimeProvider.System.GetUtcNow().AddHours(1);
        var units = new[] { new { party = "VN", units = new[] { "POST 7511 of VN" }, strength = 10 }, new { party = "KH", units = new[] { "Post 7511 of KH" }, strength = 10 } };
        var terms = new { from = "201", to = "201", startsAt = start, endsAt = start.AddHours(2), mode = "joint", purpose = "Looking after a marker", chair = "VN", units, shortNoticeReason = "Looked at today" };
        var patrol = await north.DoAsync("/patrols", new { pair = "VN-KH", terms });
        await west.ConfirmAsync(patrol);
        await north.DeclareTeamAsync(patrol, "VN", "POST 7511 of VN");
        await west.DeclareTeamAsync(patrol, "KH", "Post 7511 of KH");
        var begin = new { startedAt = TimeProvider.System.GetUtcNow(), position = "201", weather = "Clear" };
        (await RefusedAsync(west, $"/patrols/{patrol.Id}/start", begin, "unit-unavailable")).ShouldNotContain("in progress");
        await RefusedAsync(north, $"/patrols/{patrol.Id}/start", begin, "unit-in-field");
    }

    [Fact]
    public async Task A_section_follows_the_register_of_markers_and_holds_a_patrol_to_each_of_them()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var keeper = _system.As("VN", Service.BorderMarkers);
        using var other = _system.As("LA", Service.BorderMarkers);
        var marker = await keeper.DoAsync("/markers/register", KnownAffairs.Marker("7521"));
        await other.DoAsync($"/markers/{marker.Id}/confirm-entry", new { revision = 1 });
        await Eventually.BecomesTrueAsync(async () => await StatusAsync(south, "7521") == "inService", cancellationToken);
        using var stranger = _system.As("KH", Service.JointPatrols);
        (await StatusAsync(stranger, "7521")).ShouldBeNull();

        var agreed = await north.DoAsync("/patrols", Patrols.Proposal(from: "7520", to: "7522"));
        await south.ConfirmAsync(agreed);
        var again = await north.DoAsync("/patrols", Patrols.Proposal(from: "7520", to: "7522"));
        var warnings = (await south.ReadAsync($"/patrols/{again.Id}")).GetProperty("warnings").EnumerateArray().ToArray();
        warnings.Where(warning => warning.GetProperty("kind").GetString() == "endUnknown").Select(warning => warning.GetProperty("marker").GetString()).ShouldBe(["7520", "7522"]);
        warnings.ShouldContain(warning => warning.GetProperty("kind").GetString() == "unitEngaged" && warning.GetProperty("patrolId").GetGuid() == agreed.Id);
        (await north.ReadAsync($"/patrols/{agreed.Id}")).TryGetProperty("review", out _).ShouldBeFalse();
        await keeper.DoAsync($"/markers/{marker.Id}/hand-over", new { member = 1, managingPost = "Post 7521", from = "2026-01-01" });
        JsonElement review = default;
        await Eventually.BecomesTrueAsync(async () => (await north.ReadAsync($"/patrols/{agreed.Id}")).TryGetProperty("review", out review), cancellationToken);
        var change = review.GetProperty("changes")[0];
        change.GetProperty("kind").GetString().ShouldBe("handedOver");
        var seen = new { revision = agreed.Revision, changes = new[] { change.GetProperty("change").GetGuid() } };
        await north.DoAsync($"/patrols/{agreed.Id}/confirm-review", seen);
        await south.DoAsync($"/patrols/{agreed.Id}/confirm-review", seen);
        (await north.ReadAsync($"/patrols/{agreed.Id}")).TryGetProperty("review", out _).ShouldBeFalse();

        await keeper.DoAsync("/damage-cases", KnownAffairs.Damage("7521"));
        await Eventually.BecomesTrueAsync(
            async () => (await south.ReadAsync("/sections?pair=VN-LA&from=7522&to=7520")).GetProperty("priority").GetString() == "raised", cancellationToken);

        (await GapsAsync(south, "7520", "7522")).ShouldBe(["7521"]);
        var patrol = await north.StartedWithAsync(south, "7521");
        var end = new { endedAt = TimeProvider.System.GetUtcNow(), lengthKm = 1.5, residentsBriefed = 0, markersMissed = Array.Empty<object>() };
        (await RefusedAsync(north, $"/patrols/{patrol.Id}/complete", end, "section-not-covered")).ShouldContain("7521");
        await north.InspectAsync(patrol, "7521", "intact");
        await north.DoAsync($"/patrols/{patrol.Id}/complete", end);
        (await GapsAsync(south, "7520", "7522")).ShouldBeEmpty();
        var quarter = (await south.ReadAsync("/coverage?pair=VN-LA&from=7521&to=7521")).GetProperty("quarters")[0];
        (quarter.GetProperty("planned").GetInt32(), quarter.GetProperty("held").GetInt32(), quarter.GetProperty("kilometres").GetDecimal()).ShouldBe((1, 1, 1.5m));
        (await south.ReadAsync("/coverage?pair=VN-LA&from=7521&to=7521&at=2020-01-01T00:00:00Z")).GetProperty("quarters").GetArrayLength().ShouldBe(0);
    }

    private static async Task<string?> StatusAsync(Caller caller, string marker)
    {
        var positions = (await caller.ReadAsync($"/sections?pair=VN-LA&from={marker}&to={marker}")).GetProperty("positions");
        return positions.GetArrayLength() == 0 ? null : positions[0].GetProperty("status").GetString();
    }

    private static async Task<string[]> GapsAsync(Caller caller, string from, string to) =>
        [.. (await caller.ReadAsync($"/coverage/gaps?pair=VN-LA&from={from}&to={to}")).GetProperty("gaps").EnumerateArray().Select(gap => gap.GetProperty("marker").GetString()!)];

    private static async Task NamesAsync(Caller caller, string list, params string[] names) =>
        (await caller.ReadAsync(list)).GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()).ShouldBe(names);

    private static async Task<string> RefusedAsync(Caller caller, string path, object command, string code)
    {
        var refused = await Answer.OfAsync(await caller.PostAsync(path, command));
        refused.Code.ShouldBe(code, refused.Text);
        return refused.Text;
    }
}
