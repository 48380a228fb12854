using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>A patrol as a party of its pair sees it.</summary>
/// <param name="Revision">The revision of the terms on the table; whoever confirms names it.</param>
/// <param name="ConfirmedBy">The parties that have given their word on that revision.</param>
public sealed record PatrolDetails(
    Guid Id, long Version, BorderPair Pair, PatrolStatus Status, int Revision, PatrolTerms Terms, ImmutableArray<Party> ConfirmedBy)
{
    public static PatrolDetails Of(Guid id, Patrol patrol, long version) => new(
        id, version, patrol.Pair!, patrol.Status, patrol.Revision, patrol.Negotiation.Terms, patrol.Negotiation.ConfirmedBy);
}

internal static class PatrolDetailsSlice
{
    public static void MapPatrolDetails(this IEndpointRouteBuilder patrols)
    {
        patrols.MapQuery<PatrolDetails>("/{patrolId}", ReadAsync, "GetPatrol", "A patrol as it is, as it was at a version, or as it was at a time.");
        patrols.MapQuery<Page<HistoryEntry>>("/{patrolId}/history", HistoryAsync, "GetPatrolHistory", "The events of a patrol, oldest first.");
    }

    private static Task<IResult> ReadAsync(Guid patrolId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            Patrol.Stream(patrolId),
            Patrol.Decider,
            (patrol, now) => PatrolDetails.Of(patrolId, patrol, now),
            PatrolRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid patrolId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Patrol.Stream(patrolId), PatrolRejections.Unknown, page, cancellationToken);
}
