using BorderCoordination.EventStore.BuiltIn;
using BorderCoordination.EventStore.Marten;
using BorderCoordination.Testing;

namespace BorderCoordination.EventStore.Tests.Marten;

/// <summary>Whose tables they are: Marten's, whoever made them first.</summary>
public sealed class MartenSchemaTests
{
    // All of it that Marten could want to change.
    private const string Shape =
        """
        select string_agg(line, E'\n' order by line) from (
            select concat_ws(' ', table_name, ordinal_position, column_name, data_type, character_maximum_length, is_nullable, column_default) as line
            from information_schema.columns where table_name = any ('{mt_streams,mt_events,mt_event_progression}')
            union all select indexdef from pg_indexes where tablename = any ('{mt_streams,mt_events,mt_event_progression}')
            union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                where conrelid::regclass::text = any ('{mt_streams,mt_events,mt_event_progression}') and contype <> 'n'
            union all select concat_ws(' ', sequencename, data_type, start_value, increment_by, cache_size) from pg_sequences) all_of_it
        """;

    [Fact]
    public async Task Marten_finds_no_difference_in_the_tables_that_the_built_in_engine_made_and_changes_nothing_in_them()
    {
        await using var database = await TestPostgres.CreateAsync(StoreCalls.Token);
        await using (await TestStore.StartAsync(BuiltInEngine.EngineName, database))
        {
        }

        var shape = await database.ScalarAsync<string>(Shape, StoreCalls.Token);
        await using (var marten = await TestStore.StartAsync(MartenEngine.EngineName, database))
        {
            await ((MartenEngine)marten.Engine).AssertSchemaAsync(StoreCalls.Token);
        }

        await using (await TestStore.StartAsync(BuiltInEngine.EngineName, database))
        {
        }

        (await database.ScalarAsync<string>(Shape, StoreCalls.Token)).ShouldBe(shape);
        await using var again = await TestStore.StartAsync(MartenEngine.EngineName, database);
        await ((MartenEngine)again.Engine).AssertSchemaAsync(StoreCalls.Token);
    }

    [Fact]
    public async Task A_difference_is_found()
    {
        await using var store = await TestStore.StartAsync(MartenEngine.EngineName);
        await store.Database.ExecuteAsync("alter table mt_events add column stranger text", StoreCalls.Token);

        (await Should.ThrowAsync<Exception>(() => ((MartenEngine)store.Engine).AssertSchemaAsync(StoreCalls.Token))).Message.ShouldContain("stranger");
    }
}
