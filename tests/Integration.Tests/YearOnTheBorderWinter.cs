using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>January to March: a plan is agreed on, and the first patrol of the year finds a marker damaged.</summary>
public sealed partial class YearOnTheBorder
{
    private static object[] MinutesOfFirst => [new { language = "vi", text = "Biên bản tuần tra" }, new { language = "lo", text = "ບົດບັນທຶກ" }];

    private async Task WinterAsync()
    {
        await PlanAsync();
        await RegisterUnitsAsync();
        await AgreeOnFirstPatrolAsync();
        await HoldFirstPatrolAsync();
        await SignFirstMinutesAsync();
        await DefineSectionAsync();
        await KeepFirstCommitmentAsync();
    }

    /// <summary>Viet Nam plans five patrols with Laos, Laos wants one less in the last quarter.</summary>
    private async Task PlanAsync()
    {
        var plan = await Patrols("VN").DoAsync("/plans", new { pair = "VN-LA", year = Year, items = Items(inLastQuarter: 2) });
        Affairs.Add("plan", plan.Id);
        await RefusedAsync(Patrols("KH"), $"/plans/{plan.Id}/confirm", new { revision = 1 }, 404, "plan-not-found");
        await ItIsAsync(1, 8);
        await Patrols("LA").DoAsync($"/plans/{plan.Id}/amend", new { revision = 1, items = Items(inLastQuarter: 1), reason = "The rains end late" });
        await RefusedAsync(Patrols("VN"), $"/plans/{plan.Id}/confirm", new { revision = 1 }, 409, "revision-superseded");
        await ItIsAsync(1, 9);
        await Patrols("VN").DoAsync($"/plans/{plan.Id}/confirm", new { revision = 2 });
    }

    /// <summary>In June Viet Nam wants the second patrol of the last quarter after all. Laos leaves that without an answer for too long, then declines; what is agreed stays.</summary>
    private async Task AmendPlanAsync()
    {
        await ItIsAsync(6, 22);
        await Patrols("VN").DoAsync($"/plans/{Affairs["plan"]}/amend", new { revision = 2, items = Items(inLastQuarter: 2), reason = "The rains have ended early" });
    }

    private async Task DeclineAmendmentAsync()
    {
        await ItIsAsync(7, 3);
        await RefusedAsync(Patrols("LA"), $"/plans/{Affairs["plan"]}/decline", new { revision = 2, reason = "No boats" }, 409, "revision-superseded");
        await Patrols("LA").DoAsync($"/plans/{Affairs["plan"]}/decline", new { revision = 3, reason = "No boats" });
    }

    /// <summary>From then on both parties name their posts as they stand in their registers.</summary>
    private async Task RegisterUnitsAsync()
    {
        await ItIsAsync(1, 10);
        foreach (var (party, province) in ((string, string)[])[("VN", "Quảng Trị"), ("LA", "Salavan")])
        {
            var registered = await Patrols(party).DoAsync("/unit-registers", Units.Post("post", Post("VN-LA", party), "600", "610", since: "2027-01-01", province: province));
            Affairs.Add($"register of {party}", registered.Id);
        }
    }

    private async Task AgreeOnFirstPatrolAsync()
    {
        await ItIsAsync(1, 11);
        var patrol = await Patrols("VN").DoAsync("/patrols", new { pair = "VN-LA", terms = Terms("VN-LA", "605", "608", At(2, 10), "q1") });
        Affairs.Add("patrol 1", patrol.Id);
        await RefusedAsync(Patrols("KH"), $"/patrols/{patrol.Id}/confirm", new { revision = 1 }, 404, "patrol-not-found");
        await ItIsAsync(1, 14);
        var counter = new { revision = 1, terms = Terms("VN-LA", "605", "608", At(2, 12), "q1", chair: "VN"), reason = "A market is held on that day" };
        await Patrols("LA").DoAsync($"/patrols/{patrol.Id}/counter-propose", counter);
        await RefusedAsync(Patrols("VN"), $"/patrols/{patrol.Id}/confirm", new { revision = 1 }, 409, "revision-superseded");
        await ItIsAsync(1, 15);
        await Patrols("VN").DoAsync($"/patrols/{patrol.Id}/confirm", new { revision = 2 });
    }

