using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.EventStore.Tests;

/// <summary>The calls that most tests make, with the running test's token.</summary>
internal static class StoreCalls
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Fails where something waits that must not, rather than hanging with it.</summary>
    public static Task<T> WithoutWaitingAsync<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30), Token);

    public static Task<Outcome<Patrol>> TransactAsync(
        this TestStore store, StreamName stream, Func<Patrol, Decision<PatrolEvent>> decide, Intent<Patrol>? intent = null) =>
        store.Events.TransactAsync(stream, Patrol.Decider, decide, intent ?? Patrol.Intent, Token);

    public static async Task<Outcome<Patrol>.Committed> CommittedAsync(
        this TestStore store, StreamName stream, Func<Patrol, Decision<PatrolEvent>> decide, Intent<Patrol>? intent = null) =>
        (await store.TransactAsync(stream, decide, intent)).ShouldBeOfType<Outcome<Patrol>.Committed>();

    /// <summary>A new stream with one event.</summary>
    public static async Task<StreamName> ProposedAsync(this TestStore store)
    {
        var stream = Patrol.NewStream();
        await store.CommittedAsync(stream, Patrol.Propose());
        return stream;
    }

    public static Task<IReadOnlyList<RecordedEvent>> ReadAsync(this TestStore store, StreamName stream, StreamLimit limit = default) =>
        store.Events.ReadStreamAsync(stream, limit, Token);

    public static Task<IReadOnlyList<StoredEvent>> ReadAllAsync(this TestStore store, long after = 0, int limit = 1000) =>
        store.Events.ReadAllAsync(after, limit, Token);

    public static Task<T> ScalarAsync<T>(this TestStore store, string sql) => store.Database.ScalarAsync<T>(sql, Token);

    public static Task<long> CountAsync(this TestStore store, string table) => store.ScalarAsync<long>($"select count(*) from {table}");
}
