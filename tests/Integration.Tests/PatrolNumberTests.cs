using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

public sealed class PatrolNumberTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task However_many_are_agreed_at_once_their_numbers_ascend_without_a_gap()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("KH", Service.JointPatrols);
        var proposed = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => north.DoAsync("/patrols", Patrols.Proposal("VN-KH", "205", "206"))));
        await Task.WhenAll(proposed.Select(patrol => south.ConfirmAsync(patrol)));
        var numbers = await Task.WhenAll(proposed.Select(async patrol => (await south.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("number").GetString()!));
        var drawn = numbers.Select(number => int.Parse(number.Split('/')[1], null)).Order().ToArray();
        drawn.ShouldBe(Enumerable.Range(drawn[0], 12));

        await north.DoAsync($"/patrols/{proposed[0].Id}/cancel", new { reason = "Flood" });
        var found = (await south.ReadAsync($"/patrols?number={Uri.EscapeDataString(numbers[0])}")).GetProperty("items");
        found.EnumerateArray().Select(item => (item.GetProperty("id").GetGuid(), item.GetProperty("status").GetString())).ShouldBe([(proposed[0].Id, "cancelled")]);
        using var stranger = _system.As("LA", Service.JointPatrols);
        (await stranger.ReadAsync($"/patrols?number={Uri.EscapeDataString(numbers[0])}")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task When_a_patrol_has_closed_the_next_one_is_drafted_for_the_other_side_and_it_is_its_turn()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var closed = await north.ClosedWithAsync(south, "7431");
        await Eventually.BecomesTrueAsync(
            async () => (await south.ReadAsync("/patrol-drafts?pair=VN-LA&limit=500")).GetRawText().Contains("Looking after a marker", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var balance = (await south.ReadAsync("/statistics/chairs?pair=VN-LA")).GetProperty("balances")[0];
        balance.GetProperty("patrolsClosed").GetInt32().ShouldBeGreaterThan(0);
        using var csv = await south.GetAsync("/statistics/chairs?pair=VN-LA&format=csv");
        (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("pair,party,chaired,overrides,patrolsClosed,turn\r\nVN-LA,VN,");
        (await north.ReadAsync($"/patrols/{closed.Id}")).GetProperty("number").GetString().ShouldStartWith("VN-LA ");
    }
}
