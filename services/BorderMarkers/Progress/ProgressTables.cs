using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>How far a position, or one of its markers, has come.</summary>
public enum ProgressStage
{
    Planned,
    Surveyed,
    Planted,

    /// <summary>Its dossier is signed by every party.</summary>
    Dossier,
    Accepted,
}

/// <summary>
/// What progress is computed from: since which day a position has been at a stage (member 0), and each of its markers (1 to 3).
/// Facts with their days, no sums.
/// </summary>
internal sealed class PositionFactTable : IReadModel<MarkerPosition>
{
    public static SchemaPart Schema { get; } = new(
        "position-facts",
        """
        create table position_facts (
            position_id uuid, stage text, member int, pair text not null, section_id uuid, stake boolean not null, since date not null, kilometres numeric,
            primary key (position_id, stage, member));
        create index position_facts_pair on position_facts (pair, section_id, stage, since);
        """,
        """
        update position_facts as fact set since = corrected.day from (
            select distinct on (stream_id, data -> 'member') stream_id, (data ->> 'member')::int as member, (data -> 'planting' ->> 'plantedOn')::date as day
            from mt_events where type = 'border-markers.marker-planting-corrected.v1' order by stream_id, data -> 'member', version desc) as corrected
        where fact.position_id = corrected.stream_id and fact.stage = 'Planted' and fact.member = corrected.member;
        update position_facts as whole set since = (select max(since) from position_facts as part where part.position_id = whole.position_id and part.stage = 'Planted' and part.member > 0)
        where whole.stage = 'Planted' and whole.member = 0
            and exists (select from mt_events where stream_id = whole.position_id and type = 'border-markers.marker-planting-corrected.v1');
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, MarkerPosition state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var fact in events.SelectMany(recorded => PositionFact.Of(recorded.Data, state, Proposals.Today(recorded.Time))))
        {
            // A stage is come to once; only the day of a planting is ever corrected.
            batch.Add(
                """
                insert into position_facts values ($1, $2, $3, $4, $5, $6, $7, $8)
                on conflict (position_id, stage, member) do update set since = excluded.since where position_facts.stage = 'Planted'
                """,
                Sql.Value(stream.Id),
                Sql.Value(fact.Stage.ToString()),
                Sql.Value(fact.Member),
                Sql.Value(state.Pair!.Code),
                Sql.Id(state.Identity.SectionId),
                Sql.Value(state.Identity.Kind == MarkerKind.Stake),
                Sql.Value(fact.Since),
                Sql.Exact(fact.Kilometres));
        }
    }
}

/// <summary>The baselines that are agreed, and what parties have stated.</summary>
internal sealed class SectionProgressTable : IReadModel<Section>
{
    public static SchemaPart Schema { get; } = new(
        "section-progress",
        """
        create table section_baselines (
            section_id uuid, revision int, as_of date not null, positions int, markers int, stakes int, kilometres numeric,
            primary key (section_id, revision));
        create table section_statements (
            section_id uuid, version bigint, party text not null, as_of date not null, located int, planted int, markers int, dossiers int, stakes int,
            kilometres numeric, origin text, reference text, primary key (section_id, version));
        """,
        """
        alter table section_statements add column cleared int, add column stake_positions int;
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Section state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            switch (recorded.Data)
            {
                case SectionBaselineAgreed { Baseline: var baseline } agreed:
                    batch.Add(
                        "insert into section_baselines values ($1, $2, $3, $4, $5, $6, $7)",
                        Sql.Value(stream.Id),
                        Sql.Value(agreed.Revision),
                        Sql.Value(baseline.AsOf),
                        Sql.Whole(baseline.Positions),
                        Sql.Whole(baseline.Markers),
                        Sql.Whole(baseline.Stakes),
                        Sql.Exact(baseline.Kilometres));
                    break;
                case SectionProgressReported { Counts: var counts } reported:
                    batch.Add(
                        "insert into section_statements values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
                        Sql.Value(stream.Id),
                        Sql.Value(recorded.Version),
                        Sql.Value(reported.By.Code),
                        Sql.Value(counts.AsOf),
                        Sql.Whole(counts.Located),
                        Sql.Whole(counts.Planted),
                        Sql.Whole(counts.Markers),
                        Sql.Whole(counts.Dossiers),
                        Sql.Whole(counts.Stakes),
                        Sql.Exact(counts.Kilometres),
                        Sql.Text(counts.Source?.Origin.ToString()),
                        Sql.Text(counts.Source?.Reference),
                        Sql.Whole(counts.Cleared),
                        Sql.Whole(counts.StakePositions));
                    break;
                default:
                    break;
            }
        }
    }
}
