using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Tolerances;

/// <summary>Which tolerance a pair goes by at a moment.</summary>
internal static class TolerancesInForce
{
    public static async Task<TermsInForce<MeasurementTolerance>> ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var known = await database.ListAsync(
            "select pair, metres, in_force_from from tolerances order by pair, revision",
            [],
            row => (Pair: BorderPair.Parse(row.GetString(0)), Terms: new DatedTerms<MeasurementTolerance>(new MeasurementTolerance(row.GetDouble(1)), row.GetFieldValue<DateOnly>(2))),
            cancellationToken);
        return new TermsInForce<MeasurementTolerance>(known.ToLookup(row => row.Pair, row => row.Terms), ToleranceOfPair.Default);
    }
}

/// <summary>What the pairs have agreed; a row for each agreement. Rows are never changed.</summary>
internal sealed class ToleranceTable : IReadModel<StandingTerms<MeasurementTolerance>>
{
    public static SchemaPart Schema { get; } = new(
        "tolerances",
        "create table tolerances (pair text, revision int, metres double precision not null, in_force_from date not null, primary key (pair, revision));");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, StandingTerms<MeasurementTolerance> state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var agreed in events.Select(recorded => recorded.Data).OfType<ToleranceAgreed>())
        {
            batch.Add(
                "insert into tolerances values ($1, $2, $3, $4)",
                Sql.Value(state.Pair!.Code),
                Sql.Value(agreed.Revision),
                Sql.Value(agreed.Tolerance.Metres),
                Sql.Value(agreed.InForceFrom));
        }
    }
}
