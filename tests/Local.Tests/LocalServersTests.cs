using Npgsql;

namespace BorderCoordination.Local.Tests;

public sealed class LocalServersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSQL_keeps_its_data_and_its_port_over_a_stop_and_leaves_no_process()
    {
        await using var postgres = await LocalPostgres.StartAsync(_folder.In("postgres"), Cancelled);
        await postgres.EnsureDatabaseAsync("kept", Cancelled);
        await postgres.EnsureDatabaseAsync("kept", Cancelled);
        var before = postgres.ConnectionString("kept");
        await postgres.StopAsync();
        postgres.Process!.Identity.IsRunning.ShouldBeFalse();

        await postgres.StartAsync(Cancelled);

        postgres.ConnectionString("kept").ShouldBe(before);
        (await Databases.AnswersAsync(before, Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task PostgreSQL_asks_for_the_password_and_does_not_run_as_root()
    {
        await using var postgres = await LocalPostgres.StartAsync(_folder.In("postgres"), Cancelled);

        var without = new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres")) { Password = "guessed" };

        (await Databases.AnswersAsync(without.ConnectionString, Cancelled)).ShouldBeFalse();
        UserOf(postgres.Process!).ShouldNotBe("0");
    }

    [Fact]
    public async Task A_PostgreSQL_that_a_dead_run_left_is_ended_by_the_next_start()
    {
        await using var left = await LocalPostgres.StartAsync(_folder.In("postgres"), Cancelled);

        await using var next = await LocalPostgres.StartAsync(_folder.In("postgres"), Cancelled);

        left.Process!.Identity.IsRunning.ShouldBeFalse();
        (await Databases.AnswersAsync(next.ConnectionString("postgres"), Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task RabbitMQ_comes_back_on_the_same_ports_and_leaves_no_process()
    {
        await using var rabbitMq = await LocalRabbitMq.StartAsync(_folder.In("rabbitmq"), Cancelled);
        await rabbitMq.CreateVirtualHostAsync("a/b", Cancelled);
        var (amqp, management) = (rabbitMq.AmqpUri("a/b"), rabbitMq.ManagementUri);
        UserOf(rabbitMq.Process!).ShouldNotBe("0");

        await rabbitMq.RestartAsync(Cancelled);

        (rabbitMq.AmqpUri("a/b"), rabbitMq.ManagementUri).ShouldBe((amqp, management));
        amqp.AbsolutePath.ShouldBe("/a%2Fb");
        var processes = rabbitMq.Processes;
        await rabbitMq.StopAsync();
        processes.Count.ShouldBe(2);
        processes.ShouldAllBe(process => !process.Identity.IsRunning);
    }

    public void Dispose() => _folder.Dispose();

    private static string UserOf(ChildProcess process) =>
        File.ReadLines($"/proc/{process.Identity.Pid}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
}
