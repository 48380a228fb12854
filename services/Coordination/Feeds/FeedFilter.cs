using System.Collections.Frozen;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

/// <summary>What of the ledger a caller gets: what its party may see, and of that what it asked for. Several values of one filter widen it.</summary>
internal sealed class FeedFilter
{
    private FeedFilter(Actor actor, FrozenSet<string>? types, FrozenSet<string> pairs, FrozenSet<string>? subjects, Rendering rendering) =>
        (Actor, Types, Pairs, Subjects, Rendering) = (actor, types, pairs, subjects, rendering);

    public Actor Actor { get; }

    /// <summary>In which versions the caller gets what passes.</summary>
    public Rendering Rendering { get; }

    /// <summary>Event types, as they are recorded; all when there are none.</summary>
    public FrozenSet<string>? Types { get; }

    /// <summary>Codes of pairs in which the party takes part.</summary>
    public FrozenSet<string> Pairs { get; }

    /// <summary>Aggregates with their ids; all when there are none.</summary>
    public FrozenSet<string>? Subjects { get; }

    /// <summary>Whether the caller gets an entry.</summary>
    public bool Passes(FeedEntry entry) =>
        Actor.MaySee(entry.Pair, entry.Visibility)
        && Pairs.Contains(entry.Pair.Code)
        && Types?.Contains(entry.Type) != false
        && Subjects?.Contains(entry.Subject) != false;

    /// <summary>Reads the filters of a request. A type stands for its event in every version, and is the version in which the caller gets it.</summary>
    /// <param name="key">To what the key that was presented is narrowed.</param>
    /// <exception cref="BadHttpRequestException">One names what does not exist; the message names the parameter.</exception>
    public static FeedFilter Read(
        Actor actor, string[]? types, string[]? services, string[]? pairs, string[]? subjects, string[]? versions = null, FeedKeyFilter? key = null)
    {
        Demand("type", types, type => EventCatalogue.Find(type) is not null, "a name with its version of the event catalogue");
        Demand("version", versions, type => EventCatalogue.Find(type) is not null, "a name with its version of the event catalogue");
        Demand("service", services, service => EventCatalogue.All.Any(type => type.Service == service), "a service that records events");
        Demand("pair", pairs, pair => BorderPairs.All.ContainsKey(pair), "a border pair, such as VN-LA");
        Demand("subject", subjects, IsSubject, "an aggregate and its id, such as patrol/0198c0de-0000-7000-8000-000000000000");
        EventType[] asked = [.. (types ?? []).Select(name => EventCatalogue.Find(name)!)];
        string[]? ofKey = key?.Types is { } keyed ? [.. keyed.Select(name => EventCatalogue.Find(name)!.Event)] : null;
        var named = types is { Length: > 0 } || services is { Length: > 0 } || ofKey is not null
            ? EventCatalogue.All
                .Where(type => types is not { Length: > 0 } || asked.Any(one => one.Event == type.Event))
                .Where(type => services is not { Length: > 0 } || services.Contains(type.Service))
                .Where(type => ofKey?.Contains(type.Event) != false)
                .Select(type => type.Name).ToFrozenSet()
            : null;
        return new FeedFilter(
            actor,
            named,
            actor.VisiblePairs().Where(pair => pairs is not { Length: > 0 } || pairs.Contains(pair))
                .Where(pair => key?.Pairs?.Any(named => named.Code == pair) != false).ToFrozenSet(),
            subjects is { Length: > 0 } ? subjects.ToFrozenSet() : null,
            Rendering.Of(asked.Concat((versions ?? []).Select(name => EventCatalogue.Find(name)!))));
    }

    private static bool IsSubject(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Guid.TryParseExact(text[(slash + 1)..], "D", out _);

    private static void Demand(string parameter, string[]? values, Predicate<string> met, string expected)
    {
        if (values is not null && !Array.TrueForAll(values, met))
        {
            throw new BadHttpRequestException($"{parameter}: {expected} is expected.");
        }
    }
}
