using BorderCoordination.Testing;

namespace BorderCoordination.Messaging.Tests;

/// <summary>A database and a broker for one test.</summary>
internal sealed class Infrastructure : IAsyncDisposable
{
    private Infrastructure(TestPostgres database, TestRabbitMq broker) => (Database, Broker) = (database, broker);

    public TestPostgres Database { get; }

    public TestRabbitMq Broker { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Infrastructure> StartAsync() => new(await TestPostgres.CreateAsync(Token), await TestRabbitMq.CreateAsync());

    public static Task UntilAsync(Func<bool> question) => Eventually.BecomesTrueAsync(() => Task.FromResult(question()), Token);

    public Task<long> CheckpointAsync() => Database.ScalarAsync<long>("select coalesce(max(sequence), 0) from relay_checkpoint", Token);

    public Task<long> LastSequenceAsync() => Database.ScalarAsync<long>("select coalesce(max(seq_id), 0) from mt_events", Token);

    /// <summary>Kills the session that leads, as a fail-over of the database would.</summary>
    public Task KillLeaderAsync() => Database.ExecuteAsync(
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 50 and granted and database = (select oid from pg_database where datname = current_database())",
        Token);

    /// <summary>Kills every session of a service, and keeps it out no longer than that.</summary>
    public Task KillSessionsAsync() => Database.ExecuteAsync(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", Token);

    public async ValueTask DisposeAsync()
    {
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}
