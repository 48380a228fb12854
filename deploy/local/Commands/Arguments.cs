namespace BorderCoordination.Local;

/// <summary>The words after a command: flags, options with one value, and the rest; an unknown one is an error.</summary>
internal sealed class Arguments
{
    private readonly List<(string Name, string Value)> _options = [];
    private readonly HashSet<string> _flags = [];

    public Arguments(IReadOnlyList<string> words, string usage, IReadOnlyCollection<string> flags, IReadOnlyCollection<string> options)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (flags.Contains(words[i]))
            {
                _flags.Add(words[i]);
            }
            else if (options.Contains(words[i]) && i + 1 < words.Count)
            {
                _options.Add((words[i], words[++i]));
            }
            else
            {
                throw new LocalException(words[i] is "--help" or "-h" ? usage : $"\"{words[i]}\" is not understood. {usage}");
            }
        }
    }

    public bool Has(string flag) => _flags.Contains(flag);

    public string? Last(string option) => All(option) is [.., var last] ? last : null;

    public IReadOnlyList<string> All(string option) => [.. _options.Where(given => given.Name == option).Select(given => given.Value)];
}
