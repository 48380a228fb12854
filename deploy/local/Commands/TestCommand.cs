namespace BorderCoordination.Local;

/// <summary>Runs the tests against servers of their own; the last line is always "N passed, N failed".</summary>
internal static class TestCommand
{
    private const string Usage =
        "Usage: ./test [word …] [--class Name] [--method Name] [--namespace Name] [--trait name=value]; "
        + "a word picks the projects whose name contains it.";

    private const string WholeSystem = "Integration.Tests";

    /// <summary>Of tests that take long and say nothing of engines: one engine is enough for them.</summary>
    private static readonly string[] NotOfEngines = ["-trait-", "engine=any"];

    private static readonly string[] Filters = ["--class", "--method", "--namespace", "--trait"];

    public static async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words.Contains("--help") || words.Contains("-h"))
        {
            Console.WriteLine(Usage);
            return 0;
        }

        var count = new TestCount(0, 0);
        try
        {
            var (projects, filters) = Split(words);
            count = await RunAllAsync(projects, filters, cancellationToken);
            if (count is (0, 0))
            {
                throw new LocalException("No test ran.");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine("Interrupted.");
            count += new TestCount(0, 1);
        }
        catch (Exception e) when (OneSentence.Of(e) is { } sentence)
        {
            Console.WriteLine(sentence);
            count += new TestCount(0, 1);
        }

        Console.WriteLine($"{count.Passed} passed, {count.Failed} failed");
        return count.Failed == 0 ? 0 : 1;
    }

    private static async Task<TestCount> RunAllAsync(List<string> projects, List<string> filters, CancellationToken cancellationToken)
    {
        var folder = RunFolder.Here;
        var engine = await EngineChoice.MakeAsync(folder, cancellationToken);
        Console.WriteLine(engine.Sentence);
        await new Build(folder, engine).EnsureAsync(BuildTarget.Everything, Console.WriteLine, cancellationToken);
        var executables = TestExecutable.Find(folder, projects);
        if (executables.Count == 0)
        {
            throw new LocalException($"No test project has {string.Join(" or ", projects)} in its name.");
        }

        if (executables.Any(executable => executable.Name == WholeSystem))
        {
            await Python.OfferPikaAsync(Console.WriteLine, cancellationToken);
        }

        await using var infrastructure = await TestInfrastructure.StartAsync(folder, Console.WriteLine, cancellationToken);
        var count = new TestCount(0, 0);
        foreach (var executable in executables)
        {
            // The whole system runs on one engine at a time; the other tests have what engines they need within them.
            foreach (var name in executable.Name == WholeSystem ? engine.Exercised : [engine.Name])
            {
                Console.WriteLine($"── {executable.Name} ({name})");
                count += await executable.RunAsync(name == engine.Name ? filters : [.. filters, .. NotOfEngines], infrastructure.Environment(name), cancellationToken);
            }
        }

        return count;
    }

    private static (List<string> Projects, List<string> Filters) Split(IReadOnlyList<string> words)
    {
        List<string> projects = [];
        List<string> filters = [];
        for (var i = 0; i < words.Count; i++)
        {
            if (Filters.Contains(words[i]) && i + 1 < words.Count)
            {
                filters.AddRange([words[i][1..], Pattern(words[i], words[i + 1])]);
                i++;
            }
            else if (words[i].StartsWith('-'))
            {
                throw new LocalException($"\"{words[i]}\" is not understood. {Usage}");
            }
            else
            {
                projects.Add(words[i]);
            }
        }

        return (projects, filters);
    }

    // xunit wants full names; a bare one is meant to be found anywhere.
    private static string Pattern(string filter, string name) =>
        filter == "--trait" || name.Contains('.', StringComparison.Ordinal) || name.Contains('*', StringComparison.Ordinal) ? name : $"*{name}*";
}
