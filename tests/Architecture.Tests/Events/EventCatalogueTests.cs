using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.Architecture.Tests.Events;

/// <summary>What every event has to say of itself. Each failure names the event and what is missing.</summary>
public sealed partial class EventCatalogueTests
{
    private static readonly string[] Names = [.. EventCatalogue.All.Select(type => type.Name)];

    [Fact]
    public void Names_are_service_event_and_version() => Names.Where(name => !Form().IsMatch(name)).ShouldBeEmpty();

    [Fact]
    public void The_summary_of_a_record_says_what_the_event_means() => EventCatalogue.All
        .Where(type => XmlDescriptions.Of(type.Record) is null)
        .Select(type => $"{type.Name}: give the record {type.Record.Name} a /// <summary> that says what has happened, in a sentence for a reader who does not know the field.")
        .ShouldBeEmpty();

    [Fact]
    public void Every_event_has_an_example() => Names.Where(name => !File.Exists(PublishedEvent.ExampleFile(name)))
        .Select(name => $"{name}: write contracts/examples/{name}.json, its golden form, and a sample of it into the golden tests of its service.")
        .ShouldBeEmpty();

    [Fact]
    public void What_has_been_published_stays_in_the_catalogue() =>
        Directory.GetFiles(Path.GetDirectoryName(PublishedEvent.ExampleFile("x"))!).Concat(Directory.GetFiles(Path.GetDirectoryName(PublishedEvent.SchemaFile("x"))!))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Except(Names)
            .ShouldBeEmpty("There are files of these events in contracts/, and they stand in no catalogue.");

    /// <summary>With ACCEPT_SCHEMAS=true an addition is written down; what breaks a reader never is.</summary>
    [Fact]
    public void A_schema_changes_by_additions_only()
    {
        var accept = Environment.GetEnvironmentVariable("ACCEPT_SCHEMAS") == "true";
        var complaints = EventCatalogue.All.SelectMany(type => Complaints(type, accept)).ToArray();
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Versions_of_an_event_follow_each_other_and_all_but_the_last_are_deprecated()
    {
        foreach (var versions in EventCatalogue.All.GroupBy(type => type.Event).Select(versions => versions.OrderBy(type => type.Version).ToArray()))
        {
            versions.Select(type => type.Version).ShouldBe(Enumerable.Range(1, versions.Length), versions[0].Event);
            versions[..^1].ShouldAllBe(type => type.SunsetOn > type.DeprecatedOn, versions[0].Event);
            versions[^1].DeprecatedOn.ShouldBeNull(versions[0].Event);
            versions.Select(type => (type.Aggregate, type.Audience)).Distinct().ShouldHaveSingleItem();
        }
    }

    private static IEnumerable<string> Complaints(EventType type, bool accept)
    {
        var (file, now) = (PublishedEvent.SchemaFile(type.Name), PublishedEvent.SchemaOf(type));
        var published = File.Exists(file) ? PublishedEvent.Read(file) : null;
        var breaking = published is null ? [] : SchemaChange.Breaking(published, now).ToArray();
        if (breaking.Length > 0)
        {
            return breaking.Select(change => $"{type.Name}{change}. That breaks a reader: publish it as a new version, or let the member be optional.");
        }

        if (JsonNode.DeepEquals(published, now))
        {
            return [];
        }

        if (accept)
        {
            File.WriteAllText(file, PublishedEvent.Write(now));
            return [];
        }

        return [$"{type.Name}: contracts/schemas/{type.Name}.json {(published is null ? "is missing" : "does not have what was added")}. Write it: ACCEPT_SCHEMAS=true dotnet artifacts/bin/Architecture.Tests/debug/Architecture.Tests.dll -class '*EventCatalogueTests'"];
    }

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9][0-9]*$")]
    private static partial Regex Form();
}
