using System.Globalization;
using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

/// <summary>Damage between Viet Nam and China: the second marker of each number is China's, and Laos has nothing to do with it.</summary>
public sealed class DamageCaseTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_case_goes_from_a_patrols_inspection_to_its_close_and_the_wrong_party_takes_no_step_of_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var vn = _system.As("VN", Service.BorderMarkers);
        using var cn = _system.As("CN", Service.BorderMarkers);
        using var la = _system.As("LA", Service.BorderMarkers);
        await Damages.StandAsync(vn, cn, "1301");
        using (Caller vnPatrols = _system.As("VN", Service.JointPatrols), cnPatrols = _system.As("CN", Service.JointPatrols))
        {
            var patrol = await vnPatrols.StartedWithAsync(cnPatrols, "1301(2)", "VN-CN");
            await vnPatrols.InspectAsync(patrol, "1301(2)", "damaged");
        }

        JsonElement[] found = [];
        await Eventually.BecomesTrueAsync(async () => (found = await ListedAsync(cn, "marker=1301(2)")).Length == 1, cancellationToken);
        var address = $"/damage-cases/{found[0].GetProperty("id").GetGuid()}";
        found[0].GetProperty("status").GetString().ShouldBe("reported");

        var today = Damages.Today;
        var facts = Damages.Facts("CN");
        await RefusedAsync(cn, $"{address}/state-facts", new { facts }, 409, "other-party-not-notified");
        await RefusedAsync(la, $"{address}/notify", new { party = "CN", channel = "hotline", notifiedAt = Damages.Now }, 404, "damage-case-not-found");
        await vn.DoAsync($"{address}/notify", new { party = "CN", channel = "hotline", notifiedAt = Damages.Now });
        await RefusedAsync(vn, $"{address}/state-facts", new { facts = Damages.Facts("VN") }, 400, "invalid-request");
        await vn.DoAsync($"{address}/state-facts", new { facts });
        await RefusedAsync(la, $"{address}/confirm-facts", new { revision = 1 }, 404, "damage-case-not-found");
        await cn.DoAsync($"{address}/confirm-facts", new { revision = 1 });
        await vn.DoAsync($"{address}/remind", new { note = "Please restore it soon" });
        await RefusedAsync(cn, $"{address}/remind", new { }, 403, "own-restoration");

        await RefusedAsync(vn, $"{address}/notify-restoration", Damages.Notice(today, told: "CN"), 403, "not-the-responsible-party");
        await RefusedAsync(la, $"{address}/notify-restoration", Damages.Notice(today), 404, "damage-case-not-found");
        await RefusedAsync(cn, $"{address}/notify-restoration", Damages.Notice(today, daysBefore: 3), 409, "notice-too-short");
        var notice = await cn.DoAsync($"{address}/notify-restoration", Damages.Notice(today));
        notice.Revision.ShouldBe(1);
        var upcoming = (await vn.ReadAsync("/restorations?pair=VN-CN&by=CN")).GetProperty("items").EnumerateArray().Single(work => work.GetProperty("marker").GetString() == "1301(2)");
        upcoming.GetProperty("daysLeft").GetInt32().ShouldBe(Damages.Today == today ? 0 : -1);
        upcoming.GetProperty("witnessesWanted").EnumerateArray().Single().GetString().ShouldBe("VN");
        (await la.ReadAsync("/restorations")).GetRawText().ShouldNotContain("1301");

        await RefusedAsync(cn, $"{address}/begin-restoration", new { revision = 1, begunOn = today }, 409, "notice-not-answered");
        await RefusedAsync(cn, $"{address}/name-witness", new { revision = 1, witness = "Major B" }, 403, "own-restoration");
        await RefusedAsync(vn, $"{address}/name-witness", new { revision = 2, witness = "Major A" }, 409, "revision-superseded");
        await vn.DoAsync($"{address}/name-witness", new { revision = 1, witness = "Major A" });
        await RefusedAsync(vn, $"{address}/begin-restoration", new { revision = 1, begunOn = today }, 403, "not-the-responsible-party");
        await cn.DoAsync($"{address}/begin-restoration", new { revision = 1, begunOn = today });
        await RefusedAsync(vn, $"{address}/record-restoration", Damages.Restoration(today, 22.5), 403, "not-the-responsible-party");
        await RefusedAsync(cn, $"{address}/record-restoration", Damages.Restoration(today, 22.6), 409, "not-at-the-agreed-place");
        await RefusedAsync(cn, $"{address}/draft-record", new { texts = Damages.Texts }, 409, "damage-case-not-in-state");
        await cn.DoAsync($"{address}/record-restoration", Damages.Restoration(today, 22.500001));
        (await vn.ReadAsync(address)).GetProperty("restored").GetProperty("shift").GetProperty("metres").GetDouble().ShouldBe(0.111, 0.001);

        var beforeTheClose = TimeProvider.System.GetUtcNow();
        await RefusedAsync(la, $"{address}/sign-record", new { revision = 1, signatory = "Colonel" }, 404, "damage-case-not-found");
        await vn.DoAsync($"{address}/draft-record", new { texts = Damages.Texts });
        await cn.DoAsync($"{address}/sign-record", new { revision = 1, signatory = "Colonel B" });
        await vn.DoAsync($"{address}/sign-record", new { revision = 1, signatory = "Colonel A" });
        var closed = await cn.ReadAsync(address);
        closed.GetProperty("status").GetString().ShouldBe("closed");
        closed.GetProperty("reminders").GetArrayLength().ShouldBe(1);

        var again = await cn.DoAsync("/damage-cases", Damages.Report("1301(2)", "VN-CN"));
        (await vn.ReadAsync($"/damage-cases/{again.Id}")).GetProperty("earlierCase").GetGuid().ToString().ShouldBe(address[^36..]);

        (await ListedAsync(vn, "marker=1301(2)&status=closed&responsible=CN&category=damaged&overdue=false")).Length.ShouldBe(1);
        (await ListedAsync(vn, "marker=1301(2)&overdue=true")).ShouldBeEmpty();
        (await ListedAsync(vn, $"marker=1301(2)&at={Written(beforeTheClose)}")).Single().GetProperty("status").GetString().ShouldBe("remeasured");
        (await CountAsync(vn, "remeasured", beforeTheClose)).ShouldBe(1);
        (await CountAsync(vn, "remeasured", TimeProvider.System.GetUtcNow())).ShouldBe(0);
        using var csv = await vn.GetAsync("/statistics/damage?pair=VN-CN&format=csv");
        (await csv.Content.ReadAsStringAsync(cancellationToken)).ShouldMatch("VN-CN,closed,damaged,,CN,upToTenDays,[12],0\r\n", "Another test of this system closes one too.");
        using var foreign = await la.GetAsync("/statistics/damage?pair=VN-CN&format=csv");
        (await foreign.Content.ReadAsStringAsync(cancellationToken)).ShouldBe("pair,step,category,cause,responsible,age,count,overdue\r\n");
    }

    [Fact]
    public async Task However_many_report_a_marker_at_once_there_is_one_case_with_all_that_they_found()
    {
        using var vn = _system.As("VN", Service.BorderMarkers);
        using var cn = _system.As("CN", Service.BorderMarkers);
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            number => (number % 2 == 0 ? vn : cn).DoAsync("/damage-cases", Damages.Report("7311", "VN-CN", $"Resident {number}"))));
        reports.Select(report => report.Id).Distinct().ShouldHaveSingleItem();
        var only = (await ListedAsync(cn, "marker=7311")).ShouldHaveSingleItem();
        only.GetProperty("findings").GetInt32().ShouldBe(8);
        only.GetProperty("status").GetString().ShouldBe("otherPartyNotified");
    }

    [Fact]
    public async Task A_marker_that_cannot_be_restored_is_relocated_by_the_Joint_Committee_and_the_line_stays()
    {
        using var vn = _system.As("VN", Service.BorderMarkers);
        using var cn = _system.As("CN", Service.BorderMarkers);
        using var la = _system.As("LA", Service.BorderMarkers);
        await Damages.StandAsync(vn, cn, "1302");
        var marker = (await vn.ReadAsync("/markers?pair=VN-CN&number=1302")).GetProperty("items")[0].GetProperty("id").GetString();
        var section = await vn.DoAsync("/sections", new
        {
            pair = "VN-CN",
            code = "relocation",
            description = new { name = "A stretch", provinces = Array.Empty<string>(), lengthKilometres = 12.5, from = "1301", to = "1303" },
            baseline = new { asOf = "2009-01-01", positions = 3, kilometres = 12.5 },
        });
        var line = (await cn.ReadAsync($"/sections/{section.Id}")).GetRawText();

        var address = $"/damage-cases/{(await vn.DoAsync("/damage-cases", Damages.Report("1302(2)", "VN-CN"))).Id}";
        await vn.DoAsync($"{address}/notify", new { party = "CN", channel = "letter", notifiedAt = Damages.Now });
        await vn.DoAsync($"{address}/state-facts", new { facts = Damages.Facts("CN") });
        await cn.DoAsync($"{address}/confirm-facts", new { revision = 1 });
        await RefusedAsync(la, $"{address}/state-unrecoverable", new { reason = Damages.Texts }, 404, "damage-case-not-found");
        await RefusedAsync(cn, $"{address}/refer", new { reference = "40" }, 409, "damage-case-not-in-state");
        await cn.DoAsync($"{address}/state-unrecoverable", new { reason = Damages.Texts });
        await vn.DoAsync($"{address}/confirm-unrecoverable", new { revision = 1 });
        await cn.DoAsync($"{address}/refer", new { reference = "40" });
        using (var officer = _system.As("CN", Service.BorderMarkers, "officer"))
        {
            await RefusedAsync(officer, $"{address}/propose-relocation", Damages.Relocation(22.5003), 403, "forbidden");
        }

        await cn.DoAsync($"{address}/propose-relocation", Damages.Relocation(22.5003));
        await RefusedAsync(vn, $"{address}/approve-relocation", new { revision = 2 }, 409, "revision-superseded");
        await vn.DoAsync($"{address}/approve-relocation", new { revision = 1 });

        var today = Damages.Today;
        await cn.DoAsync($"{address}/notify-restoration", Damages.Notice(today));
        await vn.DoAsync($"{address}/name-witness", new { revision = 1, witness = "Major A" });
        await cn.DoAsync($"{address}/begin-restoration", new { revision = 1, begunOn = today });
        await RefusedAsync(cn, $"{address}/record-restoration", Damages.Restoration(today, 22.5), 409, "not-at-the-agreed-place");
        await cn.DoAsync($"{address}/record-restoration", Damages.Restoration(today, 22.5003));
        await vn.DoAsync($"{address}/draft-record", new { texts = Damages.Texts });
        await cn.DoAsync($"{address}/sign-record", new { revision = 1, signatory = "Colonel B" });
        await vn.DoAsync($"{address}/sign-record", new { revision = 1, signatory = "Colonel A" });

        // The register and the map have it at the other place, the marker beside it where it was, and the line is as it was.
        await Eventually.BecomesTrueAsync(async () => Latitude(await PropertiesAsync(cn, marker, 2)) == 22.5003, TestContext.Current.CancellationToken);
        (await PropertiesAsync(cn, marker, 2)).GetProperty("coordinatesFrom").GetString().ShouldBe("agreed");
        Latitude(await PropertiesAsync(cn, marker, 1)).ShouldBe(22.5001);
        var members = (await vn.ReadAsync($"/markers/{marker}")).GetProperty("members");
        members[1].GetProperty("place").GetProperty("latitude").GetDouble().ShouldBe(22.5003);
        members[1].GetProperty("relocations").GetArrayLength().ShouldBe(1);
        (await vn.ReadAsync(address)).GetProperty("relocation").GetProperty("terms").GetProperty("lineUnchanged").GetArrayLength().ShouldBe(2);
        (await cn.ReadAsync($"/sections/{section.Id}")).GetRawText().ShouldBe(line);
    }

    [Fact]
    public async Task A_case_that_was_opened_before_the_register_had_the_marker_is_found_by_its_number_there()
    {
        using var vn = _system.As("VN", Service.BorderMarkers);
        using var cn = _system.As("CN", Service.BorderMarkers);
        var opened = await vn.DoAsync("/damage-cases", Damages.Report("7312(1)", "VN-CN"));
        var registered = await vn.DoAsync("/markers/register", KnownAffairs.Marker("7312", "VN-CN"));
        await cn.DoAsync($"/markers/{registered.Id}/confirm-entry", new { revision = 1 });
        (await cn.DoAsync("/damage-cases", Damages.Report("7312", "VN-CN"))).Id.ShouldBe(opened.Id);
    }

    private static double Latitude(JsonElement properties) => properties.GetProperty("latitude").GetDouble();

    private static async Task<JsonElement> PropertiesAsync(Caller reader, string? marker, int member) =>
        (await reader.ReadAsync($"/collections/markers/items/{marker}.{member}")).GetProperty("properties");

    private static async Task RefusedAsync(Caller caller, string path, object command, int status, string code)
    {
        var refused = await Answer.OfAsync(await caller.PostAsync(path, command));
        (refused.Status, refused.Code).ShouldBe((status, code), $"{path} {refused}");
    }

    private static async Task<JsonElement[]> ListedAsync(Caller caller, string filter) =>
        [.. (await caller.ReadAsync($"/damage-cases?pair=VN-CN&{filter}")).GetProperty("items").EnumerateArray()];

    private static async Task<int> CountAsync(Caller caller, string step, DateTimeOffset asOf) =>
        (await caller.ReadAsync($"/statistics/damage?pair=VN-CN&at={Written(asOf)}")).GetProperty("counts").EnumerateArray()
            .Where(count => count.GetProperty("step").GetString() == step).Sum(count => count.GetProperty("count").GetInt32());

    private static string Written(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToString("O", CultureInfo.InvariantCulture));
}
