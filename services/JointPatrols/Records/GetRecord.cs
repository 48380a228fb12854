using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Records;

internal static class GetRecordSlice
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "record-not-found", "There is no such signed record.");

    public static void MapGetRecord(this IEndpointRouteBuilder records) => records.MapQuery<ArchivedRecord>(
        "/{recordId}", ReadAsync, "GetRecord", "A record that every party has signed, under the id of its patrol or correction; by what it was superseded as of now, or of a moment.")
        .Refuses(Unknown);

    private static async Task<IResult> ReadAsync(
        Guid recordId, Moment? at, Actor actor, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            $"""
            select {RecordListSlice.Columns}
            from records r left join records next on next.patrol_id = r.patrol_id and next.number = r.number + 1 and next.signed_at <= $3
            where r.id = $1 and r.pair = any($2) and r.signed_at <= $3
            """,
            [Sql.Value(recordId), Sql.Value(actor.VisiblePairs()), Sql.Value(at?.Time ?? clock.GetUtcNow())],
            RecordListSlice.Read,
            cancellationToken);
        return found is [var record] ? TypedResults.Json(record) : Problems.Of(Unknown);
    }
}
