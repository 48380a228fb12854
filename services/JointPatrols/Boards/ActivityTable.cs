using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Patrols;
using Npgsql;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>
/// By how much each append changes what an affair comes to in numbers, with the time at which it was recorded: what the statistics are counted from, as of any
/// moment. Rows are never changed; whatever is corrected or postponed is taken back by a row of its own.
/// </summary>
internal sealed class ActivityTable : IReadModel<Patrol>, IReadModel<Contact>
{
    public static SchemaPart Schema { get; } = new(
        "activity",
        """
        create table activity (
            id uuid not null, version bigint not null, number bigint not null, recorded_at timestamptz not null, pair text not null, day date not null,
            measure text not null, amount numeric not null, unit_keys text[] not null,
            primary key (id, version, number));
        create index activity_day on activity (pair, day);
        """);

    /// <summary>The same table, filled from the contacts too; it has no steps of its own.</summary>
    public static SchemaPart OfContacts { get; } = new("activity_of_contacts");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events) =>
        Write(batch, events[^1], state.Pair!, Activity.Of(state), state.Terms.Units.SelectMany(party => party.Units, (party, unit) => Key(party.Party, unit)));

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Contact state, IReadOnlyList<RecordedEvent> events) => Write(
        batch,
        events[^1],
        state.Pair!,
        Activity.Of(state),
        state.Terms.Counterparts.Select(counterpart => Key(counterpart.Party, counterpart.Unit)).Append(Key(state.By, state.Terms.Unit)));

    /// <summary>A unit by its party and its name as it is compared.</summary>
    private static string Key(Party party, string unit) => $"{party} {UnitName.Key(unit)}";

    private static void Write(NpgsqlBatch batch, RecordedEvent last, BorderPair pair, IEnumerable<Activity> activity, IEnumerable<string> units)
    {
        var done = activity.ToArray();
        batch.Add(
            """
            insert into activity
            select $1, $2, row_number() over (order by day, measure, amount), $3, $4, day, measure, amount, unit_keys from (
                select coalesce(total.day, before.day) as day, coalesce(total.measure, before.measure) as measure,
                    coalesce(total.amount, 0) - coalesce(before.amount, 0) as amount, coalesce(total.unit_keys, before.unit_keys) as unit_keys
                from (select day, measure, amount, $8::text[] as unit_keys from unnest($5::date[], $6::text[], $7::numeric[]) as one (day, measure, amount)) as total
                full join (select day, measure, unit_keys, sum(amount) as amount from activity where id = $1 group by day, measure, unit_keys) as before
                    on total.day = before.day and total.measure = before.measure and total.unit_keys = before.unit_keys) as changed
            where amount <> 0
            """,
            Sql.Value(last.Stream.Id),
            Sql.Value(last.Version),
            Sql.Value(last.Time),
            Sql.Value(pair.Code),
            Sql.Value(done.Select(one => one.On).ToArray()),
            Sql.Value(done.Select(one => one.Measure.ToString()).ToArray()),
            Sql.Value(done.Select(one => one.Amount).ToArray()),
            Sql.Value(units.Distinct().Order(StringComparer.Ordinal).ToArray()));
    }
}
