using System.Globalization;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

internal static class ListOverdueSlice
{
    private static readonly CsvColumns<OverdueLine> Columns = new(
        ("kind", line => Csv.Name(line.Kind)),
        ("subject", line => line.Subject),
        ("pair", line => line.Pair.Code),
        ("owedBy", line => Csv.List(line.OwedBy)),
        ("since", line => Csv.Time(line.Since)),
        ("about", line => line.About),
        ("startsAt", line => Csv.Time(line.StartsAt)));

    public static void MapListOverdue(this IEndpointRouteBuilder routes) => routes.MapQuery<Page<OverdueLine>>(
        "/overdue", ListAsync, "ListOverdue",
        "What is overdue in the party's pairs across all services, longest first, and the notices that run; by pair, the party that owes it and kind; now, or as it was at any moment; also as CSV.")
        .ProducesCsv().Gives(Affairs.NotReady);

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Party? owedBy,
        Choice<OverdueKind>? kind,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        Affairs affairs,
        CancellationToken cancellationToken)
    {
        if (await affairs.RefuseAsync(cancellationToken) is { } notReady)
        {
            return notReady;
        }

        var moment = at?.Time ?? clock.GetUtcNow();
        var standing = await OpenAsync<DeadlinesAffair>();
        var deadlines = new DeadlinesInForce(standing);
        OverdueLine?[] lines =
        [
            .. (await OpenAsync<PatrolAffair>()).Select(patrol => OverdueBoard.Of(patrol, deadlines, moment)),
            .. (await OpenAsync<PlanAffair>()).Select(plan => OverdueBoard.Of(plan, plan.State.Proposed, deadlines, moment)),
            .. standing.Select(terms => OverdueBoard.Of(terms, terms.State.Proposed, deadlines, moment)),
            .. (await OpenAsync<SectorsAffair>()).Select(sectors => OverdueBoard.Of(sectors, sectors.State.Proposed, deadlines, moment)),
            .. (await OpenAsync<CorrectionAffair>()).Select(correction => OverdueBoard.Of(correction, deadlines, moment)),
            .. (await OpenAsync<ExchangeAffair>()).Select(exchange => OverdueBoard.Of(exchange, deadlines, moment)),
            .. (await OpenAsync<DamageAffair>()).Select(damage => OverdueBoard.Of(damage, moment)),
            .. (await OpenAsync<TwinningAffair>()).Select(twinning => OverdueBoard.Of(twinning, moment)),
            .. (await OpenAsync<CommitmentAffair>()).Select(commitment => OverdueBoard.Of(commitment, moment)),
        ];
        var wanted = lines.OfType<OverdueLine>()
            .Where(line => (kind is null || line.Kind == kind.Value.Value) && (owedBy is null || line.OwedBy.Contains(owedBy.Value)))
            .OrderBy(Key, StringComparer.Ordinal);
        return page.Answer([.. wanted.SkipWhile(line => page.After is { } after && string.CompareOrdinal(Key(line), after) <= 0).Take(page.Limit + 1)], Key, format?.Value, Columns);

        Task<IReadOnlyList<KnownAffair<TAffair>>> OpenAsync<TAffair>()
            where TAffair : Affair => affairs.ReadOpenAsync<TAffair>(actor, pair, at?.Time, cancellationToken);
    }

    /// <summary>Longest overdue first; each affair stands on the board once at most.</summary>
    private static string Key(OverdueLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Since.UtcTicks:D19} {line.Subject}");
}
