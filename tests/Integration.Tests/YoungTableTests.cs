using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Integration.Tests;

/// <summary>A table that is younger than the streams that it is made of: after the start with it, it holds what it would hold had it been there from the beginning.</summary>
[Collection(nameof(Failures))]
public sealed class YoungTableTests
{
    /// <summary>A row that was never the last one at any moment says nothing: it may be left out, as where several events were appended at once.</summary>
    private const string Standing = "where until is null or until > since";

    private static readonly (string Part, string Table, string Rows)[] OfMarkers =
    [
        ("physical-markers", "physical_markers", "select * from physical_markers"),
        ("marker-sightings", "marker_sightings", $"select * from marker_sightings {Standing}"),
        ("damage-case-versions", "damage_case_versions", $"select * from damage_case_versions {Standing}"),
        ("section-provinces", "section_provinces", "select * from section_provinces"),
    ];

    /// <summary>Without the reason for another chair: there was none in the streams that were there before that table.</summary>
    private static readonly (string Part, string Table, string Rows)[] OfPatrols =
    [
        ("held_patrols", "held_patrols", "select patrol_id, pair, closed_at, chair, result, reached, missed, next_chair from held_patrols"),
        ("patrol_units", "patrol_units", "select * from patrol_units"),
        ("patrol_standings", "patrol_standings", $"select * from patrol_standings {Standing}"),
        ("half_signed_corrections", "half_signed_corrections", $"select * from half_signed_corrections {Standing}"),
        ("open_proposals", "open_proposals", $"select * from open_proposals {Standing}"),
        ("activity", "activity", "select id, recorded_at, pair, day, measure, unit_keys, sum(amount) from activity group by id, recorded_at, pair, day, measure, unit_keys having sum(amount) <> 0"),
        ("records", "records", "select id, pair, subject, patrol_id, number, signed_at, hash, record_number, signatories, content::jsonb from records"),
    ];

    [Fact]
    public async Task Tables_of_markers_are_filled_from_streams_that_are_there()
    {
        await using var system = await BorderCoordinationSystem.StartAsync();
        await system.LoadSampleDataAsync(TestContext.Current.CancellationToken);
        await ReportWithPhotoAsync(system);
        await ShouldBeTheSameAgainAsync(system, Service.BorderMarkers, OfMarkers, references: "damage-attachments");
    }

    [Fact]
    public async Task Tables_of_patrols_are_filled_from_streams_that_are_there()
    {
        await using var system = await BorderCoordinationSystem.StartAsync();
        await CloseWithPhotoAsync(system);
        await ShouldBeTheSameAgainAsync(system, Service.JointPatrols, OfPatrols, references: "patrol-attachments");
    }

    private static async Task ReportWithPhotoAsync(BorderCoordinationSystem system)
    {
        using var north = system.As("VN", Service.BorderMarkers);
        await north.DoAsync("/damage-cases", new
        {
            pair = "VN-LA",
            marker = "7401",
            finding = new { category = "damaged", foundAt = TimeProvider.System.GetUtcNow().AddHours(-1), finder = "Post A", photos = new[] { new string('a', 64) } },
        });
    }

    private static async Task CloseWithPhotoAsync(BorderCoordinationSystem system)
    {
        using var north = system.As("VN", Service.JointPatrols);
        using var south = system.As("LA", Service.JointPatrols);
        await north.DoAsync("/contacts", Contacts.Call());
        var plan = await north.DoAsync("/plans", KnownAffairs.Plan());
        await south.DoAsync($"/plans/{plan.Id}/decline", new { revision = 1, reason = "The rains" });
        await north.DoAsync("/deadlines", KnownAffairs.Deadlines());
        var closed = await north.ClosedWithAsync(south, "351", ["VN"]);
        object[] texts = [new { language = "vi", text = "Sai" }, new { language = "lo", text = "ຜິດ" }];
        var correction = await north.DoAsync($"/patrols/{closed.Id}/correct-minutes", new { reason = texts, texts });
        await south.DoAsync($"/corrections/{correction.Id}/sign", new { revision = 1, signatory = "Captain" });
        var patrol = await north.StartedWithAsync(south, "352");
        await north.DoAsync($"/patrols/{patrol.Id}/inspect-marker", new { marker = "352", condition = "damaged", photos = new[] { new string('a', 64) } });
    }

    private static async Task ShouldBeTheSameAgainAsync(
        BorderCoordinationSystem system, Service service, (string Part, string Table, string Rows)[] tables, string references)
    {
        await using var database = NpgsqlDataSource.Create(system.ConnectionString(service.Database));
        await Task.WhenAll(system.Replicas(service).Where(replica => replica.IsRunning).Select(replica => replica.StopAsync()));
        (string Part, string Table, string Rows)[] all = [.. tables, (references, "", "select hash, pair, party from attachment_references where hash ~ '^(.)\\1*$'")];
        var before = await RowsAsync(database, all);
        foreach (var (part, table, _) in all)
        {
            await ExecuteAsync(database, table.Length > 0 ? $"drop table {table}" : "delete from attachment_references");
            await ExecuteAsync(database, $"delete from schema_parts where name like '{part}%'");
        }

        await system.StartReplicaAsync(service, system.Ports[service]);
        var after = await RowsAsync(database, all);
        foreach (var (part, rows) in after)
        {
            rows.ShouldBe(before[part], part);
            rows.Length.ShouldBeGreaterThan(2, part);
        }
    }

    private static async Task<Dictionary<string, string>> RowsAsync(NpgsqlDataSource database, IEnumerable<(string Part, string Table, string Rows)> tables)
    {
        var rows = new Dictionary<string, string>();
        foreach (var (part, _, query) in tables)
        {
            // Versions number what was appended; where several events were appended at once, only the last of them was the last one.
            await using var command = database.CreateCommand(
                $"select coalesce(string_agg(one, E'\\n' order by one), '') from (select (to_jsonb(r) - 'version')::text as one from ({query}) as r) as every");
            rows[part] = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }

        return rows;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
