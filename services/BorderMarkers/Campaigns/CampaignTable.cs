using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>What planning needs to know of a campaign. Once agreed it never changes, so that reading it beforehand is safe.</summary>
internal sealed record KnownCampaign(BorderPair Pair, CampaignStatus Status, Guid? SectionId, ImmutableArray<MarkerStep> NotApplicable);

/// <summary>A row for each campaign.</summary>
internal sealed class CampaignTable : IReadModel<Campaign>
{
    public static SchemaPart Schema { get; } = new(
        "campaigns",
        """
        create table campaigns (
            id uuid primary key, place text collate "C" not null unique, version bigint not null, pair text not null, code text not null, name text not null,
            status text not null, revision int not null, not_applicable text[] not null, section_id uuid references sections);
        create index campaigns_pair on campaigns (pair, place);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Campaign state, IReadOnlyList<RecordedEvent> events)
    {
        var terms = state.Negotiation.Terms;
        batch.Add(
            """
            insert into campaigns values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (id) do update set version = $3, name = $6, status = $7, revision = $8, not_applicable = $9, section_id = $10
            """,
            Sql.Value(stream.Id),
            Sql.Value($"{state.Pair} {state.Code}"),
            Sql.Value(version),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Code),
            Sql.Value(terms.Name),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Value(terms.NotApplicable.Select(step => step.ToString()).ToArray()),
            Sql.Id(terms.SectionId));
    }

    public static ImmutableArray<MarkerStep> StepsOf(string[] names) => [.. names.Select(Enum.Parse<MarkerStep>)];
}

internal static class CampaignLookup
{
    /// <summary>A campaign by its id, whoever asks; what a caller may see of it is another question.</summary>
    public static async Task<KnownCampaign?> FindCampaignAsync(this NpgsqlDataSource database, Guid? campaignId, CancellationToken cancellationToken) =>
        campaignId is not { } id
            ? null
            : (await database.ListAsync(
                "select pair, status, section_id, not_applicable from campaigns where id = $1",
                [Sql.Value(id)],
                row => new KnownCampaign(
                    BorderPair.Parse(row.GetString(0)),
                    Enum.Parse<CampaignStatus>(row.GetString(1)),
                    row.IsDBNull(2) ? null : row.GetGuid(2),
                    CampaignTable.StepsOf(row.GetFieldValue<string[]>(3))),
                cancellationToken)).SingleOrDefault();
}
