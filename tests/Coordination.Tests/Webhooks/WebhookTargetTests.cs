using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.Coordination.Tests;

/// <summary>Nobody reaches what is not public by way of a webhook.</summary>
public sealed class WebhookTargetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("169.254.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::10.0.0.1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    public void An_address_of_this_machine_or_network_is_not_public(string address) => PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::1.1.1.1")]
    public void Other_addresses_are_public(string address) => PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBeTrue();

    /// <summary>127.0.0.1 stands for a public address here.</summary>
    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("::ffff:127.0.0.2")]
    [InlineData("169.254.169.254")]
    [InlineData("10.0.0.1")]
    public async Task A_name_that_answers_otherwise_the_next_time_gains_nothing(string later)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, http) =>
        {
            http.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        };
        var address = IPAddress.Loopback;
        await using var app = await Webhooks.StartAsync(
            configure: services => services.AddSingleton<ResolveHost>((_, _) => Task.FromResult<IPAddress[]>([address])),
            settings: ("Webhooks:AllowedNetworks:0", "127.0.0.1/32"));
        var (id, _) = await app.SubscribeAsync(receiver, new { url = $"http://subscriber.example:{receiver.Port}/", after = 0 });
        await app.RecordAsync(1, 1);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 1);

        address = IPAddress.Parse(later);
        await app.RecordAsync(2, 1);
        await app.UntilAsync(id, webhook => webhook.GetProperty("attempts").GetInt32() == 1);
        receiver.Positions.ShouldBe([1]);
        var logged = await app.Client().GetFromJsonAsync<JsonElement>($"/webhooks/{id}/deliveries", Token);
        logged.GetProperty("items")[0].GetProperty("failure").GetString().ShouldBe("targetRefused");
        (await app.Client().DoAsync($"/webhooks/{id}/ping")).GetProperty("failure").GetString().ShouldBe("targetRefused");
    }

    [Fact]
    public async Task Of_several_addresses_only_the_public_ones_are_used()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync(
            configure: services => services.AddSingleton<ResolveHost>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback])),
            settings: ("Webhooks:AllowedNetworks:0", "127.0.0.1/32"));
        var (id, _) = await app.SubscribeAsync(receiver, new { url = $"http://subscriber.example:{receiver.Port}/" });

        (await app.Client().DoAsync($"/webhooks/{id}/ping")).GetProperty("status").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task Such_targets_are_refused_from_the_start()
    {
        await using var app = await Webhooks.StartAsync(settings: ("Webhooks:AllowedNetworks:0", "127.0.0.1/32"));
        string[] targets =
        [
            "http://127.0.0.2/hook", "http://[::ffff:10.0.0.1]/hook", "http://0x7f000002/", "http://2130706434/", "ftp://example.org/",
            "https://user:password@example.org/", "https://example.org/#fragment", "/hook", "words",
        ];
        foreach (var url in targets)
        {
            using var answer = await app.Client().PostAsJsonAsync("/webhooks", new { url }, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, url);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/url");
        }
    }

    [Fact]
    public void Outside_Development_no_private_network_is_open_unless_it_is_named()
    {
        new WebhookOptions().Networks(isDevelopment: false).ShouldBeEmpty();
        new WebhookOptions().Networks(isDevelopment: true).ShouldContain(IPNetwork.Parse("127.0.0.0/8"));
        new WebhookOptions { AllowedNetworks = ["10.20.0.0/16"] }.Networks(isDevelopment: true).ShouldBe([IPNetwork.Parse("10.20.0.0/16")]);
        new WebhookTerms("http://example.org/").Check(new(Contracts.Party.Parse("VN"), null, "x"), null!, isDevelopment: false).None.ShouldBeFalse();
        new WebhookTerms("https://example.org/").Check(new(Contracts.Party.Parse("VN"), null, "x"), null!, isDevelopment: false).None.ShouldBeTrue();
    }
}
