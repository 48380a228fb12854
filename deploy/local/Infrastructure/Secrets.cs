using System.Security.Cryptography;

namespace BorderCoordination.Local;

/// <summary>Passwords made on the spot and kept beside the data they protect, readable by the owner alone.</summary>
internal static class Secrets
{
    public static async Task<string> KeptInAsync(string file, UnprivilegedUser? user, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            return (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        }

        var secret = RandomNumberGenerator.GetHexString(40, lowercase: true);
        await PrivateFolder.WriteAsync(file, secret + '\n', user, cancellationToken);
        return secret;
    }
}
