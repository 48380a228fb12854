using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace BorderCoordination.Contracts;

/// <summary>Who gets to know of an event.</summary>
public enum EventAudience
{
    /// <summary>Every party of the border pair.</summary>
    Shared,

    /// <summary>The acting party alone.</summary>
    Own,
}

/// <summary>
/// One event of the published language, in one version. What it means is said by the summary of its record and nowhere else; its JSON Schema is made
/// from the record, and what it looks like stands in <c>contracts/examples</c>.
/// </summary>
/// <param name="Name">Service, event and version: <c>joint-patrols.patrol-agreed.v1</c>. Written out here and never derived from the record's name.</param>
/// <param name="Record">The record that it is read into.</param>
/// <param name="Aggregate">The kind of stream it belongs to.</param>
/// <param name="Audience">Who gets to know of it.</param>
/// <param name="Since">The day on which it was added to the published language.</param>
public sealed record EventType(string Name, Type Record, string Aggregate, EventAudience Audience, DateOnly Since)
{
    /// <summary>The service that records it.</summary>
    public string Service => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Its name without the version: <c>joint-patrols.patrol-agreed</c>.</summary>
    public string Event { get; } = Name[..Name.LastIndexOf(".v", StringComparison.Ordinal)];

    /// <summary>1, 2, 3 …</summary>
    public int Version => int.Parse(Name.AsSpan(Event.Length + 2), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The day from which on it is better read in a later version; none while there is no later one.</summary>
    public DateOnly? DeprecatedOn { get; init; }

    /// <summary>The day from which on the feeds no longer give this version.</summary>
    public DateOnly? SunsetOn { get; init; }

    /// <summary>An event that every party of its pair gets to know of.</summary>
    /// <param name="since">The day on which it is added, such as <c>2026-11-26</c>.</param>
    public static EventType Shared<TEvent>(string name, string aggregate, string since) =>
        new(name, typeof(TEvent), aggregate, EventAudience.Shared, Day(since));

    /// <summary>An event of a stream that is one party's own.</summary>
    /// <param name="since">The day on which it is added, such as <c>2026-11-26</c>.</param>
    public static EventType Own<TEvent>(string name, string aggregate, string since) =>
        new(name, typeof(TEvent), aggregate, EventAudience.Own, Day(since));

    /// <summary>The same event, superseded by a later version.</summary>
    public EventType Deprecated(string on, string sunset) => this with { DeprecatedOn = Day(on), SunsetOn = Day(sunset) };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
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
