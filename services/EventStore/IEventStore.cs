using BorderCoordination.Contracts;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// The one seam to the event store. Appends are all or nothing together with the read models and the idempotency record;
/// what was read in order after a position stays complete and in that order.
/// </summary>
public interface IEventStore
{
    /// <summary>
    /// Load, fold, authorise, compare the version, decide, append, project: one transaction. When another append to the same stream
    /// comes first, everything is done again on what is then there.
    /// </summary>
    Task<Outcome<TState>> TransactAsync<TState, TEvent>(
        StreamName stream, Decider<TState, TEvent> decider, Func<TState, Decision<TEvent>> decide, Intent<TState> intent, CancellationToken cancellationToken)
        where TEvent : class;

    /// <summary>
    /// Runs work that appends to several streams, and writes tables of its own, in one transaction. For the ledger, which records what others decided, and for what is
    /// decided on many streams at once.
    /// </summary>
    Task WriteAsync(Func<IAppender, CancellationToken, Task> work, CancellationToken cancellationToken);

    /// <summary>A stream's events, oldest first: all of them, up to a version, or up to a time. Empty when there is none.</summary>
    /// <exception cref="UnknownEventTypeException">The stream holds an event or a version of one that this build does not know.</exception>
    Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamLimit limit, CancellationToken cancellationToken);

    /// <summary>
    /// The events of the whole store after a position, in its order, at most <paramref name="limit"/>. Exact: an event that commits late is waited
    /// for, never passed by; what was rolled back is not waited for once its transaction has ended.
    /// </summary>
    Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Tells of appends, in this process and in others, so that nobody needs to poll quickly.</summary>
    IAppendSignal Signal { get; }
}

/// <summary>Counts the moments at which something may have been appended. A hint for promptness; certainty comes from reading again now and then.</summary>
public interface IAppendSignal
{
    /// <summary>Take it before reading, and wait past it when nothing was there.</summary>
    long Count { get; }

    /// <summary>Returns once the count has passed <paramref name="seen"/>, or after <paramref name="atMost"/>.</summary>
    Task WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellationToken);
}

/// <summary>How far a stream is read; everything when neither is given.</summary>
public readonly record struct StreamLimit(long? Version = null, DateTimeOffset? Time = null)
{
    public static StreamLimit None { get; }
}

/// <summary>An open transaction that appends. Ends with the work it was given to: commits when that returns, rolls back when it throws.</summary>
public interface IAppender
{
    /// <summary>For statements on one's own tables in the same transaction.</summary>
    NpgsqlTransaction Transaction { get; }

    /// <summary>
    /// Appends to a stream that is at <paramref name="expectedVersion"/> (0: does not exist yet), counting what this transaction appended before.
    /// Appends are gathered and sent together, at the latest when the work is done.
    /// </summary>
    /// <exception cref="StreamVersionConflictException">The stream is at another version; may come out of the end of the work instead.</exception>
    Task AppendAsync(StreamName stream, long expectedVersion, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken);

    /// <summary>
    /// Loads a stream as it is within this transaction and locks it, decides, appends what was decided and brings its read models up to date. What is refused appends
    /// nothing, and what comes of the other streams then is the caller's to say.
    /// </summary>
    /// <exception cref="StreamVersionConflictException">The stream was begun elsewhere in the meantime; may come out of the end of the work instead.</exception>
    Task<Decided<TState>> DecideAsync<TState, TEvent>(
        StreamName stream, Decider<TState, TEvent> decider, Func<TState, Decision<TEvent>> decide, Func<TState, EventMetadata> describe, CancellationToken cancellationToken)
        where TEvent : class;
}

/// <summary>What was decided on one of several streams.</summary>
/// <param name="Version">The stream's version now.</param>
/// <param name="Events">What was appended; nothing when there was nothing to change.</param>
/// <param name="Refusal">Why nothing was, when it was refused.</param>
public sealed record Decided<TState>(TState State, long Version, IReadOnlyList<RecordedEvent> Events, Rejection? Refusal = null);

/// <summary>What a caller wants besides the decision itself.</summary>
/// <param name="Describe">Who did it and where it belongs, from the state after the events.</param>
public sealed record Intent<TState>(Func<TState, EventMetadata> Describe)
{
    /// <summary>Asked first, on the state before; a refusal here wins over everything else, so that nobody learns of what is not theirs.</summary>
    public Func<TState, Rejection?> Authorize { get; init; } = _ => null;

