using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>April to June: the marker is restored with a witness, a patrol with China is broken off, and a proposal to Cambodia stays without an answer.</summary>
public sealed partial class YearOnTheBorder
{
    private static object[] MinutesWithChina => [new { language = "vi", text = "Biên bản" }, new { language = "zh", text = "纪要" }];

    private async Task SpringAsync()
    {
        await RestoreMarkerAsync();
        await AgreeWithChinaAsync();
        await WriteLettersAsync();
        await ProposeExchangeAsync();
        await BreakOffPatrolWithChinaAsync();
        await ProposeToCambodiaAsync();
        await AmendPlanAsync();
        await PostponeExchangeAsync();
    }

    /// <summary>Viet Nam has to restore 606: it announces the works, Laos names its witness, and both sign.</summary>
    private async Task RestoreMarkerAsync()
    {
        await ItIsAsync(3, 26);
        var path = $"/damage-cases/{Affairs["damage"]}";
        var facts = new { verdict = "confirmed", establishedOn = "2027-03-25", description = "Its body is cracked", category = "damaged", responsible = "VN" };
        await RefusedAsync(Markers("CN"), $"{path}/state-facts", new { facts }, 404, "damage-case-not-found");
        await Markers("VN").DoAsync($"{path}/state-facts", new { facts });
        await ItIsAsync(3, 28);
        await Markers("LA").DoAsync($"{path}/confirm-facts", new { revision = 1 });
        await ItIsAsync(4, 1);
        await RefusedAsync(Markers("LA"), $"{path}/notify-restoration", Works("2027-04-15", told: "VN"), 403, "not-the-responsible-party");
        await RefusedAsync(Markers("VN"), $"{path}/notify-restoration", Works("2027-04-08", told: "LA"), 409, "notice-too-short");
        await Markers("VN").DoAsync($"{path}/notify-restoration", Works("2027-04-15", told: "LA"));
        await ItIsAsync(4, 12);
        await RefusedAsync(Markers("VN"), $"{path}/name-witness", new { revision = 1, witness = "Major Hùng" }, 403, "own-restoration");
        await Markers("LA").DoAsync($"{path}/name-witness", new { revision = 1, witness = "Major Khamla" });
        await ItIsAsync(4, 15);
        await Markers("VN").DoAsync($"{path}/begin-restoration", new { revision = 1, begunOn = "2027-04-15" });
        await ItIsAsync(4, 16);
        var point = new { latitude = 16.62, longitude = 106.81, referenceFrame = "WGS 84 (G1762)", elevation = 512.4, epoch = 2027.2, method = "dual-frequency GPS", accuracyMetres = 0.02 };
        var measurement = new { measuredOn = "2027-04-16", point, instrument = "Total station" };
        await Markers("VN").DoAsync($"{path}/record-restoration", new { restoration = new { restoredOn = "2027-04-16", method = "Cast anew where it stood", measurement, photos = new[] { Hash('c') } } });
        await ItIsAsync(4, 20);
        await Markers("LA").DoAsync($"{path}/draft-record", new { texts = MinutesOfFirst, particulars = new { number = "2/BB-2027" } });
        await RefusedAsync(Markers("KH"), $"{path}/sign-record", new { revision = 1, signatory = "Major Sok" }, 404, "damage-case-not-found");
        await ItIsAsync(4, 21);
        await Markers("VN").DoAsync($"{path}/sign-record", new { revision = 1, signatory = "Major Hùng" });
        await ItIsAsync(4, 22);
        await Markers("LA").DoAsync($"{path}/sign-record", new { revision = 1, signatory = "Major Khamla" });
    }

    /// <summary>China proposes, Viet Nam agrees, and asks for another day because of a flood.</summary>
    private async Task AgreeWithChinaAsync()
    {
        await ItIsAsync(4, 25);
        var patrol = await Patrols("CN").DoAsync("/patrols", new { pair = "VN-CN", terms = Terms("VN-CN", "1116", "1117", At(5, 20)) });
        Affairs.Add("patrol 2", patrol.Id);
        await RefusedAsync(Patrols("LA"), $"/patrols/{patrol.Id}/confirm", new { revision = 1 }, 404, "patrol-not-found");
        await ItIsAsync(4, 28);
        await Patrols("VN").ConfirmAsync(patrol);
        await ItIsAsync(5, 10);
        var window = new { startsAt = At(6, 10), endsAt = At(6, 10, 17) };
        await Patrols("VN").DoAsync($"/patrols/{patrol.Id}/postpone", new { window, reason = "The river is high", letterReference = "27/CV" });
        await ItIsAsync(5, 12);
        await Patrols("CN").DoAsync($"/patrols/{patrol.Id}/confirm", new { revision = 2 });
    }

