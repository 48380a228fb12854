using BorderCoordination.Agreement;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>The table behind the list and the statistics; a row for each contact.</summary>
internal sealed class ContactTable : IReadModel<Contact>
{
    public static SchemaPart Schema { get; } = new(
        "contacts",
        """
        create table contacts (
            id uuid primary key, version bigint not null, pair text not null, kind text not null, at timestamptz not null, quarter text not null,
            by text not null, statement text not null, revision int not null, unit text not null, subject text not null, reference_number text, units text[] not null);
        create index contacts_pair on contacts (pair, id);
        create index contacts_at on contacts (pair, at);
        """,
        "update contacts set units = (select array_agg(lower(normalize(unit, nfd))) from unnest(units) as unit)");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Contact state, IReadOnlyList<RecordedEvent> events)
    {
        var terms = state.Terms;
        batch.Add(
            """
            insert into contacts values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (id) do update set version = $2, kind = $4, at = $5, quarter = $6, statement = $8, revision = $9, unit = $10, subject = $11,
                reference_number = $12, units = $13
            """,
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(state.Pair!.Code),
            Sql.Value(terms.Kind.ToString()),
            Sql.Value(terms.At),
            Sql.Value(Quarter.Of(terms.At)),
            Sql.Value(state.By.Code),
            Sql.Value(state.Statement.ToString()),
            Sql.Value(state.Revision),
            Sql.Value(terms.Unit),
            Sql.Value(terms.Subject),
            Sql.Text(terms.ReferenceNumber),
            Sql.Value(terms.Counterparts.Select(counterpart => counterpart.Unit).Append(terms.Unit).Select(UnitName.Key).ToArray()));
    }
}
