using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>PostgreSQL refuses to run as root and RabbitMQ should not: whom they run as when this program is root.</summary>
public sealed record UnprivilegedUser(string Name, int UserId, int GroupId)
{
    /// <summary>The command line that turns into this user and then into what follows.</summary>
    internal IReadOnlyList<string> Become =>
    [
        Executables.Require("setpriv", "Run as an ordinary user, or install setpriv (util-linux), so that no database runs as root."),
        "--reuid", UserId.ToString(CultureInfo.InvariantCulture),
        "--regid", GroupId.ToString(CultureInfo.InvariantCulture),
        "--init-groups",
        "--",
    ];

    /// <summary>The first of the named users that exists; null when this program is not root and simply stays who it is.</summary>
    public static UnprivilegedUser? WhenRoot(params IReadOnlyList<string> names)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length >= 4).ToList();
        return names.Append("nobody")
            .Select(name => known.Find(fields => fields[0] == name))
            .OfType<string[]>()
            .Select(fields => new UnprivilegedUser(
                fields[0],
                int.Parse(fields[2], CultureInfo.InvariantCulture),
                int.Parse(fields[3], CultureInfo.InvariantCulture)))
            .FirstOrDefault()
            ?? throw new LocalException("Run as an ordinary user: databases do not run as root, and there is no other user here.");
    }
}
