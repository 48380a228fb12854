namespace BorderCoordination.Local;

/// <summary>Which event store engine this run uses, and why.</summary>
internal sealed record EngineChoice(string Name, string Reason, bool IsOrdered = false)
{
    public const string BuiltIn = "builtin";
    public const string Marten = "marten";

    private const string Variable = "EVENT_STORE";

    /// <summary>What tests and benchmarks exercise: both engines where both are in the build, unless one was ordered.</summary>
    public IReadOnlyList<string> Exercised { get; } = Name == Marten && !IsOrdered ? [Marten, BuiltIn] : [Name];

    public string Sentence => $"Event store engine: {(Name == Marten ? "Marten " + MartenProbe.Version : "built-in")} ({Reason})";

    /// <summary>What EVENT_STORE orders, else Marten wherever its project is there and its package can be restored.</summary>
    public static async Task<EngineChoice> MakeAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        var order = Environment.GetEnvironmentVariable(Variable)?.Trim().ToLowerInvariant();
        var hasProject = File.Exists(Path.Combine(folder.Root, "services", "EventStore.Marten", "EventStore.Marten.csproj"));
        return (order, hasProject) switch
        {
            (BuiltIn, _) => Ordered(BuiltIn),
            (Marten, false) => throw new LocalException($"{Variable}=marten, but this checkout has no services/EventStore.Marten."),
            (Marten, true) => Ordered(Marten),
            (null or "", false) => new EngineChoice(BuiltIn, "this checkout has no services/EventStore.Marten"),
            (null or "", true) => await MartenProbe.CanRestoreAsync(folder, cancellationToken)
                ? new EngineChoice(Marten, "its package can be restored")
                : new EngineChoice(BuiltIn, $"Marten {MartenProbe.Version} cannot be restored from the package source"),
            _ => throw new LocalException($"{Variable} is \"{order}\"; it can be marten or builtin."),
        };
    }

    private static EngineChoice Ordered(string name) => new(name, $"ordered by {Variable}", IsOrdered: true);
}
