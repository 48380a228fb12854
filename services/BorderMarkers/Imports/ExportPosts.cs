using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>
/// In whose keeping the markers of a pair have been, as a file that can be imported again. A party hands over its own markers only, so it asks for those that it
/// maintains.
/// </summary>
internal static class ExportPostsSlice
{
    private static readonly FeatureKind<PostRow> Posts = new(
        "posts",
        row => $"{row.PositionId}.{row.Marker.Member ?? 1}.{row.From:yyyy-MM-dd}",
        row => row.ManagingPost,
        _ => null,
        [
            new("number", row => row.Marker.Position.ToString()), new("member", row => row.Marker.Member ?? 1), new("managingPost", row => row.ManagingPost),
            new("from", row => row.From),
        ]);

    public static void MapExportPosts(this IEndpointRouteBuilder exports) => exports.MapQuery<FeaturePage>(
        "/posts", PostsAsync, "ExportPosts",
        "The posts in whose keeping the markers of a pair are and have been, whole, in the form in which they are imported; of those that one party maintains, where it is named.")
        .ProducesFeatures().Refuses(Pairs.Unknown, Pairs.Foreign);

    private static async Task<IResult> PostsAsync(
        BorderPair pair, Party? responsible, Choice<FeatureFormat>? f, Actor actor, HttpContext http, TimeProvider clock, NpgsqlDataSource database,
        CancellationToken cancellationToken) =>
        Pairs.Refuse(pair, actor.Party) is { } refusal ? Problems.Of(refusal) : http.Answer(
            Posts,
            await database.ListAsync(
                """
                select markers.id, data ->> 'marker', data ->> 'managingPost', (data ->> 'from')::date
                from markers join mt_events as handed on handed.stream_id = markers.id and handed.type = 'border-markers.marker-handed-over.v1'
                where pair = $1 and ($2::text is null or data ->> 'responsible' = $2) and status <> 'Retired'
                order by place, data ->> 'marker', handed.version
                """,
                [Sql.Value(pair.Code), Sql.Text(responsible?.Code)],
                row => new PostRow(row.GetGuid(0), MarkerRef.Parse(row.GetString(1)), row.GetString(2), row.GetFieldValue<DateOnly>(3)),
                cancellationToken),
            f?.Value,
            clock.GetUtcNow());

    private sealed record PostRow(Guid PositionId, MarkerRef Marker, string ManagingPost, DateOnly From);
}
