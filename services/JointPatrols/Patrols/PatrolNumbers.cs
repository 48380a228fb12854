using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// The numbers of patrols by pair and year, in the order in which they were agreed. The year's row is locked from the draw to the commit, so that the
/// numbers ascend without a gap however many are agreed at once; a draw whose agreement fails is undone with it.
/// </summary>
internal sealed class PatrolNumbers : IReadModel<Patrol>
{
    public static SchemaPart Schema { get; } = new(
        "patrol_numbers",
        """
        create table patrol_number_years (pair text not null, year int not null, primary key (pair, year));
        create table patrol_numbers (
            patrol_id uuid primary key, pair text not null, year int not null, number int not null, written text not null unique, unique (pair, year, number));
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        if (state.Number is { } number && events.Any(recorded => recorded.Data is PatrolAgreed))
        {
            batch.Add(
                "insert into patrol_numbers values ($1, $2, $3, $4, $5) on conflict (patrol_id) do nothing",
                Sql.Value(stream.Id),
                Sql.Value(number.Pair.Code),
                Sql.Value(number.Year),
                Sql.Value(number.Number),
                Sql.Value(number.ToString()));
        }
    }

    /// <summary>Draws the next number of the year in which it is now, as days are counted here.</summary>
    public static async Task<PatrolNumber> DrawAsync(NpgsqlTransaction transaction, BorderPair pair, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var year = BorderDay.Of(now).Year;
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.Add("insert into patrol_number_years values ($1, $2) on conflict (pair, year) do update set year = excluded.year", Sql.Value(pair.Code), Sql.Value(year));
        batch.Add("select coalesce(max(number), 0) + 1 from patrol_numbers where pair = $1 and year = $2", Sql.Value(pair.Code), Sql.Value(year));
        return new PatrolNumber(pair, year, (int)(await batch.ExecuteScalarAsync(cancellationToken))!);
    }
}
