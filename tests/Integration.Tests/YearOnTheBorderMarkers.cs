using System.Globalization;
using System.Text.Json;

namespace BorderCoordination.Integration.Tests;

/// <summary>Two of four positions in a section with Cambodia: one that stands already, and one that is surveyed in March and planted in August.</summary>
public sealed partial class YearOnTheBorder
{
    private async Task DefineSectionAsync()
    {
        await ItIsAsync(3, 1);
        var description = new { name = "From 170 to 173", provinces = new[] { "Tây Ninh" }, lengthKilometres = 20, from = "170", to = "173" };
        var baseline = new { asOf = "2027-01-01", positions = 4, markers = 4, kilometres = 20 };
        Affairs.Add("section", (await Markers("VN").DoAsync("/sections", new { pair = "VN-KH", code = "tay-ninh-1", description, baseline })).Id);
        await RefusedAsync(Markers("LA"), $"/sections/{Affairs["section"]}/confirm-baseline", new { revision = 1 }, 404, "section-not-found");
        await Markers("KH").DoAsync($"/sections/{Affairs["section"]}/confirm-baseline", new { revision = 1 });
        var members = new[] { new { number = 1, responsible = "KH" } };
        var entry = new { number = "171", kind = "main", members, sectionId = Affairs["section"], standsSince = "2012-06-24", stretchKilometres = 5 };
        Affairs.Add("marker 171", (await Markers("VN").DoAsync("/markers/register", new { pair = "VN-KH", entry })).Id);
        await Markers("KH").DoAsync($"/markers/{Affairs["marker 171"]}/confirm-entry", new { revision = 1 });
        var notApplicable = new[] { "unilateralSurvey", "mineClearance", "staking", "foundationCasting" };
        Affairs.Add("campaign", (await Markers("VN").DoAsync("/campaigns", new { pair = "VN-KH", code = "tay-ninh-2027", terms = new { name = "The rest of Tây Ninh", notApplicable } })).Id);
        await Markers("KH").DoAsync($"/campaigns/{Affairs["campaign"]}/confirm", new { revision = 1 });
        var plan = new { sectionId = Affairs["section"], number = "172", kind = "main", members, size = "b", campaignId = Affairs["campaign"] };
        Affairs.Add("marker 172", (await Markers("VN").DoAsync("/markers", new { pair = "VN-KH", plan })).Id);
        await ItIsAsync(3, 8);
        var point = new { latitude = 11.4, longitude = 105.9, referenceFrame = "WGS 84 (G1762)", elevation = 12.5, epoch = 2027.1, method = "dual-frequency GPS", accuracyMetres = 0.02 };
        var teamLeaders = new[] { new { party = "VN", name = "Captain A" }, new { party = "KH", name = "Captain B" } };
        await Markers("VN").DoAsync($"/markers/{Affairs["marker 172"]}/propose-survey", new { survey = new { surveyedOn = "2027-03-05", point, stretchKilometres = 4.5, teamLeaders } });
        await Markers("KH").DoAsync($"/markers/{Affairs["marker 172"]}/confirm-survey", new { revision = 1 });
    }

    /// <summary>It was planted on 15 August and is entered two weeks later: progress counts from the day itself.</summary>
    private async Task PlantMarkerAsync()
    {
        await ItIsAsync(8, 30);
        var planting = new { member = 1, planting = new { plantedOn = "2027-08-15", material = "granite", size = "b" } };
        await RefusedAsync(Markers("LA"), $"/markers/{Affairs["marker 172"]}/record-planting", planting, 404, "marker-not-found");
        await Markers("KH").DoAsync($"/markers/{Affairs["marker 172"]}/record-planting", planting);
    }

    private static IEnumerable<string> Progress(JsonElement report) =>
        Rows(report, "pairs").Concat(Rows(report, "provinces")).Concat(Rows(report, "sections")).Select(line =>
            $"{Text(line, "pair")}{string.Concat(((string[])["province", "code"]).Select(name => Text(line, name)).Where(name => name.Length > 0).Select(name => $" {name}"))}: "
            + string.Join(", ", ((string[])["planned", "surveyed", "planted", "accepted"]).Select(stage => Stage(line.GetProperty("computed").GetProperty(stage), stage))));

    private static string Stage(JsonElement figures, string stage)
    {
        var (positions, kilometres) = (figures.GetProperty("positions"), figures.GetProperty("kilometres"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stage} {positions.GetProperty("count").GetDecimal():0.#} ({positions.GetProperty("percent").GetDecimal():0.#} %) on {kilometres.GetProperty("count").GetDecimal():0.#} km");
    }
}
