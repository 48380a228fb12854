using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Campaigns;

/// <summary>A campaign in a list.</summary>
/// <param name="NotApplicable">The steps that are left out in it.</param>
/// <param name="SectionId">The section that it belongs to; absent for one of the whole pair.</param>
public sealed record CampaignSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    string Code,
    string Name,
    CampaignStatus Status,
    int Revision,
    ImmutableArray<MarkerStep> NotApplicable,
    Guid? SectionId);

internal static class CampaignListSlice
{
    public static void MapCampaignList(this IEndpointRouteBuilder campaigns) => campaigns.MapQuery<Page<CampaignSummary>>(
        "/", ListAsync, "ListCampaigns", "The campaigns of the party's pairs, by pair and code; by pair, section and status.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair, Guid? section, Choice<CampaignStatus>? status, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, code, name, status, revision, not_applicable, section_id from campaigns
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::uuid is null or section_id = $3) and ($4::text is null or status = $4) and place > $5
            order by place limit $6
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Id(section), Sql.Text(status?.Value.ToString()),
                Sql.Value(page.AfterPlace()), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => $"{summary.Pair} {summary.Code}");
    }

    private static CampaignSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        row.GetString(3),
        row.GetString(4),
        Enum.Parse<CampaignStatus>(row.GetString(5)),
        row.GetInt32(6),
        CampaignTable.StepsOf(row.GetFieldValue<string[]>(7)),
        row.IsDBNull(8) ? null : row.GetGuid(8));
}
