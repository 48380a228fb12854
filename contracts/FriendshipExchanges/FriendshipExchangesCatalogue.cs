using System.Collections.Immutable;

namespace BorderCoordination.Contracts;

/// <summary>The events of FriendshipExchanges.</summary>
public static class FriendshipExchangesCatalogue
{
    public static ImmutableArray<EventType> Events { get; } = [];
}
