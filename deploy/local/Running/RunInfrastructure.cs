using Npgsql;

namespace BorderCoordination.Local;

/// <summary>The database server and the broker of a run: the ones that POSTGRES and RABBITMQ name, or our own.</summary>
internal sealed record RunInfrastructure(string Server, Uri RabbitMq)
{
    public static string? GivenPostgres => Given("POSTGRES");

    public static string? GivenRabbitMq => Given("RABBITMQ");

    public string Database(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;

    public static async Task<RunInfrastructure> StartAsync(
        RunningSystem system, RunFolder folder, Action<string> say, CancellationToken cancellationToken)
    {
        // What is given is looked at first, so that a mistake in it is told before anything has been started.
        var givenServer = GivenPostgres is { } server ? await UseAsync(server, cancellationToken) : null;
        var givenBroker = GivenRabbitMq is { } broker ? Broker(broker) : null;
        await Prerequisites.EnsureAsync(givenServer is null, givenBroker is null, say);
        var postgres = givenServer is null ? OwnPostgresAsync(system, folder, cancellationToken) : Task.FromResult(givenServer);
        var rabbitMq = givenBroker is null ? OwnRabbitMqAsync(system, folder, cancellationToken) : Task.FromResult(givenBroker);
        try
        {
            await Task.WhenAll(postgres, rabbitMq);
        }
        finally
        {
            system.Record();
        }

        var started = new RunInfrastructure(await postgres, await rabbitMq);
        say($"PostgreSQL {Where(system.Postgres?.Port, "POSTGRES")}, RabbitMQ {Where(system.RabbitMq?.Port, "RABBITMQ")}");
        foreach (var service in Service.All)
        {
            await Databases.EnsureAsync(started.Server, service.Database, cancellationToken);
        }

        return started;
    }

    private static async Task<string> OwnPostgresAsync(RunningSystem system, RunFolder folder, CancellationToken cancellationToken)
    {
        system.Postgres = new LocalPostgres(folder.Postgres);
        await system.Postgres.StartAsync(cancellationToken);
        return system.Postgres.ConnectionString("postgres");
    }

    private static async Task<Uri> OwnRabbitMqAsync(RunningSystem system, RunFolder folder, CancellationToken cancellationToken)
    {
        system.RabbitMq = new LocalRabbitMq(folder.RabbitMq);
        await system.RabbitMq.StartAsync(cancellationToken);
        return system.RabbitMq.AmqpUri();
    }

    private static async Task<string> UseAsync(string server, CancellationToken cancellationToken)
    {
        try
        {
            return await Databases.AnswersAsync(server, cancellationToken)
                ? server
                : throw new LocalException("The PostgreSQL that POSTGRES names does not answer or refuses the user.");
        }
        catch (ArgumentException e)
        {
            throw new LocalException($"POSTGRES is not a connection string (Host=…;Username=…;Password=…): {e.Message}", e);
        }
    }

    private static Uri Broker(string given) =>
        Uri.TryCreate(given, UriKind.Absolute, out var broker) && broker is { Scheme: "amqp" or "amqps" }
            ? broker
            : throw new LocalException("RABBITMQ is not an AMQP address (amqp://user:password@host:5672/).");

    private static string Where(int? port, string variable) => port is null ? $"as {variable} says" : $"on 127.0.0.1:{port}";

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
