namespace BorderCoordination.Local;

/// <summary>Which event store engine this run uses, and why.</summary>
internal sealed record EngineChoice(string Name, string Reason)
{
    public const string BuiltIn = "builtin";
    public const string Marten = "marten";

    private const string Variable = "EVENT_STORE";

    public string Sentence => $"Event store engine: {(Name == Marten ? "Marten " + MartenProbe.Version : "built-in")} ({Reason})";

    /// <summary>What EVENT_STORE orders, else Marten wherever its project is there and its package can be restored.</summary>
    public static async Task<EngineChoice> MakeAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        var order = Environment.GetEnvironmentVariable(Variable)?.Trim().ToLowerInvariant();
        var hasProject = File.Exists(Path.Combine(folder.Root, "services", "EventStore.Marten", "EventStore.Marten.csproj"));
        return (order, hasProject) switch
        {
            (BuiltIn, _) => new EngineChoice(BuiltIn, $"ordered by {Variable}"),
            (Marten, false) => throw new LocalException($"{Variable}=marten, but this checkout has no services/EventStore.Marten."),
            (Marten, true) => new EngineChoice(Marten, $"ordered by {Variable}"),
            (null or "", false) => new EngineChoice(BuiltIn, "this checkout has no services/EventStore.Marten"),
            (null or "", true) => await MartenProbe.CanRestoreAsync(folder, cancellationToken)
                ? new EngineChoice(Marten, "its package can be restored")
                : new EngineChoice(BuiltIn, $"Marten {MartenProbe.Version} cannot be restored from the package source"),
            _ => throw new LocalException($"{Variable} is \"{order}\"; it can be marten or builtin."),
        };
    }
}