    /// <summary>The version that the caller saw (<c>If-Match</c>).</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Adds statements of the command's own to those of the append, when something is recorded: for what is too large for an event.</summary>
    public Action<NpgsqlBatch>? Besides { get; init; }

    /// <summary>Makes a repetition harmless.</summary>
    public IdempotencyKey? Key { get; init; }

    /// <summary>What a repetition is to be answered with; kept in the same transaction. Needed when there is a key.</summary>
    public Func<Outcome<TState>.Committed, string>? Answer { get; init; }

    /// <summary>
    /// Done between authority and decision: finds out what only this transaction can establish, such as the next number of a series, and holds it
    /// until the end. It is undone with a refusal, and done again with a repetition.
    /// </summary>
    public Func<TState, NpgsqlTransaction, CancellationToken, Task> Prepare { get; init; } = (_, _, _) => Task.CompletedTask;

    /// <summary>What begins with the decision, from the state after it; asked only when the decision records something.</summary>
    public Func<TState, Beginning?> Begins { get; init; } = _ => null;
}

/// <summary>Names an intention, so that doing it twice does it once.</summary>
/// <param name="Scope">Whose keys these are: a party, or a reaction.</param>
/// <param name="Key">At most 200 characters.</param>
/// <param name="Fingerprint">Hash of what was asked; the same key with another is refused.</param>
/// <param name="Lifetime">How long it is remembered; for ever when none is given.</param>
public sealed record IdempotencyKey(string Scope, string Key, string Fingerprint, TimeSpan? Lifetime);

/// <summary>How a transaction ended.</summary>
public abstract record Outcome<TState>
{
    private Outcome()
    {
    }

    /// <summary>Done; without events when there was nothing to change.</summary>
    /// <param name="Version">The stream's version now.</param>
    public sealed record Committed(TState State, long Version, IReadOnlyList<RecordedEvent> Events) : Outcome<TState>;

    /// <summary>Refused by a rule or for lack of authority. Nothing was recorded.</summary>
    public sealed record Rejected(Rejection Rejection) : Outcome<TState>;

    /// <summary>Done before under the same key; this is what was answered then.</summary>
    public sealed record Repeated(string Answer) : Outcome<TState>;

    /// <summary>The key was used for something else.</summary>
    public sealed record KeyReused : Outcome<TState>;

    /// <summary>The same key is being worked on at this moment.</summary>
    public sealed record KeyInUse : Outcome<TState>;

    /// <summary>The stream is not at the version that the caller saw.</summary>
    public sealed record Stale(long Actual) : Outcome<TState>;
}

/// <summary>
/// A table that is kept up to date in the transaction of the append. Its statements join the append's round trip.
/// </summary>
public interface IReadModel<in TState>
{
    /// <summary>Adds the statements that bring the table to the state after the events.</summary>
    void Write(NpgsqlBatch batch, StreamName stream, long version, TState state, IReadOnlyList<RecordedEvent> events);

    /// <summary>Refusals for violated constraints of the table, by constraint name: rules across streams.</summary>
    IReadOnlyDictionary<string, Rejection> Guards => new Dictionary<string, Rejection>();
}

/// <summary>Tables that the application creates and upgrades at its start, under one lock for all replicas.</summary>
/// <param name="Name">Stable; what has been applied is remembered under it.</param>
/// <param name="Steps">SQL in the order of history; only ever added to.</param>
public sealed record SchemaPart(string Name, params IReadOnlyList<string> Steps);

/// <summary>The stream was not at the version that the append expected.</summary>
public sealed class StreamVersionConflictException(StreamName stream, long expected, Exception? inner = null)
    : Exception($"{stream.Subject} is not at version {expected}.", inner)
{
    public StreamName Stream { get; } = stream;

    public long Expected { get; } = expected;
}

/// <summary>An event, or a version of one, that this build does not know. Whoever meets it pauses and says so; it is never skipped.</summary>
public sealed class UnknownEventTypeException(string type)
    : Exception($"The event type '{type}' is not known to this build; a newer one has to read it.")
{
    public string Type { get; } = type;
}
