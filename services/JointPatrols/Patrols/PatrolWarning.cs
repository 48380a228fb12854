using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What the parties may want to look at, though nothing forbids it.</summary>
public enum PatrolWarningKind
{
    /// <summary>A unit is in another agreed patrol whose window overlaps.</summary>
    UnitEngaged,

    /// <summary>The markers around are known, and an end of the section is not among them.</summary>
    EndUnknown,
}

/// <summary>Something that is not refused and may be wrong.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Party">Whose unit.</param>
/// <param name="Unit">The unit, as it is named for the other patrol.</param>
/// <param name="PatrolId">The other patrol; only such as the caller may know of.</param>
/// <param name="Marker">The end of the section.</param>
public sealed record PatrolWarning(PatrolWarningKind Kind, Party? Party = null, string? Unit = null, Guid? PatrolId = null, MarkerRef? Marker = null)
{
    /// <summary>The ends of a section that are not known although some marker of it is.</summary>
    internal static IEnumerable<PatrolWarning> OfEnds(Patrol patrol, LineCatalogue line) =>
        patrol.Status is PatrolStatus.Proposed or PatrolStatus.Agreed or PatrolStatus.Prepared && line.Between(patrol.Terms.From, patrol.Terms.To).Any()
            ? new[] { patrol.Terms.From, patrol.Terms.To }.Distinct().Where(end => line.Find(end) is null).Select(end => new PatrolWarning(PatrolWarningKind.EndUnknown, Marker: end))
            : [];
}

internal static class EngagedUnits
{
    /// <summary>The units of a patrol before its start that are in other agreed patrols of windows that overlap, as far as the caller may know of these.</summary>
    public static async Task<ImmutableArray<PatrolWarning>> EngagedUnitsAsync(
        this NpgsqlDataSource database, Guid patrolId, Actor actor, CancellationToken cancellationToken) =>
        [.. await database.ListAsync(
            """
            select theirs.party, theirs.unit, theirs.patrol_id from patrols as mine
                join patrol_units as ours on ours.patrol_id = mine.id
                join patrol_units as theirs on theirs.party = ours.party and theirs.unit_key = ours.unit_key and theirs.patrol_id <> mine.id
                join patrols as other on other.id = theirs.patrol_id
            where mine.id = $1 and mine.status in ('Proposed', 'Agreed', 'Prepared') and other.status in ('Agreed', 'Prepared', 'InProgress', 'Suspended')
                and other.pair = any($2) and other.starts_at < mine.ends_at and other.ends_at > mine.starts_at
            order by theirs.patrol_id, theirs.party, theirs.unit_key
            """,
            [Sql.Value(patrolId), Sql.Value(actor.VisiblePairs())],
            row => new PatrolWarning(PatrolWarningKind.UnitEngaged, Party.Parse(row.GetString(0)), row.GetString(1), row.GetGuid(2)),
            cancellationToken)];
}
