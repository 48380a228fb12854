namespace BorderCoordination.EventStore;

/// <summary>Configuration section <c>EventStore</c>.</summary>
public sealed class EventStoreOptions
{
    /// <summary>The engine: <c>builtin</c>, or <c>marten</c> in builds that contain it.</summary>
    public string Engine { get; init; } = BuiltIn.BuiltInEngine.EngineName;

    /// <summary>How long a database that is away at the start is waited for.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
