using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

public sealed class PlanTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_plan_is_agreed_on_and_its_patrols_are_counted_against_it()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("KH", Service.JointPatrols);
        var command = JsonNode.Parse(JsonSerializer.Serialize(KnownAffairs.Plan(yearsAhead: 2)))!;
        var plan = await north.DoAsync("/plans", command);
        (await north.DoAsync("/plans", command)).Version.ShouldBe(plan.Version);
        using var foreign = await stranger.PostAsync($"/plans/{plan.Id}/confirm", new { revision = 1 });
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        command["items"]![0]!["patrols"] = 3;
        var answer = await south.DoAsync($"/plans/{plan.Id}/amend", new { revision = 1, items = command["items"], reason = "The rains" });
        using var superseded = await south.PostAsync($"/plans/{plan.Id}/confirm", new { revision = 1 });
        superseded.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var early = await north.PostAsync("/patrols", Naming(plan.Id));
        (await early.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("plan-item-not-agreed");
        var confirmed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => north.PostAsync($"/plans/{plan.Id}/confirm", new { revision = answer.Revision })));
        confirmed.ShouldAllBe(answered => answered.StatusCode == HttpStatusCode.OK);
        var agreedAt = TimeProvider.System.GetUtcNow();
        var patrol = await north.DoAsync("/patrols", Naming(plan.Id));
        await south.ConfirmAsync(patrol);

        var item = (await south.ReadAsync($"/plans/{plan.Id}/progress")).GetProperty("items")[0];
        Counts(item).ShouldBe((3, 1, 0, 3));
        Counts((await south.ReadAsync($"/plans/{plan.Id}/progress?at={Uri.EscapeDataString(agreedAt.ToString("O"))}")).GetProperty("items")[0]).ShouldBe((3, 0, 0, 3));
        using var table = await south.GetAsync($"/plans/{plan.Id}/progress?format=csv");
        (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("item,from,to,quarter,planned,agreed,held,gaps\r\nq2-351-352,351,352,");
        (await north.ReadAsync($"/plans/{plan.Id}/next")).GetProperty("items")[0].GetProperty("patrols").GetInt32().ShouldBe(3);
        (await north.ReadAsync($"/plans/{plan.Id}?version=1")).GetProperty("status").GetString().ShouldBe("proposed");
        (await north.ReadAsync($"/plans/{plan.Id}/history")).GetProperty("items").GetArrayLength().ShouldBe(4);
        (await north.ReadAsync("/plans?pair=VN-LA&status=agreed")).GetProperty("items")[0].GetProperty("patrols").GetInt32().ShouldBe(3);
        (await stranger.ReadAsync("/plans?pair=VN-LA")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private static JsonNode Naming(Guid plan)
    {
        var proposal = JsonNode.Parse(JsonSerializer.Serialize(Patrols.Proposal(from: "351", to: "352")))!;
        proposal["terms"]!["planItem"] = new JsonObject { ["planId"] = plan, ["item"] = "q2-351-352" };
        return proposal;
    }

    private static (int Planned, int Agreed, int Held, int Outstanding) Counts(JsonElement item) =>
        (item.GetProperty("planned").GetInt32(), item.GetProperty("agreed").GetInt32(), item.GetProperty("held").GetInt32(), item.GetProperty("outstanding").GetInt32());
}
