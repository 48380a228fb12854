using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Http.Headers;
using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Benchmarks;

/// <summary>The ledger from its beginning to its end: by the cursor feed, one page after the other over one connection, and by a bare statement.</summary>
internal static class Replay
{
    private const int Page = 500;

    /// <returns>Events in a second.</returns>
    public static async Task<double> SelectAsync(BenchSystem system, long head, CancellationToken cancellationToken)
    {
        await using var ledger = NpgsqlDataSource.Create(system.ConnectionString(Service.Coordination.Database));
        await using var select = ledger.CreateCommand("select position, envelope from ledger_entries order by position");
        select.CommandTimeout = 600;
        var (began, count) = (Stopwatch.GetTimestamp(), 0L);
        await using var rows = await select.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            _ = rows.GetInt64(0);
            _ = rows.GetFieldValue<byte[]>(1);
            count++;
        }

        Demand(count == head, $"The statement gave {count} of {head} entries.");
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Reads pages up to a position and holds the feed to it that each position comes once, in order.</summary>
    /// <returns>Events in a second.</returns>
    public static async Task<double> FeedAsync(BenchSystem system, long upTo, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = system.Address(Service.Coordination) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", system.Token("VN"));
        using var body = new MemoryStream();
        var (began, last) = (Stopwatch.GetTimestamp(), 0L);
        for (var next = $"/feed?after=0&limit={Page}"; last < upTo;)
        {
            using var answer = await http.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            answer.EnsureSuccessStatusCode();
            body.SetLength(0);
            await answer.Content.CopyToAsync(body, cancellationToken);
            var before = last;
            last = Check(body.GetBuffer().AsSpan(0, (int)body.Length), last);
            Demand(last > before, $"There is nothing after position {before}.");
            var link = answer.Headers.GetValues("Link").First(each => each.Contains("rel=\"next\"", StringComparison.Ordinal));
            next = link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)];
        }

        return last / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static long Check(ReadOnlySpan<byte> page, long last)
    {
        var mark = "{\"position\":"u8;
        for (int at; (at = page.IndexOf(mark)) >= 0;)
        {
            page = page[(at + mark.Length)..];
            Demand(Utf8Parser.TryParse(page, out long position, out _) && position == last + 1, $"Position {position} came after {last}.");
            last = position;
        }

        return last;
    }

    private static void Demand(bool met, string complaint)
    {
        if (!met)
        {
            throw new InvalidOperationException(complaint);
        }
    }
}
