using System.Security.Cryptography;

namespace BorderCoordination.Local;

/// <summary>The issuer's signing key and the coordination client's secret, made on the spot and kept in a folder of their own.</summary>
internal static class IssuerKey
{
    public static bool IsThere(string folder) => File.Exists(FileIn(folder));

    public static async Task<ECDsa> KeptInAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (IsThere(folder))
        {
            key.ImportFromPem(await File.ReadAllTextAsync(FileIn(folder), cancellationToken));
        }
        else
        {
            await PrivateFolder.WriteAsync(FileIn(folder), key.ExportPkcs8PrivateKeyPem(), user: null, cancellationToken);
        }

        return key;
    }

    public static Task<string> ClientSecretAsync(string folder, CancellationToken cancellationToken) =>
        Secrets.KeptInAsync(Path.Combine(folder, "client-secret"), user: null, cancellationToken);

    private static string FileIn(string folder) => Path.Combine(folder, "key.pem");
}
