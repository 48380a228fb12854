using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>From where on a webhook delivers.</summary>
internal static class StartingPoint
{
    /// <summary>
    /// The last position recorded before a time. Entries are recorded in the order of their positions, which have no gaps, so it is found by halving.
    /// </summary>
    private const string Before =
        """
        with recursive search (low, high) as (
            select 0::bigint, position from ledger_counter where one
            union all
            select case when e.recorded_at < $1 then e.position else s.low end, case when e.recorded_at < $1 then s.high else e.position - 1 end
            from search s join ledger_entries e on e.position = (s.low + s.high + 1) / 2 where s.low < s.high)
        select low from search where low = high
        """;

    /// <summary>A position is named, or a time, or neither: then what is new from now on.</summary>
    /// <returns>The position after which to begin; none where the ledger has never given the named one.</returns>
    public static async Task<long?> FindAsync(NpgsqlTransaction transaction, long? after, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await using var command = since is { } time
            ? new NpgsqlCommand(Before, transaction.Connection, transaction) { Parameters = { Sql.Value(time) } }
            : new NpgsqlCommand("select position from ledger_counter where one", transaction.Connection, transaction);
        var found = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return since is not null || after is null ? found : after >= 0 && after <= found ? after : null;
    }

    /// <summary>Not both.</summary>
    public static void Check(Faults faults, long? after, DateTimeOffset? since) =>
        faults.When(after is not null && since is not null, "/since", "Either after or since is expected, not both.");

    /// <summary>The refusal of a position that the ledger has never given.</summary>
    public static Rejection Unknown { get; } = new(
        RejectionKind.Conflict, "position-not-reached", "The ledger has not given this position yet; GET /feed/head tells the last one.");
}
