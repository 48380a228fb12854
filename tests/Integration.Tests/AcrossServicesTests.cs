using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

/// <summary>What Coordination tells across the services is what the services tell of themselves.</summary>
public sealed class AcrossServicesTests(SharedSystem shared)
{
    private static readonly string[] OnlyAcross = ["exchangesHeld", "damageReported", "markersRestored"];

    private static readonly string[] Scopes = ["calendar"];

    private static readonly string[] Kinds = ["patrol"];

    private static readonly string[] OfPatrols = ["patrol", "talks", "meeting", "answerDue", "startDue", "minutesDue", "commitmentDue"];

    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task Every_party_gets_the_same_numbers_as_from_joint_patrols_as_of_the_same_moment()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        await north.DoAsync("/contacts", Contacts.Call());
        await north.ProposeAsync();
        await north.DoAsync("/plans", KnownAffairs.Plan(yearsAhead: 1));
        await north.DoAsync("/deadlines", KnownAffairs.Deadlines("VN-LA-KH"));
        await north.DoAsync("/sectors", KnownAffairs.Sectors("VN-LA-KH"));
        var closed = await north.ClosedWithAsync(south, "7461", ["VN"], ["LA"]);
        await HalfSignedCorrectionAsync(north, south, closed);
        var moment = TimeProvider.System.GetUtcNow();
        foreach (var party in (string[])["VN", "LA", "KH", "CN"])
        {
            using var own = _system.As(party, Service.JointPatrols);
            using var across = _system.As(party, Service.Coordination);
            foreach (var at in (DateTimeOffset[])[moment, moment.AddDays(40)])
            {
                await ShouldAgreeAsync(own, across, $"/statistics/activity?period=month&by=province&at={At(at)}", Lines);
                await ShouldAgreeAsync(own, across, $"/statistics/activity?period=month&by=sector&at={At(at)}", Lines);
                await ShouldAgreeAsync(own, across, $"/statistics/activity?period=year&at={At(at)}", Lines);
                await ShouldAgreeAsync(own, across, $"/overdue?limit=500&at={At(at)}", OverdueOfPatrols);
                await ShouldAgreeAsync(own, across, $"/commitments?limit=500&at={At(at)}", CommitmentsOfPatrols);
            }

            await ShouldAgreeAsync(own, across, $"/calendar?limit=500&from={At(moment.AddDays(-1))}&to={At(moment.AddDays(120))}", Calendar);
            (await BalanceAsync(own, "chairs", moment)).ShouldBe(await BalanceAsync(across, "balance", moment), party);
        }
    }

    [Fact]
    public async Task The_archive_finds_the_records_of_every_service_and_nobody_elses()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var closed = await north.ClosedWithAsync(south, "7462");
        using var across = _system.As("LA", Service.Coordination);
        await Eventually.BecomesTrueAsync(
            async () => (await across.ReadAsync("/records?marker=7462&signatory=captain")).GetProperty("items").GetArrayLength() == 1, TestContext.Current.CancellationToken);
        var record = (await across.ReadAsync("/records?marker=7462(1)")).GetProperty("items")[0];
        record.GetProperty("subject").GetString().ShouldBe($"patrol/{closed.Id}");
        record.GetProperty("texts").GetArrayLength().ShouldBe(2);
        record.GetProperty("hash").GetString().ShouldBe((await south.ReadAsync("/records?marker=7462")).GetProperty("items")[0].GetProperty("hash").GetString());
        (await across.ReadAsync($"/records?marker=7462&at={At(TimeProvider.System.GetUtcNow().AddHours(-1))}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var stranger = _system.As("KH", Service.Coordination);
        (await stranger.ReadAsync("/records?marker=7462")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var table = await across.GetAsync("/records?marker=7462&format=csv");
        (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("subject,pair,number,signedAt,signatories,hash,supersedes,supersededBy\r\n");
    }

    [Fact]
    public async Task A_calendar_program_follows_a_patrol_with_a_key_alone()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var reader = _system.As("LA", Service.Coordination, "reader");
        using var anybody = new Caller(new Uri($"http://127.0.0.1:{_system.Ports[Service.Coordination]}"), null);
        using var created = await reader.PostAsync("/feed-keys", new { name = "Post 511", scopes = Scopes, filter = new { kinds = Kinds } });
        var key = (await created.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("key").GetString();
        var patrol = await north.ProposeAsync();
        await Eventually.BecomesTrueAsync(async () => (await EventAsync()).Contains("STATUS:TENTATIVE"), TestContext.Current.CancellationToken);
        await north.DoAsync($"/patrols/{patrol.Id}/decline", new { revision = 1, reason = "Flood" });
        await Eventually.BecomesTrueAsync(async () => (await EventAsync()).Contains("STATUS:CANCELLED"), TestContext.Current.CancellationToken);
        (await EventAsync()).ShouldContain("SEQUENCE:2");

        async Task<List<string>> EventAsync()
        {
            using var answer = await anybody.GetAsync($"/calendar.ics?key={key}");
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            text.ShouldNotContain("CATEGORIES:AnswerDue");
            IEnumerable<string> lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
            return [.. lines.SkipWhile(line => line != $"UID:patrol/{patrol.Id}@border-coordination").TakeWhile(line => line != "END:VEVENT")];
        }
    }

    /// <summary>A correction whose first draft both parties had a word on, and whose second one party has signed.</summary>
    private static async Task HalfSignedCorrectionAsync(Caller north, Caller south, Receipt closed)
    {
        object Draft(string text) => new { reason = Texts("Sai"), texts = Texts(text) };
        object[] Texts(string text) => [new { language = "vi", text }, new { language = "lo", text }];
        var correction = await north.DoAsync($"/patrols/{closed.Id}/correct-minutes", Draft("Một"));
        await south.DoAsync($"/corrections/{correction.Id}/sign", new { revision = 1, signatory = "Captain" });
        await south.DoAsync($"/corrections/{correction.Id}/redraft", Draft("Hai"));
        await north.DoAsync($"/corrections/{correction.Id}/sign", new { revision = 2, signatory = "Captain" });
        using var board = await south.GetAsync($"/overdue?kind=minutes&owedBy=LA&format=csv&at={At(TimeProvider.System.GetUtcNow().AddDays(9))}");
        (await board.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"minutes,minutes-correction/{correction.Id},VN-LA,LA,");
    }

    /// <summary>The ledger hears of everything a little later.</summary>
    private static async Task ShouldAgreeAsync(Caller own, Caller across, string path, Func<JsonElement, string[]> read)
    {
        string[] ours = [], theirs = [];
        try
        {
            await Eventually.BecomesTrueAsync(
                async () =>
                {
                    (ours, theirs) = (read(await own.ReadAsync(path)), read(await across.ReadAsync(path)));
                    return ours.SequenceEqual(theirs);
                },
                TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            theirs.ShouldBe(ours, path);
        }
    }

    private static string[] Lines(JsonElement statistics) =>
    [
        .. statistics.GetProperty("lines").EnumerateArray().Select(line => JsonNode.Parse(line.GetRawText())!.AsObject())
            .Select(line => OnlyAcross.Aggregate(line, (rest, name) => rest.Remove(name) ? rest : rest))
            .Where(line => line.Any(member => member.Value is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<decimal>() != 0) || Sum(line["findings"]!) != 0)
            .Select(line => line.ToJsonString()),
    ];

    private static int Sum(JsonNode findings) => findings.AsObject().Sum(kind => kind.Value!.GetValue<int>());

    private static string[] OverdueOfPatrols(JsonElement board) =>
        [.. Items(board).Where(line => Subject(line).Split('/')[0] is "patrol" or "commitment" or "patrol-plan" or "deadlines" or "sectors" or "minutes-correction")
            .Select(line => $"{line.GetProperty("kind")} {Subject(line)} {line.GetProperty("owedBy")} {Microseconds(line.GetProperty("since"))} {line.GetProperty("about")}").Order(StringComparer.Ordinal)];

    /// <summary>What the tables of JointPatrols keep of a time that was given more finely.</summary>
    private static long Microseconds(JsonElement time) => time.GetDateTimeOffset().UtcTicks / TimeSpan.TicksPerMicrosecond;

    private static string[] CommitmentsOfPatrols(JsonElement list) =>
    [
        .. Items(list).Where(line => line.GetProperty("source").GetProperty("subject").GetString()!.StartsWith("patrol/", StringComparison.Ordinal))
            .Select(line => $"{line.GetProperty("source")} {line.GetProperty("state")} {line.GetProperty("dueOn")} {line.GetProperty("revision")}").Order(StringComparer.Ordinal),
    ];

    private static string[] Calendar(JsonElement calendar) =>
    [
        .. Items(calendar).Where(entry => OfPatrols.Contains(entry.GetProperty("kind").GetString()) && Id(entry).Split('/')[0] is not ("exchange" or "exchange-commitment" or "damage-case") && entry.GetProperty("status").GetString() != "done")
            .Select(entry => $"{Id(entry)} {entry.GetProperty("status")} {Microseconds(entry.GetProperty("startsAt"))}").Order(StringComparer.Ordinal),
    ];

    private static async Task<string> BalanceAsync(Caller caller, string which, DateTimeOffset at)
    {
        var balances = (await caller.ReadAsync($"/statistics/{which}?at={At(at)}")).GetProperty("balances").EnumerateArray();
        return string.Join('\n', balances.Select(balance =>
        {
            var parties = balance.TryGetProperty("chaired", out var chaired) ? chaired : balance.GetProperty("parties");
            var counts = parties.EnumerateArray().Select(party => $"{party.GetProperty("party")} {(party.TryGetProperty("count", out var count) ? count : party.GetProperty("chaired"))} {party.GetProperty("overrides")}");
            return $"{balance.GetProperty("pair")} {(balance.TryGetProperty("turn", out var turn) ? turn : "nobody")}: {string.Join(", ", counts)}";
        }));
    }

    private static IEnumerable<JsonElement> Items(JsonElement page) => page.GetProperty("items").EnumerateArray();

    private static string Id(JsonElement entry) => entry.GetProperty("id").GetString()!;

    private static string Subject(JsonElement line) => line.GetProperty("subject").GetString()!;

    private static string At(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToString("O"));
}
