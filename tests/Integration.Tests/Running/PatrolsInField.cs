namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Patrols that are under way.</summary>
public static class PatrolsInField
{
    /// <summary>A patrol of VN and another party at one marker, agreed, manned by units that no other patrol has, and started.</summary>
    public static async Task<Receipt> StartedWithAsync(this Caller north, Caller south, string marker, string pair = "VN-LA")
    {
        var start = TimeProvider.System.GetUtcNow().AddHours(1);
        var (other, ours, theirs) = (pair[3..], $"Post {marker} of VN", $"Post {marker} of {pair[3..]}");
        var terms = new
        {
            from = marker,
            to = marker,
            startsAt = start,
            endsAt = start.AddHours(9),
            mode = "joint",
            purpose = "Looking after a marker",
            chair = "VN",
            chairReason = "As the posts have agreed",
            units = new[] { new { party = "VN", units = new[] { ours }, strength = 10 }, new { party = other, units = new[] { theirs }, strength = 10 } },
            shortNoticeReason = "The teams are on the spot",
        };
        var patrol = await north.DoAsync("/patrols", new { pair, terms });
        await south.ConfirmAsync(patrol);
        await north.DeclareTeamAsync(patrol, "VN", ours);
        await south.DeclareTeamAsync(patrol, other, theirs);
        await north.DoAsync($"/patrols/{patrol.Id}/start", new { startedAt = TimeProvider.System.GetUtcNow(), position = marker, weather = "Clear" });
        return patrol;
    }

    public static Task<Receipt> InspectAsync(this Caller caller, Receipt patrol, string marker, string condition) =>
        caller.DoAsync($"/patrols/{patrol.Id}/inspect-marker", new { marker, condition, photos = Array.Empty<string>() });

    /// <summary>A patrol of VN and LA at one marker, from its proposal to its close, with a commitment of each of these groups of owners, due a month ahead and a day later each.</summary>
    public static async Task<Receipt> ClosedWithAsync(this Caller north, Caller south, string marker, params string[][] owners)
    {
        var patrol = await north.StartedWithAsync(south, marker);
        await north.InspectAsync(patrol, marker, "intact");
        var now = TimeProvider.System.GetUtcNow();
        await north.DoAsync($"/patrols/{patrol.Id}/complete", new { endedAt = now, lengthKm = 1.5, residentsBriefed = 0, markersMissed = Array.Empty<object>() });
        var texts = new[] { new { language = "vi", text = "Biên bản" }, new { language = "lo", text = "ບົດບັນທຶກ" } };
        var due = DateOnly.FromDateTime(now.UtcDateTime).AddDays(30);
        var commitments = owners.Select((group, index) => new { texts, owners = group, dueOn = due.AddDays(index) });
        await north.DoAsync($"/patrols/{patrol.Id}/draft-minutes", new { texts, commitments });
        await north.DoAsync($"/patrols/{patrol.Id}/sign-minutes", new { revision = 1, signatory = "Captain" });
        await south.DoAsync($"/patrols/{patrol.Id}/sign-minutes", new { revision = 1, signatory = "Captain" });
        return patrol;
    }

    /// <summary>The ids under which the commitments in a patrol's minutes are followed up.</summary>
    public static async Task<IReadOnlyList<Guid>> CommitmentsAsync(this Caller caller, Receipt patrol)
    {
        var minutes = (await caller.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("minutes");
        return [.. minutes.GetProperty("commitments").EnumerateArray().Select(commitment => commitment.GetProperty("id").GetGuid())];
    }
}
