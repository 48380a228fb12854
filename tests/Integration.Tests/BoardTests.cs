using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

public sealed class BoardTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task What_was_overdue_at_a_moment_stays_so_for_that_moment_when_it_has_been_done_since()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("KH", Service.JointPatrols);
        var start = TimeProvider.System.GetUtcNow().AddSeconds(3);
        (await Answer.OfAsync(await north.PostAsync("/patrols", Proposal(start, null)))).Code.ShouldBe("short-notice-unexplained");
        var patrol = await north.DoAsync("/patrols", Proposal(start, "Flood"));
        (await KindsAsync(south, patrol, start.AddSeconds(-1))).ShouldBeEmpty();
        await Eventually.BecomesTrueAsync(async () => (await KindsAsync(south, patrol)).SequenceEqual(["answer"]), TestContext.Current.CancellationToken);
        var unanswered = TimeProvider.System.GetUtcNow();
        await south.ConfirmAsync(patrol);
        (await KindsAsync(south, patrol)).ShouldBeEmpty();
        (await KindsAsync(south, patrol, unanswered)).ShouldBe(["answer"]);
        (await KindsAsync(north, patrol, unanswered, "&owedBy=VN")).ShouldBeEmpty();
        (await KindsAsync(north, patrol, start.AddMinutes(31))).ShouldBe(["start"]);
        (await KindsAsync(stranger, patrol, unanswered)).ShouldBeEmpty();
        (await north.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("terms").GetProperty("shortNoticeReason").GetString().ShouldBe("Flood");
        using var table = await south.GetAsync($"/overdue?kind=answer&pair=VN-LA&format=csv&at={At(unanswered)}");
        var text = await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldStartWith("kind,subject,pair,owedBy,since,about,startsAt\r\n");
        text.ShouldContain($"answer,patrol/{patrol.Id},VN-LA,LA,");
    }

    [Fact]
    public async Task The_calendar_has_a_patrol_and_its_answer_and_pages_through_them()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        var start = TimeProvider.System.GetUtcNow().AddDays(200);
        var patrol = await north.DoAsync("/patrols", Proposal(start, null, "Post of the calendar"));
        var window = $"unit=POST%20OF%20THE%20CALENDAR&from={At(start.AddDays(-200))}&to={At(start.AddDays(1))}";
        var entries = (await north.ReadAsync($"/calendar?{window}")).GetProperty("items").EnumerateArray().ToArray();
        entries.Select(entry => entry.GetProperty("id").GetString()).ShouldBe([$"patrol/{patrol.Id}/answer-due", $"patrol/{patrol.Id}"]);
        entries.Select(entry => entry.GetProperty("status").GetString()).ShouldBe(["open", "proposed"]);
        using var first = await north.GetAsync($"/calendar?{window}&limit=1&format=csv");
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        using var second = await north.GetAsync(next);
        (await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"patrol/{patrol.Id},1,patrol,");
        (await Answer.OfAsync(await north.GetAsync($"/calendar?from={At(start)}&to={At(start.AddDays(367))}"))).Code.ShouldBe("invalid-parameter");
    }

    /// <summary>Lạng Sơn and Chongzuo, fourth quarter of 2023 (domain notes: "Shared building blocks").</summary>
    [Fact]
    public async Task A_quarter_of_two_provinces_is_counted_as_they_reported_it_and_as_it_was_known()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        foreach (var (kind, times) in new[] { ("letter", 33), ("talks", 2), ("hotlineCall", 13) })
        {
            foreach (var day in Enumerable.Range(1, times - 1))
            {
                await north.DoAsync("/contacts", Contact(kind, $"2023-11-{((day - 1) % 30) + 1:00}T08:00:00+07:00"));
            }
        }

        var before = TimeProvider.System.GetUtcNow();
        var misdated = await north.DoAsync("/contacts", Contact("letter", "2022-12-31T08:00:00+07:00"));
        await north.DoAsync($"/contacts/{misdated.Id}/correct", new { revision = 1, terms = Contact("letter", "2023-12-31T08:00:00+07:00").Terms });
        await north.DoAsync("/contacts", Contact("talks", "2023-10-01T00:30:00+07:00"));
        await north.DoAsync("/contacts", Contact("hotlineCall", "2023-12-31T23:30:00+07:00"));
        var line = await LineAsync(north, "");
        Numbers(line).ShouldBe((33, 2, 13, 0));
        Numbers(await LineAsync(north, $"&at={At(before)}")).ShouldBe((32, 1, 12, 0));
        (await north.ReadAsync("/statistics/activity?unit=L%E1%BA%A1ng%20S%C6%A1n&period=year&to=2022-12-31")).GetProperty("lines").GetArrayLength().ShouldBe(0);
        using var stranger = _system.As("LA", Service.JointPatrols);
        (await stranger.ReadAsync("/statistics/activity?pair=VN-CN")).GetProperty("lines").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_a_patrol_did_is_counted_with_what_came_late_from_the_field()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        await north.ClosedWithAsync(south, "7441");
        var line = (await south.ReadAsync("/statistics/activity?unit=post%207441%20of%20la")).GetProperty("lines")[0];
        foreach (var (measure, count) in new[] { ("patrolsPlanned", 1), ("patrolsHeld", 1), ("patrolsPartial", 0), ("people", 20), ("markersInspected", 1) })
        {
            line.GetProperty(measure).GetInt32().ShouldBe(count, measure);
        }

        line.GetProperty("kilometres").GetDecimal().ShouldBe(1.5m);
        foreach (var list in new[] { "/patrols", "/patrol-drafts", "/contacts", "/commitments", "/units", "/deadlines", "/calendar", "/statistics/activity" })
        {
            using var table = await south.GetAsync($"{list}?format=csv");
            table.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv", list);
        }
    }

    private static (int Letters, int Talks, int Calls, int Meetings) Numbers(JsonElement line) =>
        (line.GetProperty("letters").GetInt32(), line.GetProperty("talks").GetInt32(), line.GetProperty("calls").GetInt32(), line.GetProperty("meetings").GetInt32());

    private static async Task<JsonElement> LineAsync(Caller caller, string filter) =>
        (await caller.ReadAsync($"/statistics/activity?unit=L%E1%BA%A1ng%20S%C6%A1n&from=2023-10-01&to=2023-12-31{filter}")).GetProperty("lines").EnumerateArray()
            .Single(line => line.GetProperty("period").GetString() == "2023-Q4");

    private static ContactBody Contact(string kind, string at) => new("VN-CN", new
    {
        kind,
        at,
        unit = "Lạng Sơn",
        counterparts = new[] { new { party = "CN", unit = "Chongzuo" } },
        subject = "Fourth quarter",
        interpreter = kind == "talks" ? "Lieutenant" : null,
    });

    private static async Task<string[]> KindsAsync(Caller caller, Receipt patrol, DateTimeOffset? at = null, string filter = "") =>
    [
        .. (await caller.ReadAsync($"/overdue?limit=500{filter}{(at is { } moment ? $"&at={At(moment)}" : "")}")).GetProperty("items").EnumerateArray()
            .Where(line => line.GetProperty("subject").GetString() == $"patrol/{patrol.Id}").Select(line => line.GetProperty("kind").GetString()!),
    ];

    private static string At(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToString("O"));

    private static object Proposal(DateTimeOffset start, string? shortNoticeReason, string unit = "Post of VN") => new
    {
        pair = "VN-LA",
        terms = new
        {
            from = "605",
            to = "606",
            startsAt = start,
            endsAt = start.AddHours(9),
            mode = "joint",
            purpose = "Quarterly patrol between the posts",
            units = new[] { new { party = "VN", units = new[] { unit }, strength = 10 }, new { party = "LA", units = new[] { "Post of LA" }, strength = 10 } },
            shortNoticeReason,
        },
    };

    private sealed record ContactBody(string Pair, object Terms);
}
