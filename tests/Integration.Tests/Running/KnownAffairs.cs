using System.Net.Http.Json;
using System.Text.Json;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>One affair of each kind between Viet Nam and Laos, by the name of the parameter that stands for its id.</summary>
public sealed class KnownAffairs(SharedSystem shared) : IAsyncLifetime
{
    public const string Pair = "VN-LA";

    public Dictionary<string, string> Ids { get; } = [];

    /// <summary>The commitment of an exchange, which has the same name as that of a patrol has in its service.</summary>
    private string? _exchangeCommitment;

    /// <summary>The ids as a service knows them.</summary>
    public IReadOnlyDictionary<string, string> IdsOf(string service) => service == Service.FriendshipExchanges.Name
        ? new Dictionary<string, string>(Ids) { ["commitmentId"] = _exchangeCommitment! }
        : Ids;

    public async ValueTask InitializeAsync()
    {
        const string number = "7001";
        using var patrols = shared.System.As("VN", Service.JointPatrols);
        using var markers = shared.System.As("VN", Service.BorderMarkers);
        using var exchanges = shared.System.As("VN", Service.FriendshipExchanges);
        await CreateAsync("deadlinesId", patrols, "/deadlines", Deadlines());
        await CreateAsync("sectorsId", patrols, "/sectors", Sectors());
        await CreateAsync("patrolId", patrols, "/patrols", Patrols.Proposal());
        await CreateAsync("planId", patrols, "/plans", Plan());
        await CreateAsync("contactId", patrols, "/contacts", Contacts.Call());
        await CreateAsync("registerId", patrols, "/unit-registers", Units.Post("known-affairs", "A post that nobody sends", pair: "VN-LA-CN"));
        await CreateAsync("remarkId", patrols, "/remarks", new { pair = Pair, kind = "note", about = new { marker = "607" }, content = new { text = "Known affairs" } });
        await CreateAsync("draftId", patrols, "/patrol-drafts", new { pair = Pair, terms = new { purpose = "Known affairs" } });
        await CreateAsync("sectionId", markers, "/sections", Section("known-affairs"));
        await CreateAsync("inspectionId", markers, "/joint-inspections", JointInspection(Ids["sectionId"], number));
        await CreateAsync("toleranceId", markers, "/tolerances", Tolerance());
        await CreateAsync("damageDeadlinesId", markers, "/damage-deadlines", DamageDeadlines());
        await CreateAsync("campaignId", markers, "/campaigns", Campaign("known-affairs"));
        await CreateAsync("markerId", markers, "/markers/register", Marker(number));
        Ids["importId"] = (await markers.ImportAsync("positions", "number,kind\r\n7002,main\r\n")).GetProperty("id").GetString()!;
        Ids["featureId"] = $"{Ids["markerId"]}.1";
        await CreateAsync("caseId", markers, "/damage-cases", Damage(number));
        await CreateAsync("twinningId", exchanges, "/twinnings", Exchanges.Twinning("known-affairs"));
        await CreateAsync("exchangeId", exchanges, "/exchanges/past", PastExchange("known-affairs"));
        foreach (var service in (Caller[])[patrols, markers, exchanges])
        {
            Ids["hash"] = (await service.UploadAsync("What everybody knows", Pair)).Hash;
        }

        using var subscriber = shared.System.As("VN", Service.Coordination, "reader");
        using var made = await subscriber.PostAsync("/webhooks", new { url = "http://127.0.0.1:9/nobody-listens-here" });
        Ids["webhookId"] = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("webhook").GetProperty("id").GetString()!;
        using var south = shared.System.As("LA", Service.JointPatrols);
        var closed = await patrols.ClosedWithAsync(south, "351", ["VN"]);
        Ids["recordId"] = closed.Id.ToString();
        var texts = new[] { new { language = "vi", text = "Sửa" }, new { language = "lo", text = "ແກ້ໄຂ" } };
        await CreateAsync("correctionId", patrols, $"/patrols/{closed.Id}/correct-minutes", new { reason = texts, texts });
        var told = new { day = "2026-11-01", texts = new[] { new { language = "vi", title = "Tin", summary = "Tin" }, new { language = "lo", title = "ຂ່າວ", summary = "ຂ່າວ" } } };
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                using var answer = await exchanges.PostAsync("/public-releases", new { pair = Pair, about = $"patrol/{closed.Id}", content = told });
                Ids["releaseId"] = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).TryGetProperty("id", out var id) ? id.GetString()! : "";
                return answer.IsSuccessStatusCode;
            },
            TestContext.Current.CancellationToken);
        var commitment = (await patrols.CommitmentsAsync(closed))[0].ToString();
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                using var answer = await patrols.GetAsync($"/commitments/{commitment}");
                return answer.IsSuccessStatusCode;
            },
            TestContext.Current.CancellationToken);
        Ids["commitmentId"] = commitment;
        using var southOfExchange = shared.System.As("LA", Service.FriendshipExchanges);
        var followedUp = await exchanges.FollowedUpAsync(southOfExchange, "known-affairs-follow-up", ["VN"]);
        var ofExchange = (await exchanges.CommitmentsOfExchangeAsync(followedUp))[0];
        await exchanges.RegisteredAsync(ofExchange, TestContext.Current.CancellationToken);
        _exchangeCommitment = ofExchange.ToString();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Other deadlines from tomorrow's morrow on, which nobody has confirmed.</summary>
    public static object Deadlines(string pair = Pair) => new
    {
        pair,
        deadlines = new { noticeDays = 10, answerDays = 7, minutesDays = 7, lateStartMinutes = 60 },
        inForceFrom = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2),
    };

    /// <summary>A division of the line from tomorrow on, which nobody has confirmed.</summary>
    public static object Sectors(string pair = Pair) => new
    {
        pair,
        division = new { sectors = new object[] { new { name = "1", from = "0", to = "17", titles = Array.Empty<object>() }, new { name = "2", from = "17" } } },
        inForceFrom = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2),
    };

    /// <summary>A plan of one item, which nobody has confirmed.</summary>
    public static object Plan(string pair = Pair, int yearsAhead = 0) => new
    {
        pair,
        year = TimeProvider.System.GetUtcNow().Year + yearsAhead,
        items = new[]
        {
            new
            {
                code = "q2-351-352",
                from = "351",
                to = "352",
                patrols = 2,
                mode = "joint",
                units = pair.Split('-').Select(party => new { party, units = new[] { $"Post of {party}" }, strength = 10 }),
                quarter = 2,
            },
        },
    };

    public static object Section(string code, string pair = Pair) => new
    {
        pair,
        code,
        description = new { name = "A stretch of the line", provinces = Array.Empty<string>(), lengthKilometres = 100 },
        baseline = new { asOf = "2008-01-01", positions = 10, markers = 12, kilometres = 100 },
    };

    public static object JointInspection(string section, string marker, string pair = Pair) => new
    {
        pair,
        inspection = new
        {
            sectionId = section,
            inspectedAt = TimeProvider.System.GetUtcNow().AddHours(-1),
            record = "12/2026",
            markers = new[] { new { marker, condition = "intact" } },
        },
    };

    public static object Tolerance(string pair = Pair) => new
    {
        pair,
        tolerance = new { metres = 0.4 },
        inForceFrom = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30),
    };

    /// <summary>From the day after tomorrow on, so that they can be confirmed and change nothing today.</summary>
    public static object DamageDeadlines(string pair = Pair) => new
    {
        pair,
        deadlines = new { noticeDays = 14, notificationDays = 2, factsDays = 45 },
        inForceFrom = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2),
    };

    public static object Campaign(string code, string pair = Pair) => new
    {
        pair,
        code,
        terms = new { name = "A campaign of planting", notApplicable = new[] { "mineClearance" } },
    };

    public static object Marker(string number, string pair = Pair, object? latitude = null, object? longitude = null) => new
    {
        pair,
        entry = new
        {
            number,
            kind = "main",
            members = new[]
            {
                new
                {
                    number = 1,
                    responsible = "VN",
                    builtBy = "VN",
                    point = new { latitude = latitude ?? 17.5, longitude = longitude ?? 105.9, elevation = 542.8, referenceFrame = "unspecified (published)" },
                },
            },
            size = "small",
            source = new { origin = "illustrative", reference = "Made for this run" },
        },
    };

    public static object Damage(string marker, string pair = Pair) => new
    {
        pair,
        marker,
        finding = new { category = "damaged", foundAt = TimeProvider.System.GetUtcNow().AddHours(-1), finder = "Post A", photos = Array.Empty<string>() },
    };

    public static object PastExchange(string series, string pair = Pair) => new
    {
        pair,
        level = "province",
        series,
        edition = 1,
        record = new
        {
            title = "1st exchange",
            outcome = "held",
            dates = new { year = 2014 },
            earlierDates = Array.Empty<object>(),
            places = new[] { new { territory = "VN", place = "Lao Bảo" }, new { territory = "LA", place = "Sepon" } },
            items = Array.Empty<object>(),
            results = Array.Empty<object>(),
            source = new { origin = "illustrative", reference = "Made for this run" },
        },
    };

    private async Task CreateAsync(string parameter, Caller caller, string path, object command) =>
        Ids[parameter] = (await caller.DoAsync(path, command)).Id.ToString();
}
