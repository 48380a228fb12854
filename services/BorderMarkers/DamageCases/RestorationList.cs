using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Work at a marker that is announced or under way, for the calendars of the posts on every side.</summary>
/// <param name="CaseId">The damage case.</param>
/// <param name="Revision">Of the notice; whoever names a witness names it.</param>
/// <param name="By">The party that restores the marker.</param>
/// <param name="Posts">Whose calendar it stands in.</param>
/// <param name="NoticeDays">How many days had to lie between notice and start.</param>
/// <param name="DaysLeft">To the start, by the day in the westernmost time zone of the parties, as in the calendar; below 0 once it has passed.</param>
/// <param name="Witnesses">The parties that have named their witness.</param>
/// <param name="WitnessesWanted">The parties that have not.</param>
public sealed record UpcomingRestoration(
    Guid CaseId,
    BorderPair Pair,
    MarkerRef Marker,
    DamageCaseStatus Status,
    int Revision,
    Party By,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string WorkPlan,
    ImmutableArray<RestorationPost> Posts,
    int NoticeDays,
    int DaysLeft,
    ImmutableArray<Party> Witnesses,
    ImmutableArray<Party> WitnessesWanted);

internal static class RestorationListSlice
{
    public static void MapRestorationList(this IEndpointRouteBuilder routes) => routes.MapQuery<Page<UpcomingRestoration>>(
        "/restorations", ListAsync, "ListRestorations",
        "The restorations in the party's pairs that are announced or under way, by their start, with the days that are left and the witnesses that are wanted; by pair, and by the party that restores.")
        .WithTags("Damage cases");

    public static UpcomingRestoration Of(Guid caseId, BorderPair pair, MarkerRef marker, DamageCaseStatus status, RestorationNotified notice, ImmutableArray<Party> witnesses, DateOnly today) => new(
        caseId,
        pair,
        marker,
        status,
        notice.Revision,
        notice.By,
        notice.Plan.StartsOn,
        notice.Plan.EndsOn,
        notice.Plan.WorkPlan,
        notice.Plan.Posts,
        notice.NoticeDays,
        notice.Plan.StartsOn.DayNumber - today.DayNumber,
        witnesses,
        [.. pair.Parties.Where(party => party != notice.By).Except(witnesses)]);

    private static async Task<IResult> ListAsync(
        BorderPair? pair, Party? by, Actor actor, PageRequest page, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var today = BorderDay.Of(clock.GetUtcNow());
        var (startsOn, caseId) = After(page);
        var found = await database.ListAsync(
            """
            select id, pair, marker, status, notice, witnesses from damage_case_versions
            where until is null and status in ('RestorationNotified', 'InRestoration') and pair = any($1) and ($2::text is null or pair = $2)
              and ($3::text is null or responsible = $3)
              and (starts_on, id) > ($4, $5)
            order by starts_on, id limit $6
            """,
            [Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(by?.Code), Sql.Value(startsOn), Sql.Value(caseId), Sql.Value(page.Limit + 1)],
            row => Read(row, today),
            cancellationToken);
        return page.Answer(found, restoration => string.Create(CultureInfo.InvariantCulture, $"{restoration.StartsOn:yyyy-MM-dd} {restoration.CaseId}"));
    }

    /// <summary>The place of the last item that the caller has, which stays that place when the work is announced for another day.</summary>
    private static (DateOnly StartsOn, Guid CaseId) After(PageRequest page) => page.After?.Split(' ') switch
    {
        null => (new DateOnly(1900, 1, 1), Guid.Empty),
        [var day, var id] when DateOnly.TryParseExact(day, "yyyy-MM-dd", out var startsOn) && Guid.TryParse(id, out var caseId) => (startsOn, caseId),
        _ => throw new BadHttpRequestException("cursor: it is not one that this list has given."),
    };

    private static UpcomingRestoration Read(NpgsqlDataReader row, DateOnly today) => Of(
        row.GetGuid(0),
        BorderPair.Parse(row.GetString(1)),
        MarkerRef.Parse(row.GetString(2)),
        Enum.Parse<DamageCaseStatus>(row.GetString(3)),
        JsonSerializer.Deserialize<RestorationNotified>(row.GetString(4), ContractJson.Options)!,
        [.. row.GetFieldValue<string[]>(5).Select(Party.Parse)],
        today);
}
