using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>A delivery that can never be recorded, and why.</summary>
internal readonly record struct Unreadable(ReadOnlyMemory<byte> Body, string Reason);

/// <summary>What a batch has come to, once it is committed.</summary>
/// <param name="First">The position of the first of the appended; none when nothing was.</param>
/// <param name="NewAlarms">Alarms that had not been raised before.</param>
internal sealed record Recorded(long First, IReadOnlyList<Arrival> Appended, int Waiting, int NewAlarms, int Unreadable)
{
    public static Recorded Nothing { get; } = new(0, [], 0, 0, 0);
}

/// <summary>
/// Records what the services published, each event once, in the store's own streams and as an entry with a position: one transaction for a batch.
/// Whoever returns from here may acknowledge: every delivery is in an entry, waits for its predecessor, or is kept for the operator.
/// </summary>
internal sealed class Ledger(IEventStore store, TimeProvider clock, LedgerStatus status, ILogger<Ledger> logger)
{
    /// <summary>Tells, in this process, of what has just been committed; not necessarily in the order of positions.</summary>
    public event Action<Recorded>? Committed;

    /// <summary>Records deliveries that come in any order and any number of times.</summary>
    /// <exception cref="UnknownEventTypeException">
    /// An event, or a version of one, that this build does not know. What came before it is recorded; nothing after it is, so that nothing is skipped.
    /// </exception>
    public async Task RecordAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var (arrivals, unreadable) = (new List<Arrival>(deliveries.Count), new List<Unreadable>());
        UnknownEventTypeException? unknown = null;
        foreach (var delivery in deliveries)
        {
            try
            {
                arrivals.Add(Arrival.Read(delivery));
            }
            catch (UnreadableEnvelopeException failure)
            {
                unreadable.Add(new Unreadable(delivery.Body, failure.Message));
            }
            catch (UnknownEventTypeException failure)
            {
                unknown = failure;
                break;
            }
        }

        await RecordAsync([], arrivals, unreadable, cancellationToken);
        if (unknown is not null)
        {
            throw unknown;
        }
    }

    /// <summary>Records what waits in streams whose gap has closed by other means.</summary>
    public Task DrainAsync(IReadOnlyCollection<Guid> streams, CancellationToken cancellationToken) => RecordAsync(streams, [], [], cancellationToken);

    private async Task RecordAsync(
        IReadOnlyCollection<Guid> streams, IReadOnlyList<Arrival> arrivals, IReadOnlyList<Unreadable> unreadable, CancellationToken cancellationToken)
    {
        if (streams.Count + arrivals.Count + unreadable.Count == 0)
        {
            return;
        }

        using var activity = LedgerTraces.StartBatch(arrivals);
        var (started, recorded) = (clock.GetUtcNow(), Recorded.Nothing);
        try
        {
            await store.WriteAsync(
                async (appender, token) => recorded = await WriteAsync(appender, streams, arrivals, unreadable, token), cancellationToken);
        }
        catch (Exception failure) when (IsUnstorable(failure) && arrivals.Count > 0)
        {
            await SeparateAsync(arrivals, unreadable, failure.Message, cancellationToken);
            return;
        }

        Committed?.Invoke(recorded);
        LedgerTraces.Record(recorded, started, clock.GetUtcNow());
        status.Changed(recorded);
        if (recorded.NewAlarms + recorded.Unreadable > 0)
        {
            logger.NeedsOperator(recorded.NewAlarms, recorded.Unreadable);
        }
    }

    private async Task<Recorded> WriteAsync(
        IAppender appender, IReadOnlyCollection<Guid> streams, IReadOnlyList<Arrival> arrivals, IReadOnlyList<Unreadable> unreadable, CancellationToken cancellationToken)
    {
        var (transaction, now) = (appender.Transaction, clock.GetUtcNow());
        var known = arrivals.DistinctBy(arrival => arrival.Candidate).ToDictionary(arrival => arrival.Candidate);
        var state = await LedgerLook.StateAsync(transaction, streams, known.Keys, cancellationToken);
        var plan = Intake.Decide(state, [.. known.Keys]);
        var drained = plan.Append.Concat(plan.Conflicts.Select(conflict => conflict.Claim)).Intersect(state.Waiting).ToArray();
        foreach (var arrival in await LedgerLook.WaitingAsync(transaction, [.. drained.Where(candidate => !known.ContainsKey(candidate))], cancellationToken))
        {
            known[arrival.Candidate] = arrival;
        }

        Arrival[] append = [.. plan.Append.Select(candidate => known[candidate])];
        foreach (var stream in append.GroupBy(arrival => arrival.Stream))
        {
            await appender.AppendAsync(stream.Key, stream.First().Version - 1, [.. stream.Select(arrival => arrival.Event)], cancellationToken);
        }

        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        var commands = batch.BatchCommands;
        foreach (var conflict in plan.Conflicts)
        {
            commands.Add(LedgerStatements.Alarm(known[conflict.Claim], conflict.Recorded, now));
        }

        foreach (var each in unreadable)
        {
            commands.Add(LedgerStatements.Unreadable(each, now));
        }

        if (plan.Wait.Count > 0)
        {
            commands.Add(LedgerStatements.Wait([.. plan.Wait.Select(candidate => known[candidate])], now));
        }

        if (drained.Length > 0)
        {
            commands.Add(LedgerStatements.WaitNoMore(drained.Select(candidate => candidate.Id)));
        }

        // Last, as the counter's row stays locked from here to the commit.
        if (append.Length > 0)
        {
            commands.Add(LedgerStatements.Entries(append, now));
        }

        var first = commands.Count == 0 ? null : await batch.ExecuteScalarAsync(cancellationToken);
        var alarms = Enumerable.Range(0, plan.Conflicts.Count).Sum(index => (int)commands[index].RecordsAffected);
        return new Recorded(first as long? ?? 0, append, plan.Wait.Count, alarms, unreadable.Count);
    }

    /// <summary>Finds the event that PostgreSQL cannot keep, so that the others do not suffer for it.</summary>
    private async Task SeparateAsync(IReadOnlyList<Arrival> arrivals, IReadOnlyList<Unreadable> unreadable, string reason, CancellationToken cancellationToken)
    {
        if (arrivals.Count == 1)
        {
            await RecordAsync([], [], [.. unreadable, new Unreadable(arrivals[0].Delivery.Body, reason)], cancellationToken);
            return;
        }

        var half = arrivals.Count / 2;
        await RecordAsync([], [.. arrivals.Take(half)], unreadable, cancellationToken);
        await RecordAsync([], [.. arrivals.Skip(half)], [], cancellationToken);
    }

    /// <summary>Class 22 of https://www.postgresql.org/docs/current/errcodes-appendix.html: the data itself is at fault.</summary>
    private static bool IsUnstorable(Exception failure) => failure is PostgresException { SqlState: ['2', '2', ..] };
}
