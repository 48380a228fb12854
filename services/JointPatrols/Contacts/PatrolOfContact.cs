using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>What has to be known of the patrol that a contact belongs to. A patrol never changes its pair and never vanishes, so it may be asked beforehand.</summary>
internal static class PatrolOfContact
{
    /// <summary>The pair of a patrol; none where none is named or there is no such patrol.</summary>
    public static async Task<BorderPair?> PairOfPatrolAsync(this NpgsqlDataSource database, Guid? patrolId, CancellationToken cancellationToken)
    {
        if (patrolId is not { } known)
        {
            return null;
        }

        var found = await database.ListAsync("select pair from patrols where id = $1", [Sql.Value(known)], row => row.GetString(0), cancellationToken);
        return found is [var code] ? BorderPair.Parse(code) : null;
    }
}
