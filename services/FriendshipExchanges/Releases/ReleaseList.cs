using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Releases;

internal static class ReleaseListSlice
{
    public static void MapReleaseList(this IEndpointRouteBuilder releases) => releases.MapQuery<Page<ReleaseDetails>>(
        "/", ListAsync, "ListReleases",
        "What is proposed to be told to the public, told, or retracted in the party's pairs, by pair, affair and the party whose word is awaited; as of now or of any moment.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair, string? about, Party? awaitedFrom, Moment? at, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select details from public_releases
            where pair = any($1) and ($2::timestamptz is null and until is null or since <= $2 and (until is null or until > $2))
              and ($3::text is null or pair = $3) and ($4::text is null or about = $4) and ($5::text is null or $5 = any(awaited_from)) and id > $6
            order by id limit $7
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Time(at?.Time), Sql.Text(pair?.Code), Sql.Text(about), Sql.Text(awaitedFrom?.Code),
                Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            row => JsonSerializer.Deserialize<ReleaseDetails>(row.GetString(0), ContractJson.Options)!,
            cancellationToken);
        return page.Answer(found, release => release.Id.ToString());
    }
}
