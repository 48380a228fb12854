using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Records;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>A patrol as a party of its pair sees it.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Number">Drawn when it was agreed; none where that was before there were numbers.</param>
/// <param name="Revision">The revision of the terms on the table; whoever confirms names it.</param>
/// <param name="ProposedBy">The party that brought that revision forward.</param>
/// <param name="ConfirmedBy">The parties that have given their word on it.</param>
/// <param name="Overdue">Whether, at the moment of the answer, it should have begun. An answer of 304 does not renew this; <c>overdueFrom</c> always holds.</param>
/// <param name="OverdueFrom">When it becomes overdue unless it is begun, by the deadlines of the pair.</param>
/// <param name="MinutesOverdue">Whether, at the moment of the answer, all should have signed the minutes.</param>
/// <param name="MinutesOverdueFrom">When that is so unless all have signed, by the deadlines of the pair.</param>
/// <param name="Exchange">The item of a friendship exchange that it is made for.</param>
/// <param name="Postponed">The last postponement.</param>
/// <param name="Ended">The refusal or cancellation that ended it.</param>
/// <param name="CancellationKnownBy">The party that has cancelled it, and those that have taken note; empty where it is not cancelled.</param>
/// <param name="Teams">Each party's last declaration.</param>
/// <param name="Meeting">The preparatory meeting for the terms in force, once it is stated.</param>
/// <param name="Field">Once it has started.</param>
/// <param name="Minutes">Once they are drafted.</param>
/// <param name="Review">Why the agreed terms are to be looked at again: what has changed in the section since. An answer of 304 does not renew this.</param>
/// <param name="Warnings">What may be wrong and is not refused, at present; not told of the past. An answer of 304 does not renew this.</param>
public sealed record PatrolDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    PatrolStatus Status,
    PatrolNumber? Number,
    int Revision,
    Party ProposedBy,
    PatrolTerms Terms,
    ImmutableArray<Party> ConfirmedBy,
    bool Overdue,
    DateTimeOffset? OverdueFrom,
    bool MinutesOverdue,
    DateTimeOffset? MinutesOverdueFrom,
    ExchangeItem? Exchange,
    PatrolPostponed? Postponed,
    PatrolEnding? Ended,
    ImmutableArray<Party> CancellationKnownBy,
    ImmutableArray<DeclaredTeams> Teams,
    StatedMeeting? Meeting,
    PatrolFieldDetails? Field,
    PatrolMinutes? Minutes,
    PatrolReview? Review,
    ImmutableArray<PatrolWarning> Warnings)
{
    /// <param name="deadlines">As they were known at the moment.</param>
    /// <param name="supersededBy">The correction that is read in place of the minutes.</param>
    internal static PatrolDetails Of(
        Patrol patrol,
        long version,
        DateTimeOffset now,
        DeadlinesInForce deadlines,
        PatrolReview? review = null,
        IEnumerable<PatrolWarning>? warnings = null,
        string? supersededBy = null)
    {
        var overdueFrom = deadlines.OverdueFrom(patrol.Pair!, patrol.Status, patrol.Terms.StartsAt);
        var minutesOverdueFrom = deadlines.MinutesOverdueFrom(patrol.Pair!, patrol.Status, patrol.Field?.EndedAt);
        return new(
            patrol.Id,
            version,
            patrol.Pair!,
            patrol.Status,
            patrol.Number,
            patrol.Revision,
            patrol.Negotiation.Revisions[^1].By,
            patrol.Terms,
            patrol.Negotiation.ConfirmedBy,
            now > overdueFrom,
            overdueFrom,
            now >= minutesOverdueFrom,
            minutesOverdueFrom,
            patrol.Exchange,
            patrol.Postponed,
            PatrolEnding.Of(patrol.Ended),
            patrol.CancellationKnownBy,
            [.. patrol.Teams.Values.Select(DeclaredTeams.Of)],
            StatedMeeting.Of(patrol),
            patrol.Field is { } field ? PatrolFieldDetails.Of(field, patrol.Pair!) : null,
            patrol.Minutes is { } minutes ? PatrolMinutes.Of(minutes, patrol, supersededBy) : null,
            review,
            [.. warnings ?? []]);
    }
}

/// <summary>Who goes for a party.</summary>
/// <param name="Team">The team, or the first of several.</param>
/// <param name="DeviationReason">Why the headcount is not the strength that was agreed.</param>
/// <param name="FurtherTeams">The party's other teams, where it sends several.</param>
public sealed record DeclaredTeams(Party By, PatrolTeam Team, string? DeviationReason, ImmutableArray<PatrolTeam>? FurtherTeams)
{
    internal static DeclaredTeams Of(PatrolTeamDeclared declared) =>
        new(declared.By, declared.Teams[0], declared.DeviationReason, declared.Teams.Length > 1 ? declared.Teams[1..] : null);
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

    private static async Task<IResult> ReadAsync(
        Guid patrolId, long? version, Moment? at, AffairReader reader, PatrolSurroundings surroundings, Actor actor, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var moment = at?.Time ?? clock.GetUtcNow();
        var deadlines = await DeadlinesInForce.KnownAtAsync(database, moment, cancellationToken);
        var history = await surroundings.ReviewFactsAsync(patrolId, moment, cancellationToken);
        var superseding = await database.CorrectionInForceAsync(patrolId, moment, cancellationToken);
        var engaged = version is null && at is null ? await database.EngagedUnitsAsync(patrolId, actor, cancellationToken) : [];
        var line = version is null && at is null ? LineCatalogue.Of(history.Line) : LineCatalogue.Empty;
        return await reader.ReadAsync(
            Patrol.Stream(patrolId),
            Patrol.Decider,
            (patrol, now) => PatrolDetails.Of(patrol, now, moment, deadlines, history.ReviewOf(patrol), engaged.Concat(PatrolWarning.OfEnds(patrol, line)), superseding),
            PatrolRejections.Unknown,
            version,
            at,
            cancellationToken);
    }

    private static Task<IResult> HistoryAsync(Guid patrolId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Patrol.Stream(patrolId), PatrolRejections.Unknown, page, cancellationToken);
}
