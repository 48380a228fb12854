using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>A patrol as a party of its pair sees it.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Revision">The revision of the terms on the table; whoever confirms names it.</param>
/// <param name="ProposedBy">The party that brought that revision forward.</param>
/// <param name="ConfirmedBy">The parties that have given their word on it.</param>
/// <param name="Overdue">Whether, at the moment of the answer, it should have begun. An answer of 304 does not renew this; <c>overdueFrom</c> always holds.</param>
/// <param name="OverdueFrom">When it becomes overdue unless it is begun.</param>
/// <param name="Postponed">The last postponement.</param>
/// <param name="Ended">The refusal or cancellation that ended it.</param>
/// <param name="Teams">Each party's last declaration.</param>
/// <param name="Meeting">The preparatory meeting for the terms in force, once it is stated.</param>
/// <param name="Field">Once it has started.</param>
/// <param name="Minutes">Once they are drafted.</param>
public sealed record PatrolDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    PatrolStatus Status,
    int Revision,
    Party ProposedBy,
    PatrolTerms Terms,
    ImmutableArray<Party> ConfirmedBy,
    bool Overdue,
    DateTimeOffset? OverdueFrom,
    PatrolPostponed? Postponed,
    PatrolEnding? Ended,
    ImmutableArray<PatrolTeamDeclared> Teams,
    StatedMeeting? Meeting,
    PatrolFieldDetails? Field,
    PatrolMinutes? Minutes)
{
    public static PatrolDetails Of(Patrol patrol, long version, DateTimeOffset now) => new(
        patrol.Id,
        version,
        patrol.Pair!,
        patrol.Status,
        patrol.Revision,
        patrol.Negotiation.Revisions[^1].By,
        patrol.Terms,
        patrol.Negotiation.ConfirmedBy,
        patrol.IsOverdue(now),
        patrol.OverdueFrom,
        patrol.Postponed,
        PatrolEnding.Of(patrol.Ended),
        [.. patrol.Teams.Values],
        StatedMeeting.Of(patrol),
        patrol.Field is { } field ? PatrolFieldDetails.Of(field, patrol.Pair!) : null,
        patrol.Minutes is { } minutes ? PatrolMinutes.Of(minutes, patrol) : null);
}

internal static class PatrolDetailsSlice
{
    public static void MapPatrolDetails(this IEndpointRouteBuilder patrols)
    {
        patrols.MapQuery<PatrolDetails>("/{patrolId}", ReadAsync, "GetPatrol", "A patrol as it is, as it was at a version, or as it was at a time.")
            .Refuses(PatrolRejections.Unknown);
        patrols.MapQuery<Page<HistoryEntry>>("/{patrolId}/history", HistoryAsync, "GetPatrolHistory", "The events of a patrol, oldest first.")
            .Refuses(PatrolRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(
        Guid patrolId, long? version, Moment? at, AffairReader reader, TimeProvider clock, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            Patrol.Stream(patrolId),
            Patrol.Decider,
            (patrol, now) => PatrolDetails.Of(patrol, now, at?.Time ?? clock.GetUtcNow()),
            PatrolRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid patrolId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Patrol.Stream(patrolId), PatrolRejections.Unknown, page, cancellationToken);
}
