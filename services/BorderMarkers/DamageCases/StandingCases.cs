using BorderCoordination.BorderMarkers.Deadlines;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>The damage cases of a party's pairs as they stood at a moment, and by when each was to have come to its next step.</summary>
internal static class StandingCases
{
    /// <summary>
    /// Of parameters $1 to $5. A day has passed once it has in the westernmost time zone of the parties. A deadline is counted by what the pair had agreed
    /// for the moment from which on it runs. What is asked for now is the last version, whatever the clocks say.
    /// </summary>
    public const string Query = """
        select cases.*, case status
                when 'Reported' then in_step_since + coalesce(agreed.notification_days, $2) * interval '1 day'
                when 'OtherPartyNotified' then in_step_since + coalesce(agreed.facts_days, $3) * interval '1 day'
                when 'RestorationNotified' then (starts_on + 1)::timestamp at time zone interval '7 hours'
                when 'InRestoration' then (ends_on + 1)::timestamp at time zone interval '7 hours'
            end as due_at
        from damage_case_versions as cases left join lateral (
            select notification_days, facts_days from damage_deadlines
            where damage_deadlines.pair = cases.pair and begins <= cases.in_step_since order by revision desc limit 1) as agreed on true
        where cases.pair = any($1) and case when $5 then until is null else since <= $4 and (until is null or until > $4) end
        """;

    /// <summary>The parameters.</summary>
    /// <param name="pair">The only pair that is asked for, if it is one.</param>
    /// <param name="at">The moment; now where none is named.</param>
    public static IEnumerable<NpgsqlParameter> Parameters(Actor actor, BorderPair? pair, DateTimeOffset? at, DateTimeOffset now) =>
    [
        Sql.Value(actor.VisiblePairs().Where(code => pair is null || code == pair.Code).ToArray()),
        Sql.Value(DamageDeadlinesOfPair.Default.NotificationDays),
        Sql.Value(DamageDeadlinesOfPair.Default.FactsDays),
        Sql.Value(at ?? now),
        Sql.Value(at is null),
    ];
}
