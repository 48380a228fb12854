using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>Something that belongs to one border pair and rests on terms that its parties agree on.</summary>
public interface IBorderAffair
{
    /// <summary>The border pair; none before the first event.</summary>
    BorderPair? Pair { get; }

    /// <summary>The revision of the terms that is in force or under negotiation; 0 where there are none.</summary>
    int Revision { get; }

    /// <summary>Who may know of it: every party of the pair, unless it is one party's own from its first event to its last.</summary>
    Visibility Visibility => Visibility.Shared;
}
