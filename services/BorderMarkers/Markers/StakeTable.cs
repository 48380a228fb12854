using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>A row for each stake that every party has agreed to; that a pair has each stake number once, the constraint holds.</summary>
internal sealed class StakeTable : IReadModel<MarkerPosition>
{
    private const string OneNumber = "one_stake_number";

    public static SchemaPart Schema { get; } = new(
        "boundary-stakes",
        $"""
        create table boundary_stakes (
            position_id uuid, place text, pair text not null, number int, set_on date not null, primary key (position_id, place),
            constraint {OneNumber} unique (pair, number));
        """);

    public IReadOnlyDictionary<string, Rejection> Guards { get; } = new Dictionary<string, Rejection> { [OneNumber] = MarkerRejections.StakeNumberTaken };

    public void Write(NpgsqlBatch batch, StreamName stream, long version, MarkerPosition state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var added in events.Select(recorded => recorded.Data).OfType<StakeAdded>())
        {
            batch.Add(
                "insert into boundary_stakes values ($1, $2, $3, $4, $5)",
                Sql.Value(stream.Id),
                Sql.Value(added.Stake.Place.ToString()),
                Sql.Value(state.Pair!.Code),
                Sql.Whole(added.Stake.Number),
                Sql.Value(added.Stake.SetOn));
        }
    }
}
