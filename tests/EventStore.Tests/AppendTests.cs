using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using Npgsql;

namespace BorderCoordination.EventStore.Tests;

public sealed class AppendTests
{
    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task What_was_appended_is_loaded_as_it_was(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = Patrol.NewStream();
        var metadata = Patrol.ByVietnam with { CorrelationId = "c-1", CausationId = "c-0", TraceState = "vendor=1", Visibility = Visibility.OnlyFor(Patrol.Vietnam) };

        var committed = await store.CommittedAsync(stream, Patrol.Propose("Tuần tra chung"), new Intent<Patrol>(_ => metadata));
        var loaded = (await store.ReadAsync(stream)).ShouldHaveSingleItem();

        committed.Version.ShouldBe(1);
        committed.State.Purpose.ShouldBe("Tuần tra chung");
        loaded.Id.ShouldBe(committed.Events.ShouldHaveSingleItem().Id);
        loaded.Metadata.ShouldBe(committed.Events[0].Metadata);
        loaded.Metadata.ShouldBe(metadata with { TraceParent = loaded.Metadata.TraceParent });
        loaded.Time.ShouldBe(store.Clock.Now.AddTicks(-7));
        loaded.Stream.ShouldBe(stream);
        loaded.Type.ShouldBe("joint-patrols.patrol-proposed.v1");
        loaded.Data.ShouldBeOfType<PatrolProposed>().Terms.Units[1].Units.ShouldBe(["ແດນສະຫວັນ"]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Several_events_get_consecutive_versions_and_fold_in_order(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();

        var committed = await store.CommittedAsync(
            stream, _ => Decision<PatrolEvent>.Record(new PatrolConfirmed(Patrol.Laos, 1), new PatrolConfirmed(Patrol.Vietnam, 1)));

        committed.Version.ShouldBe(3);
        committed.State.ShouldBe(new Patrol(1, 2, "Joint patrol"));
        (await store.ReadAsync(stream)).Select(recorded => recorded.Version).ShouldBe([1, 2, 3]);
        (await store.ScalarAsync<long>("select version from mt_streams")).ShouldBe(3);
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_rows_are_those_that_either_engine_reads(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.ProposedAsync();

        (await store.ScalarAsync<string>("select type from mt_streams")).ShouldBe("patrol");
        (await store.ScalarAsync<string>("select tenant_id from mt_streams")).ShouldBe("*DEFAULT*");
        (await store.ScalarAsync<string>("select tenant_id from mt_events")).ShouldBe("*DEFAULT*");
        (await store.ScalarAsync<bool>("select mt_dotnet_type is null and not is_archived and bdata is null from mt_events")).ShouldBeTrue();
        (await store.ScalarAsync<string>("select data->'terms'->>'mode' from mt_events")).ShouldBe("joint");
        (await store.ScalarAsync<string>("select concat_ws(' ', headers->>'party', headers->>'pair', headers->>'visibility') from mt_events")).ShouldBe("VN VN-LA shared");
        (await store.ScalarAsync<bool>("select correlation_id is not null and causation_id is null from mt_events")).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_stream_is_read_to_a_version_and_to_a_time(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();
        var first = store.Clock.Now;
        store.Clock.Now += TimeSpan.FromHours(1);
        await store.CommittedAsync(stream, Patrol.Confirm);

        (await store.ReadAsync(stream, new StreamLimit(Version: 1))).Count.ShouldBe(1);
        (await store.ReadAsync(stream, new StreamLimit(Time: first))).Count.ShouldBe(1);
        (await store.ReadAsync(stream, new StreamLimit(Time: first.AddSeconds(-1)))).ShouldBeEmpty();
        (await store.ReadAsync(stream, new StreamLimit(Time: store.Clock.Now.ToOffset(TimeSpan.FromHours(7))))).Count.ShouldBe(2);
        (await store.ReadAsync(stream, new StreamLimit(Version: 5, Time: first))).Count.ShouldBe(1);
        (await store.ReadAsync(Patrol.NewStream())).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_stream_is_not_found_under_another_kind(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();

        (await store.ReadAsync(stream with { Aggregate = "marker" })).ShouldBeEmpty();
        (await store.TransactAsync(stream with { Aggregate = "marker" }, Patrol.Confirm)).ShouldBe(new Outcome<Patrol>.Rejected(Patrol.Unknown));
    }

    [Theory, MemberData(nameof(All))]
    public async Task When_the_clock_goes_back_a_streams_time_does_not(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();
        store.Clock.Now -= TimeSpan.FromMinutes(5);
        await store.CommittedAsync(stream, Patrol.Confirm);

        var events = await store.ReadAsync(stream);

        events[1].Time.ShouldBe(events[0].Time);
        (await store.ReadAsync(stream, new StreamLimit(Time: events[0].Time))).Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_event_that_is_too_large_is_refused(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);

        var outcome = await store.TransactAsync(Patrol.NewStream(), Patrol.Propose(new string('x', EventData.MaximumBytes)));

        outcome.ShouldBeOfType<Outcome<Patrol>.Rejected>().Rejection.Code.ShouldBe("event-too-large");
        (await store.CountAsync("mt_streams")).ShouldBe(0);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_text_with_NUL_is_refused(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);

        var outcome = await store.TransactAsync(Patrol.NewStream(), Patrol.Propose("a\0b"));

        outcome.ShouldBeOfType<Outcome<Patrol>.Rejected>().Rejection.Code.ShouldBe("text-not-storable");
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_unknown_event_stops_the_reading_of_its_stream_but_is_passed_on(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();
        await store.Database.ExecuteAsync("update mt_events set type = 'joint-patrols.patrol-proposed.v9'", StoreCalls.Token);

        (await Should.ThrowAsync<UnknownEventTypeException>(() => store.ReadAsync(stream))).Type.ShouldBe("joint-patrols.patrol-proposed.v9");
        await Should.ThrowAsync<UnknownEventTypeException>(() => store.TransactAsync(stream, Patrol.Confirm));
        (await store.ReadAllAsync()).ShouldHaveSingleItem().Type.ShouldBe("joint-patrols.patrol-proposed.v9");
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_missing_required_member_stops_the_reading_and_is_never_null(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();
        await store.Database.ExecuteAsync("update mt_events set data = data #- '{terms,purpose}'", StoreCalls.Token);

        var failure = await Record.ExceptionAsync(() => store.ReadAsync(stream));

        failure.ShouldNotBeNull().ToString().ShouldContain("purpose");
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_failure_leaves_nothing_behind(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.Database.ExecuteAsync("alter table patrol_titles add constraint none check (false)", StoreCalls.Token);

        await Should.ThrowAsync<PostgresException>(() => store.TransactAsync(Patrol.NewStream(), Patrol.Propose()));
        await Should.ThrowAsync<NotSupportedException>(() => store.TransactAsync(Patrol.NewStream(), _ => throw new NotSupportedException()));

        (await store.CountAsync("mt_streams")).ShouldBe(0);
        (await store.CountAsync("mt_events")).ShouldBe(0);
        (await store.CountAsync("patrol_titles")).ShouldBe(0);
        (await store.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in%'")).ShouldBe(0);
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_whole_store_gives_every_event_as_it_was_written_in_any_script(string engine)
    {
        const string Text = "Tuần tra biên giới · ການລາດຕະເວນຊາຍແດນ · ការល្បាតព្រំដែន · 边界联合巡逻 · \"\\\u2028😀";
        await using var store = await TestStore.StartAsync(engine);
        var stream = Patrol.NewStream();
        var recorded = (await store.CommittedAsync(stream, Patrol.Propose(Text))).Events[0];

        var stored = (await store.ReadAllAsync()).ShouldHaveSingleItem();

        EventData.Read(stored.Type, stored.Data.Span).ShouldBeOfType<PatrolProposed>().Terms.Purpose.ShouldBe(Text);
        (stored.Id, stored.Stream, stored.Version, stored.Time).ShouldBe((recorded.Id, stream, 1, recorded.Time));
        stored.Metadata.ShouldBe(recorded.Metadata);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Connections_that_broke_while_they_were_idle_are_not_the_callers_concern(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.ProposedAsync()));
        await store.Database.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", StoreCalls.Token);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.ProposedAsync()));

        (await store.CountAsync("mt_events")).ShouldBe(16);
    }
}
