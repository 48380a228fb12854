using System.Net;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

public sealed class DeadlinesTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task Deadlines_hold_from_their_day_on_once_the_other_side_has_confirmed_them()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var other = _system.As("KH", Service.JointPatrols);
        using var stranger = _system.As("LA", Service.JointPatrols);
        var proposed = await north.DoAsync("/deadlines", KnownAffairs.Deadlines("VN-KH"));
        using var foreign = await stranger.PostAsync($"/deadlines/{proposed.Id}/confirm", new { revision = 1 });
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await LateStartAsync(other, daysAhead: 3)).ShouldBe(30);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => other.PostAsync($"/deadlines/{proposed.Id}/confirm", new { revision = proposed.Revision })));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await LateStartAsync(other, daysAhead: 0)).ShouldBe(30);
        (await LateStartAsync(other, daysAhead: 3)).ShouldBe(60);
        (await north.ReadAsync($"/deadlines/{proposed.Id}")).GetProperty("agreed").GetArrayLength().ShouldBe(1);
        (await north.ReadAsync($"/deadlines/{proposed.Id}/history")).GetProperty("items").GetArrayLength().ShouldBe(3);
        (await stranger.ReadAsync("/deadlines?pair=VN-KH")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var table = await north.GetAsync("/deadlines?pair=VN-KH&format=csv");
        (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe("pair,noticeDays,answerDays,minutesDays,lateStartMinutes,inForceFrom\r\nVN-KH,10,7,7,30,\r\n");
    }

    [Fact]
    public async Task The_notice_of_a_restoration_is_what_the_pair_has_agreed_from_its_day_on()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        using var other = _system.As("KH", Service.BorderMarkers);
        using var stranger = _system.As("LA", Service.BorderMarkers);
        var proposed = await north.DoAsync("/damage-deadlines", KnownAffairs.DamageDeadlines("VN-KH"));
        using var foreign = await stranger.PostAsync($"/damage-deadlines/{proposed.Id}/confirm", new { revision = 1 });
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => other.PostAsync($"/damage-deadlines/{proposed.Id}/confirm", new { revision = proposed.Revision })));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await NoticeAsync(daysAhead: 0)).ShouldBe(10);
        (await NoticeAsync(daysAhead: 3)).ShouldBe(14);
        (await north.ReadAsync($"/damage-deadlines/{proposed.Id}/history")).GetProperty("items").GetArrayLength().ShouldBe(3);
        (await stranger.ReadAsync("/damage-deadlines?pair=VN-KH")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var table = await north.GetAsync("/damage-deadlines?pair=VN-KH&format=csv");
        (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("pair,noticeDays,notificationDays,factsDays,inForceFrom\r\nVN-KH,10,1,30,\r\n");

        async Task<int> NoticeAsync(int daysAhead)
        {
            var at = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddDays(daysAhead).ToString("O"));
            return (await other.ReadAsync($"/damage-deadlines?pair=VN-KH&at={at}")).GetProperty("items")[0].GetProperty("deadlines").GetProperty("noticeDays").GetInt32();
        }
    }

    private static async Task<int> LateStartAsync(Caller caller, int daysAhead)
    {
        var at = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddDays(daysAhead).ToString("O"));
        return (await caller.ReadAsync($"/deadlines?pair=VN-KH&at={at}")).GetProperty("items")[0].GetProperty("deadlines").GetProperty("lateStartMinutes").GetInt32();
    }
}
