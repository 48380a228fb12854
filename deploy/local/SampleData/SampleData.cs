using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BorderCoordination.Local;

/// <summary>Loads the sample data through the public APIs, in the order of the files' names; loading it again changes nothing.</summary>
internal sealed class SampleData(string folder, SampleMoment moment, Func<string, Uri?> address, TokenSigner signer)
{
    private readonly List<string> _files =
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];

    /// <summary>Changes with any byte of the files.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in _files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + '\0'));
                hash.AppendData(File.ReadAllBytes(file));
            }

            return Convert.ToHexString(hash.GetHashAndReset());
        }
    }

    public async Task<SampleLoad> LoadAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var commands = new SampleCommands(http, TimeProvider.System);
        var references = new SampleReferences(moment);
        var steps = 0;
        foreach (var path in _files)
        {
            var name = Path.GetFileName(path);
            var file = SampleFile.Parse(name, await File.ReadAllTextAsync(path, cancellationToken));
            for (var index = 0; index < file.Steps.Count; index++, steps++)
            {
                try
                {
                    await TakeAsync(file.Steps[index], commands, references, cancellationToken);
                }
                catch (Exception e) when (e is LocalException or HttpRequestException)
                {
                    throw new LocalException($"Sample data {name}, step {index} ({file.Steps[index]}): {e.Message}", e);
                }
            }
        }

        return new SampleLoad(_files.Count, steps, commands.FirstTrace);
    }

    private async Task TakeAsync(SampleStep step, SampleCommands commands, SampleReferences references, CancellationToken cancellationToken)
    {
        var service = address(step.Service) ?? throw new LocalException($"there is no service \"{step.Service}\"");
        var token = signer.Token(step.As.Party, step.As.Unit, step.As.Role, step.As.Sub);
        if (step.Get is not null)
        {
            var read = await commands.ReadAsync(new Uri(service, references.Resolve(step.Get)), token, cancellationToken);
            foreach (var (name, place) in step.Remember ?? new Dictionary<string, string>())
            {
                references.Remember(name, JsonPointer.Find(read, place), null);
            }

            return;
        }

        var answer = await commands.SendAsync(
            new Uri(service, references.Resolve(step.Post!)), step.Key!, token, references.Resolve(step.Body), step.MediaType, cancellationToken);
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
        {
            var hasRevision = answer.TryGetProperty("revision", out var revision) && revision.ValueKind == JsonValueKind.Number;
            references.Remember(step.Id, id.GetString()!, hasRevision ? revision.GetInt64() : null);
        }
        else if (step.Id is not null)
        {
            throw new LocalException($"the answer carries no id to remember as \"{step.Id}\"");
        }
    }
}

internal sealed record SampleLoad(int Files, int Steps, string? FirstTrace);
