using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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

    [Fact]
    public async Task A_decline_that_was_written_before_other_terms_came_ends_nothing_and_tells_what_has_changed()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.ProposeAsync();
        var terms = JsonSerializer.SerializeToNode(Patrols.Proposal())!["terms"]!;
        terms["purpose"] = "Look at the landslide";
        var answer = await south.DoAsync($"/patrols/{patrol.Id}/counter-propose", new { revision = 1, terms, reason = "Landslide" });
        using var late = await north.PostAsync($"/patrols/{patrol.Id}/decline", new { revision = 1, reason = "No boats" });
        var told = await late.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        told.GetProperty("type").GetString().ShouldBe("urn:border-coordination:revision-superseded");
        told.GetProperty("revisionInForce").GetInt32().ShouldBe(answer.Revision);
        told.GetProperty("changed").EnumerateArray().Select(member => member.GetString()).ShouldContain("purpose");
        (await north.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("status").GetString().ShouldBe("proposed");
    }

    [Fact]
    public async Task The_other_party_takes_note_of_a_cancellation_once_however_many_of_it_do_so_at_once()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("KH", Service.JointPatrols);
        var patrol = await north.ProposeAsync();
        await south.ConfirmAsync(patrol);
        (await Answer.OfAsync(await south.PostAsync($"/patrols/{patrol.Id}/acknowledge-cancellation", new { }))).Code.ShouldBe("patrol-not-in-state");
        await north.DoAsync($"/patrols/{patrol.Id}/cancel", new { reason = "Epidemic" });
        (await Answer.OfAsync(await stranger.PostAsync($"/patrols/{patrol.Id}/acknowledge-cancellation", new { }))).Code.ShouldBe("patrol-not-found");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => south.PostAsync($"/patrols/{patrol.Id}/acknowledge-cancellation", new { })));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await north.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("cancellationKnownBy").EnumerateArray().Select(party => party.GetString()).ShouldBe(["VN", "LA"]);
        (await north.ReadAsync($"/patrols/{patrol.Id}/history")).GetProperty("items").EnumerateArray()
            .Count(entry => entry.GetProperty("type").GetString() == "joint-patrols.patrol-cancellation-acknowledged.v1").ShouldBe(1);
    }
}
