using System.Net;
using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;
using Npgsql;
using RabbitMQ.Client;

namespace BorderCoordination.Integration.Tests;

[Collection(nameof(Failures))]
public sealed class DamageReactionTests(OwnSystem own) : IClassFixture<OwnSystem>
{
    private const string Exchange = "border-coordination.events";
    private const string Key = "joint-patrols.marker-inspected.v1.vn-la";

    private readonly BorderCoordinationSystem _system = own.System;

    [Fact]
    public async Task A_marker_found_damaged_opens_one_case_however_often_the_message_comes_and_a_further_finding_adds_to_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: cancellationToken)).QueueName;
        await channel.QueueBindAsync(queue, Exchange, Key, cancellationToken: cancellationToken);
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.StartedWithAsync(south, "301");

        var inspected = await north.InspectAsync(patrol, "301", "damaged");
        await Eventually.BecomesTrueAsync(async () => await FindingsAsync("301") is [1], cancellationToken);
        BasicGetResult? message = null;
        await Eventually.BecomesTrueAsync(
            async () => (message = await channel.BasicGetAsync(queue, autoAck: true, cancellationToken)) is not null, cancellationToken);
        message!.BasicProperties.MessageId.ShouldBe(inspected.Events.ShouldHaveSingleItem().Id.ToString());
        for (var again = 0; again < 3; again++)
        {
            await channel.BasicPublishAsync(Exchange, Key, mandatory: true, new BasicProperties(message.BasicProperties), message.Body, cancellationToken);
        }

        // The queue is handled in order: when the later finding is there, the repetitions are over.
        await Eventually.BecomesTrueAsync(async () => await channel.MessageCountAsync(queue, cancellationToken) == 3, cancellationToken);
        await south.InspectAsync(patrol, "301", "displaced");
        await Eventually.BecomesTrueAsync(async () => await FindingsAsync("301") is not [1], cancellationToken);
        (await FindingsAsync("301")).ShouldBe([2]);
        await _system.LedgerShouldBecomeCompleteAsync(cancellationToken);
    }

    [Fact]
    public async Task What_cannot_be_read_is_parked_and_stays_so_when_an_operator_releases_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        using var op = _system.As(null, Service.BorderMarkers, "operator");
        var properties = new BasicProperties { ContentType = "application/cloudevents+json", MessageId = "unreadable-1", Persistent = true };
        await channel.BasicPublishAsync(Exchange, Key, mandatory: true, properties, """{"specversion":"1.0","id":7}"""u8.ToArray(), cancellationToken);

        var parked = await ParkedAsync(op, "unreadable-1", cancellationToken);
        parked.GetProperty("queue").GetString().ShouldBe("border-markers.open-damage-case");
        using var release = await op.PostAsync($"/admin/parked/{parked.GetProperty("id").GetGuid()}/release", new { });
        release.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        release.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await ParkedAsync(op, "unreadable-1", cancellationToken)).GetProperty("id").GetGuid().ShouldBe(parked.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_failed_by_a_fault_that_is_mended_is_done_when_an_operator_releases_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var op = _system.As(null, Service.BorderMarkers, "operator");
        var patrol = await north.StartedWithAsync(south, "311");
        await MarkersAsync("alter table open_damage_cases rename to mislaid", cancellationToken);
        var inspected = await north.InspectAsync(patrol, "311", "lost");
        var parked = await ParkedAsync(op, inspected.Events.ShouldHaveSingleItem().Id.ToString(), cancellationToken);
        await MarkersAsync("alter table mislaid rename to open_damage_cases", cancellationToken);
        (await FindingsAsync("311")).ShouldBeEmpty();

        using var release = await op.PostAsync($"/admin/parked/{parked.GetProperty("id").GetGuid()}/release", new { });
        release.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await FindingsAsync("311")).ShouldBe([1]);
        var left = await op.ReadAsync("/admin/parked");
        left.GetRawText().ShouldNotContain(parked.GetProperty("id").GetString()!);
    }

    private Task<IConnection> ConnectAsync(CancellationToken cancellationToken) =>
        new ConnectionFactory { Uri = _system.Broker.Amqp }.CreateConnectionAsync(cancellationToken);

    /// <summary>The number of findings of each case of a marker.</summary>
    private async Task<int[]> FindingsAsync(string marker)
    {
        using var reader = _system.As("LA", Service.BorderMarkers, "reader");
        var cases = await reader.ReadAsync($"/damage-cases?pair=VN-LA&marker={marker}");
        return [.. cases.GetProperty("items").EnumerateArray().Select(found => found.GetProperty("findings").GetInt32())];
    }

    private static async Task<JsonElement> ParkedAsync(Caller op, string eventId, CancellationToken cancellationToken)
    {
        JsonElement[] found = [];
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                var page = await op.ReadAsync("/admin/parked");
                found =
                [
                    .. page.GetProperty("items").EnumerateArray().Where(
                        parked => parked.GetProperty("eventId").GetString() == eventId && parked.GetProperty("queue").GetString() == "border-markers.open-damage-case"),
                ];
                return found.Length > 0;
            },
            cancellationToken);
        return found.ShouldHaveSingleItem();
    }

    private async Task MarkersAsync(string sql, CancellationToken cancellationToken)
    {
        await using var markers = NpgsqlDataSource.Create(_system.ConnectionString(Service.BorderMarkers.Database));
        await using var command = markers.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
