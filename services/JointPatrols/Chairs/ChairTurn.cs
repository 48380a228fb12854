using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Chairs;

/// <summary>
/// Whose turn it is to chair, by the pair's last closed patrol (<see cref="ChairRule"/>); nobody's before the first. It may pass on while terms are negotiated;
/// what they say stays.
/// </summary>
internal static class ChairTurn
{
    private const string Last = "select distinct on (pair) pair, chair, next_chair from held_patrols where pair = any($1) order by pair, closed_at desc, patrol_id desc";

    /// <summary>The turn in one pair.</summary>
    public static async Task<Party?> TurnToChairAsync(this NpgsqlDataSource database, BorderPair pair, CancellationToken cancellationToken) =>
        (await ReadAsync(database, [pair.Code], cancellationToken)).TryGetValue(pair, out var turn) ? turn : null;

    /// <summary>The turns in the pairs of which the caller may know.</summary>
    public static Task<Dictionary<BorderPair, Party>> TurnsToChairAsync(this NpgsqlDataSource database, Actor actor, CancellationToken cancellationToken) =>
        ReadAsync(database, actor.VisiblePairs(), cancellationToken);

    private static async Task<Dictionary<BorderPair, Party>> ReadAsync(NpgsqlDataSource database, string[] pairs, CancellationToken cancellationToken)
    {
        var last = await database.ListAsync(
            Last,
            [Sql.Value(pairs)],
            row => (Pair: BorderPair.Parse(row.GetString(0)), Chair: Party.Parse(row.GetString(1)), Named: row.IsDBNull(2) ? (Party?)null : Party.Parse(row.GetString(2))),
            cancellationToken);
        return last.ToDictionary(of => of.Pair, of => of.Pair.ChairAfter(of.Chair, of.Named));
    }
}
