using System.Net;
using System.Net.Sockets;

namespace BorderCoordination.Local.Tests;

public sealed class ProcessesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_child_is_ended_with_everything_in_its_group()
    {
        await using var child = Start("sleep 300 & sleep 300");
        child.IsRunning.ShouldBeTrue();

        await child.StopAsync(patience: TimeSpan.FromSeconds(5));

        child.Identity.IsRunning.ShouldBeFalse();
        (await child.Exited).ShouldBe(128 + Signals.Terminate);
    }

    [Fact]
    public async Task A_child_that_does_not_listen_is_killed()
    {
        await using var child = Start("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        while (child.LastLogLines(1) is not ["deaf"])
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await child.StopAsync(patience: TimeSpan.FromMilliseconds(300));

        (await child.Exited).ShouldBe(128 + Signals.Kill);
    }

    [Fact]
    public async Task Another_process_with_the_same_number_is_left_alone()
    {
        await using var child = Start("sleep 300");

        await Signals.EndAsync(child.Identity with { Started = "at another time" }, Signals.Kill, TimeSpan.FromMilliseconds(200));

        child.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task A_descendant_whose_parent_has_gone_is_found_by_its_mark()
    {
        var mark = new MarkedProcesses();
        var child = ChildProcess.Start(new ChildCommand("/bin/sh", "-c", "setsid sleep 300 & sleep 0.2")
        {
            LogFile = _folder.In("log"),
            Environment = new Dictionary<string, string?> { [MarkedProcesses.Variable] = mark.Mark },
        });
        await child.Exited;
        mark.Find().Count.ShouldBe(1);

        await mark.EndAllAsync();

        mark.Find().ShouldBeEmpty();
    }

    [Fact]
    public void A_taken_port_is_one_sentence_that_names_the_variable()
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Should.Throw<LocalException>(() => Ports.Require("joint-patrols", port, "JOINT_PATROLS_PORT")).Message
            .ShouldBe($"Port {port} for joint-patrols is taken by another program; end that program or set JOINT_PATROLS_PORT to a free port.");
    }

    public void Dispose() => _folder.Dispose();

    private ChildProcess Start(string script) =>
        ChildProcess.Start(new ChildCommand("/bin/sh", "-c", script) { LogFile = _folder.In("log") });
}
