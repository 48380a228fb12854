using System.Collections.Immutable;

namespace BorderCoordination.Contracts;

/// <summary>The events of BorderMarkers.</summary>
public static class BorderMarkersCatalogue
{
    public static ImmutableArray<EventType> Events { get; } = [];
}
