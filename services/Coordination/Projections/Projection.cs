using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>An entry of the ledger, read into its record.</summary>
/// <param name="Version">The stream's version after it.</param>
/// <param name="By">The party that acted; none for what a service did by itself.</param>
internal sealed record LedgerFact(
    long Position, StreamName Stream, long Version, DateTimeOffset Time, BorderPair Pair, Visibility Visibility, Party? By, object Data);

/// <summary>
/// Tables of its own that are made of the ledger's entries, each entry once and in the order of positions. It reads nothing but the entries and its tables, so that
/// it can be made anew from position 0 at any time.
/// </summary>
internal interface IProjection
{
    /// <summary>Stable.</summary>
    string Name { get; }

    /// <summary>Raised with every change of the tables or of what is made of an entry; then all of it is made anew.</summary>
    int Version { get; }

    /// <summary>Drops the tables if they are there, and creates them.</summary>
    string Tables { get; }

    /// <summary>Writes what follows from the next entries, in the transaction in which the place of the projection moves on.</summary>
    Task ApplyAsync(NpgsqlTransaction transaction, IReadOnlyList<LedgerFact> facts, CancellationToken cancellationToken);
}
