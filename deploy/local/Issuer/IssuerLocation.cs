namespace BorderCoordination.Local;

/// <summary>The issuer whose tokens the services here accept: the one of ./run, or the one that the environment names (containers).</summary>
internal static class IssuerLocation
{
    public static (string KeyFolder, Uri Authority) Find()
    {
        var url = Environment.GetEnvironmentVariable("ISSUER_URL");
        var keys = Environment.GetEnvironmentVariable("ISSUER_KEYS");
        if (!string.IsNullOrEmpty(url) && !string.IsNullOrEmpty(keys) && IssuerKey.IsThere(keys))
        {
            return (keys, new Uri(url));
        }

        return RunState.ReadRunning(RunFolder.Here) is { Authority: { } authority } && IssuerKey.IsThere(RunFolder.Here.Issuer)
            ? (RunFolder.Here.Issuer, new Uri(authority))
            : throw new LocalException("Nothing is running here that would take a token: start it with ./run.");
    }
}
