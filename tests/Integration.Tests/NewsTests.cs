using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

/// <summary>What the public learns, and from whom.</summary>
public sealed class NewsTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_closed_patrol_is_in_the_news_once_every_party_has_given_its_word_and_not_before()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var press = _system.As("VN", Service.FriendshipExchanges);
        using var other = _system.As("LA", Service.FriendshipExchanges);
        using var stranger = _system.As("KH", Service.FriendshipExchanges);
        using var anybody = new Caller(new Uri($"http://127.0.0.1:{_system.Ports[Service.Coordination]}"), null);
        var open = await north.ProposeAsync();
        (await Answer.OfAsync(await press.PostAsync("/public-releases", Release(open.Id)))).Code.ShouldBe("affair-not-over");
        var closed = await north.ClosedWithAsync(south, "7463");
        Receipt? release = null;
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                using var answer = await press.PostAsync("/public-releases", Release(closed.Id));
                release = answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<Receipt>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web) : null;
                return release is not null;
            },
            TestContext.Current.CancellationToken);
        (await Answer.OfAsync(await stranger.PostAsync($"/public-releases/{release!.Id}/confirm", new { revision = 1 }))).Code.ShouldBe("release-not-found");
        (await Answer.OfAsync(await press.PostAsync($"/public-releases/{release.Id}/confirm", new { revision = 1 }))).Status.ShouldBe(200);
        (await TellsOfAsync(anybody, release.Id)).ShouldBeFalse();
        (await AwaitedFromAsync(other, "LA", closed.Id)).ShouldBe(1);
        (await AwaitedFromAsync(other, "VN", closed.Id)).ShouldBe(0);
        (await AwaitedFromAsync(stranger, "LA", closed.Id)).ShouldBe(0);
        await other.DoAsync($"/public-releases/{release.Id}/confirm", new { revision = 1 });
        (await AwaitedFromAsync(press, "LA", closed.Id)).ShouldBe(0);
        await Eventually.BecomesTrueAsync(() => TellsOfAsync(anybody, release.Id), TestContext.Current.CancellationToken);
        await other.DoAsync($"/public-releases/{release.Id}/retract", new { notice = Texts("Đính chính", "ແກ້ໄຂ") });
        await Eventually.BecomesTrueAsync(async () => (await (await anybody.GetAsync("/news.atom?pair=VN-LA&language=vi")).Content.ReadAsStringAsync()).Contains("Đính chính", StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    private static async Task<bool> TellsOfAsync(Caller anybody, Guid release) => (await anybody.ReadAsync("/news.json")).GetRawText().Contains(release.ToString(), StringComparison.Ordinal);

    private static async Task<int> AwaitedFromAsync(Caller caller, string party, Guid patrol) =>
        (await caller.ReadAsync($"/public-releases?pair=VN-LA&awaitedFrom={party}&about=patrol/{patrol}")).GetProperty("items").GetArrayLength();

    private static object Release(Guid patrol) => new
    {
        pair = "VN-LA",
        about = $"patrol/{patrol}",
        content = new
        {
            day = "2026-11-01",
            texts = new[] { new { language = "vi", title = "Tuần tra chung", summary = "Hai bên" }, new { language = "lo", title = "ລາດຕະເວນ", summary = "ສອງຝ່າຍ" } },
        },
    };

    private static object Texts(string vi, string lo) => new[] { new { language = "vi", text = vi }, new { language = "lo", text = lo } };
}
