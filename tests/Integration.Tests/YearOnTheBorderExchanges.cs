using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>A fair of Viet Nam and Laos that is postponed and held, and a meeting of three at the tri-junction.</summary>
public sealed partial class YearOnTheBorder
{
    private static object[] MinutesOfThree => [.. MinutesOfFirst, new { language = "km", text = "កំណត់ហេតុ" }];

    /// <summary>Agreed for July, its programme approved; at the end of June Laos asks for September.</summary>
    private async Task ProposeExchangeAsync()
    {
        await ItIsAsync(5, 15);
        var exchange = await Fairs("VN").DoAsync("/exchanges", Edition("VN-LA", "fair", [("VN", "2027-07-10"), ("LA", "2027-07-11")]));
        Affairs.Add("fair", exchange.Id);
        var path = $"/exchanges/{exchange.Id}";
        await RefusedAsync(Fairs("KH"), $"{path}/confirm", new { revision = 1 }, 404, "exchange-not-found");
        await ItIsAsync(5, 20);
        await Fairs("LA").DoAsync($"{path}/confirm", new { revision = 1 });
        await ItIsAsync(6, 2);
        await Fairs("VN").DoAsync($"{path}/programme/items", new { item = "D1-01", content = Item("VN", At(7, 10)) });
        var programme = await Fairs("VN").DoAsync($"{path}/programme/items", new { item = "D2-01", content = Item("LA", At(7, 11)) });
        await Fairs("VN").DoAsync($"{path}/programme/approve", new { revision = programme.Revision });
        await Fairs("LA").DoAsync($"{path}/programme/approve", new { revision = programme.Revision });
    }

    private async Task PostponeExchangeAsync()
    {
        await ItIsAsync(6, 28);
        var newParts = new[] { HostPart("VN", "2027-09-15"), HostPart("LA", "2027-09-16") };
        await RefusedAsync(Fairs("CN"), $"/exchanges/{Affairs["fair"]}/postpone", new { reason = "Floods", newParts }, 404, "exchange-not-found");
        await Fairs("LA").DoAsync($"/exchanges/{Affairs["fair"]}/postpone", new { reason = "Floods in the south", newParts, letter = "12/LT" });
    }

    /// <summary>New days need every party's word again, and so does the programme on them.</summary>
    private async Task ConfirmExchangeAnewAsync()
    {
        await ItIsAsync(7, 2);
        var path = $"/exchanges/{Affairs["fair"]}";
        await RefusedAsync(Fairs("VN"), $"{path}/confirm", new { revision = 1 }, 409, "revision-superseded");
        await Fairs("VN").DoAsync($"{path}/confirm", new { revision = 2 });
        await Fairs("VN").DoAsync($"{path}/programme/items/D1-01/change", new { content = Item("VN", At(9, 15)), reason = "New days" });
        var programme = await Fairs("VN").DoAsync($"{path}/programme/items/D2-01/change", new { content = Item("LA", At(9, 16)), reason = "New days" });
        await Fairs("VN").DoAsync($"{path}/programme/approve", new { revision = programme.Revision });
        await Fairs("LA").DoAsync($"{path}/programme/approve", new { revision = programme.Revision });
    }

    /// <summary>Held on both days; Laos keeps what it took upon itself, Viet Nam does not, so it cannot be closed.</summary>
    private async Task HoldExchangeAsync()
    {
        await ItIsAsync(9, 16, 18);
        var path = $"/exchanges/{Affairs["fair"]}";
        await RefusedAsync(Fairs("VN"), $"{path}/start", new { startedAt = At(9, 15) }, 409, "delegations-incomplete");
        await Fairs("VN").DoAsync($"{path}/declare-delegation", Delegates("lo"));
        await Fairs("LA").DoAsync($"{path}/declare-delegation", Delegates("vi"));
        await Fairs("VN").DoAsync($"{path}/start", new { startedAt = At(9, 15) });
        await RefusedAsync(Fairs("VN"), $"{path}/programme/items/D2-01/complete", new { completedAt = At(9, 16, 10), figures = Array.Empty<object>() }, 403, "programme-item-of-another");
        await Fairs("VN").DoAsync($"{path}/programme/items/D1-01/complete", new { completedAt = At(9, 15, 10), figures = new[] { new { name = "gifts", count = 12 } } });
        await Fairs("LA").DoAsync($"{path}/programme/items/D2-01/complete", new { completedAt = At(9, 16, 10), figures = Array.Empty<object>() });
        await Fairs("LA").DoAsync($"{path}/conclude", new { concludedAt = At(9, 16, 17), results = new[] { new { name = "residents-examined", count = 300 } }, notHeld = Array.Empty<object>() });
        await ItIsAsync(9, 18);
        object[] commitments =
        [
            new { texts = MinutesOfFirst, owners = new[] { "LA" }, dueOn = "2027-10-31" },
            new { texts = MinutesOfFirst, owners = new[] { "VN" }, dueOn = "2027-12-15" },
        ];
        await Fairs("VN").DoAsync($"{path}/draft-minutes", new { number = "5/BB-2027", texts = MinutesOfFirst, commitments });
        await Fairs("VN").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Chairman Bình" });
        await ItIsAsync(9, 21);
        await Fairs("LA").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Governor Bounmy" });
        await HeardAsync("LA", "friendship-exchanges.commitment-registered.v1", 2);
        foreach (var (id, number) in (await Fairs("LA").CommitmentsOfExchangeAsync(new Receipt(Affairs["fair"], 0, 0, []))).Select((id, index) => (id, index + 1)))
        {
            Affairs.Add($"commitment 2.{number}", id);
        }

        await ItIsAsync(10, 20);
        await Fairs("LA").DoAsync($"/commitments/{Affairs["commitment 2.1"]}/state-done", new { note = "Sent" });
        await Fairs("VN").DoAsync($"/commitments/{Affairs["commitment 2.1"]}/confirm-done", new { revision = 1 });
        await RefusedAsync(Fairs("VN"), $"{path}/close", new { }, 409, "commitments-open");
    }

