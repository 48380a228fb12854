namespace BorderCoordination.Local;

/// <summary>This checkout, and everything that a local run keeps in it under .run.</summary>
public sealed record RunFolder(string Root)
{
    private static readonly Lazy<RunFolder> FoundHere = new(Find);

    public static RunFolder Here => FoundHere.Value;

    public string Path => In();

    public string Postgres => In("postgres");

    public string RabbitMq => In("rabbitmq");

    public string Issuer => In("issuer");

    public string Logs => In("logs");

    public string State => In("state.json");

    public string In(params IEnumerable<string> names) => System.IO.Path.Combine([Root, ".run", .. names]);

    private static RunFolder Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "BorderCoordination.sln")))
            {
                return new RunFolder(folder.FullName);
            }
        }

        return new RunFolder(Environment.CurrentDirectory);
    }
}
