using System.Text.Json;

namespace BorderCoordination.Architecture.Tests;

public sealed class LogLevelTests
{
    public static TheoryData<string> Services { get; } = ["JointPatrols", "BorderMarkers", "FriendshipExchanges", "Coordination"];

    /// <summary>Each request would be told in several lines otherwise, with whatever its address asks for; spans and metrics tell it once.</summary>
    [Theory]
    [MemberData(nameof(Services))]
    public void The_framework_tells_of_what_goes_wrong_and_not_of_every_request(string service)
    {
        var settings = Repository.Files("services", "appsettings.json").SingleOrDefault(file => Path.GetFileName(Path.GetDirectoryName(file)) == service);
        settings.ShouldNotBeNull($"{service} has no appsettings.json");
        using var read = JsonDocument.Parse(File.ReadAllText(settings));
        var levels = read.RootElement.GetProperty("Logging").GetProperty("LogLevel");
        levels.GetProperty("Microsoft.AspNetCore").GetString().ShouldBe("Warning");
        levels.GetProperty("Default").GetString().ShouldBe("Information");
    }
}
