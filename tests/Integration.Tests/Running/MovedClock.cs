using System.IO.MemoryMappedFiles;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>
/// A clock that goes as fast as any other and that a test sets: the same for the test and all services that are started with its <see cref="Environment"/>.
/// Timers are left alone, so that nobody waits longer or shorter for it.
/// </summary>
public sealed class MovedClock : TimeProvider, IDisposable
{
    private const string Variable = "INTEGRATION_TESTS_CLOCK";

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _ahead;

    /// <param name="path">Of the file that says how far it is ahead.</param>
    public MovedClock(string path)
    {
        Path = path;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, sizeof(long));
        _ahead = _file.CreateViewAccessor();
        Environment = new Dictionary<string, string?> { ["DOTNET_STARTUP_HOOKS"] = typeof(MovedClock).Assembly.Location, [Variable] = path };
    }

    public string Path { get; }

    /// <summary>What a service is told so that it goes by this clock; see <see cref="StartupHook"/>.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    public static MovedClock OfThisProcess() => new(global::System.Environment.GetEnvironmentVariable(Variable)!);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(_ahead.ReadInt64(0));

    /// <summary>Sets it. It is never set back: what has been recorded stays in the past.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        moment.ShouldBeGreaterThan(GetUtcNow());
        _ahead.Write(0, (moment - base.GetUtcNow()).Ticks);
    }

    public void Dispose()
    {
        _ahead.Dispose();
        _file.Dispose();
    }
}
