using System.Globalization;
using System.Text;
using System.Text.Json;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>Files that are imported.</summary>
public static class Imports
{
    /// <summary>Positions in a row along the line, numbered from a first one.</summary>
    public static string Positions(int first, int count, string place = "Along the line")
    {
        var text = new StringBuilder("number,member,kind,responsible,standsSince,latitude,longitude,referenceFrame,epoch,method,accuracyMetres,place\r\n");
        for (var index = 0; index < count; index++)
        {
            var number = index < 9_000 - first ? $"{first + index}" : $"{index % 9_000}/{1 + (index / 9_000)}";
            text.Append(CultureInfo.InvariantCulture, $"{number},1,main,VN,2010-06-30,{17 + (index * 1e-4)},{105 + (index * 1e-4)},WGS 84 (G1762),2020.5,GNSS,0.05,\"{place}, {index}\"\r\n");
        }

        return text.ToString();
    }

    public static async Task<Answer> TryImportAsync(this Caller caller, string kind, string file, string mediaType = "text/csv", string more = "")
    {
        using var content = new StringContent(file, Encoding.UTF8, mediaType);
        return await Answer.OfAsync(await caller.SendAsync(HttpMethod.Post, $"/imports?kind={kind}&pair=VN-LA{more}", content));
    }

    /// <summary>What a file is answered with; the import is not written yet.</summary>
    public static async Task<JsonElement> AcceptedAsync(this Caller caller, string kind, string file, string mediaType = "text/csv", string more = "")
    {
        using var content = new StringContent(file, Encoding.UTF8, mediaType);
        using var answer = await caller.SendAsync(HttpMethod.Post, $"/imports?kind={kind}&pair=VN-LA{more}", content);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Imports a file and waits until it is written.</summary>
    public static async Task<JsonElement> ImportAsync(this Caller caller, string kind, string file, string mediaType = "text/csv")
    {
        var id = (await caller.AcceptedAsync(kind, file, mediaType)).GetProperty("importId").GetString();
        return await caller.WrittenAsync(id!);
    }

    public static async Task<JsonElement> WrittenAsync(this Caller caller, string importId)
    {
        JsonElement import = default;
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                import = await caller.ReadAsync($"/imports/{importId}");
                return import.GetProperty("state").GetString() != "accepted";
            },
            TestContext.Current.CancellationToken);
        import.GetProperty("state").GetString().ShouldBe("done", import.GetRawText());
        return import;
    }
}
