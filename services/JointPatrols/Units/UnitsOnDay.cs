using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using Npgsql;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>A unit as it stands in a register on a day, as far as rules about it go.</summary>
internal sealed record KnownUnit(Party Party, string Name, UnitLevel Level, ImmutableArray<LineStretch> Stretches);

/// <summary>
/// What the registers say of units on a day (domain notes: "Joint patrol", invariant 2). A party that keeps no register for the pair names its units freely:
/// nothing is known of them, so nothing of them is wrong.
/// </summary>
/// <param name="Day">The day.</param>
/// <param name="KeptBy">The parties that keep a register for the pair.</param>
/// <param name="InForce">Those of the units that were asked for which are in force on the day.</param>
internal sealed record UnitsOnDay(DateOnly Day, ImmutableHashSet<Party> KeptBy, ImmutableArray<KnownUnit> InForce)
{
    public static UnitsOnDay NoRegisters { get; } = new(default, [], []);

    public KnownUnit? Find(Party party, string name) => InForce.FirstOrDefault(unit => unit.Party == party && UnitName.Comparer.Equals(unit.Name, name));

    /// <summary>The names that are given for a party and that its register does not have on the day.</summary>
    public IEnumerable<string> NotInForce(PatrolUnits units) => KeptBy.Contains(units.Party) ? units.Units.Where(name => Find(units.Party, name) is null) : [];

    /// <summary>
    /// The end of a section that lies in no stretch of a party's units taken together; none where the register tells of no stretch of theirs, for then nothing
    /// is certain.
    /// </summary>
    public MarkerRef? EndElsewhere(PatrolUnits units, MarkerRef from, MarkerRef to)
    {
        var stretches = units.Units.Select(name => Find(units.Party, name)).OfType<KnownUnit>().SelectMany(unit => unit.Stretches).ToArray();
        return stretches.Length == 0 ? null
            : new[] { from, to }.FirstOrDefault(end => !stretches.Any(stretch => end.LiesBetween(stretch.From, stretch.To)));
    }
}

internal static class UnitLookup
{
    /// <summary>What the registers of a pair say of the named units on the day of a moment.</summary>
    public static async Task<UnitsOnDay> UnitsOnDayAsync(
        this NpgsqlDataSource database, BorderPair pair, DateTimeOffset moment, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var day = BorderDay.Of(moment);
        var keptBy = await database.ListAsync(
            "select distinct party from unit_entries where pair = $1", [Sql.Value(pair.Code)], row => Party.Parse(row.GetString(0)), cancellationToken);
        var inForce = await database.ListAsync(
            """
            select party, name, level, stretches from unit_periods('infinity')
            where pair = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2) and name_key = any($3)
            """,
            [Sql.Value(pair.Code), Sql.Value(day), Sql.Value(names.Select(UnitName.Key).ToArray())],
            row => new KnownUnit(
                Party.Parse(row.GetString(0)),
                row.GetString(1),
                Enum.Parse<UnitLevel>(row.GetString(2)),
                JsonSerializer.Deserialize<ImmutableArray<LineStretch>>(row.GetString(3), ContractJson.Options)),
            cancellationToken);
        return new UnitsOnDay(day, [.. keptBy], [.. inForce]);
    }
}
