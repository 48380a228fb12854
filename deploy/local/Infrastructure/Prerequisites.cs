namespace BorderCoordination.Local;

/// <summary>PostgreSQL and RabbitMQ: there, or installed where we may, or a sentence that says what to install.</summary>
public static class Prerequisites
{
    public static async Task EnsureAsync(bool postgres, bool rabbitMq, Action<string> say)
    {
        if (postgres && !PostgresPrograms.AreInstalled)
        {
            await InstallAsync("postgresql", PostgresPrograms.WhatToInstall, say);
        }

        if (rabbitMq && !RabbitMqPrograms.AreInstalled)
        {
            await InstallAsync("rabbitmq-server", RabbitMqPrograms.WhatToInstall, say);
        }
    }

    private static async Task InstallAsync(string package, string whatToInstall, Action<string> say)
    {
        if (!DebianPackages.CanInstall)
        {
            throw new LocalException(whatToInstall);
        }

        say($"Installing {package} from the distribution's packages (no system service is started) …");
        await DebianPackages.InstallAsync(package);
    }
}
