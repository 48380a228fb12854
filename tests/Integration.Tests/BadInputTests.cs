using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>Whatever makes no sense gets its own clear answer, and leaves nothing behind.</summary>
public sealed class BadInputTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;
    private readonly List<string> _failures = [];
    private readonly string _person = $"clumsy-{Guid.CreateVersion7()}";

    [Fact]
    public Task A_patrol_is_not_proposed_by_bad_input()
    {
        var good = Json(Patrols.Proposal(from: "7201", to: "7202"));
        return NothingIsRecordedAsync(Service.JointPatrols, "/patrols", good,
        [
            .. Texts(good, "/terms/purpose"), .. Texts(good, "/terms/units/0/units/0"),
            .. At(good, "/terms/from", "\"x\"", "\"12345\"", "\"1(4)\"", "\"1/\"", "\"-1\"", "\"605+10\"", "605", "null", "[null]"),
            .. At(good, "/terms/startsAt", "\"2035-01-01T08:00:00\"", "\"2035-02-30T08:00:00+07:00\"", "\"2035-01-01\"", "\"tomorrow\"", "1", "\"2020-01-01T08:00:00+07:00\"", "\"0001-01-01T00:00:00+14:00\""),
            .. At(good, "/terms/endsAt", "\"2020-01-01T08:00:00+07:00\"", "\"2099-01-01T08:00:00+07:00\"", "\"9999-12-31T23:59:59-14:00\""),
            .. At(good, "/terms/mode", "\"swimming\"", "\"joint,coordinated\"", "\"JOINT\"", "0", "\"0\"", "null"),
            .. At(good, "/terms/chair", "\"KH\"", "\"Viet Nam\"", "\"\""),
            .. At(good, "/terms/units", "[null]", "[]", "null", "{}", "\"VN\""),
            .. At(good, "/terms/units/0", "[]", "1"), BadBodies.With(good, "/terms/units/0", "null", faultAt: "/terms/units"),
            .. At(good, "/terms/units/0/units", "[null]", "[]", "[1]", "null"),
            .. At(good, "/terms/units/0/strength", "0", "501", "10.5", "\"10\"", "1e999", "99999999999", "null", "\"NaN\""),
        ]);
    }

    [Fact]
    public Task A_contact_is_not_recorded_by_bad_input()
    {
        var good = Json(Contacts.Call());
        good["terms"]!.AsObject().Remove("patrolId");
        return NothingIsRecordedAsync(Service.JointPatrols, "/contacts", good,
        [
            .. Texts(good, "/terms/unit"), .. Texts(good, "/terms/subject"), .. Texts(good, "/terms/counterparts/0/unit"),
            .. At(good, "/terms/kind", "\"telepathy\"", "\"letter,talks\"", "0", "null"), BadBodies.With(good, "/terms/kind", "\"talks\"", faultAt: "/terms/interpreter"),
            .. At(good, "/terms/at", "\"2026-02-03T08:00:00\"", "\"2999-01-01T08:00:00+07:00\"", "\"0001-01-01T00:00:00Z\"", "\"yesterday\"", "1"),
            .. At(good, "/terms/counterparts", "[null]", "[]", "null", "{}"),
        ]);
    }

    [Fact]
    public Task Deadlines_are_not_proposed_by_bad_input()
    {
        var good = Json(KnownAffairs.Deadlines("VN-CN"));
        return NothingIsRecordedAsync(Service.JointPatrols, "/deadlines", good,
        [
            .. At(good, "/deadlines/noticeDays", "-1", "91", "1.5", "\"10\"", "null"), .. At(good, "/deadlines/answerDays", "0", "99999999999"),
            .. At(good, "/inForceFrom", "\"2020-01-01\"", "\"9999-12-31\"", "\"2035-02-30\"", "\"tomorrow\"", "1", "null"),
        ]);
    }

    [Fact]
    public Task Sectors_are_not_proposed_by_bad_input()
    {
        var good = Json(KnownAffairs.Sectors("VN-CN"));
        return NothingIsRecordedAsync(Service.JointPatrols, "/sectors", good,
        [
            .. Texts(good, "/division/sectors/0/name"), .. At(good, "/division/sectors", "[]", "null", "{}"),
            .. At(good, "/division/sectors/0/from", "\"x\"", "17", "null"), .. At(good, "/division/sectors/0/to", "\"0\"", "\"17+5\""),
            .. At(good, "/division/sectors/0/titles", "[{}]", "[null]"), .. At(good, "/inForceFrom", "\"2020-01-01\"", "\"9999-12-31\"", "1", "null"),
        ]);
    }

    [Fact]
    public Task A_plan_is_not_proposed_by_bad_input()
    {
        var good = Json(KnownAffairs.Plan("VN-CN"));
        return NothingIsRecordedAsync(Service.JointPatrols, "/plans", good,
        [
            .. Texts(good, "/items/0/code"), .. At(good, "/items/0/code", "\"Q2\"", "\"a b\""), .. At(good, "/items/0/quarter", "0", "5", "\"2\""),
            .. At(good, "/items/0/patrols", "0", "101", "1.5", "null"), .. At(good, "/year", "1999", "9999", "99999999999"),
            .. At(good, "/items/0/units/0/strength", "0", "501"), .. At(good, "/items", "[]"),
        ]);
    }

    [Fact]
    public Task A_section_is_not_defined_by_bad_input()
    {
        var good = Json(KnownAffairs.Section("bad-input"));
        return NothingIsRecordedAsync(Service.BorderMarkers, "/sections", good,
        [
            .. Texts(good, "/description/name"), .. Texts(good, "/code"),
            .. At(good, "/code", "\"Not A Code\"", "\"a|b\"", "\"-\"", "\"a--b\""),
            .. At(good, "/description/lengthKilometres", "-1", "1e30", "1e999", "\"100\"", "\"NaN\""),
            .. At(good, "/description/provinces", "[null]", "null", "[1]", "[\"\"]"),
            .. At(good, "/baseline/asOf", "\"2008-13-01\"", "\"2008-01-01T00:00:00\"", "\"9999-01-01\"", "1"),
            .. At(good, "/baseline/positions", "-1", "1.5", "99999999999", "\"10\""),
            .. At(good, "/baseline/kilometres", "-1", "1e30", "\"Infinity\""),
        ]);
    }

    [Fact]
    public Task A_marker_is_not_entered_by_bad_input()
    {
        var good = Json(KnownAffairs.Marker("7203"));
        return NothingIsRecordedAsync(Service.BorderMarkers, "/markers/register", good,
        [
            .. Texts(good, "/entry/source/reference"),
            .. At(good, "/entry/number", "\"x\"", "\"1(2)\"", "\"1+5\"", "\"99999\"", "222"),
            .. At(good, "/entry/kind", "\"wooden\"", "1"),
            .. At(good, "/entry/members", "[null]", "[]", "null", "{}"),
            .. At(good, "/entry/members/0/point/latitude", "90.001", "-91", "\"NaN\"", "\"Infinity\"", "1e999", "\"17.5\"", "null"),
            .. At(good, "/entry/members/0/point/longitude", "180.5", "-181", "1e308", "-1e999"),
            .. At(good, "/entry/members/0/point/elevation", "1e308", "-501"),
            .. At(good, "/entry/members/0/number", "1.5", "\"1\""), BadBodies.With(good, "/entry/members/0/number", "4", faultAt: "/entry/members"),
            .. At(good, "/entry/sectionId", "\"no-uuid\"", "1"),
        ]);
    }

    [Fact]
    public Task Damage_is_not_reported_by_bad_input()
    {
        var good = Json(KnownAffairs.Damage("7204"));
        return NothingIsRecordedAsync(Service.BorderMarkers, "/damage-cases", good,
        [
            .. Texts(good, "/finding/finder"),
            .. At(good, "/marker", "\"x\"", "\"1+5\"", "\"1(0)\""),
            .. At(good, "/finding/category", "\"vanished\"", "0"),
            .. At(good, "/finding/foundAt", "\"2026-01-01T08:00:00\"", "\"2999-01-01T08:00:00+07:00\"", "\"\""),
            .. At(good, "/finding/photos", "[null]", "[\"x\"]", "null", "\"\""),
        ]);
    }

    [Fact]
    public Task An_edition_is_not_recorded_by_bad_input()
    {
        var good = Json(KnownAffairs.PastExchange("bad-input"));
        return NothingIsRecordedAsync(Service.FriendshipExchanges, "/exchanges/past", good,
        [
            .. Texts(good, "/record/title"), .. Texts(good, "/series"),
            .. At(good, "/series", "\"Not kebab\"", "\"a|b\"", "\"-a\""),
            .. At(good, "/edition", "0", "1000", "1.5", "\"1\"", "99999999999"),
            .. At(good, "/level", "\"galactic\"", "0"),
            .. At(good, "/record/dates/year", "99999", "0", "\"2014\""),
            .. At(good, "/record/earlierDates", "[null]", "null"),
            .. At(good, "/record/places", "[null]", "null"),
            .. At(good, "/record/places/0/territory", "\"KH\"", "\"X\"", "null"),
            .. At(good, "/record/results", "[null]", "null"),
            .. At(good, "/record/items", "[null]", "null"),
        ]);
    }

    [Fact]
    public Task A_twinning_is_not_proposed_by_bad_input()
    {
        var good = Json(Exchanges.Twinning("bad-input"));
        return NothingIsRecordedAsync(Service.FriendshipExchanges, "/twinnings", good,
        [
            .. Texts(good, "/terms/members/0/name"), .. Texts(good, "/terms/members/2/commune"), .. Texts(good, "/terms/rules/1/text"),
            .. At(good, "/terms/kind", "\"marriage\"", "0", "null"),
            .. At(good, "/terms/members", "[null]", "[]", "null", "{}"), .. At(good, "/terms/members/0/party", "\"KH\"", "\"X\"", "null"),
            .. At(good, "/terms/rules", "[null]", "[]", "null"), .. At(good, "/terms/rules/0/language", "1", "null"),
        ]);
    }

    [Theory]
    [InlineData("joint-patrols", "/patrols")]
    [InlineData("joint-patrols", "/contacts")]
    [InlineData("border-markers", "/sections")]
    [InlineData("border-markers", "/markers")]
    [InlineData("border-markers", "/damage-cases")]
    [InlineData("friendship-exchanges", "/exchanges")]
    [InlineData("friendship-exchanges", "/twinnings")]
    public async Task A_question_that_makes_no_sense_is_refused_by_the_name_of_what_is_wrong(string service, string list)
    {
        var id = Guid.CreateVersion7();
        using var caller = Clumsy(Service.All.Single(known => known.Name == service));
        foreach (var query in (string[])[
            "limit=abc", "limit=0", "limit=501", "limit=", "limit=1.5", "limit=99999999999", "cursor=!!", "cursor=", "cursor=AAAA", "unheardOf=1", "pair=XX", "pair=vn-la",
            "Limit=5x", "status=nonsense", "status=0", "pair=%00", "cursor=_____w"])
        {
            Expect($"GET {list}?{query}", await Answer.OfAsync(await caller.GetAsync($"{list}?{query}")), named: query.Split('=')[0]);
        }

        foreach (var query in (string[])["version=abc", "version=-1x", "at=yesterday", "at=2026-05-01T08:00:00", "at=9999-12-31T23:59:59Z", "at=0001-01-01T00:00:00Z", "version=1&at=2026-05-01T08:00:00Z", "unheardOf=1"])
        {
            Expect($"GET {list}/{{id}}?{query}", await Answer.OfAsync(await caller.GetAsync($"{list}/{id}?{query}")), named: query.Split('=')[0]);
        }

        Expect("an id that is none", await Answer.OfAsync(await caller.GetAsync($"{list}/not-a-uuid")), 400, 404);
        Expect("a history of none", await Answer.OfAsync(await caller.GetAsync($"{list}/{id}/history?cursor=YWJj")), 400, 404);
        Expect("a wrong method", await Answer.OfAsync(await caller.SendAsync(HttpMethod.Delete, $"{list}/{id}", null)), 405);
        _failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_feed_that_makes_no_sense_is_refused_by_the_name_of_what_is_wrong()
    {
        using var caller = Clumsy(Service.Coordination);
        foreach (var query in (string[])["after=abc", "after=1.5", "after=%2B1", "type=nonsense", "service=x", "pair=XX", "pair=vn-la", "subject=x", "subject=patrol/x", "unheardOf=1", "type="])
        {
            Expect($"GET /feed?{query}", await Answer.OfAsync(await caller.GetAsync($"/feed?{query}")), named: query.Split('=')[0]);
            Expect($"GET /feed/stream?{query}", await Answer.OfAsync(await caller.GetAsync($"/feed/stream?{query}")), named: query.Split('=')[0]);
        }

        foreach (var query in (string[])["limit=abc", "limit=0", "limit=501", "wait=31", "wait=x", "wait=-1"])
        {
            Expect($"GET /feed?{query}", await Answer.OfAsync(await caller.GetAsync($"/feed?{query}")), named: query.Split('=')[0]);
        }

        foreach (var position in (string[])["-1", "999999999999", "99999999999999999999"])
        {
            Expect($"after={position}", await Answer.OfAsync(await caller.GetAsync($"/feed?after={position}")), 410);
            Expect($"Last-Event-ID: {position}", await WithAsync(Service.Coordination, HttpMethod.Get, "/feed/stream", null, "Last-Event-ID", position), 410);
        }

        Expect("Last-Event-ID: x", await WithAsync(Service.Coordination, HttpMethod.Get, "/feed/stream", null, "Last-Event-ID", "x"), named: "Last-Event-ID");
        _failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("friendship-exchanges", "/exchanges?series=%00")]
    [InlineData("friendship-exchanges", "/exchange-series?cursor=AA")]
    [InlineData("coordination", "/feed?subject=a%00/0198c0de-0000-7000-8000-000000000000")]
    public async Task A_question_with_a_character_that_no_text_has_is_refused(string service, string question)
    {
        using var caller = Clumsy(Service.All.Single(known => known.Name == service));
        Expect($"GET {question}", await Answer.OfAsync(await caller.GetAsync(question)));
        _failures.ShouldBeEmpty();
    }

    private static JsonObject Json(object command) => JsonSerializer.SerializeToNode(command)!.AsObject();

    private static IEnumerable<BadBody> At(JsonObject good, string pointer, params string[] values) => values.Select(value => BadBodies.With(good, pointer, value));

    private static IEnumerable<BadBody> Texts(JsonObject good, string pointer) => BadBodies.OfText(good, pointer);

    private static ByteArrayContent Content(byte[] bytes, string mediaType = "application/json") =>
        new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };

    private async Task NothingIsRecordedAsync(Service service, string path, JsonObject good, IEnumerable<BadBody> further)
    {
        using var caller = Clumsy(service);
        foreach (var bad in BadBodies.Of(good).Concat(further))
        {
            using var content = Content(bad.Content, bad.MediaType);
            var answer = await Answer.OfAsync(await caller.SendAsync(HttpMethod.Post, path, content));
            Expect(bad.What, answer, bad.Status);
            if (bad.Pointer is { } place && !Places(answer).Any(pointer => pointer == place || pointer.StartsWith(place + "/", StringComparison.Ordinal)))
            {
                _failures.Add($"{bad.What} should point to {place}: {answer}");
            }
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(good);
        foreach (var (name, value) in ((string, string)[])[
            ("If-Match", "x"), ("If-Match", "\"x\""), ("If-Match", "W/\"1\""), ("If-Match", "1"), ("If-Match", "\"1\", \"2\""), ("If-Match", "\"99999999999999999999\""),
            ("Idempotency-Key", ""), ("Idempotency-Key", "\"\""), ("Idempotency-Key", new string('k', 300)), ("Idempotency-Key", "a b")])
        {
            Expect($"{name}: {value}", await WithAsync(service, HttpMethod.Post, path, bytes, name, value), named: name);
        }

        using var well = Content(bytes);
        using var done = await caller.SendAsync(HttpMethod.Post, path, well);
        ((int)done.StatusCode).ShouldBe(201, await done.Content.ReadAsStringAsync());
        _failures.ShouldBeEmpty();
        (await RecordedAsync(service)).ShouldBe(1, "Only the one good command is recorded.");
    }

    private void Expect(string what, Answer answer, params int[] statuses)
    {
        var expected = statuses.Length == 0 ? [400] : statuses;
        if (!expected.Contains(answer.Status) || answer.Malformed is not null || answer.Text.Contains("System.", StringComparison.Ordinal))
        {
            _failures.Add($"{what} should get {string.Join(" or ", expected)}: {answer} {answer.Malformed}");
        }
    }

    private void Expect(string what, Answer answer, string named)
    {
        Expect(what, answer);
        if (!answer.Text.Contains(named, StringComparison.OrdinalIgnoreCase))
        {
            _failures.Add($"{what} should be answered with {named}: {answer}");
        }
    }

    private static IEnumerable<string> Places(Answer answer) =>
        (answer.Problem?["errors"]?.AsArray() ?? []).Select(fault => fault!["pointer"]!.GetValue<string>());

    private string Token(string? party, params string[] roles) => _system.Issuer.Token(party, "VN post", roles, _person);

    private Caller Clumsy(Service service) => new(new Uri($"http://127.0.0.1:{_system.Ports[service]}"), Token("VN", "officer", "reader"));

    private async Task<Answer> WithAsync(Service service, HttpMethod method, string path, byte[]? body, string header, string value)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{_system.Ports[service]}{path}") { Content = body is null ? null : Content(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token("VN", "officer", "reader"));
        request.Headers.TryAddWithoutValidation(header, value);
        return await Answer.OfAsync(await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken));
    }

    /// <summary>How many events of this test's person the service has.</summary>
    private async Task<int> RecordedAsync(Service service)
    {
        using var ledger = new Caller(new Uri($"http://127.0.0.1:{_system.Ports[service]}"), Token(null, "ledger"));
        var found = 0;
        for (var after = 0L; ;)
        {
            var page = await ledger.ReadAsync($"/events?after={after}&limit=500");
            var events = page.GetProperty("events").EnumerateArray().ToArray();
            found += events.Count(stored => stored.GetProperty("envelope").TryGetProperty("person", out var person) && person.GetString() == _person);
            after = page.GetProperty("next").GetInt64();
            if (events.Length == 0)
            {
                return found;
            }
        }
    }
}
