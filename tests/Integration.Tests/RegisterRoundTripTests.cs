using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>The register of one system, exported and imported into another one that is empty.</summary>
[Collection(nameof(Failures))]
public sealed class RegisterRoundTripTests(OwnSystem own) : IClassFixture<OwnSystem>
{
    private static readonly string[] Files = ["sections", "positions", "posts&responsible=VN", "posts&responsible=LA"];

    [Fact]
    public async Task What_is_exported_and_imported_into_an_empty_database_is_the_same_register()
    {
        await using var other = await BorderCoordinationSystem.StartAsync();
        using var north = own.System.As("VN", Service.BorderMarkers);
        using var south = own.System.As("LA", Service.BorderMarkers);
        await ImportAsync(north, south, "sections", "code,name,provinces,asOf,positions,sourceOrigin,sourceReference,partOf\r\nwhole,Whole,Quảng Nam;Sekong,2008-01-01,3,published,\"A, \"\"b\"\"\",\r\npart,Part,,2008-01-01,1,,,whole\r\n");
        await ImportAsync(
            north,
            south,
            "positions",
            "number,member,kind,size,section,territory,responsible,builtBy,latitude,longitude,referenceFrame,elevation,epoch,method,accuracyMetres,place\r\n"
            + "6301,1,main,large,part,VN,VN,VN,17.123456789012,105.5,WGS 84,,2020.5,GNSS,0.05,'=A\r\n6301,2,main,large,part,LA,LA,,,,,12.5,,,,'=A\r\n"
            + "6302,1,stake,,,,VN,,22.8523811,104.5895664,unspecified (published),542.8,,,,\r\n");
        await north.InServiceWithAsync(south, "6303");
        await north.ImportAsync("posts", "number,member,managingPost,from\r\n6301,1,Đồn A,2026-01-01\r\n6301,1,\"Đồn B, C\",2026-02-01\r\n6302,,Đồn A,2026-01-01\r\n");
        await south.ImportAsync("posts", "number,member,managingPost,from\r\n6301,2,ປ້ອມ 534,2026-01-01\r\n");

        using var northThere = other.As("VN", Service.BorderMarkers);
        using var southThere = other.As("LA", Service.BorderMarkers);
        foreach (var file in Files)
        {
            var (kind, by) = (file.Split('&')[0], file.EndsWith("LA", StringComparison.Ordinal) ? southThere : northThere);
            await ImportAsync(by, southThere, kind, await ExportAsync(north, file, "csv"));
        }

        foreach (var file in Files)
        {
            var exported = await ExportAsync(north, file, "csv");
            (await ExportAsync(southThere, file, "csv")).ShouldBe(exported);
            exported.Split("\r\n").Length.ShouldBeGreaterThan(2, exported);
            Features(await ExportAsync(southThere, file, "json")).ShouldBe(Features(await ExportAsync(north, file, "json")));
        }

        // In GeoJSON it is the same file.
        foreach (var (file, by) in Files.Zip([northThere, northThere, northThere, southThere]))
        {
            var dry = await by.AcceptedAsync(file.Split('&')[0], await ExportAsync(north, file, "json"), "application/geo+json", "&dryRun=true");
            dry.GetProperty("unchanged").GetInt32().ShouldBe(dry.GetProperty("entries").GetInt32(), dry.GetRawText());
        }
    }

    /// <summary>Imports a file; the other party confirms what needs its word.</summary>
    private static async Task ImportAsync(Caller by, Caller confirming, string kind, string file)
    {
        var import = await by.ImportAsync(kind, file);
        using var confirmed = await confirming.PostAsync($"/imports/{import.GetProperty("id")}/confirm", new { contentHash = import.GetProperty("contentHash").GetString() });
        confirmed.IsSuccessStatusCode.ShouldBeTrue();
    }

    private static async Task<string> ExportAsync(Caller caller, string file, string format)
    {
        var (kind, more) = file.Split('&') is [var only, var parameter] ? (only, $"&{parameter}") : (file, "");
        using var exported = await caller.GetAsync($"/exports/{kind}?pair=VN-LA&f={format}{more}");
        return await exported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static string Features(string collection) => JsonDocument.Parse(collection).RootElement.GetProperty("features").GetRawText();
}
