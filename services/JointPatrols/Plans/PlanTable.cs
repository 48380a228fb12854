using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>
/// The table behind list and progress; a row for each append, with the items where it agreed on them, so that whatever is asked can be asked as of any moment.
/// Rows are never changed.
/// </summary>
internal sealed class PlanTable : IReadModel<PatrolPlan>
{
    public static SchemaPart Schema { get; } = new(
        "patrol_plans",
        """
        create table patrol_plans (
            id uuid not null, version bigint not null, recorded_at timestamptz not null, pair text not null, year int not null, status text not null,
            revision int not null, agreed_revision int, agreed_items text, primary key (id, version));
        create index patrol_plans_pair on patrol_plans (pair, year);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, PatrolPlan state, IReadOnlyList<RecordedEvent> events)
    {
        var agreed = events.Select(recorded => recorded.Data).OfType<PatrolPlanAgreed>().LastOrDefault();
        batch.Add(
            "insert into patrol_plans values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(events[^1].Time),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Year),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Whole(agreed?.Revision),
            Sql.Text(agreed is null ? null : JsonSerializer.Serialize(agreed.Items, ContractJson.Options)));
    }
}

/// <summary>A plan as it stood at a moment.</summary>
/// <param name="AgreedRevision">The revision that was agreed last; none before the first agreement.</param>
/// <param name="Items">What was agreed last.</param>
internal sealed record KnownPlan(
    Guid Id, long Version, BorderPair Pair, int Year, PatrolPlanStatus Status, int Revision, int? AgreedRevision, ImmutableArray<PlanItem> Items);

internal static class PlanLookup
{
    /// <summary>The plans of these pairs as they stood at a moment, or one of them, by year and pair.</summary>
    public static async Task<IReadOnlyList<KnownPlan>> PlansAsync(
        this NpgsqlDataSource database, string[] pairs, DateTimeOffset at, Guid? planId, CancellationToken cancellationToken) => await database.ListAsync(
        """
        select known.id, known.version, known.pair, known.year, known.status, known.revision, agreed.agreed_revision, agreed.agreed_items from (
            select distinct on (id) * from patrol_plans where pair = any($1) and recorded_at <= $2 and ($3::uuid is null or id = $3) order by id, version desc) as known
        left join lateral (
            select agreed_revision, agreed_items from patrol_plans where id = known.id and agreed_items is not null and recorded_at <= $2 order by version desc limit 1)
            as agreed on true
        order by known.year, known.pair collate "C"
        """,
        [Sql.Value(pairs), Sql.Value(at), Sql.Id(planId)],
        row => new KnownPlan(
            row.GetGuid(0),
            row.GetInt64(1),
            BorderPair.Parse(row.GetString(2)),
            row.GetInt32(3),
            Enum.Parse<PatrolPlanStatus>(row.GetString(4)),
            row.GetInt32(5),
            row.IsDBNull(6) ? null : row.GetInt32(6),
            row.IsDBNull(7) ? [] : JsonSerializer.Deserialize<ImmutableArray<PlanItem>>(row.GetString(7), ContractJson.Options)),
        cancellationToken);

    /// <summary>Whether the plan, as it was agreed last, is one of this pair and has the item.</summary>
    public static async Task<bool> IsPlannedAsync(
        this NpgsqlDataSource database, BorderPair pair, PlanItemRef named, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.PlansAsync([pair.Code], now, named.PlanId, cancellationToken)).Any(plan => plan.Items.Any(item => item.Code == named.Item));
}
