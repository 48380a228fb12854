using BorderCoordination.EventStore;

namespace BorderCoordination.Coordination;

/// <summary>How far each projection has come.</summary>
internal static class ProjectionTables
{
    /// <summary>
    /// <c>complete_from</c> is the head of the ledger at the time at which the projection was begun anew: before it is reached again, nobody is answered from the tables.
    /// </summary>
    public static SchemaPart Part { get; } = new(
        "coordination.projections",
        """
        create table projections (name text primary key, version int not null, position bigint not null, complete_from bigint not null);
        """);
}
