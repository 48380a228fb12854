using System.Text.Json;

namespace BorderCoordination.Local;

/// <summary>Which processes use a data folder, written beside it, so that the next start can end what a dead run left behind.</summary>
internal sealed class InstanceRecord(string folder)
{
    private readonly string _file = folder + ".processes.json";

    public void Write(IReadOnlyList<ProcessIdentity> processes) => File.WriteAllText(_file, JsonSerializer.Serialize(processes));

    public void Delete() => File.Delete(_file);

    public async Task EndLeftoversAsync(int signal)
    {
        if (!File.Exists(_file))
        {
            return;
        }

        foreach (var process in Read())
        {
            await Signals.EndAsync(process, signal, TimeSpan.FromSeconds(30));
        }

        Delete();
    }

    private List<ProcessIdentity> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<List<ProcessIdentity>>(File.ReadAllText(_file)) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
