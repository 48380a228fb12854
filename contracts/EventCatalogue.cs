using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BorderCoordination.Contracts;

/// <summary>One event of the published language.</summary>
/// <param name="Name">Service, event and version: <c>joint-patrols.patrol-agreed.v1</c>. Written out here and never derived from the record's name.</param>
/// <param name="Record">The record that it is read into.</param>
/// <param name="Aggregate">The kind of stream it belongs to.</param>
/// <param name="Meaning">One sentence for a reader who does not know the field.</param>
public sealed record EventType(string Name, Type Record, string Aggregate, string Meaning)
{
    /// <summary>The service that records it.</summary>
    public string Service => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    public static EventType Of<TEvent>(string name, string aggregate, string meaning) => new(name, typeof(TEvent), aggregate, meaning);
}

/// <summary>Every event there is, by name and by record.</summary>
public static class EventCatalogue
{
    public static ImmutableArray<EventType> All { get; } =
        [.. JointPatrolsCatalogue.Events, .. BorderMarkersCatalogue.Events, .. FriendshipExchangesCatalogue.Events];

    private static readonly FrozenDictionary<string, EventType> ByName = All.ToFrozenDictionary(type => type.Name);

    private static readonly FrozenDictionary<Type, EventType> ByRecord = All.ToFrozenDictionary(type => type.Record);

    /// <summary>Looks a name up; none for an event or a version that this build does not know.</summary>
    public static EventType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The entry of a record.</summary>
    /// <exception cref="InvalidOperationException">The record stands in no catalogue.</exception>
    public static EventType Of(Type record) =>
        ByRecord.GetValueOrDefault(record) ?? throw new InvalidOperationException($"{record} stands in no event catalogue.");
}
