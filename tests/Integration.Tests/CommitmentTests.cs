using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;
using RabbitMQ.Client;

namespace BorderCoordination.Integration.Tests;

public sealed class CommitmentTests(SharedSystem shared)
{
    private const string Exchange = "border-coordination.events";
    private const string Key = "joint-patrols.patrol-closed.v1.vn-la";

    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task What_was_signed_is_registered_followed_up_and_answered_as_of_any_moment()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("CN", Service.JointPatrols);
        var before = TimeProvider.System.GetUtcNow();
        var patrol = await north.ClosedWithAsync(south, "321", ["LA"], ["VN", "LA"]);
        var held = await north.CommitmentsAsync(patrol);
        held.Count.ShouldBe(2);
        var address = $"/commitments/{held[0]}";

        await Eventually.BecomesTrueAsync(async () => (await ListedAsync(north, patrol)).Count == 2, cancellationToken);
        (await ListedAsync(north, patrol)).ShouldBe(["open", "open"]);
        (await ListedAsync(north, patrol, limit: 1)).ShouldBe(["open", "open"]);
        (await ListedAsync(north, patrol, "&owner=VN")).ShouldBe(["open"]);
        (await ListedAsync(north, patrol, $"&at={Written(before)}")).ShouldBeEmpty();
        (await ListedAsync(north, patrol, $"&at={Written(before.AddDays(60))}&state=overdue")).ShouldBe(["overdue", "overdue"]);
        (await ListedAsync(stranger, patrol)).ShouldBeEmpty();
        using (var none = await stranger.GetAsync(address))
        {
            none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        var stated = await south.DoAsync($"{address}/state-done", new { note = "Cleared" }, "state-done-321");
        (await south.DoAsync($"{address}/state-done", new { note = "Cleared" }, "state-done-321")).Version.ShouldBe(stated.Version);
        using (var alone = await north.PostAsync($"{address}/state-done", new { note = "Not ours" }))
        {
            alone.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        var whileOpen = TimeProvider.System.GetUtcNow();
        await north.DoAsync($"{address}/confirm-done", new { revision = stated.Revision });
        (await north.ReadAsync(address)).GetProperty("state").GetString().ShouldBe("done");
        (await north.ReadAsync($"{address}?at={Written(whileOpen)}")).GetProperty("state").GetString().ShouldBe("open");
        (await ListedAsync(north, patrol, "&state=done")).ShouldBe(["done"]);
        (await ListedAsync(north, patrol, $"&at={Written(whileOpen)}")).ShouldBe(["open", "open"]);
        (await north.ReadAsync($"{address}/history")).GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()).ShouldBe(
        [
            "joint-patrols.commitment-registered.v1", "joint-patrols.commitment-done-stated.v1",
            "joint-patrols.commitment-done-confirmed.v1", "joint-patrols.commitment-done.v1",
        ]);

        address = $"/commitments/{held[1]}";
        var proposed = await north.DoAsync($"{address}/propose-drop", new { reason = "No longer needed" });
        await south.DoAsync($"{address}/confirm-drop", new { revision = proposed.Revision });
        (await ListedAsync(south, patrol)).ShouldBe(["done", "dropped"]);
    }

    [Fact]
    public async Task However_often_the_close_is_heard_of_a_commitment_is_registered_once()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await new ConnectionFactory { Uri = _system.Broker.Amqp }.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: cancellationToken)).QueueName;
        await channel.QueueBindAsync(queue, Exchange, Key, cancellationToken: cancellationToken);
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.ClosedWithAsync(south, "331", ["LA"], ["VN"]);
        await Eventually.BecomesTrueAsync(async () => (await ListedAsync(north, patrol)).Count == 2, cancellationToken);

        BasicGetResult? message = null;
        await Eventually.BecomesTrueAsync(
            async () => (message = await channel.BasicGetAsync(queue, autoAck: true, cancellationToken)) is { } got
                && Encoding.UTF8.GetString(got.Body.Span).Contains($"patrol/{patrol.Id}", StringComparison.Ordinal),
            cancellationToken);
        for (var again = 0; again < 3; again++)
        {
            await channel.BasicPublishAsync(Exchange, Key, mandatory: true, new BasicProperties(message!.BasicProperties), message.Body, cancellationToken);
        }

        // The queue is handled in order: when the later patrol's commitment is there, the repetitions are over.
        await Eventually.BecomesTrueAsync(async () => await channel.MessageCountAsync(queue, cancellationToken) >= 3, cancellationToken);
        var later = await north.ClosedWithAsync(south, "341", ["LA"]);
        await Eventually.BecomesTrueAsync(async () => (await ListedAsync(north, later)).Count == 1, cancellationToken);
        (await ListedAsync(north, patrol)).Count.ShouldBe(2);
        foreach (var commitment in await north.CommitmentsAsync(patrol))
        {
            (await north.ReadAsync($"/commitments/{commitment}")).GetProperty("version").GetInt64().ShouldBe(1);
        }
    }

    /// <summary>The states of a patrol's commitments, by the day on which they are due, page by page.</summary>
    private static async Task<List<string?>> ListedAsync(Caller caller, Receipt patrol, string filter = "", int limit = 500)
    {
        var found = new List<string?>();
        for (var next = $"/commitments?limit={limit}&pair=VN-LA{filter}"; next is not null;)
        {
            using var answer = await caller.GetAsync(next);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            found.AddRange(page.RootElement.GetProperty("items").EnumerateArray()
                .Where(item => item.GetProperty("source").GetProperty("subject").GetString() == $"patrol/{patrol.Id}")
                .Select(item => item.GetProperty("state").GetString()));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        return found;
    }

    private static string Written(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToString("O", CultureInfo.InvariantCulture));
}
