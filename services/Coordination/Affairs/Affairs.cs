using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>An affair as it stood at the moment that was asked for.</summary>
/// <param name="Version">Of the last event that changed anything of it.</param>
/// <param name="Since">When that was recorded.</param>
internal sealed record KnownAffair<TAffair>(StreamName Stream, long Version, DateTimeOffset Since, BorderPair Pair, Visibility Visibility, TAffair State)
    where TAffair : Affair
{
    public string Subject => Stream.Subject;
}

/// <summary>Which days are asked for, both included; all when one is absent.</summary>
internal readonly record struct Days(DateOnly? First, DateOnly? Last);

/// <summary>
/// Reads affairs for a caller, now or as of any moment: the one place at which it is decided what of them a party gets, by the rule of the feeds.
/// </summary>
internal sealed class Affairs(NpgsqlDataSource database)
{
    internal static ProblemType NotReady { get; } = new(StatusCodes.Status503ServiceUnavailable, "projection-not-ready");

    /// <summary>A refusal while the affairs are being gathered anew and are not complete; none otherwise.</summary>
    public Task<IResult?> RefuseAsync(CancellationToken cancellationToken) =>
        RefuseAsync(AffairProjection.ProjectionName, AffairProjection.ProjectionVersion, cancellationToken);

    /// <summary>The same for another projection.</summary>
    public async Task<IResult?> RefuseAsync(string projection, int version, CancellationToken cancellationToken)
    {
        var ready = await database.ListAsync(
            "select version = $2 and position >= complete_from from projections where name = $1",
            [Sql.Value(projection), Sql.Value(version)],
            row => row.GetBoolean(0),
            cancellationToken);
        return ready is [true] ? null : Problems.Of(NotReady, "What lies across the services is being gathered anew. Ask again in a moment.");
    }

    /// <summary>Those of which something may still fall due.</summary>
    public Task<IReadOnlyList<KnownAffair<TAffair>>> ReadOpenAsync<TAffair>(
        Actor actor, BorderPair? pair, DateTimeOffset? at, CancellationToken cancellationToken)
        where TAffair : Affair => ReadAsync<TAffair>(actor, pair, at, new Days(DateOnly.MaxValue, null), andOpen: true, cancellationToken);

    /// <summary>Those of some days.</summary>
    /// <param name="at">As of which moment; now when absent.</param>
    /// <param name="days">Those that are open are read whatever their days.</param>
    /// <param name="andOpen">Whether those that are open are read besides those of the days.</param>
    public async Task<IReadOnlyList<KnownAffair<TAffair>>> ReadAsync<TAffair>(
        Actor actor, BorderPair? pair, DateTimeOffset? at, Days days, bool andOpen, CancellationToken cancellationToken)
        where TAffair : Affair
    {
        var found = await database.ListAsync(
            """
            select id, version, since, pair, visibility, state, aggregate from affairs
            where aggregate = any($1) and pair = any($2) and visibility = any($3) and (($4::timestamptz is null and until is null) or (since <= $4 and (until is null or until > $4)))
              and ((is_open and $7) or (($5::date is null or last_day >= $5) and ($6::date is null or first_day <= $6)))
            order by id
            """,
            [
                Sql.Value(Affair.Records.Where(kind => kind.Value == typeof(TAffair)).Select(kind => kind.Key).ToArray()),
                Sql.Value(actor.VisiblePairs().Where(code => pair is null || code == pair.Code).ToArray()),
                Sql.Value(new[] { Visibility.Shared.ToString(), actor.OwnOf() }), Sql.Time(at), Sql.Day(days.First), Sql.Day(days.Last), Sql.Value(andOpen),
            ],
            row => new KnownAffair<TAffair>(
                new StreamName(row.GetString(6), row.GetGuid(0)),
                row.GetInt64(1),
                row.GetFieldValue<DateTimeOffset>(2),
                BorderPair.Parse(row.GetString(3)),
                Visibility.Parse(row.GetString(4)),
                (TAffair)AffairProjection.Read(row.GetString(6), row.GetString(5))),
            cancellationToken);
        return [.. found.Where(affair => actor.MaySee(affair.Pair, affair.Visibility))];
    }
}
