using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.Coordination.Tests;

/// <summary>A subscriber gets an event in the version that it understands.</summary>
public sealed class EventVersionTests
{
    private const string V1 = "joint-patrols.patrol-team-declared.v1";

    private const string V2 = "joint-patrols.patrol-team-declared.v2";

    private static readonly PatrolTeam First = new("Thiếu tá A", 9, 1, true, ["La Lay"], Name: "1");

    private static readonly PatrolTeam Second = First with { Leader = "Đại úy B", Name = "2" };

    private static readonly Guid Stream = Envelope.Stream(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_wish_everything_comes_as_it_was_recorded()
    {
        await using var app = await RecordedAsync();
        using var answer = await app.Client().GetAsync("/feed", Token);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe(
            $"[{Positioned(1, Envelope.Of(Stream, 1))},{Positioned(2, Old)},{Positioned(3, New)}]");
        IsDeprecated(answer);
        using var newer = await app.Client().GetAsync("/feed?after=2", Token);
        newer.Headers.Contains("Deprecation").ShouldBeFalse();
        newer.Headers.Contains("Sunset").ShouldBeFalse();
    }

    [Fact]
    public async Task Who_asks_for_the_old_version_gets_the_new_events_in_it()
    {
        await using var app = await RecordedAsync();
        using var answer = await app.Client().GetAsync($"/feed?type={V1}", Token);
        var events = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!.AsArray();
        events.Select(given => given!["type"]!.GetValue<string>()).ShouldBe([V1, V1]);
        events.Select(given => given!["position"]!.GetValue<long>()).ShouldBe([2, 3]);
        events.Select(given => given!["recordedtype"]?.GetValue<string>()).ShouldBe([null, V2]);
        events[1]!["dataschema"]!.GetValue<string>().ShouldEndWith($"/{V1}.json");
        var data = events[1]!["data"].Deserialize<PatrolTeamDeclaredV1>(ContractJson.Options)!;
        data.Team.Name.ShouldBe("1");
        data.FurtherTeams!.Value.ShouldHaveSingleItem().Name.ShouldBe("2");
        IsDeprecated(answer);
    }

    [Fact]
    public async Task Who_names_a_version_gets_that_and_everything_else()
    {
        await using var app = await RecordedAsync();
        var events = JsonNode.Parse(await app.Client().GetStringAsync($"/feed?version={V2}", Token))!.AsArray();
        events.Select(given => given!["type"]!.GetValue<string>()).ShouldBe(["joint-patrols.patrol-proposed.v1", V2, V2]);
        events[1]!["data"].Deserialize<PatrolTeamDeclared>(ContractJson.Options)!.Teams.Length.ShouldBe(2);
        events[1]!["id"]!.GetValue<Guid>().ShouldBe(Envelope.IdOf(Stream, 2));
        (await app.Client().GetStringAsync($"/feed?type={V1}&type={V2}", Token)).ShouldBe($"[{Positioned(2, Old)},{Positioned(3, New)}]");
        using var unknown = await app.Client().GetAsync("/feed?version=joint-patrols.patrol-team-declared.v9", Token);
        unknown.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_stream_does_so_too_for_what_is_new_as_for_what_was()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(Stream, 1), Old);
        await using var stream = await EventStream.OpenAsync(app.Client(), $"/feed/stream?type={V1}");
        IsDeprecated(stream.Response);
        (await stream.TakeAsync(1)).ShouldHaveSingleItem().Type.ShouldBe(V1);
        await app.RecordAsync(New);
        (await stream.TakeAsync(1)).ShouldHaveSingleItem().Type.ShouldBe(V1);
    }

    [Fact]
    public async Task A_webhook_that_names_a_version_gets_that_and_everything_else_and_is_told_that_it_is_deprecated()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await RecordedAsync();
        var (id, _) = await app.SubscribeAsync(receiver, new CreateWebhook(receiver.Url, Versions: [V1], After: 0));
        var (plain, _) = await app.SubscribeAsync(receiver, new CreateWebhook($"{receiver.Url}/plain", After: 0));
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 3);
        await app.UntilAsync(plain, webhook => webhook.GetProperty("position").GetInt64() == 3);

        Received[] named = [.. receiver.All.Where(received => received.Path == "/hook")];
        named.Select(TypeOf).ShouldBe(["joint-patrols.patrol-proposed.v1", V1, V1]);
        named[2].Event.GetProperty("recordedtype").GetString().ShouldBe(V2);
        named.Select(received => received.Deprecation).ShouldBe([null, "@1795651200", "@1795651200"]);
        receiver.All.Where(received => received.Path == "/hook/plain").Select(TypeOf).ShouldBe(["joint-patrols.patrol-proposed.v1", V1, V2]);
        using var shown = await app.Client().GetAsync($"/webhooks/{id}", Token);
        IsDeprecated(shown);
        var changed = await app.Client().DoAsync($"/webhooks/{id}/change", new WebhookTerms(receiver.Url, Versions: [V2]));
        changed.GetProperty("versions").EnumerateArray().Select(version => version.GetString()).ShouldBe([V2]);
        using var unknown = await app.Client().PostAsJsonAsync("/webhooks", new { url = receiver.Url, versions = (string[])["joint-patrols.patrol-team-declared.v9"] }, Token);
        ((int)unknown.StatusCode).ShouldBe(400);

        static string? TypeOf(Received received) => received.Event.GetProperty("type").GetString();
    }

    [Fact]
    public void A_reaction_hears_of_both_in_the_version_of_today_and_the_ledger_keeps_what_was_written()
    {
        var old = new EnvelopeMessage(Old.Body).Read();
        Envelopes.Unwrap(old).Data.ShouldBeOfType<PatrolTeamDeclared>().Teams.Length.ShouldBe(2);
        Envelopes.Copy(old).Data.ShouldBeOfType<PatrolTeamDeclaredV1>();
        Envelopes.Unwrap(new EnvelopeMessage(New.Body).Read()).Data.ShouldBeOfType<PatrolTeamDeclared>();
    }

    private static Delivery Old { get; } = Declared(2, V1, new PatrolTeamDeclaredV1(Party.Parse("VN"), First, "ốm", [Second]));

    private static Delivery New { get; } = Declared(3, V2, new PatrolTeamDeclared(Party.Parse("VN"), [First, Second], "ốm"));

    private static async Task<CoordinationApp> RecordedAsync()
    {
        var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(Stream, 1), Old, New);
        return app;
    }

    private static Delivery Declared(long version, string type, object data) => new(Envelopes.Write(Envelope.Event(Stream, version) with
    {
        Type = type,
        DataSchema = $"https://example.org/schemas/{type}.json",
        Data = JsonSerializer.SerializeToElement(data, data.GetType(), ContractJson.Options),
    }));

    private static string Positioned(long position, Delivery delivery) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"position\":{position},{Encoding.UTF8.GetString(delivery.Body.Span)[1..]}");

    private static void IsDeprecated(HttpResponseMessage answer)
    {
        answer.Headers.GetValues("Deprecation").ShouldHaveSingleItem().ShouldBe("@1795651200");
        answer.Headers.GetValues("Sunset").ShouldHaveSingleItem().ShouldBe("Tue, 30 Nov 2027 00:00:00 GMT");
        answer.Headers.GetValues("Link").ShouldContain($"</catalogue#{V1}>; rel=\"deprecation\"; type=\"text/html\"");
    }
}
