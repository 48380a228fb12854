using System.Globalization;
using System.Text.Json;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Exchanges as officers and commanders of both sides would take them along.</summary>
public static class Exchanges
{
    public const string Office = "Chairman of the provincial people's committee";

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>A first edition between two parties, with a part in each territory, that begins so many days ahead.</summary>
    public static object Proposal(string series, string pair = "VN-LA", int daysAhead = 0)
    {
        var first = Today.AddDays(daysAhead);
        return new
        {
            pair,
            level = "province",
            series,
            edition = 1,
            terms = new
            {
                title = "Friendship exchange",
                hostParts = pair.Split('-').Select(party => new { territory = party, place = $"Gate of {party}", firstDay = first, lastDay = first }),
                waivers = Array.Empty<object>(),
                coChairs = pair.Split('-').Select(party => new { party, office = Office, rank = "provincialLeader" }),
            },
        };
    }

    /// <summary>An item in the territory of its owner, on the first day.</summary>
    public static object Item(string party, string type = "welcome", int daysAhead = 0, string? marker = null, Guid? patrolId = null, object? patrol = null)
    {
        var starts = new DateTimeOffset(Today.AddDays(daysAhead).ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero);
        var item = new Dictionary<string, object>
        {
            ["type"] = type,
            ["title"] = $"{type} of {party}",
            ["territory"] = party,
            ["place"] = $"Gate of {party}",
            ["startsAt"] = starts,
            ["endsAt"] = starts.AddHours(2),
            ["owner"] = party,
        };
        foreach (var (name, value) in new (string, object?)[] { ("marker", marker), ("patrolId", patrolId), ("patrol", patrol) })
        {
            if (value is not null)
            {
                item[name] = value;
            }
        }

        return item;
    }

    public static object Delegation(string language = "lo") => new
    {
        delegation = new { head = new { office = Office, rank = "provincialLeader" }, members = new[] { new { rank = "Colonel", role = "Protocol" } }, interpreters = new[] { new { language } } },
    };

    /// <summary>A proposal to twin two posts of VN with a company of LA.</summary>
    public static object Twinning(string name, string pair = "VN-LA", object? ceremony = null)
    {
        var terms = new Dictionary<string, object>
        {
            ["kind"] = "post",
            ["members"] = new[]
            {
                new { party = "VN", name = $"Đồn {name} 1", commune = "Ga Ry" },
                new { party = "VN", name = $"Đồn {name} 2", commune = "Tr'Hy" },
                new { party = "LA", name = $"Company {name}", commune = "Kaleum" },
            },
            ["rules"] = new[] { new { language = "vi", text = "Quy ước" }, new { language = "lo", text = "ລະບຽບ" } },
        };
        if (ceremony is not null)
        {
            terms["ceremony"] = ceremony;
        }

        return new { pair, terms };
    }

    /// <summary>An exchange that both have agreed to.</summary>
    public static async Task<Receipt> AgreedAsync(this Caller north, Caller south, object proposal)
    {
        var exchange = await north.DoAsync("/exchanges", proposal);
        await south.DoAsync($"/exchanges/{exchange.Id}/confirm", new { revision = exchange.Revision });
        return exchange;
    }

    /// <summary>Puts an item of each side into the programme, and lets both approve it.</summary>
    public static async Task ApproveProgrammeAsync(this Caller north, Caller south, Receipt exchange, params (string Item, object Content)[] items)
    {
        var programme = exchange;
        foreach (var (item, content) in items)
        {
            programme = await north.DoAsync($"/exchanges/{exchange.Id}/programme/items", new { item, content });
        }

        await north.DoAsync($"/exchanges/{exchange.Id}/programme/approve", new { revision = programme.Revision });
        await south.DoAsync($"/exchanges/{exchange.Id}/programme/approve", new { revision = programme.Revision });
    }

    /// <summary>An exchange of today whose minutes all have signed, with a commitment of each of these groups of owners.</summary>
    public static async Task<Receipt> FollowedUpAsync(this Caller north, Caller south, string series, params string[][] owners)
    {
        var exchange = await north.AgreedAsync(south, Proposal(series));
        await north.ApproveProgrammeAsync(south, exchange, ("D1-01", Item("VN")), ("D1-02", Item("LA")));
        await north.DoAsync($"/exchanges/{exchange.Id}/declare-delegation", Delegation());
        await south.DoAsync($"/exchanges/{exchange.Id}/declare-delegation", Delegation());
        await north.DoAsync($"/exchanges/{exchange.Id}/start", new { startedAt = TimeProvider.System.GetUtcNow() });
        await north.DoAsync($"/exchanges/{exchange.Id}/programme/items/D1-01/complete", new { completedAt = TimeProvider.System.GetUtcNow(), figures = new[] { new { name = "gifts", count = 12 } } });
        await south.DoAsync($"/exchanges/{exchange.Id}/programme/items/D1-02/complete", new { completedAt = TimeProvider.System.GetUtcNow(), figures = Array.Empty<object>() });
        await north.DoAsync(
            $"/exchanges/{exchange.Id}/conclude",
            new { concludedAt = TimeProvider.System.GetUtcNow(), results = new[] { new { name = "residents-examined", count = 300 } }, notHeld = Array.Empty<object>() });
        var texts = new[] { new { language = "vi", text = "Biên bản" }, new { language = "lo", text = "ບົດບັນທຶກ" } };
        var commitments = owners.Select((group, index) => new { texts, owners = group, dueOn = Today.AddDays(30 + index) });
        await north.DoAsync($"/exchanges/{exchange.Id}/draft-minutes", new { number = "01/BB", texts, commitments });
        await north.DoAsync($"/exchanges/{exchange.Id}/sign-minutes", new { revision = 1, signatory = "Head" });
        await south.DoAsync($"/exchanges/{exchange.Id}/sign-minutes", new { revision = 1, signatory = "Head" });
        return exchange;
    }

    /// <summary>The ids under which the commitments in its minutes are followed up.</summary>
    public static async Task<IReadOnlyList<Guid>> CommitmentsOfExchangeAsync(this Caller caller, Receipt exchange)
    {
        var minutes = (await caller.ReadAsync($"/exchanges/{exchange.Id}")).GetProperty("minutes");
        return [.. minutes.GetProperty("commitments").EnumerateArray().Select(commitment => commitment.GetProperty("id").GetGuid())];
    }

    public static string Written(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Waits until a commitment is registered.</summary>
    public static Task RegisteredAsync(this Caller caller, Guid commitment, CancellationToken cancellationToken) => Eventually.BecomesTrueAsync(
        async () =>
        {
            using var answer = await caller.GetAsync($"/commitments/{commitment}");
            return answer.IsSuccessStatusCode;
        },
        cancellationToken);

    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();
}
