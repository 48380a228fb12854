using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace BorderCoordination.Local;

/// <summary>A PostgreSQL server of our own: a free port on 127.0.0.1, a password made on the spot, data in a folder that stays.</summary>
public sealed class LocalPostgres(string folder) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly UnprivilegedUser? _user = UnprivilegedUser.WhenRoot("postgres");
    private readonly InstanceRecord _record = new(folder);
    private PostgresPrograms? _programs;
    private string _password = "";

    public int Port { get; private set; }

    public ChildProcess? Process { get; private set; }

    public string LogFile { get; } = Path.Combine(Path.GetDirectoryName(folder)!, "logs", "postgres.log");

    public string Version => _programs?.MajorVersion ?? "";

    public static async Task<LocalPostgres> StartAsync(string folder, CancellationToken cancellationToken = default)
    {
        var postgres = new LocalPostgres(folder);
        await postgres.StartAsync(cancellationToken);
        return postgres;
    }

    /// <summary>Starts it, the first time on a free port and later on the same one, with the data it had.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _record.EndLeftoversAsync(Signals.Interrupt);
        var place = await PrivateFolder.PrepareAsync(folder, _user, cancellationToken);
        var data = Path.Combine(place, "data");
        _programs = await PostgresPrograms.FindAsync(data, cancellationToken);
        _password = await Secrets.KeptInAsync(Path.Combine(place, "password"), _user, cancellationToken);
        if (!File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            await CreateAsync(place, data, cancellationToken);
        }

        await PostgresLockFile.ClearAsync(data);
        Port = Port == 0 ? FreePorts.Next() : Port;
        Process = ChildProcess.Start(new ChildCommand(_programs.Postgres, ["-D", data, .. Settings()])
        {
            LogFile = LogFile,
            User = _user,
            WorkingFolder = "/",
        });
        _record.Write([Process.Identity]);
        try
        {
            await WaitUntilReadyAsync(Process, cancellationToken);
        }
        catch
        {
            await StopAsync();
            throw;
        }
    }

    public async Task StopAsync()
    {
        if (Process is not null)
        {
            await Process.StopAsync(Signals.Interrupt, TimeSpan.FromSeconds(30));
            _record.Delete();
        }
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = "postgres",
        Password = _password,
        Database = database,
    }.ConnectionString;

    public Task EnsureDatabaseAsync(string database, CancellationToken cancellationToken = default) =>
        Databases.EnsureAsync(ConnectionString("postgres"), database, cancellationToken);

    public async ValueTask DisposeAsync() => await StopAsync();

    // Made beside its place and moved there when it is whole, so that an interrupted start leaves nothing half made.
    private async Task CreateAsync(string place, string data, CancellationToken cancellationToken)
    {
        var unfinished = data + ".unfinished";
        PrivateFolder.Delete(unfinished);
        string[] command =
        [
            .. _user?.Become ?? [],
            _programs!.InitDb, "-D", unfinished, "-U", "postgres", "--pwfile", Path.Combine(place, "password"),
            "-A", "scram-sha-256", "-E", "UTF8", "--locale", "C",
        ];
        var made = await Executables.RunAsync(new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = "/" }, cancellationToken);
        if (made.ExitCode != 0)
        {
            throw new LocalException($"PostgreSQL could not create its data in {data}: {made.LastErrorLine}");
        }

        Directory.Move(unfinished, data);
    }

    // Durable as in earnest (fsync stays on); no socket file, because a path to one may be at most 107 bytes long.
    private IEnumerable<string> Settings() =>
        new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = "400",
            ["max_prepared_transactions"] = "0",
            ["shared_buffers"] = "256MB",
            ["max_wal_size"] = "2GB",
        }.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });

    private async Task WaitUntilReadyAsync(ChildProcess process, CancellationToken cancellationToken)
    {
        var answered = await Waiting.UntilAsync(
            () => Databases.AnswersAsync(ConnectionString("postgres"), cancellationToken), process, StartLimit, cancellationToken);
        if (!answered)
        {
            throw new LocalException(
                $"PostgreSQL did not start on port {Port}: {process.LastLogLines(1).FirstOrDefault("it wrote nothing")} (see {LogFile}).");
        }
    }
}
