using System.Text.RegularExpressions;

namespace BorderCoordination.Architecture.Tests;

/// <summary>Names that say nothing of what a thing does are not used.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void No_file_bears_a_name_that_says_nothing()
    {
        var files = Repository.Files("services", "*.cs").Concat(Repository.Files("contracts", "*.cs")).ToArray();
        files.Length.ShouldBeGreaterThan(100);
        files.Select(file => Path.GetRelativePath(Repository.Root, file)).Where(file => Banned().IsMatch(Path.GetFileNameWithoutExtension(file))).ShouldBeEmpty();
    }

    [Fact]
    public void No_type_bears_a_name_that_says_nothing() => Repository.Files("services", "*.cs").Concat(Repository.Files("contracts", "*.cs"))
        .SelectMany(file => Declaration().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetRelativePath(Repository.Root, file)}: {match.Groups[1].Value}"))
        .Where(found => Banned().IsMatch(found.Split(": ")[1]))
        .ShouldBeEmpty();

    /// <summary>As words of a name: Baseline and Database are other words than Base.</summary>
    [GeneratedRegex("(Manager|Helper|Helpers|Utils|Util|Base|Impl|Dto)(?![a-z])|^Handler$")]
    private static partial Regex Banned();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly)\s+)*(?:class|record struct|record class|record|struct|interface|enum)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
