namespace BorderCoordination.Local;

/// <summary>Runs the token issuer alone, as the containers do; everything is set by the environment.</summary>
internal static class IssuerCommand
{
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var urls = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } given ? given : "http://127.0.0.1:8079";
        var authority = Environment.GetEnvironmentVariable("ISSUER_URL");
        await using var issuer = await LocalIssuer.StartAsync(
            new LocalIssuerOptions
            {
                Folder = Environment.GetEnvironmentVariable("ISSUER_KEYS") ?? RunFolder.Here.Issuer,
                Urls = urls,
                Authority = authority is { Length: > 0 } ? new Uri(authority) : null,
                ClientSecret = Environment.GetEnvironmentVariable("ISSUER_CLIENT_SECRET"),
            },
            cancellationToken);
        Console.WriteLine($"The development issuer {issuer.Authority} listens on {urls}.");
        await issuer.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
