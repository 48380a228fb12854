namespace BorderCoordination.Local;

/// <summary>Loads the sample data into services that run elsewhere (containers); addresses and issuer come from the environment.</summary>
internal static class SampleDataCommand
{
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (keys, authority) = IssuerLocation.Find();
        using var signer = new TokenSigner(await IssuerKey.KeptInAsync(keys, cancellationToken), authority);
        var folder = Environment.GetEnvironmentVariable("SAMPLE_DATA") ?? Path.Combine(RunFolder.Here.Root, "deploy", "sample-data");
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var moment = await SampleMoment.KeptInAsync(keys, TimeProvider.System, cancellationToken);
        var load = await new SampleData(folder, moment, AddressOf, signer).LoadAsync(http, cancellationToken);
        Console.WriteLine($"Sample data: {load.Steps} commands from {load.Files} files.");
        return 0;
    }

    /// <summary>JOINT_PATROLS_URL and its like, else the usual port on this machine.</summary>
    private static Uri? AddressOf(string name)
    {
        if (Service.All.FirstOrDefault(known => known.Name == name) is not { } service)
        {
            return null;
        }

        var given = Environment.GetEnvironmentVariable(name.ToUpperInvariant().Replace('-', '_') + "_URL");
        return string.IsNullOrEmpty(given) ? service.Address : new Uri(given);
    }
}
