using System.Collections.Immutable;

namespace BorderCoordination.Contracts;

/// <summary>The events of JointPatrols.</summary>
public static class JointPatrolsCatalogue
{
    public static ImmutableArray<EventType> Events { get; } = [];
}
