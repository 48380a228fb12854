using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Benchmarks;

/// <param name="Kind">What the boxes hold.</param>
/// <param name="Features">How many features an answer has on average.</param>
/// <param name="Bytes">How long an answer is on average.</param>
/// <param name="Times">Milliseconds of the answers over HTTP, sorted.</param>
/// <param name="Raw">Milliseconds of the same statements in SQL alone, sorted.</param>
internal sealed record BoxResult(string Kind, double Features, double Bytes, IReadOnlyList<double> Times, IReadOnlyList<double> Raw)
{
    public static double Percentile(IReadOnlyList<double> times, double share) => times[Math.Min(times.Count - 1, (int)(times.Count * share))];
}

/// <summary>
/// Boxes along the line, asked one after the other over HTTP, and right before each the statement that it comes to, on a connection like the service's: what is left
/// between the two is HTTP, the token and the writing of GeoJSON.
/// </summary>
internal static class FeatureBoxes
{
    private const int WarmUp = 60;

    private static readonly (string Kind, double Degrees, int Limit)[] Kinds =
    [
        ("a few markers", 0.005, 50), ("a commune, a page of 50", 0.2, 50), ("a commune, a page of 500", 0.2, 500), ("a province, a page of 500", 1, 500),
        ("the whole border, a page of 500", 40, 500), ("no marker at all", 0, 50),
    ];

    public static async Task<IReadOnlyList<BoxResult>> RunAsync(BenchSystem system, int questions, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = system.Address(Service.BorderMarkers) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", system.Token("VN"));
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(system.ConnectionString(Service.BorderMarkers.Database)) { MaxAutoPrepare = 50, Options = "-c jit=off" });

        // What the server does by itself within a minute or so.
        await using (var analyze = database.CreateCommand("analyze physical_markers"))
        {
            await analyze.ExecuteNonQueryAsync(cancellationToken);
        }

        var results = new List<BoxResult>();
        foreach (var (kind, degrees, limit) in Kinds)
        {
            await AskAsync(kind, degrees, limit, WarmUp);
            results.Add(await AskAsync(kind, degrees, limit, questions));
        }

        return results;

        async Task<BoxResult> AskAsync(string kind, double degrees, int limit, int count)
        {
            var (times, raw, features, bytes) = (new List<double>(), new List<double>(), 0L, 0L);
            for (var number = 0; number < count; number++)
            {
                var box = BoxAt(number * 0.618_034 % 1, degrees);
                var began = Stopwatch.GetTimestamp();
                features += await QueryAsync(database, box, limit, cancellationToken);
                raw.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);

                began = Stopwatch.GetTimestamp();
                bytes += (await http.GetByteArrayAsync($"/collections/markers/items?bbox={box}&limit={limit}", cancellationToken)).Length;
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return new BoxResult(kind, (double)features / count, (double)bytes / count, [.. times.Order()], [.. raw.Order()]);
        }
    }

    /// <summary>West, south, east, north.</summary>
    private static string BoxAt(double along, double degrees)
    {
        var (longitude, latitude) = degrees > 0 ? MarkerRegister.Place(along) : (20, 10);
        return string.Create(
            CultureInfo.InvariantCulture, $"{longitude - (degrees / 2):F6},{latitude - (degrees / 2):F6},{longitude + (degrees / 2):F6},{latitude + (degrees / 2):F6}");
    }

    private static async Task<int> QueryAsync(NpgsqlDataSource database, string box, int limit, CancellationToken cancellationToken)
    {
        var ends = box.Split(',');
        await using var command = database.CreateCommand(
            $"""
            select m.*, s.code from physical_markers m left join sections s on s.id = m.section_id
            where m.pair = any($1) and (wgs84_longitude is null or (wgs84_longitude between {ends[0]} and {ends[2]} and wgs84_latitude between {ends[1]} and {ends[3]}))
            order by m.place limit {limit + 1}
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ["VN-CN", "VN-KH", "VN-LA"] });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var values = new object[rows.FieldCount];
        var found = 0;
        while (await rows.ReadAsync(cancellationToken))
        {
            rows.GetValues(values);
            found++;
        }

        return Math.Min(found, limit);
    }
}
