using System.Net.Http.Json;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.Coordination.Tests;

/// <summary>What tests of webhooks have in common.</summary>
internal static class Webhooks
{
    public static DateTimeOffset Start { get; } = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A replica whose clock is the test's.</summary>
    public static Task<CoordinationApp> StartAsync(
        TestClock? clock = null, TestPostgres? database = null, Action<IServiceCollection>? configure = null, params IEnumerable<(string Key, string Value)> settings) =>
        CoordinationApp.StartAsync(
            database,
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
            services =>
            {
                if (clock is not null)
                {
                    services.AddSingleton<TimeProvider>(clock);
                }

                configure?.Invoke(services);
            });

    public static async Task<JsonElement> DoAsync(this HttpClient http, string path, object? command = null)
    {
        using var answer = await http.PostAsJsonAsync(path, command ?? new { }, ContractJson.Options, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Subscribes, and gives the id and the secret.</summary>
    public static async Task<(string Id, string Secret)> SubscribeAsync(this CoordinationApp app, Receiver receiver, object? command = null, string party = "VN")
    {
        var made = await app.Client(party).DoAsync("/webhooks", command ?? new { url = receiver.Url, after = 0 });
        return (made.GetProperty("webhook").GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    public static Task<JsonElement> WebhookAsync(this CoordinationApp app, string id, string party = "VN") =>
        app.Client(party).GetFromJsonAsync<JsonElement>($"/webhooks/{id}", Token);

    /// <summary>Records so many events, each in a stream of its own, from a number on.</summary>
    public static Task RecordAsync(this CoordinationApp app, int first, int count, string pair = "VN-LA") =>
        app.RecordAsync([.. Enumerable.Range(first, count).Select(number => Envelope.Of(Envelope.Stream(number), 1, pair))]);

    public static Task UntilAsync(Func<bool> question) => Eventually.BecomesTrueAsync(() => Task.FromResult(question()), Token);

    /// <summary>Asks now and then, and not so often that the asking holds up what is asked for; with patience for a machine that is busy.</summary>
    public static async Task UntilAsync(this CoordinationApp app, string id, Func<JsonElement, bool> question, string party = "VN")
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (!question(await app.WebhookAsync(id, party)))
        {
            await Task.Delay(25, limit.Token);
        }
    }
}
