using System.Net;
using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>The whole life of an exchange, from the proposal to the close.</summary>
public sealed class ExchangeTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task An_exchange_is_agreed_prepared_held_recorded_followed_up_and_closed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.FriendshipExchanges);
        using var south = _system.As("LA", Service.FriendshipExchanges);
        using var stranger = _system.As("KH", Service.FriendshipExchanges);
        var exchange = await north.AgreedAsync(south, Exchanges.Proposal("whole-life"));
        var address = $"/exchanges/{exchange.Id}";
        var agreed = TimeProvider.System.GetUtcNow();

        var inspection = new { heldOn = Exchanges.Today.AddDays(-40), sites = new[] { new { territory = "VN", place = "Gate" } }, tasks = new[] { new { owner = "LA", text = "Widen the yard" } } };
        await north.DoAsync($"{address}/proceedings/site-inspections", new { proceeding = "SI-1", inspection });
        await south.DoAsync($"{address}/proceedings/SI-1/confirm", new { revision = 1 });
        await south.DoAsync($"{address}/proceedings/SI-1/complete-task", new { task = 1, note = "Done" });
        using (var notOwn = await north.PostAsync($"{address}/proceedings/SI-1/complete-task", new { task = 1 }))
        {
            notOwn.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        await north.ApproveProgrammeAsync(south, exchange, ("D1-01", Exchanges.Item("VN")), ("D1-02", Exchanges.Item("LA", "talks")));
        using (var early = await north.PostAsync($"{address}/start", new { startedAt = TimeProvider.System.GetUtcNow() }))
        {
            (await early.Content.ReadAsStringAsync(cancellationToken)).ShouldContain("delegations-incomplete");
        }

        await north.DoAsync($"{address}/declare-delegation", Exchanges.Delegation());
        await south.DoAsync($"{address}/declare-delegation", Exchanges.Delegation("vi"));
        var rehearsal = new { heldOn = Exchanges.Today.AddDays(-1), sites = new[] { new { territory = "LA", place = "Gate" } }, tasks = Array.Empty<object>() };
        await south.DoAsync($"{address}/proceedings/rehearsals", new { proceeding = "R-1", rehearsal });
        await north.DoAsync($"{address}/proceedings/R-1/confirm", new { revision = 1 });
        (await north.ReadAsync(address)).Text("status").ShouldBe("rehearsed");

        await north.DoAsync($"{address}/start", new { startedAt = TimeProvider.System.GetUtcNow() });
        string[] topics = ["Patrols"], owners = ["LA"];
        await south.DoAsync($"{address}/proceedings/talks", new { proceeding = "T-1", talks = new { heldOn = Exchanges.Today, place = "Gate", topics, item = "D1-02" } });
        await north.DoAsync($"{address}/proceedings/T-1/confirm", new { revision = 1 });
        foreach (var (caller, item) in new[] { (north, "D1-01"), (south, "D1-02") })
        {
            await caller.DoAsync($"{address}/programme/items/{item}/complete", new { completedAt = TimeProvider.System.GetUtcNow(), figures = new[] { new { name = "gifts", count = 5 } } });
        }

        await north.DoAsync(
            $"{address}/conclude",
            new { concludedAt = TimeProvider.System.GetUtcNow(), results = new[] { new { name = "residents-examined", count = 310 } }, notHeld = Array.Empty<object>() });
        var texts = new[] { new { language = "vi", text = "Biên bản" }, new { language = "lo", text = "ບົດບັນທຶກ" } };
        await north.DoAsync($"{address}/draft-minutes", new { number = "07/BB", texts, commitments = new[] { new { texts, owners, dueOn = Exchanges.Today.AddDays(30) } } });
        await north.DoAsync($"{address}/sign-minutes", new { revision = 1, signatory = "Head" });
        await south.DoAsync($"{address}/sign-minutes", new { revision = 1, signatory = "Head" });
        var commitment = (await north.CommitmentsOfExchangeAsync(exchange))[0];
        await north.RegisteredAsync(commitment, cancellationToken);
        using (var open = await north.PostAsync($"{address}/close", new { }))
        {
            (await open.Content.ReadAsStringAsync(cancellationToken)).ShouldContain("commitments-open");
        }

        await south.DoAsync($"/commitments/{commitment}/state-done", new { note = "Sent" }, "whole-life-done");
        (await south.DoAsync($"/commitments/{commitment}/state-done", new { note = "Sent" }, "whole-life-done")).Version.ShouldBe(2);
        await north.DoAsync($"/commitments/{commitment}/confirm-done", new { revision = 1 });
        await north.DoAsync($"{address}/proceedings/review-meetings", new { proceeding = "RV-VN", review = new { heldOn = Exchanges.Today, place = "Hà Nội", summary = "It went well" } });
        await north.DoAsync($"{address}/close", new { });

        var dossier = await south.ReadAsync($"{address}/dossier");
        dossier.GetProperty("exchange").Text("status").ShouldBe("closed");
        dossier.GetProperty("commitments").EnumerateArray().Single().Text("state").ShouldBe("done");
        dossier.GetProperty("exchange").GetProperty("proceedings").EnumerateArray().Select(proceeding => proceeding.Text("proceeding")).ShouldBe(["R-1", "RV-VN", "SI-1", "T-1"]);
        (await north.ReadAsync($"{address}/dossier?at={Exchanges.Written(agreed)}")).GetProperty("exchange").Text("status").ShouldBe("agreed");
        (await north.ReadAsync($"/exchanges?series=whole-life&at={Exchanges.Written(agreed)}")).GetProperty("items")[0].Text("status").ShouldBe("agreed");
        (await north.ReadAsync("/exchanges?series=whole-life")).GetProperty("items")[0].Text("status").ShouldBe("closed");
        var balance = (await north.ReadAsync("/exchange-statistics?pair=VN-LA&series=whole-life")).GetProperty("pairs")[0];
        balance.GetProperty("results")[0].GetProperty("count").GetInt64().ShouldBe(310);
        using (var table = await north.GetAsync("/exchanges?series=whole-life&format=csv"))
        {
            (await table.Content.ReadAsStringAsync(cancellationToken)).ShouldContain("closed");
        }

        using var none = await stranger.GetAsync($"{address}/dossier");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_edition_follows_on_a_settled_one_also_when_two_are_proposed_at_once()
    {
        using var north = _system.As("VN", Service.FriendshipExchanges);
        using var south = _system.As("LA", Service.FriendshipExchanges);
        await north.AgreedAsync(south, Exchanges.Proposal("in-turn"));
        var second = JsonSerializer.SerializeToNode(Exchanges.Proposal("in-turn"))!;
        second["edition"] = 2;
        var answers = await Task.WhenAll(north.PostAsync("/exchanges", second), south.PostAsync("/exchanges", second));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Conflict);
    }
}
