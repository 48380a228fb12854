using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Deadlines;

internal static class DamageDeadlinesDetailsSlice
{
    public static void MapDamageDeadlinesDetails(this IEndpointRouteBuilder deadlines)
    {
        deadlines.MapQuery<PairTermsDetails<DamageDeadlines>>(
            "/{damageDeadlinesId}", ReadAsync, "GetDamageDeadlines", "The deadlines of a pair's damage cases as they are, as they were at a version, or as they were at a time; there are none before the first proposal.")
            .Refuses(DamageDeadlinesRejections.Unknown);
        deadlines.MapQuery<Page<HistoryEntry>>("/{damageDeadlinesId}/history", HistoryAsync, "GetDamageDeadlinesHistory", "The events of a pair's deadlines, oldest first.")
            .Refuses(DamageDeadlinesRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(
        Guid damageDeadlinesId, long? version, Moment? at, AffairReader reader, TimeProvider clock, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            DamageDeadlinesOfPair.Stream(damageDeadlinesId),
            DamageDeadlinesOfPair.Decider,
            (standing, now) => PairTermsDetails<DamageDeadlines>.Of(damageDeadlinesId, standing, now, DamageDeadlinesOfPair.Default, at?.Time ?? clock.GetUtcNow()),
            DamageDeadlinesRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid damageDeadlinesId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(DamageDeadlinesOfPair.Stream(damageDeadlinesId), DamageDeadlinesRejections.Unknown, page, cancellationToken);
}
