using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>Collects everything that is wrong with a command's content, so that the caller learns of all of it at once.</summary>
public sealed class Faults
{
    private readonly ImmutableArray<Fault>.Builder _found = ImmutableArray.CreateBuilder<Fault>();

    /// <summary>The refusal of a command whose content has faults.</summary>
    public static Rejection Invalid { get; } = new(RejectionKind.Invalid, ProblemTypes.InvalidRequest.Code, "The request is not in order.");

    /// <summary>A fault at a place, when it is one.</summary>
    public void When(bool wrong, string pointer, string detail)
    {
        if (wrong)
        {
            _found.Add(new Fault(pointer, detail));
        }
    }

    /// <summary>A text of 1 to <paramref name="most"/> characters of which something is to be seen.</summary>
    public void Text(string text, string pointer, int most) =>
        When(text.All(IsUnseen) || text.Length > most, pointer, $"A text of 1 to {most} characters is expected.");

    /// <summary>The same for a text that may be absent.</summary>
    public void OptionalText(string? text, string pointer, int most)
    {
        if (text is not null)
        {
            Text(text, pointer, most);
        }
    }

    /// <summary>A list of <paramref name="least"/> to <paramref name="most"/> items, each checked at its own place.</summary>
    public void Each<T>(ImmutableArray<T> items, string pointer, int least, int most, Action<T, string> check)
    {
        When(items.Length < least || items.Length > most, pointer, least == most ? $"{least} items are expected." : $"{least} to {most} items are expected.");
        foreach (var (index, item) in items.Take(most).Index())
        {
            check(item, $"{pointer}/{index}");
        }
    }

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool None => _found.Count == 0;

    public ImmutableArray<Fault> ToImmutable() => _found.ToImmutable();

    private static bool IsUnseen(char letter) => char.IsWhiteSpace(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
