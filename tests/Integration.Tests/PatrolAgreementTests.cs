using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

public sealed class PatrolAgreementTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task An_agreed_patrol_reaches_the_feed_of_both_parties_in_order_and_of_nobody_else()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.ProposeAsync();
        await south.ConfirmAsync(patrol);

        using var subscriber = _system.As("LA", Service.Coordination, "reader");
        string[] expected = ["joint-patrols.patrol-proposed.v1", "joint-patrols.patrol-confirmed.v1", "joint-patrols.patrol-agreed.v1"];
        await Eventually.BecomesTrueAsync(
            async () => (await subscriber.FeedAsync(filter: $"&subject=patrol/{patrol.Id}")).Count == expected.Length, TestContext.Current.CancellationToken);

        var facts = await subscriber.FeedAsync(filter: $"&subject=patrol/{patrol.Id}");
        facts.Select(fact => fact.GetProperty("type").GetString()).ShouldBe(expected);
        facts.Select(fact => fact.GetProperty("position").GetInt64()).ShouldBeInOrder();
        using var stranger = _system.As("CN", Service.Coordination, "reader");
        (await stranger.FeedAsync(filter: $"&subject=patrol/{patrol.Id}")).ShouldBeEmpty();
    }
}
