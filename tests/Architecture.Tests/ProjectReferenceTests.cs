using System.Xml.Linq;

namespace BorderCoordination.Architecture.Tests;

public sealed class ProjectReferenceTests
{
    /// <summary>What is built into a program of its own.</summary>
    private static readonly string[] Services = ["JointPatrols", "BorderMarkers", "FriendshipExchanges", "Coordination"];

    public static TheoryData<string> EveryProject { get; } =
        [.. Repository.Files("services", "*.csproj").Concat(Repository.Files("contracts", "*.csproj")).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Fact]
    public void There_are_exactly_four_services() => Repository.Files("services", "*.csproj")
        .Where(project => XDocument.Load(project).Root!.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web")
        .Select(Path.GetFileNameWithoutExtension).ShouldBe(Services, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(EveryProject))]
    public void Nothing_that_runs_references_a_service(string project) => ReferencesOf(project).Intersect(Services).ShouldBeEmpty();

    [Fact]
    public void The_contracts_need_nothing()
    {
        var contracts = Load("Contracts");
        contracts.Descendants("PackageReference").ShouldBeEmpty();
        contracts.Descendants("FrameworkReference").ShouldBeEmpty();
        contracts.Descendants("ProjectReference").ShouldBeEmpty();
    }

    [Fact]
    public void Agreement_needs_the_contracts_and_nothing_else()
    {
        ReferencesOf("Agreement").ShouldBe(["Contracts"]);
        Load("Agreement").Descendants("PackageReference").ShouldBeEmpty();
        Load("Agreement").Descendants("FrameworkReference").ShouldBeEmpty();
    }

    private static XDocument Load(string project) => XDocument.Load(
        Repository.Files("services", "*.csproj").Concat(Repository.Files("contracts", "*.csproj"))
            .Single(file => Path.GetFileNameWithoutExtension(file) == project));

    private static string[] ReferencesOf(string project) =>
        [.. Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))];
}
