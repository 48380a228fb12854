using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>Prints a token for the system that runs here, and nothing else.</summary>
internal static class TokenCommand
{
    private const string Usage =
        "Usage: ./token --party VN --role officer [--role commander] [--unit \"…\"] [--sub …] [--minutes 60]; "
        + "roles: officer, commander, committee, reader, operator (without a party).";

    private static readonly string[] Roles = ["officer", "commander", "committee", "reader", "operator"];

    public static async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var arguments = new Arguments(words, Usage, flags: [], options: ["--party", "--role", "--unit", "--sub", "--minutes"]);
        var roles = arguments.All("--role");
        var party = arguments.Last("--party")?.ToUpperInvariant();
        Check(roles, party);
        using var signer = await SignerAsync(cancellationToken);
        var lifetime = Lifetime(arguments.Last("--minutes"));
        Console.WriteLine(signer.Token(party, arguments.Last("--unit"), roles, arguments.Last("--sub"), lifetime));
        return 0;
    }

    private static void Check(IReadOnlyList<string> roles, string? party)
    {
        if (roles.Count == 0)
        {
            throw new LocalException($"A token needs a --role. {Usage}");
        }

        if (roles.FirstOrDefault(role => !Roles.Contains(role)) is { } unknown)
        {
            throw new LocalException($"There is no role \"{unknown}\". {Usage}");
        }

        if (party is null && roles.Any(role => role != "operator"))
        {
            throw new LocalException($"Only the role operator goes without a --party. {Usage}");
        }
    }

    private static async Task<TokenSigner> SignerAsync(CancellationToken cancellationToken)
    {
        var (folder, authority) = IssuerLocation.Find();
        return new TokenSigner(await IssuerKey.KeptInAsync(folder, cancellationToken), authority);
    }

    private static TimeSpan Lifetime(string? minutes) =>
        minutes is null ? TimeSpan.FromMinutes(60)
        : int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? TimeSpan.FromMinutes(given)
        : throw new LocalException($"--minutes is \"{minutes}\", which is not a number of minutes.");
}
