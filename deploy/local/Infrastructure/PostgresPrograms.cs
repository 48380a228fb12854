using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BorderCoordination.Local;

/// <summary>The PostgreSQL programs of this machine.</summary>
internal sealed partial record PostgresPrograms(string InitDb, string Postgres, string MajorVersion)
{
    public const string WhatToInstall =
        "PostgreSQL is not installed: install version 15 or later (Debian: apt-get install postgresql; "
        + "macOS: brew install postgresql), or name a server in POSTGRES.";

    public static bool AreInstalled => Folders().Any();

    /// <summary>The newest ones, or those that wrote the data which are there already.</summary>
    public static async Task<PostgresPrograms> FindAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var installed = new List<PostgresPrograms>();
        foreach (var folder in Folders())
        {
            var postgres = Path.Combine(folder, "postgres");
            var told = await Executables.RunAsync(new ProcessStartInfo(postgres, ["--version"]), cancellationToken);
            installed.Add(new PostgresPrograms(Path.Combine(folder, "initdb"), postgres, Major().Match(told.Output).Value));
        }

        if (installed.Count == 0)
        {
            throw new LocalException(WhatToInstall);
        }

        var versionFile = Path.Combine(dataFolder, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            return installed.MaxBy(programs => int.Parse(programs.MajorVersion, CultureInfo.InvariantCulture))!;
        }

        var written = (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim();
        return installed.Find(programs => programs.MajorVersion == written)
            ?? throw new LocalException(
                $"The data in {dataFolder} are of PostgreSQL {written}, which is not installed; ./run --reset begins with empty data.");
    }

    private static IEnumerable<string> Folders()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            : [];
        var onPath = Executables.Find("initdb", "/usr/pgsql/bin") is { } initdb ? [Path.GetDirectoryName(initdb)!] : Array.Empty<string>();
        return debian.Concat(onPath)
            .Where(folder => Executables.IsThere(Path.Combine(folder, "initdb")) && Executables.IsThere(Path.Combine(folder, "postgres")));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Major();
}
