namespace BorderCoordination.Integration.Tests;

/// <summary>July to September: what was late is made up for, and Laos leads a patrol that leaves no gap.</summary>
public sealed partial class YearOnTheBorder
{
    private async Task SummerAsync()
    {
        await ConfirmExchangeAnewAsync();
        await DeclineAmendmentAsync();
        await CloseWithChinaAsync();
        await AgreeWithCambodiaAsync();
        await KeepSecondCommitmentLateAsync();
        await CancelWithCambodiaAsync();
        await ProposeFromDraftAsync();
        await HoldPatrolOfLaosAsync();
        await PlantMarkerAsync();
        await HoldExchangeAsync();
    }

    private async Task CloseWithChinaAsync()
    {
        await ItIsAsync(7, 5);
        await Patrols("CN").DoAsync($"/patrols/{Affairs["patrol 2"]}/sign-minutes", new { revision = 1, signatory = "Captain Wei" });
        await HeardAsync("CN", "joint-patrols.patrol-drafted.v1", 1);
        Affairs.Add("draft of CN", await OnlyDraftAsync("CN"));
    }

    private async Task AgreeWithCambodiaAsync()
    {
        await ItIsAsync(7, 10);
        await Patrols("KH").DoAsync($"/patrols/{Affairs["patrol 3"]}/confirm", new { revision = 1 });
    }

    /// <summary>What Viet Nam was to do by the end of April it says is done in July.</summary>
    private async Task KeepSecondCommitmentLateAsync()
    {
        await ItIsAsync(7, 20);
        var path = $"/commitments/{Affairs["commitment 1.2"]}";
        await Patrols("VN").DoAsync($"{path}/state-done", new { note = "The path is repaired" });
        await RefusedAsync(Patrols("KH"), $"{path}/confirm-done", new { revision = 1 }, 404, "commitment-not-found");
        await ItIsAsync(7, 22);
        await Patrols("LA").DoAsync($"{path}/confirm-done", new { revision = 1 });
    }

    private async Task CancelWithCambodiaAsync()
    {
        await ItIsAsync(8, 1);
        await RefusedAsync(Patrols("LA"), $"/patrols/{Affairs["patrol 3"]}/cancel", new { reason = "Flood" }, 404, "patrol-not-found");
        await Patrols("VN").DoAsync($"/patrols/{Affairs["patrol 3"]}/cancel", new { reason = "The unit is needed after a landslide" });
        await RefusedAsync(Patrols("CN"), $"/patrols/{Affairs["patrol 3"]}/acknowledge-cancellation", new { }, 404, "patrol-not-found");
        await Patrols("KH").DoAsync($"/patrols/{Affairs["patrol 3"]}/acknowledge-cancellation", new { });
    }

    /// <summary>The draft that Laos has found since February is its own until it is proposed.</summary>
    private async Task ProposeFromDraftAsync()
    {
        await ItIsAsync(8, 5);
        var path = $"/patrol-drafts/{Affairs["draft of LA"]}";
        await RefusedAsync(Patrols("VN"), $"{path}/propose", new { revision = 1 }, 404, "patrol-draft-not-found");
        await RefusedAsync(Patrols("LA"), $"{path}/propose", new { revision = 1 }, 409, "patrol-draft-incomplete");
        await Patrols("LA").DoAsync($"{path}/change", new { revision = 1, terms = Terms("VN-LA", "605", "608", At(8, 25), "q3", chair: "LA"), note = "The ford is dry in August" });
        using var answer = await Patrols("LA").PostAsync($"{path}/propose", new { revision = 2 });
        Affairs.Add("patrol 4", Guid.Parse(answer.Headers.Location!.OriginalString[^36..]));
        await ItIsAsync(8, 8);
        await Patrols("VN").DoAsync($"/patrols/{Affairs["patrol 4"]}/confirm", new { revision = 1 });
    }

    private async Task HoldPatrolOfLaosAsync()
    {
        await ItIsAsync(8, 24);
        var path = $"/patrols/{Affairs["patrol 4"]}";
        await Patrols("VN").DoAsync($"{path}/declare-team", Team("VN-LA", "VN", 10));
        await Patrols("LA").DoAsync($"{path}/declare-team", Team("VN-LA", "LA", 10));
        await ItIsAsync(8, 25, 17);
        await Patrols("LA").DoAsync($"{path}/start", new { startedAt = At(8, 25), position = "605", weather = "Clear" });
        foreach (var (marker, hour) in ((string, int)[])[("605", 9), ("606", 10), ("607", 12), ("608", 14)])
        {
            await Patrols("LA").DoAsync($"{path}/inspect-marker", new { marker, condition = "intact", photos = Array.Empty<string>(), at = At(8, 25, hour) });
        }

        await Patrols("LA").DoAsync($"{path}/complete", new { endedAt = At(8, 25, 16), lengthKm = 8.1, residentsBriefed = 20, markersMissed = Array.Empty<object>() });
        await ItIsAsync(8, 26);
        await Patrols("VN").DoAsync($"{path}/draft-minutes", new { texts = MinutesOfFirst, particulars = new { number = "4/BB-2027" } });
        await Patrols("VN").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Major Hùng" });
        await ItIsAsync(8, 28);
        await Patrols("LA").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Major Khamla" });
        await HeardAsync("VN", "joint-patrols.patrol-drafted.v1", 1);
        Affairs.Add("draft of VN", await OnlyDraftAsync("VN"));
    }

    private async Task<Guid> OnlyDraftAsync(string party) => (await Patrols(party).ReadAsync("/patrol-drafts")).GetProperty("items")[0].GetProperty("id").GetGuid();
}
