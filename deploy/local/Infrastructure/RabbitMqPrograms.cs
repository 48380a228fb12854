namespace BorderCoordination.Local;

/// <summary>The RabbitMQ programs of this machine.</summary>
internal sealed record RabbitMqPrograms(string Server, string Epmd)
{
    public const string WhatToInstall =
        "RabbitMQ is not installed: install version 3.10 or later (Debian: apt-get install rabbitmq-server; "
        + "macOS: brew install rabbitmq), or name a broker in RABBITMQ.";

    public static bool AreInstalled => FindServer() is not null && FindEpmd() is not null;

    public static RabbitMqPrograms Find() =>
        FindServer() is { } server && FindEpmd() is { } epmd
            ? new RabbitMqPrograms(server, epmd)
            : throw new LocalException(WhatToInstall);

    // Debian's command of that name on the path insists on its own user and folders; the program behind it does not.
    private static string? FindServer() => Executables.Find("rabbitmq-server", "/usr/lib/rabbitmq/bin");

    private static string? FindEpmd()
    {
        var bundled = Directory.Exists("/usr/lib/erlang")
            ? Directory.EnumerateDirectories("/usr/lib/erlang", "erts-*").Select(erts => Path.Combine(erts, "bin"))
            : [];
        return Executables.Find("epmd", bundled);
    }
}