    /// <summary>18 people set out, see three of four markers, and find 606 damaged and a slope eroded.</summary>
    private async Task HoldFirstPatrolAsync()
    {
        await ItIsAsync(2, 11);
        var path = $"/patrols/{Affairs["patrol 1"]}";
        await Patrols("VN").DoAsync($"{path}/declare-team", Team("VN-LA", "VN", 10));
        await RefusedAsync(Patrols("LA"), $"{path}/declare-team", Team("VN-LA", "LA", 8), 409, "deviation-unexplained");
        await Patrols("LA").DoAsync($"{path}/declare-team", Team("VN-LA", "LA", 8, "Two are ill"));
        await ItIsAsync(2, 12, 17);
        var start = new { startedAt = At(2, 12), position = "605", weather = "Clear" };
        await RefusedAsync(Patrols("CN"), $"{path}/start", start, 404, "patrol-not-found");
        await Patrols("VN").DoAsync($"{path}/start", start);
        await Patrols("VN").DoAsync($"{path}/inspect-marker", new { marker = "605", condition = "intact", photos = Array.Empty<string>(), at = At(2, 12, 9) });
        await Patrols("VN").DoAsync($"{path}/inspect-marker", new { marker = "606", condition = "damaged", photos = new[] { Hash('a') }, at = At(2, 12, 11) });
        await HeardAsync("VN", "border-markers.damage-reported.v1", 1);
        Affairs.Add("damage", (await Of("VN", Service.BorderMarkers).ReadAsync("/damage-cases?marker=606")).GetProperty("items")[0].GetProperty("id").GetGuid());
        await Patrols("LA").DoAsync($"{path}/concur-with-inspection", new { marker = "606", statedBy = "VN", revision = 1 });
        await HeardAsync("VN", "border-markers.damage-finding-added.v1", 1);
        await Patrols("LA").DoAsync($"{path}/inspect-marker", new { marker = "607", condition = "dirty", photos = Array.Empty<string>(), at = At(2, 12, 13) });
        await Patrols("LA").DoAsync($"{path}/record-finding", new { kind = "erosion", place = "606+100", severity = "medium", description = "The slope has slid", photos = Array.Empty<string>(), at = At(2, 12, 12) });
        var missed = new[] { new { marker = "608", reason = "The ford was under water" } };
        await Patrols("VN").DoAsync($"{path}/complete", new { endedAt = At(2, 12, 16), lengthKm = 7.4, residentsBriefed = 12, markersMissed = missed });
    }

    /// <summary>Laos sends its track late and signs on paper; with that signature the patrol is closed.</summary>
    private async Task SignFirstMinutesAsync()
    {
        await ItIsAsync(2, 13);
        var path = $"/patrols/{Affairs["patrol 1"]}";
        object[] commitments =
        [
            new { texts = MinutesOfFirst, owners = new[] { "LA" }, dueOn = "2027-03-31" },
            new { texts = MinutesOfFirst, owners = new[] { "VN" }, dueOn = "2027-04-30" },
            new { texts = MinutesOfFirst, owners = new[] { "VN", "LA" }, dueOn = "2027-11-30" },
        ];
        await Patrols("LA").DoAsync($"{path}/draft-minutes", new { texts = MinutesOfFirst, commitments, particulars = new { number = "1/BB-2027" } });
        await ItIsAsync(2, 14);
        await Patrols("VN").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Major Hùng" });
        await RefusedAsync(Patrols("KH"), $"{path}/sign-minutes", new { revision = 1, signatory = "Major Sok" }, 404, "patrol-not-found");
        await ItIsAsync(2, 15);
        (await UploadTrackAsync("KH", path, At(2, 12, 10))).ShouldBe((404, "patrol-not-found"));
        (await UploadTrackAsync("LA", path, At(2, 10, 10))).ShouldBe((409, "track-outside-patrol"));
        (await UploadTrackAsync("LA", path, At(2, 12, 10))).ShouldBe((200, null));
        await ItIsAsync(2, 16);
        await Patrols("LA").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Major Khamla", onPaper = new { signedOn = "2027-02-14", scan = Hash('b') } });
        (await UploadTrackAsync("LA", path, At(2, 12, 11))).ShouldBe((409, "patrol-not-in-state"));
        await HeardAsync("LA", "joint-patrols.commitment-registered.v1", 3);
        await HeardAsync("LA", "joint-patrols.patrol-drafted.v1", 1);
        Affairs.Add("draft of LA", await OnlyDraftAsync("LA"));
        foreach (var (id, number) in (await Patrols("LA").CommitmentsAsync(new Receipt(Affairs["patrol 1"], 0, 0, []))).Select((id, index) => (id, index + 1)))
        {
            Affairs.Add($"commitment 1.{number}", id);
        }
    }

    /// <summary>Laos keeps the first commitment before its day; Viet Nam has nothing to say of its own yet.</summary>
    private async Task KeepFirstCommitmentAsync()
    {
        await ItIsAsync(3, 20);
        var path = $"/commitments/{Affairs["commitment 1.1"]}";
        await RefusedAsync(Patrols("VN"), $"{path}/state-done", new { note = "Cleared" }, 403, "commitment-of-another");
        await RefusedAsync(Patrols("CN"), $"{path}/state-done", new { note = "Cleared" }, 404, "commitment-not-found");
        await Patrols("LA").DoAsync($"{path}/state-done", new { note = "Cleared" });
        await ItIsAsync(3, 22);
        await Patrols("VN").DoAsync($"{path}/confirm-done", new { revision = 1 });
    }
}
