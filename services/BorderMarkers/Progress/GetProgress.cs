using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Progress;

internal static class GetProgressSlice
{
    public static void MapGetProgress(this IEndpointRouteBuilder routes) => routes.MapQuery<ProgressReport>(
        "/progress", ReadAsync, "GetProgress",
        "Progress per pair, province and section as of a day: computed from the positions, against the baseline in force then, and apart from it what parties have published. "
        + "A section that lies in several provinces counts whole in each.")
        .WithTags("Progress")
        .Refuses(SectionRejections.Unknown);

    private static async Task<IResult> ReadAsync(
        BorderPair? pair, Guid? section, string? province, DateOnly? at, Actor actor, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var day = at ?? Proposals.Today(clock.GetUtcNow());
        string[] pairs = [.. actor.VisiblePairs().Where(code => pair is null || code == pair.Code)];
        var sections = await ProgressQueries.SectionsAsync(database, pairs, cancellationToken);
        if (section is { } id && sections.All(row => row.Id != id))
        {
            return Problems.Of(SectionRejections.Unknown);
        }

        var computation = new ProgressComputation(
            day,
            sections,
            await ProgressQueries.BaselinesAsync(database, pairs, day, cancellationToken),
            await ProgressQueries.StatementsAsync(database, pairs, day, cancellationToken),
            await ProgressQueries.StagesAsync(database, pairs, day, cancellationToken));
        return TypedResults.Json(computation.Report(section, province));
    }
}
