namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Patrols that are under way.</summary>
public static class PatrolsInField
{
    /// <summary>A patrol of VN and LA at one marker, agreed, manned by units that no other patrol has, and started.</summary>
    public static async Task<Receipt> StartedWithAsync(this Caller north, Caller south, string marker)
    {
        var start = TimeProvider.System.GetUtcNow().AddHours(1);
        var (ours, theirs) = ($"Post {marker} of VN", $"Post {marker} of LA");
        var terms = new
        {
            from = marker,
            to = marker,
            startsAt = start,
            endsAt = start.AddHours(9),
            mode = "joint",
            purpose = "Looking after a marker",
            chair = "VN",
            units = new[] { new { party = "VN", units = new[] { ours }, strength = 10 }, new { party = "LA", units = new[] { theirs }, strength = 10 } },
        };
        var patrol = await north.DoAsync("/patrols", new { pair = "VN-LA", terms });
        await south.ConfirmAsync(patrol);
        await north.DeclareTeamAsync(patrol, "VN", ours);
        await south.DeclareTeamAsync(patrol, "LA", theirs);
        await north.DoAsync($"/patrols/{patrol.Id}/start", new { startedAt = TimeProvider.System.GetUtcNow(), position = marker, weather = "Clear" });
        return patrol;
    }

    public static Task<Receipt> InspectAsync(this Caller caller, Receipt patrol, string marker, string condition) =>
        caller.DoAsync($"/patrols/{patrol.Id}/inspect-marker", new { marker, condition, photos = Array.Empty<string>() });
}