    /// <summary>Three parties, of which Cambodia signs on paper; China belongs to none of it.</summary>
    private async Task MeetAtTriJunctionAsync()
    {
        await ItIsAsync(11, 5);
        var exchange = await Fairs("LA").DoAsync("/exchanges", Edition("VN-LA-KH", "tri-junction", [("VN", "2027-12-14")]));
        Affairs.Add("meeting of three", exchange.Id);
        var path = $"/exchanges/{exchange.Id}";
        await RefusedAsync(Fairs("CN"), $"{path}/confirm", new { revision = 1 }, 404, "exchange-not-found");
        await ItIsAsync(11, 8);
        await Fairs("VN").DoAsync($"{path}/confirm", new { revision = 1 });
        await RefusedAsync(Fairs("VN"), $"{path}/start", new { startedAt = At(11, 8) }, 409, "exchange-not-in-state");
        await Fairs("KH").DoAsync($"{path}/confirm", new { revision = 1 });
        var programme = await Fairs("VN").DoAsync($"{path}/programme/items", new { item = "D1-01", content = Item("VN", At(12, 14)) });
        foreach (var party in (string[])["VN", "LA", "KH"])
        {
            await Fairs(party).DoAsync($"{path}/programme/approve", new { revision = programme.Revision });
            await Fairs(party).DoAsync($"{path}/declare-delegation", Delegates(party == "VN" ? "lo" : "vi"));
        }

        await ItIsAsync(12, 14, 18);
        await Fairs("VN").DoAsync($"{path}/start", new { startedAt = At(12, 14) });
        await Fairs("VN").DoAsync($"{path}/programme/items/D1-01/complete", new { completedAt = At(12, 14, 10), figures = Array.Empty<object>() });
        await Fairs("KH").DoAsync($"{path}/conclude", new { concludedAt = At(12, 14, 17), results = Array.Empty<object>(), notHeld = Array.Empty<object>() });
        await Fairs("KH").DoAsync($"{path}/draft-minutes", new { number = "6/BB-2027", texts = MinutesOfThree });
        await ItIsAsync(12, 16);
        await Fairs("VN").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Chairman Bình" });
        await RefusedAsync(Fairs("CN"), $"{path}/sign-minutes", new { revision = 1, signatory = "Captain Wei" }, 404, "exchange-not-found");
        await Fairs("LA").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Governor Bounmy" });
        await RefusedAsync(Fairs("LA"), $"{path}/close", new { }, 409, "minutes-not-signed");
        await ItIsAsync(12, 20);
        await Fairs("KH").DoAsync($"{path}/sign-minutes", new { revision = 1, signatory = "Governor Sok", onPaper = new { signedOn = "2027-12-16", scan = Hash('d') } });
        await Fairs("VN").DoAsync($"{path}/close", new { });
    }

    private Caller Fairs(string party) => Of(party, Service.FriendshipExchanges);

    /// <summary>A first edition of a province; whoever hosts no part does without one.</summary>
    private static object Edition(string pair, string series, (string Territory, string Day)[] parts) => new
    {
        pair,
        level = "province",
        series,
        edition = 1,
        terms = new
        {
            title = $"The {series} of {pair}",
            hostParts = parts.Select(part => HostPart(part.Territory, part.Day)),
            waivers = pair.Split('-').Except(parts.Select(part => part.Territory)).Select(party => new { party, reason = "It is held at one place" }),
            coChairs = pair.Split('-').Select(party => new { party, office = Exchanges.Office, rank = "provincialLeader" }),
        },
    };

    private static object HostPart(string territory, string day) => new { territory, place = $"Gate of {territory}", firstDay = day, lastDay = day };

    private static object Item(string party, DateTimeOffset at) => new
    {
        type = "welcome",
        title = $"Welcome of {party}",
        territory = party,
        place = $"Gate of {party}",
        startsAt = at.AddHours(1),
        endsAt = at.AddHours(3),
        owner = party,
    };

    private static object Delegates(string language) => Exchanges.Delegation(language);
}
