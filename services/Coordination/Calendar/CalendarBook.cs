using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

/// <summary>What of the calendar is asked for. Of a filter that is absent, everything.</summary>
internal sealed record CalendarRequest(DateTimeOffset From, DateTimeOffset To, BorderPair? Pair, string? Unit, CalendarKind? Kind, DateTimeOffset? At)
{
    /// <summary>To what the key that was presented is narrowed.</summary>
    public FeedKeyFilter? Key { get; init; }

    public bool Wants(CalendarEntry entry) =>
        (Pair is null || entry.Pair == Pair)
        && (Kind is null || entry.Kind == Kind)
        && (Unit is null || Has(entry, Unit))
        && entry.StartsAt < To && (entry.EndsAt > From || entry.StartsAt >= From)
        && Key?.Passes(entry) != false;

    public static bool Has(CalendarEntry entry, string unit) => entry.Units.Any(named => UnitName.Comparer.Equals(named.Name, unit));
}

/// <summary>Puts the one calendar together from what the caller may know of, in the order of time.</summary>
internal sealed class CalendarBook(Affairs affairs, TimeProvider clock)
{
    /// <summary>What falls due lies at most so many days after the days of its affair.</summary>
    private const int LongestDeadline = 100;

    public async Task<IEnumerable<CalendarEntry>> ReadAsync(Actor actor, CalendarRequest request, CancellationToken cancellationToken)
    {
        var days = new Days(BorderDay.Of(request.From).AddDays(-LongestDeadline), BorderDay.Of(request.To).AddDays(LongestDeadline));
        Task<IReadOnlyList<KnownAffair<TAffair>>> Read<TAffair>()
            where TAffair : Affair => affairs.ReadAsync<TAffair>(actor, null, request.At, days, andOpen: true, cancellationToken);
        var standing = await Read<DeadlinesAffair>();
        var (deadlines, plans, corrections) = (new DeadlinesInForce(standing), await Read<PlanAffair>(), await Read<CorrectionAffair>());
        var (patrols, exchanges, damage) = (await Read<PatrolAffair>(), await Read<ExchangeAffair>(), await Read<DamageAffair>());
        var (contacts, commitments, twinnings) = (await Read<ContactAffair>(), await Read<CommitmentAffair>(), await Read<TwinningAffair>());
        var moment = request.At ?? clock.GetUtcNow();
        CalendarEntry[] entries =
        [
            .. patrols.SelectMany(patrol => CalendarEntries.Of(patrol, deadlines)),
            .. plans.SelectMany(plan => CalendarEntries.Of(plan, plan.State.Brought, plan.State.Waits, deadlines)),
            .. (await Read<SectorsAffair>()).SelectMany(sectors => CalendarEntries.Of(sectors, sectors.State.Brought, sectors.State.Waits, deadlines)),
            .. corrections.SelectMany(correction => CalendarEntries.Of(correction, deadlines)),
            .. standing.SelectMany(terms => CalendarEntries.Of(terms, terms.State.Brought, terms.State.Waits, deadlines)),
            .. exchanges.SelectMany(exchange => CalendarEntries.Of(exchange, deadlines)),
            .. damage.SelectMany(works => CalendarEntries.Of(works, moment)),
            .. contacts.SelectMany(CalendarEntries.Of),
            .. commitments.SelectMany(CalendarEntries.Of),
            .. twinnings.SelectMany(CalendarEntries.Of),
        ];

        // Also with what the filters leave out: the unit may be wanted at another line.
        var conflicts = CalendarConflicts.Find(
            [.. patrols.Select(Occupation.Of).Concat(exchanges.Select(Occupation.Of)).Concat(damage.Select(Occupation.Of)).OfType<Occupation>()]);
        return entries.Where(request.Wants).Select(entry => entry with { Conflicts = [.. conflicts[entry.Id]] }).OrderBy(Key, StringComparer.Ordinal);
    }

    /// <summary>By what the calendar is ordered and paged.</summary>
    public static string Key(CalendarEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.StartsAt.UtcTicks:D19} {entry.Id}");
}
