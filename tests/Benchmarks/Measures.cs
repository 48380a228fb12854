namespace BorderCoordination.Benchmarks;

/// <summary>How long and how much; all of it times one factor.</summary>
internal sealed record Measures(double Factor)
{
    public const int Clients = 32;

    public const int SteadyRate = 200;

    public const int Subscribers = 200;

    public TimeSpan RawWarmUp => Seconds(2);

    public TimeSpan Raw => Seconds(5);

    public TimeSpan CommandsWarmUp => Seconds(25);

    public TimeSpan Commands => Seconds(10);

    public TimeSpan SteadyWarmUp => Seconds(3);

    public TimeSpan Steady => Seconds(12);

    public int Backlog => (int)(50_000 * Factor);

    /// <summary>Physical markers in the register that boxes are laid over.</summary>
    public int Markers => (int)(100_000 * Factor);

    /// <summary>Boxes of each kind.</summary>
    public int Boxes => (int)(400 * Factor);

    /// <summary>Events of a long ledger.</summary>
    public int Ledger => (int)(1_000_000 * Factor);

    /// <summary>What each of many subscribers has before it.</summary>
    public int Behind => (int)(10_000 * Factor);

    private TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds * Factor);
}
