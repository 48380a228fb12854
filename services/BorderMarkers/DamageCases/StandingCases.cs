using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>The damage cases of a party's pairs as they stood at a moment, and by when each was to have come to its next step.</summary>
internal static class StandingCases
{
    /// <summary>
    /// Of parameters $1 to $5. A day has passed once it has in the westernmost time zone of the parties. What is asked for now is the last version,
    /// whatever the clocks say.
    /// </summary>
    public const string Query = """
        select cases.*, case status
                when 'Reported' then in_step_since + notification_days * interval '1 day'
                when 'OtherPartyNotified' then in_step_since + facts_days * interval '1 day'
                when 'RestorationNotified' then (starts_on + 1)::timestamp at time zone interval '7 hours'
                when 'InRestoration' then (ends_on + 1)::timestamp at time zone interval '7 hours'
            end as due_at
        from damage_case_versions as cases join unnest($1::text[], $2::int[], $3::int[]) as terms (of_pair, notification_days, facts_days) on cases.pair = of_pair
        where case when $5 then until is null else since <= $4 and (until is null or until > $4) end
        """;

    /// <summary>The parameters.</summary>
    /// <param name="pair">The only pair that is asked for, if it is one.</param>
    /// <param name="at">The moment; now where none is named.</param>
    public static IEnumerable<NpgsqlParameter> Parameters(Actor actor, BorderPair? pair, DateTimeOffset? at, DateTimeOffset now)
    {
        var pairs = actor.VisiblePairs().Where(code => pair is null || code == pair.Code).ToArray();
        var terms = pairs.Select(code => DamageTerms.Of(BorderPair.Parse(code))).ToArray();
        return
        [
            Sql.Value(pairs),
            Sql.Value(terms.Select(term => term.NotificationDays).ToArray()),
            Sql.Value(terms.Select(term => term.FactsDays).ToArray()),
            Sql.Value(at ?? now),
            Sql.Value(at is null),
        ];
    }
}
