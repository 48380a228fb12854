using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BorderCoordination.Integration.Tests;

/// <summary>What is one party's own is met by nobody else: no other party of the pair, no stranger, no subscriber, no log, no trace.</summary>
public sealed class OwnStreamTests
{
    private const string Secret = "Sương mù che mất lối mòn";
    private const string Key = "own-streams";

    private static readonly string[] OfParties = ["officer", "commander", "committee", "reader"];

    /// <summary>The parameters that stand for what is one party's own.</summary>
    private static readonly string[] Own = ["draftId", "remarkId"];

    [Fact]
    public async Task What_is_one_partys_own_is_met_by_nobody_else()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var receiver = await TraceReceiver.StartAsync();
        await using var system = await BorderCoordinationSystem.StartAsync(
            telemetry: receiver.Address, environment: _ => new Dictionary<string, string?> { ["OTEL_BSP_SCHEDULE_DELAY"] = "100" });
        await using var connection = await new ConnectionFactory { Uri = system.Broker.Amqp }.CreateConnectionAsync(stop);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        var (shared, ours, theirs) = (await ListenAsync("border-coordination.events"), await ListenAsync("border-coordination.events.vn"), await ListenAsync("border-coordination.events.la"));

        var (ids, patrol) = await PrepareAsync(system);

        using var owner = system.As("VN", Service.Coordination, "reader");
        IReadOnlyList<JsonElement> facts = [];
        await Eventually.BecomesTrueAsync(async () => (facts = await owner.FeedAsync()).Any(fact => fact.GetRawText().Contains($"patrol/{patrol}", StringComparison.Ordinal)), stop);
        await Eventually.BecomesTrueAsync(async () => (facts = await owner.FeedAsync()).Count >= 11, stop);
        facts.Where(IsOwn).Count(fact => fact.GetRawText().Contains(Secret, StringComparison.Ordinal)).ShouldBeGreaterThan(1);
        facts.Where(IsOwn).ShouldAllBe(fact => fact.GetProperty("visibility").GetString() == "VN");
        facts.Where(fact => !IsOwn(fact)).ShouldAllBe(fact => fact.GetProperty("visibility").GetString() == "shared");
        await Eventually.BecomesTrueAsync(() => Task.FromResult(ours.Count >= facts.Count(IsOwn)), stop);

        await NobodyElseIsToldAsync(system, ids, patrol, facts.Max(fact => fact.GetProperty("position").GetInt64()), stop);
        await OthersMeetNothingAsync(system, ids);
        theirs.ShouldBeEmpty();
        shared.ShouldNotBeEmpty();
        shared.ShouldAllBe(body => !body.Contains(Secret, StringComparison.Ordinal) && !ids.Values.Any(id => body.Contains(id, StringComparison.Ordinal)));
        receiver.Spans.ShouldNotBeEmpty();
        receiver.Holds(Secret).ShouldBeFalse();
        foreach (var log in system.Processes.Started.Select(process => File.ReadAllText(process.Process.LogFile)))
        {
            log.ShouldNotContain(Secret);
        }

