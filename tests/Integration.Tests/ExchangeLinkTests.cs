using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

/// <summary>What exchanges, joint patrols and markers have to do with each other, through the broker.</summary>
public sealed class ExchangeLinkTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_patrol_item_becomes_a_draft_of_the_chair_and_a_postponed_exchange_postpones_the_patrol_and_the_ceremony()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.FriendshipExchanges);
        using var south = _system.As("LA", Service.FriendshipExchanges);
        using var northOfPatrols = _system.As("VN", Service.JointPatrols);
        using var southOfPatrols = _system.As("LA", Service.JointPatrols);
        var exchange = await north.AgreedAsync(south, Exchanges.Proposal("with-patrol", daysAhead: 40));
        var twinning = await north.DoAsync("/twinnings", Exchanges.Twinning("with-patrol", ceremony: new { exchangeId = exchange.Id, item = "D1-03" }));
        var watch = Exchanges.Item("VN", "jointPatrolWatch", 40, patrol: new { from = "361", to = "361", chair = "VN" });
        await north.ApproveProgrammeAsync(south, exchange, ("D1-01", watch), ("D1-02", Exchanges.Item("LA", daysAhead: 40)));

        var draft = await DraftAsync(northOfPatrols, exchange.Id, cancellationToken);
        (await southOfPatrols.ReadAsync("/patrol-drafts?limit=500")).GetRawText().ShouldNotContain(draft.GetProperty("id").GetString()!);
        var terms = JsonSerializer.SerializeToNode(draft.GetProperty("terms"))!;
        string[] parties = ["VN", "LA"];
        terms["units"] = JsonSerializer.SerializeToNode(parties.Select(party => new { party, units = new[] { $"Post 361 of {party}" }, strength = 10 }));
        var address = $"/patrol-drafts/{draft.GetProperty("id").GetGuid()}";
        var changed = await northOfPatrols.DoAsync($"{address}/change", new { revision = 1, terms });
        using var proposed = await northOfPatrols.PostAsync($"{address}/propose", new { revision = changed.Revision });
        var patrol = Guid.Parse(proposed.Headers.Location!.ToString().Split('/')[^1]);
        await Eventually.BecomesTrueAsync(async () => (await ItemAsync(north, exchange, "D1-01")).TryGetProperty("patrolId", out var id) && id.GetGuid() == patrol, cancellationToken);

        await southOfPatrols.DoAsync($"/patrols/{patrol}/confirm", new { revision = 1 });
        await south.DoAsync($"/exchanges/{exchange.Id}/postpone", new { reason = "Flood" });
        await Eventually.BecomesTrueAsync(async () => (await northOfPatrols.ReadAsync($"/patrols/{patrol}")).Text("status") == "proposed", cancellationToken);
        (await northOfPatrols.ReadAsync($"/patrols/{patrol}")).GetProperty("confirmedBy").GetArrayLength().ShouldBe(0);
        await Eventually.BecomesTrueAsync(async () => (await north.ReadAsync($"/twinnings/{twinning.Id}")).TryGetProperty("ceremonyPostponed", out _), cancellationToken);
    }

    [Fact]
    public async Task An_item_is_carried_out_when_its_patrol_closes()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.FriendshipExchanges);
        using var south = _system.As("LA", Service.FriendshipExchanges);
        using var northOfPatrols = _system.As("VN", Service.JointPatrols);
        using var southOfPatrols = _system.As("LA", Service.JointPatrols);
        var patrol = await northOfPatrols.StartedWithAsync(southOfPatrols, "363");
        var exchange = await north.AgreedAsync(south, Exchanges.Proposal("patrol-watched"));
        await north.ApproveProgrammeAsync(south, exchange, ("D1-01", Exchanges.Item("VN", "jointPatrolWatch", patrolId: patrol.Id)), ("D1-02", Exchanges.Item("LA")));
        await northOfPatrols.InspectAsync(patrol, "363", "intact");
        await northOfPatrols.DoAsync(
            $"/patrols/{patrol.Id}/complete", new { endedAt = TimeProvider.System.GetUtcNow(), lengthKm = 1.5, residentsBriefed = 0, markersMissed = Array.Empty<object>() });
        var texts = new[] { new { language = "vi", text = "Biên bản" }, new { language = "lo", text = "ບົດບັນທຶກ" } };
        await northOfPatrols.DoAsync($"/patrols/{patrol.Id}/draft-minutes", new { texts });
        await northOfPatrols.DoAsync($"/patrols/{patrol.Id}/sign-minutes", new { revision = 1, signatory = "Captain" });
        await southOfPatrols.DoAsync($"/patrols/{patrol.Id}/sign-minutes", new { revision = 1, signatory = "Captain" });
        await Eventually.BecomesTrueAsync(async () => (await ItemAsync(north, exchange, "D1-01")).TryGetProperty("completion", out _), cancellationToken);
    }

    [Fact]
    public async Task A_damaged_marker_warns_the_exchange_that_uses_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.FriendshipExchanges);
        using var south = _system.As("LA", Service.FriendshipExchanges);
        using var northOfMarkers = _system.As("VN", Service.BorderMarkers);
        using var southOfMarkers = _system.As("LA", Service.BorderMarkers);
        var marker = await northOfMarkers.DoAsync("/markers/register", KnownAffairs.Marker("7361"));
        var exchange = await north.AgreedAsync(south, Exchanges.Proposal("at-a-marker", daysAhead: 30));
        await north.DoAsync($"/exchanges/{exchange.Id}/programme/items", new { item = "D1-01", content = Exchanges.Item("VN", "markerSaluting", 30, marker: "7361") });
        (await WarningsAsync(north, exchange)).ShouldBe(["markerNotKnownInService"]);
        await southOfMarkers.DoAsync($"/markers/{marker.Id}/confirm-entry", new { revision = 1 });
        await Eventually.BecomesTrueAsync(async () => (await WarningsAsync(north, exchange)).Count == 0, cancellationToken);
        await northOfMarkers.DoAsync("/damage-cases", KnownAffairs.Damage("7361"));
        await Eventually.BecomesTrueAsync(async () => (await WarningsAsync(north, exchange)).SequenceEqual(["markerDamaged"]), cancellationToken);
    }

    private static async Task<JsonElement> ItemAsync(Caller caller, Receipt exchange, string item) =>
        (await caller.ReadAsync($"/exchanges/{exchange.Id}")).GetProperty("programme").GetProperty("items").EnumerateArray().Single(known => known.Text("item") == item);

    private static async Task<IReadOnlyList<string?>> WarningsAsync(Caller caller, Receipt exchange) =>
        [.. (await caller.ReadAsync($"/exchanges/{exchange.Id}")).GetProperty("warnings").EnumerateArray().Select(warning => warning.Text("kind"))];

    /// <summary>The draft that is made for an exchange, once it is there.</summary>
    private static async Task<JsonElement> DraftAsync(Caller caller, Guid exchangeId, CancellationToken cancellationToken)
    {
        JsonElement? found = null;
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                foreach (var listed in (await caller.ReadAsync("/patrol-drafts?limit=500")).GetProperty("items").EnumerateArray())
                {
                    var draft = await caller.ReadAsync($"/patrol-drafts/{listed.GetProperty("id").GetGuid()}");
                    if (draft.TryGetProperty("exchange", out var made) && made.GetProperty("exchangeId").GetGuid() == exchangeId)
                    {
                        found = draft;
                    }
                }

                return found is not null;
            },
            cancellationToken);
        return found!.Value;
    }
}
