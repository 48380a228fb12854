using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BorderCoordination.Local;

namespace BorderCoordination.Benchmarks;

/// <summary>A register of many markers, brought in as anybody would bring it in: by files over HTTP, each as large as is taken.</summary>
internal sealed class MarkerRegister(BenchSystem system) : IDisposable
{
    /// <summary>Small enough that every file is one that is taken.</summary>
    public const int MostRows = 9_999;

    private const int Members = 3;

    /// <summary>Of so many positions one is published in a frame that nobody states; it has no place on a map, and so is in every box.</summary>
    private const int Unlocated = 100;

    private readonly HttpClient _http = new()
    {
        BaseAddress = system.Address(Service.BorderMarkers),
        Timeout = TimeSpan.FromMinutes(10),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", system.Token("VN")) },
    };

    /// <summary>Where a position stands, from one end of the line (0) to the other (1): south-east, and to and fro.</summary>
    public static (double Longitude, double Latitude) Place(double along) => (102.2 + (5.4 * along), 22.4 - (7.7 * along) + (0.4 * Math.Sin(40 * along)));

    /// <summary>Imports positions of three markers each, a file after the other.</summary>
    public async Task FillAsync(int markers, CancellationToken cancellationToken)
    {
        for (var done = 0; done < markers; done += MostRows)
        {
            await ImportAsync(File(done / Members, Math.Min(MostRows, markers - done) / Members, Members, markers / Members), cancellationToken);
        }
    }

    /// <summary>Imports positions of one marker each, beyond those that are there.</summary>
    /// <returns>Seconds from sending the file until all of it is there.</returns>
    public async Task<double> ImportAsync(int positions, int markersThere, CancellationToken cancellationToken)
    {
        var file = File(markersThere / Members, positions, members: 1, (markersThere / Members) + positions);
        var began = TimeProvider.System.GetTimestamp();
        await ImportAsync(file, cancellationToken);
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose() => _http.Dispose();

    private async Task ImportAsync(string file, CancellationToken cancellationToken)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        using var answer = await _http.PostAsync("/imports?kind=positions&pair=VN-LA", content, cancellationToken);
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"A file was answered with {(int)answer.StatusCode}: {report.GetRawText()}");
        }

        while (true)
        {
            var import = await _http.GetFromJsonAsync<JsonElement>($"/imports/{report.GetProperty("importId")}", cancellationToken);
            switch (import.GetProperty("state").GetString())
            {
                case "done":
                    return;
                case "failed":
                    throw new InvalidOperationException($"A file was not written: {import.GetRawText()}");
                default:
                    await Task.Delay(100, cancellationToken);
                    break;
            }
        }
    }

    private static string File(int first, int positions, int members, int all)
    {
        var text = new StringBuilder("number,member,kind,size,territory,responsible,standsSince,latitude,longitude,referenceFrame,epoch,method,accuracyMetres,place\r\n");
        for (var position = first; position < first + positions; position++)
        {
            var (longitude, latitude) = Place(position / (double)all);
            var frame = position % Unlocated == 0 ? "unspecified (published)" : "WGS 84 (G1762)";
            for (var member = 1; member <= members; member++)
            {
                var (party, bank) = (member % 2 == 0 ? "LA" : "VN", member * 5e-4);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{1 + (position / 900)}/{1 + (position % 900)},{member},main,small,{party},{party},2012-06-30,{latitude + bank:F7},{longitude + bank:F7},{frame},2010.5,GNSS,0.05,On the bank below the village\r\n");
            }
        }

        return text.ToString();
    }
}