        async Task<ConcurrentQueue<string>> ListenAsync(string exchange)
        {
            var queue = await channel.QueueDeclareAsync(cancellationToken: stop);
            await channel.QueueBindAsync(queue.QueueName, exchange, "#", cancellationToken: stop);
            var received = new ConcurrentQueue<string>();
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, delivery) =>
            {
                received.Enqueue(Encoding.UTF8.GetString(delivery.Body.Span));
                return Task.CompletedTask;
            };
            await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, stop);
            return received;
        }
    }

    /// <summary>Everything that is VN's own, with the secret in it; and a patrol that came of a draft, without.</summary>
    private static async Task<(Dictionary<string, string> Ids, Guid Patrol)> PrepareAsync(BorderCoordinationSystem system)
    {
        using var north = system.As("VN", Service.JointPatrols);
        var draft = await north.DoAsync("/patrol-drafts", new { pair = "VN-LA", terms = new { purpose = Secret }, note = Secret }, Key);
        var terms = JsonSerializer.SerializeToNode(Patrols.Proposal())!["terms"]!;
        await north.DoAsync($"/patrol-drafts/{draft.Id}/change", new { revision = 1, terms, note = Secret });
        using var proposed = await north.PostAsync($"/patrol-drafts/{draft.Id}/propose", new { revision = 2 }, "propose");
        ((int)proposed.StatusCode).ShouldBe(201, await proposed.Content.ReadAsStringAsync());
        using var again = await north.PostAsync($"/patrol-drafts/{draft.Id}/propose", new { revision = 2 });
        again.Headers.Location.ShouldBe(proposed.Headers.Location);
        var patrol = (await north.ReadAsync(proposed.Headers.Location!.OriginalString)).GetProperty("id").GetGuid();
        (await north.ReadAsync($"/patrol-drafts/{draft.Id}")).GetProperty("patrolId").GetGuid().ShouldBe(patrol);
        using var south = system.As("LA", Service.JointPatrols);
        await south.DoAsync($"/patrols/{patrol}/confirm", new { revision = 1 });
        var discarded = await north.DoAsync("/patrol-drafts", new { pair = "VN-LA", terms = new { }, note = Secret });
        await north.DoAsync($"/patrol-drafts/{discarded.Id}/discard", new { reason = Secret });
        var content = new { text = Secret, risk = "high" };
        var remark = await north.DoAsync("/remarks", new { pair = "VN-LA", kind = "risk", about = new { patrolId = patrol }, content });
        await north.DoAsync($"/remarks/{remark.Id}/amend", new { revision = 1, content = new { text = $"{Secret}!", risk = "low" } });
        await north.DoAsync($"/remarks/{remark.Id}/withdraw", new { reason = Secret });
        (await north.ReadAsync($"/remarks?patrolId={patrol}&kind=risk&status=withdrawn")).GetProperty("items").GetArrayLength().ShouldBe(1);
        return (new() { ["draftId"] = draft.Id.ToString(), ["remarkId"] = remark.Id.ToString() }, patrol);
    }

    private static bool IsOwn(JsonElement fact) => fact.GetProperty("subject").GetString()!.Split('/')[0] is "patrol-draft" or "remark";

    /// <summary>Feed and stream of every other party.</summary>
    private static async Task NobodyElseIsToldAsync(BorderCoordinationSystem system, Dictionary<string, string> ids, Guid patrol, long last, CancellationToken stop)
    {
        foreach (var party in (string[])["LA", "KH", "CN"])
        {
            using var other = system.As(party, Service.Coordination, "reader");
            var told = string.Join('\n', (await other.FeedAsync()).Select(fact => fact.GetRawText()));
            told.Contains($"patrol/{patrol}", StringComparison.Ordinal).ShouldBe(party == "LA");
            using var response = await other.GetAsync("/feed/stream");
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
            var streamed = new StringBuilder();
            for (var id = 0L; id < last;)
            {
                var line = (await lines.ReadLineAsync(stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), stop))!;
                streamed.AppendLine(line);
                id = line.StartsWith("id:", StringComparison.Ordinal) ? long.Parse(line[3..], CultureInfo.InvariantCulture) : id;
            }

            foreach (var text in (string[])[told, streamed.ToString()])
            {
                text.ShouldNotContain(Secret);
                ids.Values.ShouldAllBe(id => !text.Contains(id, StringComparison.Ordinal));
            }

            foreach (var id in ids.Values)
            {
                (await other.FeedAsync(filter: $"&subject=patrol-draft/{id}&subject=remark/{id}")).ShouldBeEmpty();
            }
        }
    }

    /// <summary>Every other party in every role at every operation: the same answer as of something that has never been.</summary>
    private static async Task OthersMeetNothingAsync(BorderCoordinationSystem system, Dictionary<string, string> ids)
    {
        ids.Keys.ShouldBe(Own, ignoreOrder: true);
        var unknown = ids.Keys.ToDictionary(name => name, _ => Guid.CreateVersion7().ToString());
        var operations = (await ApiDocument.OfAsync(system, Service.JointPatrols)).Operations.Where(operation => operation.PathParameters.Keys.Any(Own.Contains)).ToArray();
        operations.Length.ShouldBeGreaterThan(4);
        var lists = operations.Select(operation => operation.Path[..operation.Path.IndexOf('/', 1)]).Distinct().ToArray();
        foreach (var party in (string[])["LA", "KH", "CN"])
        {
            foreach (var role in OfParties)
            {
                using var other = system.As(party, Service.JointPatrols, role);
                foreach (var operation in operations)
                {
                    foreach (var (key, ifMatch) in new[] { (null, null), (Key, "\"1\""), ("propose", "\"99\"") })
                    {
                        var there = await AskAsync(other, operation, ids, key, ifMatch);
                        var nowhere = await AskAsync(other, operation, unknown, key, ifMatch);
                        there.Essence.ShouldBe(nowhere.Essence, $"{operation} by {role} of {party} with {ifMatch}");
                        there.Status.ShouldBe(operation.Roles.Contains("member") || operation.Roles.Contains(role) ? 404 : 403, $"{operation} by {role} of {party}");
                    }
                }

                foreach (var list in lists)
                {
                    foreach (var cursor in ids.Values.Select(id => $"?limit=1&cursor={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id))}").Prepend("?limit=1"))
                    {
                        using var answer = await other.GetAsync(list + cursor);
                        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"items":[]}""");
                        answer.Headers.Contains("Link").ShouldBeFalse();
                    }
                }
            }
        }

        using var owner = system.As("VN", Service.JointPatrols, "reader");
        foreach (var list in lists)
        {
            (await owner.ReadAsync(list)).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    private static async Task<Answer> AskAsync(Caller caller, ApiOperation operation, Dictionary<string, string> ids, string? key, string? ifMatch)
    {
        using var body = operation.Body is { } json ? JsonContent.Create(JsonNode.Parse(json)) : null;
        return await Answer.OfAsync(await caller.SendAsync(operation.Method, operation.Address(ids), body, operation.Method == HttpMethod.Post ? key : null, ifMatch: ifMatch));
    }
}
