using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>The refusal of a word that was given on a revision that is not in force.</summary>
public static class Superseding
{
    public static Rejection Superseded { get; } = new(RejectionKind.Conflict, "revision-superseded", "Another revision is in force.");

    /// <summary>Says which revision is in force and what has changed since the one that was named.</summary>
    public static Rejection Rejection<TTerms>(Negotiation<TTerms> negotiation, int named) =>
        Rejection(named, negotiation.Revision, negotiation.ChangedSince(named));

    /// <param name="changed">The members that differ.</param>
    public static Rejection Rejection(int named, int inForce, ImmutableArray<string> changed) =>
        Superseded with
        {
            Detail = $"Revision {named} is not in force; revision {inForce} is.",
            Extensions = ImmutableDictionary<string, object?>.Empty.Add("revisionInForce", inForce).Add("changed", changed),
        };
}
