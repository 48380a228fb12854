using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Integration.Tests;

/// <summary>
/// One set of databases under the chosen engine and the built-in one by turns, with the sample data in them. Where the built-in one is chosen this is
/// a system that is started again, so it is left out there when both engines are exercised.
/// </summary>
[Trait("engine", "any")]
public sealed class TwoEnginesTests
{
    private static readonly string[] Parties = ["VN", "LA", "CN", "KH"];

    private static readonly Dictionary<string, (Service Service, string Path)> Aggregates = new()
    {
        ["deadlines"] = (Service.JointPatrols, "deadlines"),
        ["sectors"] = (Service.JointPatrols, "sectors"),
        ["patrol"] = (Service.JointPatrols, "patrols"),
        ["patrol-plan"] = (Service.JointPatrols, "plans"),
        ["commitment"] = (Service.JointPatrols, "commitments"),
        ["minutes-correction"] = (Service.JointPatrols, "corrections"),
        ["contact"] = (Service.JointPatrols, "contacts"),
        ["unit-register"] = (Service.JointPatrols, "unit-registers"),
        ["patrol-draft"] = (Service.JointPatrols, "patrol-drafts"),
        ["remark"] = (Service.JointPatrols, "remarks"),
        ["section"] = (Service.BorderMarkers, "sections"),
        ["campaign"] = (Service.BorderMarkers, "campaigns"),
        ["marker-position"] = (Service.BorderMarkers, "markers"),
        ["joint-inspection"] = (Service.BorderMarkers, "joint-inspections"),
        ["tolerance"] = (Service.BorderMarkers, "tolerances"),
        ["damage-deadlines"] = (Service.BorderMarkers, "damage-deadlines"),
        ["import"] = (Service.BorderMarkers, "imports"),
        ["damage-case"] = (Service.BorderMarkers, "damage-cases"),
        ["exchange"] = (Service.FriendshipExchanges, "exchanges"),
        ["public-release"] = (Service.FriendshipExchanges, "public-releases"),
        ["twinning"] = (Service.FriendshipExchanges, "twinnings"),
        ["exchange-commitment"] = (Service.FriendshipExchanges, "commitments"),
    };

    [Fact]
    public async Task What_was_recorded_under_one_engine_is_the_same_under_the_other_and_goes_on_there()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var system = await BorderCoordinationSystem.StartAsync();
        await system.LoadSampleDataAsync(cancellationToken);
        await system.LedgerShouldBecomeCompleteAsync(cancellationToken);

        foreach (var engine in new[] { "builtin", BorderCoordinationSystem.Engine, "builtin", BorderCoordinationSystem.Engine })
        {
            var (rows, seen) = (await RowsAsync(system), await SeenAsync(system));
            await RestartAsync(system, engine);

            (await SeenAsync(system)).ShouldBe(seen);
            (await RowsAsync(system)).ShouldBe(rows);

            // Loading again changes nothing, and new commands on what the other engine wrote are taken.
            await system.LoadSampleDataAsync(cancellationToken);
            (await RowsAsync(system)).ShouldBe(rows);
            using var north = system.As("VN", Service.JointPatrols);
            using var south = system.As("LA", Service.JointPatrols);
            await south.ConfirmAsync(await north.ProposeAsync("VN-LA-KH"));
            await system.LedgerShouldBecomeCompleteAsync(cancellationToken);
        }
    }

    private static async Task RestartAsync(BorderCoordinationSystem system, string engine)
    {
        await Task.WhenAll(system.Processes.Started.Where(process => process.IsRunning).Select(process => process.StopAsync()));
        await Task.WhenAll(Service.All.Select(
            service => system.StartReplicaAsync(service, system.Ports[service], new Dictionary<string, string?> { ["EventStore__Engine"] = engine })));
    }

    /// <summary>What each party gets to see: its feed, and every affair in it with its history.</summary>
    private static async Task<string> SeenAsync(BorderCoordinationSystem system)
    {
        var seen = new List<string>();
        foreach (var party in Parties)
        {
            using var feed = system.As(party, Service.Coordination, "reader");
            var facts = await feed.FeedAsync();
            seen.AddRange(facts.Select(fact => fact.GetRawText()));
            foreach (var subject in facts.Select(fact => fact.GetProperty("subject").GetString()!).Distinct())
            {
                var (service, path) = Aggregates[subject[..subject.IndexOf('/', StringComparison.Ordinal)]];
                using var reader = system.As(party, service, "reader");
                var affair = $"/{path}{subject[subject.IndexOf('/', StringComparison.Ordinal)..]}";
                seen.Add((await reader.ReadAsync(affair)).GetRawText());
                seen.Add((await reader.ReadAsync($"{affair}/history")).GetRawText());
            }
        }

        return string.Join('\n', seen);
    }

    /// <summary>Every row of events and ledger, column by column.</summary>
    private static async Task<string> RowsAsync(BorderCoordinationSystem system)
    {
        var rows = new List<string>();
        foreach (var service in Service.All)
        {
            await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(system.ConnectionString(service.Database)) { Pooling = false });
            string[] tables = service == Service.Coordination ? ["mt_streams", "mt_events", "ledger_entries"] : ["mt_streams", "mt_events"];
            foreach (var table in tables)
            {
                await using var all = database.CreateCommand($"select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from {table} t");
                rows.Add((string)(await all.ExecuteScalarAsync())!);
            }
        }

        return string.Join('\n', rows);
    }
}
