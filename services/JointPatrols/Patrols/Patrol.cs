using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Where a patrol stands.</summary>
public enum PatrolStatus
{
    Unknown,
    Proposed,
    Agreed,
}

/// <summary>What the deciders need to know of a patrol.</summary>
public sealed record Patrol : IBorderAffair
{
    public const string Aggregate = "patrol";

    private Patrol()
    {
    }

    public static Decider<Patrol, PatrolEvent> Decider { get; } = new(new Patrol(), Evolve);

    public PatrolStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>The terms and who has given its word on them.</summary>
    public Negotiation<PatrolTerms> Negotiation { get; private init; } = null!;

    public int Revision => Status == PatrolStatus.Unknown ? 0 : Negotiation.Revision;

    public static StreamName Stream(Guid patrolId) => new(Aggregate, patrolId);

    private static Patrol Evolve(Patrol patrol, PatrolEvent recorded) => recorded switch
    {
        PatrolProposed proposed when patrol.Status == PatrolStatus.Unknown => new Patrol
        {
            Status = PatrolStatus.Proposed,
            Pair = proposed.Pair,
            Negotiation = Negotiation<PatrolTerms>.Open(proposed.Pair.Parties, proposed.By, proposed.Terms),
        },
        PatrolCounterProposed counter => patrol with { Status = PatrolStatus.Proposed, Negotiation = patrol.Negotiation.Change(counter.By, counter.Terms) },
        PatrolConfirmed confirmed => patrol with { Negotiation = patrol.Negotiation.Confirm(confirmed.By, confirmed.Revision) },
        PatrolAgreed => patrol with { Status = PatrolStatus.Agreed },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {patrol.Status}."),
    };
}
