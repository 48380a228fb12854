using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>One of the four services: its names, its database and its port.</summary>
public sealed record Service(string Name, string Project, string Database, string PortVariable, int UsualPort)
{
    public static Service Coordination { get; } = new("coordination", "Coordination", "coordination", "COORDINATION_PORT", 8080);

    public static Service JointPatrols { get; } = new("joint-patrols", "JointPatrols", "joint_patrols", "JOINT_PATROLS_PORT", 8081);

    public static Service BorderMarkers { get; } = new("border-markers", "BorderMarkers", "border_markers", "BORDER_MARKERS_PORT", 8082);

    public static Service FriendshipExchanges { get; } =
        new("friendship-exchanges", "FriendshipExchanges", "friendship_exchanges", "FRIENDSHIP_EXCHANGES_PORT", 8083);

    public static IReadOnlyList<Service> All { get; } = [Coordination, JointPatrols, BorderMarkers, FriendshipExchanges];

    /// <summary>The services whose history the ledger holds.</summary>
    public static IReadOnlyList<Service> Sources { get; } = [JointPatrols, BorderMarkers, FriendshipExchanges];

    public int Port => Ports.Configured(PortVariable, UsualPort);

    public Uri Address => Ports.Address(Port);

    /// <summary>The built program, of the same build as this one where there is one.</summary>
    internal string Program
    {
        get
        {
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            var alike = ProgramIn(configuration);
            return File.Exists(alike) ? alike : ProgramIn("release");
        }
    }

    private string ProgramIn(string configuration) =>
        Path.Combine(RunFolder.Here.Root, "artifacts", "bin", Project, configuration, Project + ".dll");
}

/// <summary>The ports that are fixed, each movable by a variable of the environment.</summary>
internal static class Ports
{
    public const string TraceViewerVariable = "TRACE_VIEWER_PORT";

    public static int TraceViewer => Configured(TraceViewerVariable, 8090);

    public static Uri Address(int port) => new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    public static int Configured(string variable, int usual)
    {
        var given = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(given))
        {
            return usual;
        }

        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new LocalException($"{variable} is \"{given}\", which is not a port number.");
    }

    public static void Require(string name, int port, string variable)
    {
        if (!FreePorts.IsFree(port))
        {
            throw new LocalException($"Port {port} for {name} is taken by another program; end that program or set {variable} to a free port.");
        }
    }
}
