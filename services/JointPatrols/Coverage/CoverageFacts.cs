using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using Npgsql;

namespace BorderCoordination.JointPatrols.Coverage;

/// <summary>A patrol as it was last agreed.</summary>
/// <param name="Quarter">The quarter in which its window starts; all that the patrol does counts for it.</param>
/// <param name="Kilometres">What it has covered; none until it has come to its end in the field.</param>
/// <param name="PlanItem">The item of a plan that its terms name.</param>
internal sealed record AgreedPatrol(Guid PatrolId, BorderPair Pair, string Quarter, MarkerRef From, MarkerRef To, decimal? Kilometres, PlanItemRef? PlanItem = null)
{
    /// <summary>Whether it has come to its end in the field.</summary>
    public bool IsHeld => Kilometres is not null;
}

/// <summary>The last that a party has said of a marker on a patrol.</summary>
/// <param name="Quarter">That of the patrol.</param>
internal sealed record LastWord(
    Guid PatrolId, BorderPair Pair, MarkerRef Marker, Party By, DateTimeOffset SeenAt, MarkerCondition Condition, string? Reason, string Quarter = "")
{
    public bool Reached => Condition != MarkerCondition.NotReached;
}

/// <summary>What was recorded up to a moment, and the stretch of the line that is asked for.</summary>
internal sealed record CoverageFacts(ImmutableArray<AgreedPatrol> Patrols, ImmutableArray<LastWord> Words)
{
    /// <summary>
    /// The facts of a section: patrols with both ends in it, for kilometres cannot be divided, and whatever was said of its markers on any patrol.
    /// </summary>
    public CoverageFacts Within(MarkerRef? from, MarkerRef? to) => from is null || to is null
        ? this
        : new(
            [.. Patrols.Where(patrol => patrol.From.LiesBetween(from, to) && patrol.To.LiesBetween(from, to))],
            [.. Words.Where(word => word.Marker.LiesBetween(from, to))]);
}

internal static class CoverageLookup
{
    public static async Task<CoverageFacts> CoverageFactsAsync(
        this NpgsqlDataSource database, string[] pairs, DateTimeOffset at, CancellationToken cancellationToken) => new(
        [.. await database.ListAsync(
            """
            select distinct on (a.patrol_id) a.patrol_id, a.pair, a.quarter, a.from_marker, a.to_marker, c.length_km, a.plan_id, a.plan_item
            from patrol_agreements as a left join patrol_completions as c on c.patrol_id = a.patrol_id and c.recorded_at <= $2
            where a.pair = any($1) and a.recorded_at <= $2 order by a.patrol_id, a.version desc
            """,
            [Sql.Value(pairs), Sql.Value(at)],
            row => new AgreedPatrol(
                row.GetGuid(0),
                BorderPair.Parse(row.GetString(1)),
                row.GetString(2),
                MarkerRef.Parse(row.GetString(3)),
                MarkerRef.Parse(row.GetString(4)),
                row.IsDBNull(5) ? null : row.GetDecimal(5),
                row.IsDBNull(6) ? null : new PlanItemRef(row.GetGuid(6), row.GetString(7))),
            cancellationToken)],
        [.. await database.ListAsync(
            """
            select distinct on (i.patrol_id, marker, party) i.patrol_id, i.pair, a.quarter, marker, party, seen_at, condition, reason
            from patrol_inspections as i
                join (select distinct on (patrol_id) patrol_id, quarter from patrol_agreements where recorded_at <= $2 order by patrol_id, version desc) as a using (patrol_id)
            where i.pair = any($1) and recorded_at <= $2 order by i.patrol_id, marker, party, version desc
            """,
            [Sql.Value(pairs), Sql.Value(at)],
            row => new LastWord(
                row.GetGuid(0),
                BorderPair.Parse(row.GetString(1)),
                MarkerRef.Parse(row.GetString(3)),
                Party.Parse(row.GetString(4)),
                row.GetFieldValue<DateTimeOffset>(5),
                Enum.Parse<MarkerCondition>(row.GetString(6)),
                row.IsDBNull(7) ? null : row.GetString(7),
                row.GetString(2)),
            cancellationToken)]);
}
