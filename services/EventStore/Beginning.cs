using BorderCoordination.Contracts;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// Another stream that begins in the transaction of a decision: both are recorded or neither. So what one party has prepared in a stream of its own
/// becomes what all share without a moment in which only half of it is true.
/// </summary>
public abstract class Beginning
{
    private protected Beginning(StreamName stream, object first, EventMetadata metadata) => (Stream, First, Metadata) = (stream, first, metadata);

    public StreamName Stream { get; }

    /// <summary>Its first event.</summary>
    public object First { get; }

    public EventMetadata Metadata { get; }

    /// <summary>Brings the tables of its kind up to date.</summary>
    internal abstract void Project(ReadModels readModels, NpgsqlBatch batch, RecordedEvent recorded);
}

/// <summary>The beginning of a stream of one kind.</summary>
public sealed class Beginning<TState, TEvent>(StreamName stream, Decider<TState, TEvent> decider, TEvent first, EventMetadata metadata)
    : Beginning(stream, first, metadata)
    where TEvent : class
{
    internal override void Project(ReadModels readModels, NpgsqlBatch batch, RecordedEvent recorded) =>
        readModels.Write(batch, Stream, recorded.Version, decider.Evolve(decider.Initial, first), [recorded]);
}
