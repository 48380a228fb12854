using BorderCoordination.Testing;

namespace BorderCoordination.EventStore.Tests;

public sealed class SchemaTests
{
    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task Eight_replicas_that_start_at_once_make_the_tables_once(string engine)
    {
        await using var database = await TestPostgres.CreateAsync(StoreCalls.Token);
        var replicas = Enumerable.Range(0, 8).Select(_ => TestStore.Build(engine, database)).ToArray();

        await Task.WhenAll(replicas.Select(replica => replica.StartAsync()));

        (await database.ScalarAsync<string>("select string_agg(name || ' ' || step, ', ' order by name, step) from schema_parts", StoreCalls.Token))
            .ShouldBe("event-store 1, patrol-titles 1, patrol-titles 2");
        await replicas[7].ProposedAsync();
        (await replicas[0].ReadAllAsync()).Count.ShouldBe(1);
        await Task.WhenAll(replicas.Select(async replica => await replica.DisposeAsync()));
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_upgrade_applies_only_what_is_missing_and_keeps_the_data(string engine)
    {
        await using var database = await TestPostgres.CreateAsync(StoreCalls.Token);
        await using (var older = await TestStore.StartAsync(engine, database, services => services.AddSchemaPart(new SchemaPart("notes", "create table notes (text text)"))))
        {
            await database.ExecuteAsync("insert into notes values ('kept')", StoreCalls.Token);
        }

        await using var newer = await TestStore.StartAsync(engine, database, services => services.AddSchemaPart(new SchemaPart(
            "notes", "create table notes (text text)", "alter table notes add column by text not null default 'VN'", "create index notes_by on notes (by)")));

        (await newer.ScalarAsync<string>("select text || ' ' || by from notes")).ShouldBe("kept VN");
        (await newer.ScalarAsync<int>("select max(step) from schema_parts where name = 'notes'")).ShouldBe(3);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_step_that_fails_is_not_remembered(string engine)
    {
        await using var database = await TestPostgres.CreateAsync(StoreCalls.Token);
        await Should.ThrowAsync<Npgsql.PostgresException>(() => TestStore.StartAsync(
            engine, database, services => services.AddSchemaPart(new SchemaPart("notes", "create table notes (text text)", "create table half (a int); select 1 / 0"))));

        (await database.ScalarAsync<int>("select max(step) from schema_parts where name = 'notes'", StoreCalls.Token)).ShouldBe(1);
        (await database.ScalarAsync<bool>("select to_regclass('half') is null", StoreCalls.Token)).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_database_that_stays_away_is_named_by_its_key(string engine)
    {
        await using var database = await TestPostgres.CreateAsync(StoreCalls.Token);
        await using var nowhere = TestStore.Build(engine, database, patience: TimeSpan.FromMilliseconds(1), connectionString: "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        var failure = await Should.ThrowAsync<InvalidOperationException>(nowhere.StartAsync);
        failure.Message.ShouldStartWith("The database named by ConnectionStrings:Database stayed away");
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_event_tables_carry_the_names_that_both_engines_agree_on(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);

        (await store.ScalarAsync<string>("select string_agg(conname, ' ' order by conname) from pg_constraint where conrelid::regclass::text = any ('{mt_streams,mt_events,mt_event_progression}') and contype <> 'n'"))
            .ShouldBe("fkey_mt_events_stream_id pk_mt_event_progression pkey_mt_events_seq_id pkey_mt_streams_id");
        (await store.ScalarAsync<string>("select string_agg(indexname, ' ' order by indexname) from pg_indexes where tablename = any ('{mt_streams,mt_events,mt_event_progression}')"))
            .ShouldBe("pk_mt_event_progression pk_mt_events_stream_and_version pkey_mt_events_seq_id pkey_mt_streams_id");
        (await store.ScalarAsync<string>("select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns where table_name = 'mt_events'"))
            .ShouldBe("seq_id id stream_id version data bdata type timestamp tenant_id mt_dotnet_type correlation_id causation_id headers is_archived");
        (await store.ScalarAsync<long>("select cache_size from pg_sequences where sequencename = 'mt_events_sequence'")).ShouldBe(1);
    }
}
