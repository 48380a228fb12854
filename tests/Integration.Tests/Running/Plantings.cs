namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Markers that go through all stages of planting.</summary>
public static class Plantings
{
    /// <summary>The path of a marker that has gone from the campaign into service, in a frame that is tied to the ground.</summary>
    public static async Task<string> InServiceWithAsync(this Caller north, Caller south, string number)
    {
        var section = await north.DoAsync("/sections", KnownAffairs.Section($"section-{number}"));
        await south.DoAsync($"/sections/{section.Id}/confirm-baseline", new { revision = 1 });
        var steps = new[] { "unilateralSurvey", "mineClearance", "staking", "foundationCasting" };
        var campaign = await north.DoAsync("/campaigns", new { pair = "VN-LA", code = $"campaign-{number}", terms = new { name = "Densification", notApplicable = steps } });
        await south.DoAsync($"/campaigns/{campaign.Id}/confirm", new { revision = 1 });
        var plan = new
        {
            sectionId = section.Id,
            number,
            kind = "main",
            members = new[] { new { number = 1, responsible = "VN" } },
            size = "medium",
            campaignId = campaign.Id,
        };
        var marker = $"/markers/{(await north.DoAsync("/markers", new { pair = "VN-LA", plan })).Id}";
        var leaders = new[] { new { party = "VN", name = "Captain A" }, new { party = "LA", name = "Captain B" } };
        await north.DoAsync($"{marker}/propose-survey", new { survey = new { surveyedOn = "2024-01-05", point = Point(17.5), teamLeaders = leaders } });
        await south.DoAsync($"{marker}/confirm-survey", new { revision = 1 });
        await north.DoAsync($"{marker}/record-planting", new { member = 1, planting = new { plantedOn = "2024-01-20", material = "granite", size = "medium" } });
        foreach (var party in new[] { north, south })
        {
            await party.DoAsync($"{marker}/record-measurement", new { member = 1, measurement = Measurement(17.5) });
        }

        await north.DoAsync($"{marker}/propose-coordinates", new { member = 1, point = Point(17.5) });
        await south.DoAsync($"{marker}/confirm-coordinates", new { member = 1, revision = 1 });
        await south.DoAsync($"{marker}/draft-dossier", new { texts = new[] { new { language = "vi", text = "Hồ sơ" }, new { language = "lo", text = "ເອກະສານ" } } });
        foreach (var party in new[] { north, south })
        {
            await party.DoAsync($"{marker}/sign-dossier", new { revision = 1, signatory = "Colonel" });
        }

        foreach (var party in new[] { north, south })
        {
            await party.DoAsync($"{marker}/approve", new { revision = 1 });
        }

        await north.DoAsync($"{marker}/hand-over", new { member = 1, managingPost = "Post A", from = "2024-02-01" });
        await south.DoAsync($"{marker}/put-in-service", new { on = "2024-02-02" });
        return marker;
    }

    public static object Measurement(double latitude) => new { measuredOn = "2024-01-25", point = Point(latitude) };

    private static object Point(double latitude) =>
        new { latitude, longitude = 105.9, referenceFrame = "VN-2000", elevation = 500.5, epoch = 2024.1, method = "dual-frequency GPS", accuracyMetres = 0.02 };
}
