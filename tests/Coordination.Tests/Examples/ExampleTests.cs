using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BorderCoordination.Testing;

namespace BorderCoordination.Coordination.Tests;

/// <summary>
/// The examples in other languages, run for real. Where a machine lacks the language the test is reported as skipped, by name and reason: a language that
/// the product does not need is no infrastructure of it.
/// </summary>
public sealed class ExampleTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Streams => new() { { "node", "node/stream.mjs" }, { "python3", "python/stream.py" } };

    public static TheoryData<string, string> Receivers => new() { { "node", "node/webhook.mjs" }, { "python3", "python/webhook.py" } };

    [Theory, MemberData(nameof(Streams))]
    public async Task A_stream_is_followed_and_taken_up_where_it_was_left(string language, string file)
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync([.. Enumerable.Range(1, 20).Select(number => Envelope.Of(Envelope.Stream(number), 1))]);
        using var http = app.Client();
        var position = Path.Combine(Directory.CreateTempSubdirectory().FullName, "position");
        string[] arguments = [http.BaseAddress!.GetLeftPart(UriPartial.Authority), position, "pair=VN-LA"];
        var environment = ("TOKEN", http.DefaultRequestHeaders.Authorization!.Parameter!);
        using (var first = Start(language, file, environment, arguments))
        {
            (await PositionsAsync(first, 20)).ShouldBe(Enumerable.Range(1, 20));

            // What was handled just before the end may come once more; here the end comes after the last one was noted.
            await Eventually.BecomesTrueAsync(async () => (await File.ReadAllTextAsync(position, Token)).Trim() == "20", Token);
            first.Kill();
        }

        await app.RecordAsync([.. Enumerable.Range(21, 5).Select(number => Envelope.Of(Envelope.Stream(number), 1))]);
        using var second = Start(language, file, environment, arguments);
        var taken = await PositionsAsync(second, 5);
        await app.RecordAsync(Envelope.Of(Envelope.Stream(26), 1));
        taken.AddRange(await PositionsAsync(second, 1));
        second.Kill();
        taken.ShouldBe(Enumerable.Range(21, 6));
    }

    [Theory, MemberData(nameof(Receivers))]
    public async Task A_delivery_is_taken_if_it_is_genuine_and_only_once(string language, string file)
    {
        var port = FreePort();
        using var receiver = Start(language, file, ("SECRETS", Secret), [$"{port}"]);
        (await receiver.StandardError.ReadLineAsync(Token).AsTask().WaitAsync(Patience, Token)).ShouldBe("listening");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        (await DeliverAsync(http, "1", now, Sign("1", now, "{}"), "{}")).ShouldBe(204);
        (await DeliverAsync(http, "1", now, Sign("1", now, "{}"), "{}")).ShouldBe(204);
        (await DeliverAsync(http, "2", now, Sign("2", now, "{}"), "{ }")).ShouldBe(401);
        (await DeliverAsync(http, "2", now - 400, Sign("2", now - 400, "{}"), "{}")).ShouldBe(401);
        (await DeliverAsync(http, "2", now, $"v1,AAAA {Sign("2", now, "[]")}", "[]")).ShouldBe(204);
        (await receiver.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(Patience, Token)).ShouldBe("{}");
        (await receiver.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(Patience, Token)).ShouldBe("[]");
        receiver.Kill();
    }

    private static Process Start(string language, string file, (string Name, string Value) environment, string[] arguments)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, language)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, $"There is no {language} on this machine: docs/examples/{file} was NOT run.");
        var start = new ProcessStartInfo(program!) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { [environment.Name] = environment.Value } };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "examples", file));
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private static async Task<List<int>> PositionsAsync(Process subscriber, int count)
    {
        var positions = new List<int>();
        while (positions.Count < count && await subscriber.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(Patience, Token) is { } line)
        {
            positions.Add(JsonSerializer.Deserialize<JsonElement[]>(line)![0].GetInt32());
        }

        return positions;
    }

    private static async Task<int> DeliverAsync(HttpClient http, string id, long timestamp, string signatures, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{timestamp}");
        request.Headers.Add("webhook-signature", signatures);
        using var answer = await http.SendAsync(request, Token);
        return (int)answer.StatusCode;
    }

    private static string Sign(string id, long timestamp, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret[6..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
