namespace BorderCoordination.Integration.Tests;

/// <summary>July to September.</summary>
public sealed partial class YearOnTheBorder
{
    private async Task SummerAsync() => await KeepSecondCommitmentLateAsync();

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
}
