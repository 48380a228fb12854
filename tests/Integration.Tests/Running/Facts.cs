using System.Diagnostics;
using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>An event by what decides its place; with its position when it is read from the ledger.</summary>
public sealed record Fact(Guid Id, Guid Stream, long Version, long Position = 0);

/// <summary>What the services have recorded and what the ledger has of it, each read from the tables where it is kept.</summary>
public static class Facts
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Everything that the services with a history have recorded, in no order across streams.</summary>
    public static async Task<IReadOnlyList<Fact>> RecordedAsync(this BorderCoordinationSystem system)
    {
        var recorded = await Task.WhenAll(Service.Sources.Select(service => ReadAsync(
            system.ConnectionString(service.Database), "select id, stream_id, version, 0::bigint from mt_events order by seq_id")));
        return [.. recorded.SelectMany(facts => facts)];
    }

    /// <summary>The ledger's entries by position.</summary>
    public static Task<IReadOnlyList<Fact>> LedgerAsync(this BorderCoordinationSystem system) => ReadAsync(
        system.ConnectionString(Service.Coordination.Database), "select event_id, stream_id, version, position from ledger_entries order by position");

    /// <summary>
    /// Waits until the ledger has as much as the services have recorded, and holds it to its promises: positions from 1 without a gap, every recorded
    /// event once and nothing else, every stream in its order; the same in its own event store.
    /// </summary>
    public static async Task LedgerShouldBecomeCompleteAsync(this BorderCoordinationSystem system, CancellationToken cancellationToken)
    {
        var recorded = await system.RecordedAsync();
        recorded.ShouldNotBeEmpty();
        var ledger = await system.LedgerAsync();
        for (var began = Stopwatch.GetTimestamp(); ledger.Count < recorded.Count; ledger = await system.LedgerAsync())
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Limit, $"The ledger has {ledger.Count} of {recorded.Count} events.");
            await Task.Delay(50, cancellationToken);
        }

        ledger.Select(fact => fact.Position).ShouldBe(Enumerable.Range(1, ledger.Count).Select(position => (long)position));
        ledger.Select(Place).Order().ShouldBe(recorded.Select(Place).Order());
        foreach (var stream in ledger.GroupBy(fact => fact.Stream))
        {
            stream.Select(fact => fact.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(version => (long)version));
        }

        var kept = await ReadAsync(
            system.ConnectionString(Service.Coordination.Database), "select id, stream_id, version, 0::bigint from mt_events order by seq_id");
        kept.Select(Place).Order().ShouldBe(recorded.Select(Place).Order());
    }

    private static (Guid, Guid, long) Place(Fact fact) => (fact.Id, fact.Stream, fact.Version);

    private static async Task<IReadOnlyList<Fact>> ReadAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var facts = new List<Fact>();
        while (await reader.ReadAsync())
        {
            facts.Add(new Fact(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetInt64(3)));
        }

        return facts;
    }
}
