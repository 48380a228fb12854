using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>
/// A row for each entry, as it was recorded. <c>unit_periods(moment)</c> gives the periods as they were known at a moment (<c>infinity</c> for now):
/// from <c>valid_from</c> up to, not including, <c>valid_until</c>. Whoever reports by sector or province joins it by pair, party, <c>name_key</c> and day.
/// </summary>
internal sealed class UnitTable : IReadModel<UnitRegister>
{
    public static SchemaPart Schema { get; } = new(
        "units",
        """
        create table unit_entries (
            register_id uuid not null, version bigint not null, recorded_at timestamptz not null, pair text not null, party text not null, code text collate "C" not null,
            valid_from date not null, name text, name_key text, level text, province text, sector text, superior text, stretches text,
            primary key (register_id, version));
        create index unit_entries_pair on unit_entries (pair, party, code, version);
        create function unit_periods(moment timestamptz) returns table (
            pair text, party text, code text, version bigint, valid_from date, valid_until date, name text, name_key text, level text, province text, sector text,
            superior text, stretches text)
        language sql stable as $$
            select pair, party, code, version, valid_from, valid_until, name, name_key, level, province, sector, superior, stretches from (
                select entry.*, lead(entry.valid_from) over (partition by register_id, entry.code order by entry.version) as valid_until from unit_entries as entry
                where recorded_at <= moment) as period
            where name is not null and (valid_until is null or valid_until > valid_from)
        $$;
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, UnitRegister state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            var (code, from, unit) = EntryOf(recorded.Data);
            batch.Add(
                "insert into unit_entries values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
                Sql.Value(stream.Id),
                Sql.Value(recorded.Version),
                Sql.Value(recorded.Time),
                Sql.Value(state.Pair!.Code),
                Sql.Value(state.By.Code),
                Sql.Value(code),
                Sql.Value(from),
                Sql.Text(unit?.Name),
                Sql.Text(unit is null ? null : UnitName.Key(unit.Name)),
                Sql.Text(unit?.Level.ToString()),
                Sql.Text(unit?.Province),
                Sql.Text(unit?.Sector),
                Sql.Text(unit?.Superior),
                Sql.Text(unit is null ? null : JsonSerializer.Serialize(unit.Stretches, ContractJson.Options)));
        }
    }

    private static (string Code, DateOnly From, UnitDescription? Unit) EntryOf(object recorded) => recorded switch
    {
        UnitRegistered registered => (registered.Code, registered.From, registered.Unit),
        UnitChanged changed => (changed.Code, changed.From, changed.Unit),
        UnitEnded ended => (ended.Code, ended.LastDay.AddDays(1), null),
        _ => throw new InvalidOperationException($"{recorded} is no entry of a unit."),
    };
}
