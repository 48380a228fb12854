namespace BorderCoordination.Testing;

/// <summary>A clock that stands until it is moved; in either direction.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
