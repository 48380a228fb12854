using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>What a file's entry comes to.</summary>
public enum EntryOutcome
{
    /// <summary>It is new.</summary>
    Entered,

    /// <summary>It changes what is on the table and not agreed yet.</summary>
    Corrected,

    /// <summary>It says what is there already.</summary>
    Unchanged,
}

/// <summary>What an entry has come to, or why it cannot be taken.</summary>
internal sealed record EntryResult(ImportEntry Entry, EntryOutcome? Outcome, int Revision, Rejection? Refusal)
{
    /// <summary>What is wrong with it, at the place in the file that it was read from.</summary>
    public IEnumerable<RowFault> Faults => Refusal is null ? []
        : Refusal.Faults.IsEmpty ? [new RowFault(Entry.Lines[0], null, Refusal.Detail)]
        : Refusal.Faults.Select(fault => Entry.Place(fault));
}

/// <summary>One entry of a file: what becomes an affair of its own, decided by the same rules as one that is entered by hand.</summary>
/// <param name="Name">Its number or code.</param>
/// <param name="Lines">The lines that it was read from, one for each of its markers.</param>
internal abstract record ImportEntry(string Name, StreamName Stream, ImmutableArray<int> Lines)
{
    /// <summary>What it would come to, as things are.</summary>
    /// <param name="isThere">Whether there is an affair to be read.</param>
    public abstract Task<EntryResult> ForeseeAsync(IEventStore store, bool isThere, Party by, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Records it in an open transaction.</summary>
    public abstract Task<EntryResult> WriteAsync(IAppender appender, EventMetadata metadata, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>From a place in the command to one in the file: members have the names of the columns, but for a few.</summary>
    public RowFault Place(Fault fault)
    {
        var parts = fault.Pointer.Split('/');
        var member = Array.IndexOf(parts, "members") is var list and >= 0 && list + 1 < parts.Length && int.TryParse(parts[list + 1], out var index) ? index : 0;
        var name = parts.LastOrDefault(part => part.Length > 0 && !char.IsAsciiDigit(part[0]));
        var column = (name, parts.Contains("baseline")) switch
        {
            ("members", _) => "member",
            ("number", _) when parts.Contains("members") => "member",
            ("sectionId", _) => "section",
            ("reference", true) => "baselineReference",
            ("reference", false) => "sourceReference",
            ("entry" or "baseline" or "description", _) => null,
            _ => name,
        };
        return new RowFault(Lines[Math.Min(member, Lines.Length - 1)], column, fault.Detail);
    }
}

/// <summary>An entry of one kind of affair.</summary>
/// <param name="Decide">What it comes to on a state, on a party's word, at a moment.</param>
/// <param name="RevisionOf">
/// Which revision says what the entry says; 0 where none does. It need not be the one on the table: whoever confirms has read the file, and nothing else.
/// </param>
internal sealed record ImportEntry<TState, TEvent>(
    string Name,
    StreamName Stream,
    ImmutableArray<int> Lines,
    Decider<TState, TEvent> Decider,
    Func<TState, Party, DateTimeOffset, Decision<TEvent>> Decide,
    Func<TState, int> RevisionOf)
    : ImportEntry(Name, Stream, Lines)
    where TState : IBorderAffair
    where TEvent : class
{
    public override async Task<EntryResult> ForeseeAsync(IEventStore store, bool isThere, Party by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var past = isThere ? await store.ReadStreamAsync(Stream, StreamLimit.None, cancellationToken) : [];
        var before = Decider.Fold(past.Select(recorded => (TEvent)recorded.Data));
        return Decide(before, by, now) switch
        {
            Decision<TEvent>.Rejected rejected => new EntryResult(this, null, 0, rejected.Rejection),
            Decision<TEvent>.Accepted accepted => Result(past.Count, accepted.Events.Length, accepted.Events.Aggregate(before, Decider.Evolve)),
            var other => throw new System.Diagnostics.UnreachableException($"{other} is no decision."),
        };
    }

    public override async Task<EntryResult> WriteAsync(IAppender appender, EventMetadata metadata, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var decided = await appender.DecideAsync(Stream, Decider, state => Decide(state, metadata.Party!.Value, now), _ => metadata, cancellationToken);
        return decided.Refusal is { } refusal
            ? new EntryResult(this, null, 0, refusal)
            : Result(decided.Version - decided.Events.Count, decided.Events.Count, decided.State);
    }

    private EntryResult Result(long versionBefore, int events, TState after) => new(
        this, events == 0 ? EntryOutcome.Unchanged : versionBefore == 0 ? EntryOutcome.Entered : EntryOutcome.Corrected, RevisionOf(after), null);
}
