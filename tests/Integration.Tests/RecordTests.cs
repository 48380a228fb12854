using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>Corrections of signed minutes, and the archive in which they and the minutes stand.</summary>
public sealed class RecordTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task Signed_minutes_are_superseded_by_their_corrections_in_order_and_stay_as_they_are()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("CN", Service.JointPatrols);
        var patrol = await north.ClosedWithAsync(south, "7421");
        var before = await north.ReadAsync($"/patrols/{patrol.Id}");
        var records = $"/records?pair=VN-LA&patrol={patrol.Id}";
        (await north.ReadAsync(records)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().TryGetProperty("supersededBy", out _).ShouldBeFalse();

        var first = await north.DoAsync($"/patrols/{patrol.Id}/correct-minutes", Correction("Sửa lần 1", "7421/BB"), key: "correct-7421");
        (await north.DoAsync($"/patrols/{patrol.Id}/correct-minutes", Correction("Sửa lần 1", "7421/BB"), key: "correct-7421")).Id.ShouldBe(first.Id);
        var refused = await Answer.OfAsync(await south.PostAsync($"/patrols/{patrol.Id}/correct-minutes", Correction("Sửa khác", "7421/BB")));
        (refused.Status, refused.Code).ShouldBe((409, "correction-open"));
        (await Answer.OfAsync(await stranger.PostAsync($"/patrols/{patrol.Id}/correct-minutes", Correction("x", "x")))).Status.ShouldBe(404);
        await SignAsync(north, first, 1);
        (await north.ReadAsync(records)).GetProperty("items").GetArrayLength().ShouldBe(1);
        await SignAsync(south, first, 1);

        var second = await south.DoAsync($"/patrols/{patrol.Id}/correct-minutes", Correction("Sửa lần 2", "7421/BB-2"));
        await Task.WhenAll(SignAsync(north, second, 1), SignAsync(south, second, 1));

        var items = (await south.ReadAsync(records)).GetProperty("items").EnumerateArray().ToArray();
        items.Select(item => item.GetProperty("correctionNumber").GetInt32()).ShouldBe([0, 1, 2]);
        items.Select(item => item.TryGetProperty("supersededBy", out var by) ? by.GetString() : null)
            .ShouldBe([$"minutes-correction/{first.Id}", $"minutes-correction/{second.Id}", null]);
        items[2].GetProperty("correction").GetProperty("supersedes").GetString().ShouldBe($"minutes-correction/{first.Id}");
        items[2].GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("language").GetString()).ShouldBe(["vi", "lo"]);
        (await north.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("minutes").GetProperty("supersededBy").GetString().ShouldBe($"minutes-correction/{second.Id}");
        (await north.ReadAsync($"/patrols/{patrol.Id}")).GetRawText().Replace($",\"supersededBy\":\"minutes-correction/{second.Id}\"", "", StringComparison.Ordinal)
            .ShouldBe(before.GetRawText());
        (await north.ReadAsync($"/records/{patrol.Id}")).GetProperty("supersededBy").GetString().ShouldBe($"minutes-correction/{first.Id}");
        (await Answer.OfAsync(await stranger.GetAsync($"/records/{patrol.Id}"))).Code.ShouldBe("record-not-found");
        (await north.ReadAsync("/patrols?minutesOverdue=true&marker=7421")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await north.ReadAsync($"/patrols/{patrol.Id}/corrections")).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("status").GetString()).ShouldBe(["inForce", "inForce"]);
        (await stranger.ReadAsync($"/records?patrol={patrol.Id}")).GetProperty("items").GetArrayLength().ShouldBe(0);

        (await FoundAsync(north, $"{records}&superseded=false")).ShouldBe([second.Id]);
        (await FoundAsync(north, "/records?number=7421%2FBB-2")).ShouldBe([second.Id]);
        (await FoundAsync(north, $"{records}&signatory=cap")).Length.ShouldBe(3);
        (await FoundAsync(north, $"{records}&signatory=CAP")).Length.ShouldBe(3);
        (await FoundAsync(north, $"{records}&signatory=nobody")).ShouldBeEmpty();
        (await FoundAsync(north, "/records?marker=7421")).Length.ShouldBe(3);
        (await FoundAsync(north, $"{records}&to=2020-01-01T00:00:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_archive_is_read_page_by_page_in_both_its_forms()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrols = new[] { await north.ClosedWithAsync(south, "7422"), await north.ClosedWithAsync(south, "7423"), await north.ClosedWithAsync(south, "7424") };
        var found = new List<Guid>();
        for (var next = $"/records?limit=1&from={Uri.EscapeDataString((await SignedAtAsync(north, patrols[0])).ToString("O"))}"; next is not null;)
        {
            using var page = await north.GetAsync(next);
            var items = JsonDocument.Parse(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("items");
            found.AddRange(items.EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        found.Where(patrols.Select(patrol => patrol.Id).Contains).ShouldBe(patrols.Select(patrol => patrol.Id));
        found.Distinct().Count().ShouldBe(found.Count);
        using var csv = await north.GetAsync($"/records?patrol={patrols[0].Id}&format=csv");
        (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith(
            $"subject,pair,patrol,correctionNumber,number,signedAt,signatories,hash,supersededBy\r\npatrol/{patrols[0].Id},VN-LA,{patrols[0].Id},0,,");
        foreach (var query in (string[])["number=", "signatory=a%00b", "superseded=perhaps", "patrol=1", "marker=x"])
        {
            var refused = await Answer.OfAsync(await north.GetAsync($"/records?{query}"));
            (refused.Status, refused.Malformed).ShouldBe((400, null), query);
        }
    }

    private static object[] Texts(string vietnamese) => [new { language = "vi", text = vietnamese }, new { language = "lo", text = "ແກ້ໄຂ" }];

    private static object Correction(string text, string number) => new { reason = Texts("Ghi nhầm"), texts = Texts(text), particulars = new { number } };

    private static Task<Receipt> SignAsync(Caller caller, Receipt correction, int revision) =>
        caller.DoAsync($"/corrections/{correction.Id}/sign", new { revision, signatory = "Captain" });

    private static async Task<Guid[]> FoundAsync(Caller caller, string query) =>
        [.. (await caller.ReadAsync(query)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];

    private static async Task<DateTimeOffset> SignedAtAsync(Caller caller, Receipt patrol) =>
        (await caller.ReadAsync($"/records?patrol={patrol.Id}")).GetProperty("items")[0].GetProperty("signedAt").GetDateTimeOffset();
}
