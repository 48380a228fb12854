using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Contracts;

/// <summary>The events of JointPatrols.</summary>
public static class JointPatrolsCatalogue
{
    public static ImmutableArray<EventType> Events { get; } =
    [
        EventType.Of<PatrolProposed>("joint-patrols.patrol-proposed.v1", "patrol", "A party proposes a joint patrol."),
        EventType.Of<PatrolCounterProposed>("joint-patrols.patrol-counter-proposed.v1", "patrol", "A party answers a proposal with other terms."),
        EventType.Of<PatrolConfirmed>("joint-patrols.patrol-confirmed.v1", "patrol", "A party gives its word on a revision of the terms."),
        EventType.Of<PatrolAgreed>("joint-patrols.patrol-agreed.v1", "patrol", "Every party has given its word on the same revision."),
    ];
}