    /// <summary>A letter that is acknowledged stays as it is; a call that nobody acknowledges counts as one side's word.</summary>
    private async Task WriteLettersAsync()
    {
        await ItIsAsync(5, 14);
        Affairs.Add("letter", (await Patrols("VN").DoAsync("/contacts", Contact("VN-KH", "VN", "letter", At(5, 13)))).Id);
        var path = $"/contacts/{Affairs["letter"]}";
        await RefusedAsync(Patrols("CN"), $"{path}/acknowledge", new { revision = 1 }, 404, "contact-not-found");
        await Patrols("KH").DoAsync($"{path}/acknowledge", new { revision = 1 });
        await RefusedAsync(Patrols("VN"), $"{path}/correct", new { revision = 1, terms = Told("VN-KH", "VN", "letter", At(5, 12)) }, 409, "contact-acknowledged");
        Affairs.Add("call", (await Patrols("LA").DoAsync("/contacts", Contact("VN-LA", "LA", "hotlineCall", At(5, 14, 7)))).Id);
    }

    /// <summary>The storm breaks the patrol off; Viet Nam signs the minutes in June, China only in July.</summary>
    private async Task BreakOffPatrolWithChinaAsync()
    {
        await ItIsAsync(6, 9);
        var path = $"/patrols/{Affairs["patrol 2"]}";
        await Patrols("VN").DoAsync($"{path}/declare-team", Team("VN-CN", "VN", 10));
        await Patrols("CN").DoAsync($"{path}/declare-team", Team("VN-CN", "CN", 10));
        await ItIsAsync(6, 10, 14);
        await Patrols("CN").DoAsync($"{path}/start", new { startedAt = At(6, 10), position = "1116", weather = "Clouds" });
        await Patrols("VN").DoAsync($"{path}/inspect-marker", new { marker = "1116", condition = "intact", photos = Array.Empty<string>(), at = At(6, 10, 9) });
        await Patrols("CN").DoAsync($"{path}/inspect-marker", new { marker = "1117", condition = "intact", photos = Array.Empty<string>(), at = At(6, 10, 11) });
        var informed = new[] { new { who = "Provincial command", channel = "radio" } };
        await Patrols("CN").DoAsync($"{path}/report-border-event", new { place = "1117+20", facts = "A tree has fallen across the line", informed, at = At(6, 10, 11, 30) });
        await Patrols("VN").DoAsync($"{path}/abort", new { at = At(6, 10, 12), position = "1117", reason = "A storm" });
        await ItIsAsync(6, 14);
        var minutes = new { texts = MinutesWithChina, particulars = new { number = "3/BB-2027" }, nextPatrol = new { chair = "CN" } };
        await Patrols("VN").DoAsync($"{path}/draft-minutes", minutes);
        await Patrols("VN").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Major Hùng" });
    }

    private async Task ProposeToCambodiaAsync()
    {
        await ItIsAsync(6, 20);
        Affairs.Add("patrol 3", (await Patrols("VN").DoAsync("/patrols", new { pair = "VN-KH", terms = Terms("VN-KH", "171", "172", At(8, 3)) })).Id);
    }

    private static object Works(string startsOn, string told) => new
    {
        plan = new { startsOn, endsOn = "2027-04-17", workPlan = "Cast the body anew", posts = new[] { new { party = "VN", name = Post("VN-LA", "VN") }, new { party = "LA", name = Post("VN-LA", "LA") } } },
        notices = new[] { new { notified = told, channel = "letter", notifiedAt = At(4, 1, 7), reference = "31/CV" } },
    };

    private static object Contact(string pair, string by, string kind, DateTimeOffset at) => new { pair, terms = Told(pair, by, kind, at) };

    private static object Told(string pair, string by, string kind, DateTimeOffset at) => new
    {
        kind,
        at,
        unit = Post(pair, by),
        counterparts = pair.Split('-').Where(party => party != by).Select(party => new { party, unit = Post(pair, party) }),
        subject = "Water level at the ford",
    };

    private Caller Markers(string party) => Of(party, Service.BorderMarkers);
}
