using System.Text;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using BorderCoordination.Testing;
using Npgsql;

namespace BorderCoordination.Coordination.Tests;

public sealed class LedgerTests
{
    private static readonly Guid First = Envelope.Stream(1);

    private static readonly Guid Second = Envelope.Stream(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_gets_a_position_keeps_its_bytes_and_stands_in_the_store_under_its_own_id_and_version()
    {
        await using var app = await CoordinationApp.StartAsync();
        var delivery = Envelope.Of(First, 1);

        await app.RecordAsync(delivery, Envelope.Of(First, 2));

        (await app.EntriesAsync()).ShouldBe([(First, 1, 1), (First, 2, 2)]);
        (await app.Database.ScalarAsync<byte[]>("select envelope from ledger_entries where position = 1", Token)).ShouldBe(delivery.Body.ToArray());
        var stored = await app.Get<IEventStore>().ReadStreamAsync(new StreamName("patrol", First), StreamLimit.None, Token);
        stored.Select(recorded => (recorded.Id, recorded.Version, recorded.Time)).ShouldBe(
            [(Envelope.IdOf(First, 1), 1, Envelope.Time.AddSeconds(1)), (Envelope.IdOf(First, 2), 2, Envelope.Time.AddSeconds(2))]);
    }

    [Fact]
    public async Task Out_of_order_twice_and_in_two_batches_comes_to_the_same()
    {
        await using var app = await CoordinationApp.StartAsync();

        await app.RecordAsync(Envelope.Of(First, 3), Envelope.Of(Second, 2), Envelope.Of(Second, 2));
        (await app.CountAsync("ledger_waiting")).ShouldBe(2);
        await app.RecordAsync(Envelope.Of(First, 2), Envelope.Of(First, 3), Envelope.Of(Second, 1), Envelope.Of(First, 1), Envelope.Of(Second, 2));
        await app.RecordAsync(Envelope.Of(First, 1), Envelope.Of(First, 2), Envelope.Of(First, 3));

        (await app.EntriesAsync()).ShouldBe([(Second, 1, 1), (Second, 2, 2), (First, 1, 3), (First, 2, 4), (First, 3, 5)]);
        (await app.CountAsync("ledger_waiting")).ShouldBe(0);
    }

    [Fact]
    public async Task What_waits_survives_a_restart()
    {
        await using var database = await TestPostgres.CreateAsync(Token);
        await using (var before = await CoordinationApp.StartAsync(database))
        {
            await before.RecordAsync(Envelope.Of(First, 2), Envelope.Of(First, 3));
        }

        await using var after = await CoordinationApp.StartAsync(database);
        await after.RecordAsync(Envelope.Of(First, 1));

        (await after.EntriesAsync()).ShouldBe([(First, 1, 1), (First, 2, 2), (First, 3, 3)]);
    }

    [Fact]
    public async Task Two_writers_at_once_record_each_event_once_without_gaps()
    {
        await using var app = await CoordinationApp.StartAsync();
        await using var other = await CoordinationApp.StartAsync(app.Database);
        var events = Enumerable.Range(1, 20).SelectMany(stream => Enumerable.Range(1, 10).Select(version => Envelope.Of(Envelope.Stream(stream), version))).ToArray();

        await Task.WhenAll(
            WriteAsync(app, events.Chunk(7)),
            WriteAsync(other, events.Reverse().Chunk(11)),
            WriteAsync(other, events.Chunk(13).Reverse()));

        var entries = await app.EntriesAsync();
        entries.Select(entry => entry.Position).ShouldBe(Enumerable.Range(1, events.Length).Select(position => (long)position));
        foreach (var stream in entries.GroupBy(entry => entry.Stream))
        {
            stream.Select(entry => entry.Version).ShouldBe(Enumerable.Range(1, 10).Select(version => (long)version));
        }

        static async Task WriteAsync(CoordinationApp to, IEnumerable<Delivery[]> batches)
        {
            foreach (var batch in batches)
            {
                await to.RecordAsync(batch);
            }
        }
    }

    [Fact]
    public async Task A_rolled_back_batch_leaves_no_gap()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1));
        await app.Database.ExecuteAsync("alter table mt_events add constraint refused check (version <> 2)", Token);

        await Should.ThrowAsync<PostgresException>(() => app.RecordAsync(Envelope.Of(First, 2)));
        await app.RecordAsync(Envelope.Of(Second, 1));
        await app.Database.ExecuteAsync("alter table mt_events drop constraint refused", Token);
        await app.RecordAsync(Envelope.Of(First, 2));

        (await app.EntriesAsync()).ShouldBe([(First, 1, 1), (Second, 1, 2), (First, 2, 3)]);
    }

    [Fact]
    public async Task Another_id_at_a_recorded_version_raises_an_alarm_and_stops_that_stream_alone()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1), Envelope.Of(First, 2));

        await app.RecordAsync(Envelope.Of(First, 2, variant: 1), Envelope.Of(First, 3), Envelope.Of(Second, 1));
        await app.RecordAsync(Envelope.Of(First, 2, variant: 1), Envelope.Of(First, 4));

        (await app.EntriesAsync()).ShouldBe([(First, 1, 1), (First, 2, 2), (Second, 1, 3)]);
        (await app.CountAsync("ledger_alarms")).ShouldBe(1);
        (await app.CountAsync("ledger_waiting")).ShouldBe(2);
    }

    [Fact]
    public async Task An_unreadable_delivery_is_kept_for_the_operator_and_holds_nothing_up()
    {
        await using var app = await CoordinationApp.StartAsync();
        var broken = new Delivery(Encoding.UTF8.GetBytes("{\"id\":"));

        await app.RecordAsync(broken, Envelope.Of(First, 1), broken);

        (await app.EntriesAsync()).ShouldBe([(First, 1, 1)]);
        (await app.Database.ScalarAsync<int>("select times from ledger_unreadable", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task At_an_event_of_a_newer_build_the_ledger_stands_still_and_says_so()
    {
        await using var app = await CoordinationApp.StartAsync();
        var newer = new Delivery(Envelopes.Write(Envelope.Event(First, 2) with { Type = "joint-patrols.patrol-confirmed.v2" }));

        await Should.ThrowAsync<UnknownEventTypeException>(() => app.RecordAsync(Envelope.Of(First, 1), newer, Envelope.Of(Second, 1)));

        (await app.EntriesAsync()).ShouldBe([(First, 1, 1)]);
    }

    [Fact]
    public async Task The_writer_answers_after_the_commit_and_gathers_what_comes_meanwhile()
    {
        await using var app = await CoordinationApp.StartAsync();
        var writer = app.Get<LedgerWriter>();

        await Task.WhenAll(Enumerable.Range(1, 300).Reverse().Select(number => writer.RecordAsync(Envelope.Of(Envelope.Stream(number), 1), Token)));

        (await app.EntriesAsync()).Count.ShouldBe(300);
        (await app.Database.ScalarAsync<long>("select count(distinct recorded_at) from ledger_entries", Token)).ShouldBeLessThan(100);
    }
}
