namespace BorderCoordination.Local;

/// <summary>What a run has written and the next one finds again.</summary>
internal static class RunData
{
    /// <summary>So that the next start begins with empty data. Never the data of a server that is not ours.</summary>
    public static void Delete(RunFolder folder)
    {
        if (RunInfrastructure.GivenPostgres is not null || RunInfrastructure.GivenRabbitMq is not null)
        {
            throw new LocalException(
                "--reset does not empty the servers that POSTGRES or RABBITMQ name: drop their databases and queues yourself.");
        }

        PrivateFolder.Delete(folder.Postgres);
        PrivateFolder.Delete(folder.RabbitMq);
        SampleDataMark.Delete(folder);
        SampleMoment.Delete(folder.Path);
        foreach (var file in Directory.Exists(folder.Path) ? Directory.EnumerateFiles(folder.Path, "telemetry.db*") : [])
        {
            File.Delete(file);
        }
    }

    /// <summary>Old logs would show up at the end of a new failure.</summary>
    public static void DeleteLogs(RunFolder folder)
    {
        Directory.CreateDirectory(folder.Logs);
        var logs = Directory.EnumerateFiles(folder.Logs, "*.log");
        foreach (var log in logs.Where(log => Path.GetFileName(log) is not "run.log" and not "build.log"))
        {
            File.Delete(log);
        }
    }
}
