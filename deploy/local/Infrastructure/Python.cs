using System.Diagnostics;

namespace BorderCoordination.Local;

/// <summary>The interpreters of Python on this machine: what one of them can import another may not.</summary>
public static class Python
{
    /// <summary>Under which name the distribution has the module that the consumer over AMQP in docs/examples needs.</summary>
    private const string PikaPackage = "python3-pika";

    /// <returns>The first python3 that can import a module; none where no one can.</returns>
    public static async Task<string?> ThatImportsAsync(string module, CancellationToken cancellationToken)
    {
        foreach (var interpreter in Executables.FindAll("python3"))
        {
            var start = new ProcessStartInfo(interpreter, ["-c", $"import {module}"]);
            if ((await Executables.RunAsync(start, cancellationToken)).ExitCode == 0)
            {
                return interpreter;
            }
        }

        return null;
    }

    /// <summary>Sees to it that the example over AMQP can be tested. Where that cannot be, only the example is left out, so nothing fails for it.</summary>
    public static async Task OfferPikaAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (!DebianPackages.CanInstall || await ThatImportsAsync("pika", cancellationToken) is not null)
        {
            return;
        }

        say($"Installing {PikaPackage} from the distribution's packages …");
        try
        {
            await DebianPackages.InstallAsync(PikaPackage);
        }
        catch (LocalException cannot)
        {
            say($"docs/examples/python/amqp.py is left out: {cannot.Message}");
        }
    }
}
