using System.Text.Json.Nodes;
using System.Xml.Linq;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.ServiceDefaults.Messaging;
using BorderCoordination.Testing;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination.Tests;

public sealed class NewsTests
{
    private static readonly XNamespace AtomSpace = "http://www.w3.org/2005/Atom";

    private static readonly PublicContent Content = new(new DateOnly(2026, 6, 12), [new("vi", "Giao lưu <8>", "Đã diễn ra & kết thúc"), new("lo", "ການແລກປ່ຽນ", "ສິ້ນສຸດ")]);

    private static readonly Party Vietnam = Party.Parse("VN");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_public_that_was_not_released_by_all_and_a_retraction_leaves_its_notice()
    {
        await using var app = await CoordinationApp.StartAsync();
        using var anybody = new HttpClient { BaseAddress = app.Address };
        var (proposed, released, retracted) = (Envelope.Stream(1), Envelope.Stream(2), Envelope.Stream(3));
        await app.RecordAsync(
            Envelope.Of(Envelope.Stream(9), 1),
            Event(proposed, 1, "public-release-proposed", Proposed(proposed)),
            Event(proposed, 2, "public-release-confirmed", new PublicReleaseConfirmed(Vietnam, 1)),
            Event(released, 1, "public-release-proposed", Proposed(released)),
            Event(released, 2, "public-released", new PublicReleased("exchange/8", 1, Content, [Vietnam])),
            Event(released, 3, "public-release-proposed", Proposed(released) with { Revision = 2, Content = Content with { Day = new(2026, 6, 13) } }),
            Event(retracted, 1, "public-release-proposed", Proposed(retracted)),
            Event(retracted, 2, "public-released", new PublicReleased("exchange/9", 1, Content, [Vietnam])),
            Event(retracted, 3, "public-release-retracted", new PublicReleaseRetracted(Vietnam, 1, [new("vi", "Đính chính"), new("lo", "ແກ້ໄຂ")])));
        await Eventually.BecomesTrueAsync(async () => Items(await anybody.GetStringAsync("/news.json", Token)) is { Length: 4 } all && all.Any(IsRetracted), Token);

        var items = Items(await anybody.GetStringAsync("/news.json?language=vi", Token));
        items.Select(item => item["content_text"]!.GetValue<string>()).ShouldBe(["Đính chính", "Đã diễn ra & kết thúc"]);
        items.Select(item => string.Join(' ', item["authors"]!.AsArray().Select(author => author!["name"]!.GetValue<string>()))).ShouldBe(["VN", "VN LA"]);
        items[1]["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()).ShouldBe(["VN-LA", "2026-06-12"]);
        Items(await anybody.GetStringAsync("/news.json?pair=VN-CN", Token)).ShouldBeEmpty();

        using var answer = await anybody.GetAsync("/news.atom", Token);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/atom+xml; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync(Token);
        text.ShouldNotContain(proposed.ToString());
        text.ShouldNotContain("2026-06-13");
        var entries = XDocument.Parse(text).Root!.Elements(AtomSpace + "entry").ToArray();
        entries.Length.ShouldBe(4);
        entries.ShouldAllBe(entry => entry.Element(AtomSpace + "id") != null && entry.Element(AtomSpace + "updated") != null && entry.Elements(AtomSpace + "author").Any());
        entries.Select(entry => entry.Element(AtomSpace + "title")!.Value).ShouldContain("Giao lưu <8>");
        entries.Select(entry => entry.Attribute(XNamespace.Xml + "lang")!.Value).Distinct().ShouldBe(["vi", "lo"]);
    }

    [Theory]
    [InlineData("https://news.example.org", "https://news.example.org")]
    [InlineData("https://news.example.org:8443/", "https://news.example.org:8443")]
    [InlineData("", "http://evil.example")]
    public async Task A_feed_says_that_it_is_at_the_configured_address_whatever_host_it_was_asked_by(string configured, string expected)
    {
        await using var app = await CoordinationApp.StartAsync(settings: [new("Http:PublicAddress", configured)]);
        using var anybody = new HttpClient { BaseAddress = app.Address };
        (await SelfAsync("/news.atom?pair=VN-LA", text => XDocument.Parse(text).Root!.Element(AtomSpace + "link")!.Attribute("href")!.Value)).ShouldBe($"{expected}/news.atom?pair=VN-LA");
        (await SelfAsync("/news.json?pair=VN-LA", text => JsonNode.Parse(text)!["feed_url"]!.GetValue<string>())).ShouldBe($"{expected}/news.json?pair=VN-LA");

        async Task<string> SelfAsync(string path, Func<string, string> read)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "evil.example" } };
            request.Headers.Add("X-Forwarded-Host", "evil.example");
            using var answer = await anybody.SendAsync(request, Token);
            return read(await answer.Content.ReadAsStringAsync(Token));
        }
    }

    [Theory]
    [InlineData("news.example.org")]
    [InlineData("ftp://news.example.org")]
    [InlineData("https://news.example.org/news")]
    [InlineData("https://user@news.example.org")]
    public async Task An_address_that_no_link_can_begin_with_ends_the_start_with_a_sentence(string configured)
    {
        await using var database = await TestPostgres.CreateAsync(Token);
        var refused = await Should.ThrowAsync<OptionsValidationException>(() => CoordinationApp.StartAsync(database, settings: [new("Http:PublicAddress", configured)]));
        refused.Message.ShouldBe($"Http:PublicAddress is \"{configured}\"; an address without path is expected, such as https://coordination.example.org.");
    }

    private static PublicReleaseProposed Proposed(Guid stream) => new(stream, BorderPair.Parse("VN-LA"), $"exchange/{stream}", Vietnam, 1, Content);

    private static bool IsRetracted(JsonNode item) => item["tags"]!.AsArray().Any(tag => tag!.GetValue<string>() == "retracted");

    private static JsonNode[] Items(string feed) => [.. JsonNode.Parse(feed)!["items"]!.AsArray().OfType<JsonNode>()];

    private static Delivery Event(Guid stream, long version, string name, object data)
    {
        var type = $"friendship-exchanges.{name}.v1";
        return new(Envelopes.Write(Envelope.Event(stream, version) with
        {
            Source = "urn:border-coordination:friendship-exchanges",
            Type = type,
            Subject = $"public-release/{stream}",
            Data = System.Text.Json.JsonSerializer.SerializeToElement(data, data.GetType(), ContractJson.Options),
        }));
    }
}
