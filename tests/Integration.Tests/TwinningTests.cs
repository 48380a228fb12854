using System.Net;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>Posts that are twinned across the line.</summary>
public sealed class TwinningTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task Posts_are_twinned_meet_are_reviewed_suspended_resumed_and_parted()
    {
        using var north = _system.As("VN", Service.FriendshipExchanges);
        using var south = _system.As("LA", Service.FriendshipExchanges);
        using var stranger = _system.As("KH", Service.FriendshipExchanges);
        var twinning = await AgreedAsync(north, south, "534");
        var address = $"/twinnings/{twinning.Id}";
        var day = Exchanges.Today.AddYears(-9).AddMonths(-2);
        await north.DoAsync($"{address}/establish", new { on = day, place = "Ga Ry" });
        await north.DoAsync($"{address}/declare-contacts", new { contacts = new[] { new { member = "Đồn 534 1", function = "Duty officer", reach = "Post 1" } } });

        (await DueAsync(north, $"?at={Exchanges.Written(TimeProvider.System.GetUtcNow())}")).ShouldContain(twinning.Id);
        await south.DoAsync($"{address}/record-meeting", new { meeting = new { heldOn = Exchanges.Today, place = "Kaleum", summary = "Yearly meeting" } });
        (await DueAsync(north)).ShouldNotContain(twinning.Id);
        (await DueAsync(north, $"?at={Exchanges.Written(TimeProvider.System.GetUtcNow().AddYears(1).AddDays(2))}")).ShouldContain(twinning.Id);
        (await DueAsync(stranger, $"?at={Exchanges.Written(TimeProvider.System.GetUtcNow().AddYears(1).AddDays(2))}")).ShouldBeEmpty();
        var details = await south.ReadAsync(address);
        details.Text("status").ShouldBe("active");
        details.GetProperty("nextReviewOn").GetString().ShouldBe(day.AddYears(10).ToString("O"));

        await north.DoAsync($"{address}/state-review", new { review = new { heldOn = Exchanges.Today, place = "Ga Ry", years = 10, summary = "Ten years" } });
        await south.DoAsync($"{address}/confirm-review", new { number = 1 });
        await south.DoAsync($"{address}/suspend", new { reason = "Epidemic" });
        await north.DoAsync($"{address}/acknowledge-suspension", new { });
        (await north.ReadAsync("/twinnings?pair=VN-LA&status=suspended")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ShouldContain(twinning.Id);
        await south.DoAsync($"{address}/propose-step", new { step = "resume", reason = "Over" });
        await north.DoAsync($"{address}/confirm-step", new { revision = 1 });
        (await north.ReadAsync($"/twinnings?member={Uri.EscapeDataString("ĐỒN 534 1")}")).GetProperty("items")[0].Text("status").ShouldBe("active");
        await north.DoAsync($"{address}/propose-step", new { step = "end", reason = "The posts are merged" });
        await south.DoAsync($"{address}/confirm-step", new { revision = 2 });
        (await south.ReadAsync(address)).Text("status").ShouldBe("ended");
        using var none = await stranger.GetAsync(address);
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_set_is_twinned_once_also_when_two_are_established_at_once()
    {
        using var north = _system.As("VN", Service.FriendshipExchanges);
        using var south = _system.As("LA", Service.FriendshipExchanges);
        var (one, other) = (await AgreedAsync(north, south, "511"), await AgreedAsync(north, south, "511"));
        var command = new { on = Exchanges.Today, place = "La Lay" };
        var answers = await Task.WhenAll(north.PostAsync($"/twinnings/{one.Id}/establish", command), south.PostAsync($"/twinnings/{other.Id}/establish", command));
        answers.Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
    }

    private static async Task<Receipt> AgreedAsync(Caller north, Caller south, string name)
    {
        var twinning = await north.DoAsync("/twinnings", Exchanges.Twinning(name));
        await south.DoAsync($"/twinnings/{twinning.Id}/confirm", new { revision = 1 });
        return twinning;
    }

    private static async Task<IReadOnlyList<Guid>> DueAsync(Caller caller, string question = "") =>
        [.. (await caller.ReadAsync($"/twinnings/due{question}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
}
