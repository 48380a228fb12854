using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;
using Npgsql;

namespace BorderCoordination.Integration.Tests;

[Collection(nameof(Failures))]
public sealed class ImportTests(OwnSystem own) : IClassFixture<OwnSystem>
{
    private readonly BorderCoordinationSystem _system = own.System;

    [Fact]
    public async Task A_file_is_checked_whole_and_every_bad_row_is_named_and_nothing_is_taken()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        var bad = await north.TryImportAsync("positions", "number,kind,latitude,longitude,referenceFrame\r\n6101,main,,,\r\n6102,wooden,,,\r\n6103,main,95,105,unspecified (published)\r\n");
        (bad.Status, bad.Code, bad.Malformed).ShouldBe((400, "import-file-invalid", null));
        bad.Problem!["faults"]!.AsArray().Select(fault => $"{fault!["line"]} {fault["column"]}").ShouldBe(["3 kind", "4 latitude"]);
        bad.Problem["faultCount"]!.GetValue<int>().ShouldBe(2);
        (await NumbersAsync(north, "6101")).ShouldBeEmpty();
        (await north.TryImportAsync("positions", "", "text/csv")).Status.ShouldBe(400);
        (await north.TryImportAsync("positions", "x", "application/pdf")).Status.ShouldBe(415);
        (await north.TryImportAsync("flowers", "x")).Status.ShouldBe(400);
        (await north.TryImportAsync("positions", new string('x', 5 * 1024 * 1024))).Status.ShouldBe(413);
        using var stranger = _system.As("KH", Service.BorderMarkers);
        (await stranger.TryImportAsync("positions", "number,kind\r\n6101,main\r\n")).Code.ShouldBe("foreign-pair");
        using var reader = _system.As("VN", Service.BorderMarkers, "reader");
        (await reader.TryImportAsync("positions", "number,kind\r\n6101,main\r\n")).Code.ShouldBe("forbidden");
    }

    [Fact]
    public async Task A_file_in_another_encoding_or_with_a_question_that_is_misspelt_is_refused_and_one_with_mixed_lines_is_read()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        const string file = "number,kind,place\r\n5701,main,Bản Máy\n5702,main,Đồn A\r5703,main,C\r\n\n";
        foreach (var (encoding, mediaType, status) in new (Encoding, string, int)[]
        {
            (Encoding.Unicode, "text/csv", 400), (Encoding.Latin1, "text/csv", 400), (Encoding.UTF8, "text/csv; charset=utf-16", 415), (Encoding.UTF8, "text/csv; charset=none", 415),
            (Encoding.UTF8, "text/csv; charset=\"UTF-8\"", 200), (Encoding.UTF8, "Text/CSV; header=present", 200), (Encoding.UTF8, "application/json", 415),
        })
        {
            using var content = new ByteArrayContent([.. encoding.GetPreamble(), .. encoding.GetBytes(file)]);
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            var answer = await Answer.OfAsync(await north.SendAsync(HttpMethod.Post, "/imports?kind=positions&pair=VN-LA&dryRun=true", content));
            (answer.Status, answer.Malformed).ShouldBe((status, null), $"{encoding.WebName} as {mediaType}: {answer.Text}");
        }

        // It would be written, where only a check was meant.
        (await north.TryImportAsync("positions", file, more: "&dry-run=true")).Code.ShouldBe("unknown-parameter");
        foreach (var (bad, faults) in new (string, string[])[]
        {
            ("number,kind\r\n5701,main\r\n5701,main\r\n", ["2 member"]),
            ("number,member,kind\r\n5701,1,main\r\n5701,3,main\r\n", ["2 member"]),
            ("number,kind,latitude,longitude,referenceFrame,elevation,epoch,method,accuracyMetres\r\n5701,main,NaN,1e400,WGS 84,Infinity,2020,GNSS,0\r\n", ["2 latitude", "2 longitude", "2 elevation"]),
            ("number,kind,place\r\n5701,main,a\0b\r\n", ["2 place"]),
            ("number,kind,standsSince\r\n5701,main,9999-12-31\r\n", ["2 standsSince"]),
            ("number,kind\r\n5701(2),main\r\n5702+100,main\r\n", ["2 number", "3 number"]),
        })
        {
            var refused = await north.TryImportAsync("positions", bad);
            (refused.Status, refused.Malformed).ShouldBe((400, null), bad);
            refused.Problem!["faults"]!.AsArray().Select(fault => $"{fault!["line"]} {fault["column"]}").Distinct().ShouldBe(faults, refused.Text);
        }

        var deep = $"{{\"type\":\"FeatureCollection\",\"features\":{new string('[', 10_000)}";
        (await north.TryImportAsync("positions", deep, "application/geo+json")).Code.ShouldBe("import-file-invalid");
        (await NumbersAsync(north, "5701")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_parties_that_import_the_same_positions_at_once_enter_each_of_them_once()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        using var south = _system.As("LA", Service.BorderMarkers);
        var files = await Task.WhenAll(
            north.AcceptedAsync("positions", Imports.Positions(7_300, 20, "North")), south.AcceptedAsync("positions", Imports.Positions(7_300, 20, "South")),
            north.AcceptedAsync("positions", Imports.Positions(7_300, 20, "North")));
        files[0].GetProperty("importId").GetString().ShouldBe(files[2].GetProperty("importId").GetString());
        var outcomes = new[] { await north.WrittenAsync(files[0].GetProperty("importId").GetString()!), await south.WrittenAsync(files[1].GetProperty("importId").GetString()!) }
            .Select(import => import.GetProperty("outcomes")).ToArray();
        outcomes.Select(each => (each.TryGetProperty("entered", out var entered) ? entered.GetInt32() : 0) + (each.TryGetProperty("corrected", out var corrected) ? corrected.GetInt32() : 0)).ShouldBe([20, 20]);
        outcomes.Sum(each => each.TryGetProperty("entered", out var entered) ? entered.GetInt32() : 0).ShouldBe(20);
        (await NumbersAsync(north, "7300")).ShouldBe(["registered"]);
    }

    [Fact]
    public async Task What_is_imported_is_one_partys_word_until_the_other_has_confirmed_the_content_that_it_has_read()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        using var south = _system.As("LA", Service.BorderMarkers);
        const string file = "number,kind,place\r\n6201,main,A\r\n6202,main,B\r\n6203,main,C\r\n";
        var dry = await north.AcceptedAsync("positions", file, more: "&dryRun=true");
        dry.GetProperty("entered").GetInt32().ShouldBe(3);
        (await NumbersAsync(north, "6201")).ShouldBeEmpty();
        var import = await north.ImportAsync("positions", file);
        var (id, hash) = (import.GetProperty("id").GetString(), import.GetProperty("contentHash").GetString());
        hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file))));
        (await NumbersAsync(south, "6201")).ShouldBe(["registered"]);
        using (var content = await south.GetAsync($"/imports/{id}/content"))
        {
            (await content.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(file);
        }

        // The same file again is the same import; a changed one corrects what is not agreed.
        (await north.ImportAsync("positions", file)).GetProperty("id").GetString().ShouldBe(id);
        var changed = await south.AcceptedAsync("positions", file.Replace("6202,main,B", "6202,main,Z", StringComparison.Ordinal));
        (changed.GetProperty("unchanged").GetInt32(), changed.GetProperty("corrections")[0].GetProperty("name").GetString()).ShouldBe((2, "6202"));
        await south.WrittenAsync(changed.GetProperty("importId").GetString()!);

        (await TryConfirmAsync(south, id!, new string('0', 64))).Code.ShouldBe("import-content-differs");
        using var confirmed = await south.PostAsync($"/imports/{id}/confirm", new { contentHash = hash });
        var confirmation = JsonDocument.Parse(await confirmed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        confirmation.GetProperty("confirmed").GetInt32().ShouldBe(2, confirmation.GetRawText());
        confirmation.GetProperty("leftOut")[0].GetProperty("code").GetString().ShouldBe("revision-superseded");
        (await NumbersAsync(north, "6201")).ShouldBe(["inService"]);
        (await NumbersAsync(north, "6202")).ShouldBe(["registered"]);
        using var again = await south.PostAsync($"/imports/{id}/confirm", new { contentHash = hash });
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await north.ReadAsync($"/imports/{id}/history")).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await north.ReadAsync($"/imports/{id}/entries")).GetProperty("items").GetArrayLength().ShouldBe(3);
        await _system.LedgerShouldBecomeCompleteAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_exported_and_imported_again_is_the_same_register()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        await north.ImportAsync("sections", "code,name,provinces,asOf,positions\r\nround-trip,\"Quảng Nam, \"\"A\"\"\",Quảng Nam;Sekong,2008-01-01,3\r\nround-trip-part,Part,,2008-01-01,1\r\n");
        await north.ImportAsync(
            "positions",
            "number,member,kind,section,territory,latitude,longitude,referenceFrame,elevation,epoch,method,accuracyMetres,place,sourceOrigin,sourceReference\r\n"
            + "6301,1,main,round-trip,VN,17.123456789012,105.5,WGS 84,,2020.5,GNSS,0.05,'=A,,\r\n6301,2,main,round-trip,LA,,,,12.5,,,,'=A,,\r\n"
            + "6302,1,stake,,,22.8523811,104.5895664,unspecified (published),542.8,,,,,published,\"a, \"\"b\"\"\"\r\n");
        foreach (var (kind, f, mediaType) in new[]
        {
            ("sections", "csv", "text/csv"), ("sections", "json", "application/geo+json"), ("positions", "csv", "text/csv"), ("positions", "json", "application/geo+json"),
        })
        {
            using var exported = await north.GetAsync($"/exports/{kind}?pair=VN-LA&f={f}");
            var file = await exported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var dry = await north.AcceptedAsync(kind, file, mediaType, "&dryRun=true");
            dry.GetProperty("entries").GetInt32().ShouldBeGreaterThan(1);
            dry.GetProperty("unchanged").GetInt32().ShouldBe(dry.GetProperty("entries").GetInt32(), $"{kind} {f}: {dry.GetRawText()}");
        }
    }

    [Fact]
    public async Task A_post_takes_over_markers_by_a_file()
    {
        using var north = _system.As("VN", Service.BorderMarkers);
        using var south = _system.As("LA", Service.BorderMarkers);
        var import = await north.ImportAsync("positions", "number,kind,responsible\r\n6401,main,VN\r\n");
        using var confirmed = await south.PostAsync($"/imports/{import.GetProperty("id")}/confirm", new { contentHash = import.GetProperty("contentHash").GetString() });
        confirmed.StatusCode.ShouldBe(HttpStatusCode.OK);
        const string file = "number,managingPost,from\r\n6401,Đồn A,2026-01-01\r\n6401,Đồn B,2026-02-01\r\n";
        using var officer = _system.As("VN", Service.BorderMarkers, "officer");
        (await officer.TryImportAsync("posts", file)).Code.ShouldBe("forbidden");
        (await south.TryImportAsync("posts", file)).Code.ShouldBe("import-file-invalid");
        (await north.ImportAsync("posts", file)).GetProperty("outcomes").GetProperty("corrected").GetInt32().ShouldBe(1);
        (await north.AcceptedAsync("posts", file + "\r\n", more: "&dryRun=true")).GetProperty("unchanged").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_fails_after_a_few_attempts_and_those_behind_it_go_on()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var north = _system.As("VN", Service.BorderMarkers);
        await using var database = NpgsqlDataSource.Create(_system.ConnectionString(Service.BorderMarkers.Database));
        await ExecuteAsync(database, "create function refuse() returns trigger language plpgsql as $$ begin raise 'The disk is full'; end $$");
        await ExecuteAsync(database, "create trigger refuse before insert on markers for each row when (new.number = '6501') execute function refuse()");
        const string file = "number,kind\r\n6501,main\r\n";
        var id = (await north.AcceptedAsync("positions", file)).GetProperty("importId").GetString()!;
        await north.ImportAsync("positions", "number,kind\r\n6502,main\r\n");
        (await north.ReadAsync($"/imports/{id}")).GetProperty("state").GetString().ShouldBe("accepted");

        // It is tried five times within fifteen seconds; the first of these have passed by then.
        JsonElement import = default;
        await Eventually.BecomesTrueAsync(
            async () => (import = await north.ReadAsync($"/imports/{id}")).GetProperty("state").GetString() == "failed", cancellationToken);
        import.GetProperty("failure").GetString()!.ShouldContain("5 times");
        import.GetProperty("failedBecause").GetString().ShouldBe("notWritten");
        import.TryGetProperty("faults", out _).ShouldBeFalse();
        (await NumbersAsync(north, "6501")).ShouldBeEmpty();

        await ExecuteAsync(database, "drop trigger refuse on markers");
        (await north.ImportAsync("positions", file)).TryGetProperty("failure", out _).ShouldBeFalse();
        (await NumbersAsync(north, "6501")).ShouldBe(["registered"]);
    }

    [Fact]
    public async Task Two_thousand_positions_are_there_at_once_or_not_at_all_also_when_the_process_dies_over_them()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var began = Stopwatch.GetTimestamp();
        string id;
        using (var north = _system.As("VN", Service.BorderMarkers))
        {
            id = (await north.AcceptedAsync("positions", Imports.Positions(3_000, 2_000))).GetProperty("importId").GetString()!;
            TestContext.Current.TestOutputHelper!.WriteLine($"2,000 positions checked and accepted in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
            await Eventually.BecomesTrueAsync(async () => (await north.ReadAsync($"/imports/{id}")).GetProperty("written").GetInt32() > 0, cancellationToken);
            (await north.ReadAsync("/collections/markers/items?number=3000")).GetProperty("numberReturned").GetInt32().ShouldBe(0);
        }

        await Task.WhenAll(_system.Replicas(Service.BorderMarkers).Where(replica => replica.IsRunning).Select(replica => replica.KillAsync()));
        var again = await _system.StartReplicaAsync(Service.BorderMarkers, _system.Ports[Service.BorderMarkers]);
        using var after = _system.At(again, "VN");
        await using var database = NpgsqlDataSource.Create(_system.ConnectionString(Service.BorderMarkers.Database));
        var started = Stopwatch.GetTimestamp();
        JsonElement import;
        do
        {
            // In one statement, or what is written between two would be taken for a half.
            await using var events = database.CreateCommand($"select count(*) from mt_events where correlation_id = '{id}'");
            ((long)(await events.ExecuteScalarAsync(cancellationToken))!).ShouldBeOneOf(0, 2_001);
            import = await after.ReadAsync($"/imports/{id}");
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        }
        while (import.GetProperty("state").GetString() == "accepted");

        import.GetProperty("state").GetString().ShouldBe("done", import.GetRawText());
        import.GetProperty("outcomes").GetProperty("entered").GetInt32().ShouldBe(2_000);
        TestContext.Current.TestOutputHelper!.WriteLine($"written within {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s of the restart");
        began = Stopwatch.GetTimestamp();
        await after.ImportAsync("positions", Imports.Positions(1_000, 2_000, "A second time, undisturbed"));
        TestContext.Current.TestOutputHelper!.WriteLine($"2,000 positions imported undisturbed in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
        await _system.LedgerShouldBecomeCompleteAsync(cancellationToken);
    }

    /// <summary>The process is killed where most of the file has been sent and the word that it is done lingers.</summary>
    [Fact]
    public async Task A_file_that_processes_die_over_again_and_again_fails_visibly_and_half_of_it_is_never_seen()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var file = Imports.Positions(6_600, 600);
        await using var database = NpgsqlDataSource.Create(_system.ConnectionString(Service.BorderMarkers.Database));
        await ExecuteAsync(database, "create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(5); return new; end $$");
        await ExecuteAsync(database, "create trigger linger before update on imports for each row when (new.state = 'Done' and new.entries = 600) execute function linger()");
        string id;
        using (var north = _system.As("VN", Service.BorderMarkers))
        {
            id = (await north.AcceptedAsync("positions", file)).GetProperty("importId").GetString()!;
        }

        for (var death = 1; death <= 3; death++)
        {
            await Eventually.BecomesTrueAsync(
                async () => await CountAsync(database, $"select count(*) from import_progress where import_id = '{id}' and begun = {death} and written >= 500") == 1, cancellationToken);
            await Task.WhenAll(_system.Replicas(Service.BorderMarkers).Where(replica => replica.IsRunning).Select(replica => replica.KillAsync()));
            (await CountAsync(database, $"select count(*) from mt_events where correlation_id = '{id}'")).ShouldBe(0);
            await _system.StartReplicaAsync(Service.BorderMarkers, _system.Ports[Service.BorderMarkers]);
        }

        using var after = _system.As("VN", Service.BorderMarkers);
        JsonElement import = default;
        await Eventually.BecomesTrueAsync(async () => (import = await after.ReadAsync($"/imports/{id}")).GetProperty("state").GetString() == "failed", cancellationToken);
        import.GetProperty("failedBecause").GetString().ShouldBe("neverEnded");
        import.GetProperty("failure").GetString()!.ShouldContain("3 times");
        (await CountAsync(database, $"select count(*) from mt_events where correlation_id = '{id}'")).ShouldBe(0);
        (await NumbersAsync(after, "6600")).ShouldBeEmpty();

        await ExecuteAsync(database, "drop trigger linger on imports");
        (await after.ImportAsync("positions", file)).TryGetProperty("failedBecause", out _).ShouldBeFalse();
        (await NumbersAsync(after, "7199")).ShouldBe(["registered"]);
        await _system.LedgerShouldBecomeCompleteAsync(cancellationToken);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<Answer> TryConfirmAsync(Caller caller, string id, string contentHash) =>
        await Answer.OfAsync(await caller.PostAsync($"/imports/{id}/confirm", new { contentHash }));

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string[]> NumbersAsync(Caller caller, string number) =>
        [.. (await caller.ReadAsync($"/markers?pair=VN-LA&number={number}")).GetProperty("items").EnumerateArray().Select(marker => marker.GetProperty("status").GetString()!)];
}
