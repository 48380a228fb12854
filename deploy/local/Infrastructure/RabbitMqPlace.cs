using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>The ports of one node; they stay the same while the node goes and comes.</summary>
internal sealed record RabbitMqPorts(int Amqp, int Management, int Distribution, int Epmd)
{
    public static RabbitMqPorts Free() => new(FreePorts.Next(), FreePorts.Next(), FreePorts.Next(), FreePorts.Next());
}

/// <summary>The folder of one node: its configuration, and the environment that keeps it away from any other node on the machine.</summary>
internal sealed record RabbitMqPlace(string Folder, UnprivilegedUser? User)
{
    public async Task ConfigureAsync(RabbitMqPorts ports, string password, CancellationToken cancellationToken)
    {
        // default_user takes the place of guest, which is then never created.
        // https://www.rabbitmq.com/docs/configure
        await PrivateFolder.WriteAsync(In("rabbitmq.conf"), Text($"""
            listeners.tcp.1 = 127.0.0.1:{ports.Amqp}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {ports.Management}
            default_user = {LocalRabbitMq.User}
            default_pass = {password}
            disk_free_limit.absolute = 100MB

            """), User, cancellationToken);
        await PrivateFolder.WriteAsync(In("enabled_plugins"), "[rabbitmq_management].\n", User, cancellationToken);
    }

    /// <summary>Every minute the node starts a helper outside its group that may start an epmd; all of them have this folder as their home.</summary>
    public MarkedProcesses Descendants => new(Folder, "HOME");

    public Dictionary<string, string?> EpmdEnvironment(RabbitMqPorts ports) => new()
    {
        ["HOME"] = Folder,
        ["ERL_EPMD_PORT"] = Text($"{ports.Epmd}"),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
    };

    public Dictionary<string, string?> NodeEnvironment(RabbitMqPorts ports) => new(EpmdEnvironment(ports))
    {
        ["RABBITMQ_NODENAME"] = "border-coordination@localhost",
        ["RABBITMQ_NODE_PORT"] = Text($"{ports.Amqp}"),
        ["RABBITMQ_DIST_PORT"] = Text($"{ports.Distribution}"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        ["RABBITMQ_CONF_ENV_FILE"] = In("rabbitmq-env.conf"),
        ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
        ["RABBITMQ_CONFIG_FILES"] = In("conf.d"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = In("generated"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = In("mnesia"),
        ["RABBITMQ_LOG_BASE"] = In("log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_PID_FILE"] = In("rabbitmq.pid"),
        ["RABBITMQ_FEATURE_FLAGS_FILE"] = In("feature_flags"),
        ["NOTIFY_SOCKET"] = null,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string In(string name) => Path.Combine(Folder, name);
}
