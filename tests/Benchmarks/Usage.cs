using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Benchmarks;

/// <summary>Processor time by part, from /proc (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html); nothing on other systems.</summary>
internal sealed class Usage
{
    public const string WholeMachine = "whole machine";

    // USER_HZ is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    private readonly BenchSystem _system;
    private readonly int? _postmaster;
    private readonly int? _broker;

    private Usage(BenchSystem system, int? postmaster, int? broker) => (_system, _postmaster, _broker) = (system, postmaster, broker);

    public static string LoadAverage => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>Finds the servers, as far as they run on this machine.</summary>
    public static async Task<Usage> OfAsync(BenchSystem system, CancellationToken cancellationToken)
    {
        await using var server = NpgsqlDataSource.Create(system.ConnectionString(Service.JointPatrols.Database));
        var backend = Stat(await server.ScalarAsync<int>("select pg_backend_pid()", cancellationToken));
        var broker = await BrokerAsync(system.Management, cancellationToken);
        return new Usage(
            system,
            backend?.Name == "postgres" ? backend.Parent : null,
            Stat(broker)?.Name.StartsWith("beam", StringComparison.Ordinal) == true ? broker : null);
    }

    /// <summary>A broker that has just started tells its process id only some seconds later.</summary>
    private static async Task<int> BrokerAsync(HttpClient management, CancellationToken cancellationToken)
    {
        while (true)
        {
            var nodes = await management.GetFromJsonAsync<JsonElement>("api/nodes", cancellationToken);
            if (nodes[0].TryGetProperty("os_pid", out var pid))
            {
                return int.Parse(pid.GetString()!, CultureInfo.InvariantCulture);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
    }

    /// <summary>Resident memory in MB.</summary>
    public static double? Resident(int pid)
    {
        var file = $"/proc/{pid}/status";
        return File.Exists(file) && Array.Find(File.ReadAllLines(file), each => each.StartsWith("VmRSS:", StringComparison.Ordinal)) is { } line
            ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            : null;
    }

    /// <summary>What each part has used of the processors while the work ran.</summary>
    public async Task<(T Result, Shares Shares)> DuringAsync<T>(Func<Task<T>> work)
    {
        var (before, began) = (Read(), TimeProvider.System.GetTimestamp());
        var result = await work();
        var (after, seconds) = (Read(), TimeProvider.System.GetElapsedTime(began).TotalSeconds);
        var used = after.Select(part => (part.Key, Processors: (part.Value - before.GetValueOrDefault(part.Key)) / TicksPerSecond / seconds));
        return (result, new Shares(LoadAverage, [.. used.Where(part => part.Processors >= 0.005)]));
    }

    private Dictionary<string, double> Read()
    {
        var parts = new Dictionary<string, double>();
        Add("benchmark", Stat(Environment.ProcessId)?.Ticks);
        foreach (var process in _system.Running)
        {
            Add(process.Service.Name, Stat(process.Process.Identity.Pid)?.Ticks);
        }

        if (_postmaster is { } postmaster)
        {
            // What ended backends have used is on the postmaster's own account.
            Add("PostgreSQL", All().Where(stat => stat.Pid == postmaster || stat.Parent == postmaster).Sum(stat => stat.Ticks + (stat.Pid == postmaster ? stat.ChildTicks : 0)));
        }

        if (_broker is { } broker)
        {
            Add("RabbitMQ", Stat(broker)?.Ticks);
        }

        if (File.Exists("/proc/stat"))
        {
            var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Add(WholeMachine, fields[1..].Take(8).Where((_, place) => place is not 3 and not 4).Sum(each => double.Parse(each, CultureInfo.InvariantCulture)));
        }

        return parts;

        void Add(string name, double? ticks)
        {
            if (ticks is { } known)
            {
                parts[name] = known;
            }
        }
    }

    private static IEnumerable<ProcessStat> All() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? Stat(pid) : null)
            .OfType<ProcessStat>();

    private static ProcessStat? Stat(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var (open, close) = (stat.IndexOf('(', StringComparison.Ordinal), stat.LastIndexOf(')'));
            var fields = stat[(close + 2)..].Split(' ');
            return new ProcessStat(pid, stat[(open + 1)..close], (int)Number(1), Number(11) + Number(12), Number(13) + Number(14));

            double Number(int place) => double.Parse(fields[place], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record ProcessStat(int Pid, string Name, int Parent, double Ticks, double ChildTicks);
}

/// <summary>Processors that each part kept busy on average, and the machine's load at the end.</summary>
internal sealed record Shares(string LoadAverage, IReadOnlyList<(string Part, double Processors)> Parts)
{
    /// <summary>Milliseconds of a processor that each part took for one of what was done.</summary>
    public string Each(double perSecond) =>
        string.Join(", ", Parts.Where(part => part.Part != Usage.WholeMachine).Select(part => $"{part.Part} {part.Processors * 1000 / perSecond:F2}"));

    public override string ToString() => $"{string.Join(", ", Parts.Select(part => $"{part.Part} {part.Processors:F2}"))}; load {LoadAverage}";
}
