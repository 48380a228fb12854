using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What has been done and seen on the ground.</summary>
public sealed record PatrolField(PatrolStarted Started)
{
    /// <summary>Suspensions, resumptions and the abortion, by the clock in the field, however late each was entered.</summary>
    public ImmutableArray<PatrolEvent> Halts { get; init; } = [];

    /// <summary>The last halt or start that is known, by the clock in the field.</summary>
    public DateTimeOffset LastAt => Halts is [.., var last] ? PatrolHalts.TimeOf(last) : Started.StartedAt;

    /// <summary>The last moment from which anything is told: a halt, a leg, or something seen.</summary>
    public DateTimeOffset LastToldAt => Legs.Values.Select(leg => (DateTimeOffset?)leg.EndedAt)
        .Concat(Statements.Select(statement => statement.Said.At))
        .Concat(Findings.Select(finding => finding.At))
        .Concat(BorderEvents.Select(reported => reported.At))
        .Max() is { } told && told > LastAt ? told : LastAt;

    public bool IsResting => Halts is [.., PatrolSuspended];

    /// <summary>When it left the field; none while it is there.</summary>
    public DateTimeOffset? EndedAt => Completed?.EndedAt ?? Halts.OfType<PatrolAborted>().FirstOrDefault()?.At;

    /// <summary>At most one for each marker and stating party, in the order in which they were first made.</summary>
    public ImmutableArray<MarkerStatement> Statements { get; init; } = [];

    public ImmutableArray<FindingRecorded> Findings { get; init; } = [];

    public ImmutableArray<BorderEventReported> BorderEvents { get; init; } = [];

    /// <summary>The legs that were made, by number.</summary>
    public ImmutableSortedDictionary<int, PatrolLegCompleted> Legs { get; init; } = ImmutableSortedDictionary<int, PatrolLegCompleted>.Empty;

    /// <summary>The pieces of tracks that were uploaded, without their points.</summary>
    public ImmutableArray<PatrolTrackUploaded> Tracks { get; init; } = [];

    public PatrolFieldCompleted? Completed { get; init; }

    /// <summary>The markers that somebody came to.</summary>
    public IEnumerable<MarkerRef> Reached => Statements
        .Where(statement => statement.Said.Condition != MarkerCondition.NotReached)
        .Select(statement => statement.Said.Marker)
        .Distinct();

    /// <summary>The markers that are spoken of, but that nobody reached.</summary>
    public IEnumerable<MarkerRef> Missed => Statements.Select(statement => statement.Said.Marker).Except(Reached);

    /// <summary>How it went by all that is known, what was entered late included.</summary>
    public PatrolResult Result => Completed is null ? PatrolResult.Aborted : Missed.Any() ? PatrolResult.Partial : PatrolResult.Complete;

    public MarkerStatement? Find(MarkerRef marker, Party by) =>
        Statements.FirstOrDefault(statement => statement.Said.Marker == marker && statement.Said.By == by);

    /// <summary>Whether something is stated of a position: of the marker, or of one of two or three that share its number.</summary>
    public bool SpeaksOf(MarkerRef position) => Statements.Any(statement => statement.Said.Marker.Position == position.Position);

    /// <summary>Whether something is stated of one marker: of itself, or of all that share its number at once.</summary>
    public bool SpeaksOfMarker(MarkerRef marker) => Statements.Any(statement => statement.Said.Marker == marker || statement.Said.Marker == marker.Position);

    public PatrolField State(MarkerInspected stated) => Find(stated.Marker, stated.By) is { } statement
        ? this with { Statements = Statements.Replace(statement, statement.Correct(stated)) }
        : this with { Statements = Statements.Add(new MarkerStatement([stated])) };

    /// <exception cref="InvalidOperationException">It is about something that has not been stated so; no decider can have recorded it.</exception>
    public PatrolField Concur(MarkerInspected concurred) => Find(concurred.Marker, concurred.By) is { } statement && statement.IsAsIn(concurred)
        ? this with { Statements = Statements.Replace(statement, statement.Concur(concurred)) }
        : throw new InvalidOperationException($"{concurred.By} has not stated this of {concurred.Marker}.");

    /// <exception cref="InvalidOperationException">It is about something that is not stated, or is the word of all; no decider can have recorded it.</exception>
    public PatrolField Reserve(InspectionReserved reserved) =>
        Find(reserved.Marker, reserved.StatedBy) is { Said.Statement: StatementKind.OneSided } statement && statement.Revision == reserved.Revision
            ? this with { Statements = Statements.Replace(statement, statement.Reserve(reserved)) }
            : throw new InvalidOperationException($"{reserved.By} cannot have reserved its opinion on this.");

    public PatrolField Track(PatrolTrackUploaded track) => this with { Tracks = Tracks.Add(track) };

    /// <summary>With a suspension, resumption or abortion at its place in time.</summary>
    /// <exception cref="InvalidOperationException">It does not fit there; no decider can have recorded it.</exception>
    public PatrolField Halt(PatrolEvent halt) => PatrolHalts.Fits(halt, this)
        ? this with { Halts = Halts.Insert(Halts.Count(known => PatrolHalts.TimeOf(known) <= PatrolHalts.TimeOf(halt)), halt) }
        : throw new InvalidOperationException($"{halt.GetType().Name} cannot have been at {PatrolHalts.TimeOf(halt):O}.");
}

/// <summary>A party's statement on a marker, with what it said before.</summary>
public sealed record MarkerStatement(ImmutableArray<MarkerInspected> Revisions)
{
    /// <summary>The opinions that other parties have reserved on the last revision, each party's last.</summary>
    public ImmutableArray<InspectionReserved> Reservations { get; init; } = [];

    /// <summary>Whoever concurs names it.</summary>
    public int Revision => Revisions.Length;

    public MarkerInspected Said => Revisions[^1];

    public static bool NeedsConcurrence(MarkerCondition condition) => condition switch
    {
        MarkerCondition.Intact or MarkerCondition.Dirty or MarkerCondition.Overgrown or MarkerCondition.NotReached => false,
        MarkerCondition.Damaged or MarkerCondition.Displaced or MarkerCondition.Lost or MarkerCondition.AtRisk => true,
    };

    /// <summary>Whose word it is (domain notes: "Joint patrol", invariant 7).</summary>
    /// <param name="others">The parties of the pair besides the stating one.</param>
    public static StatementKind KindOf(MarkerCondition condition, ImmutableArray<string> photos, IEnumerable<Party> concurredBy, IEnumerable<Party> others) =>
        !NeedsConcurrence(condition) || (!photos.IsEmpty && !others.Except(concurredBy).Any()) ? StatementKind.Joint : StatementKind.OneSided;

    /// <summary>Whether it says the same, whoever has concurred.</summary>
    public bool IsAsIn(MarkerInspected other) => TermsDifference.Between(Bare(Said), Bare(other)).IsEmpty;

    public MarkerStatement Correct(MarkerInspected stated) => new(Revisions.Add(stated));

    public MarkerStatement Concur(MarkerInspected concurred) => new(Revisions.SetItem(Revision - 1, concurred))
    {
        Reservations = Reservations.RemoveAll(reserved => concurred.ConcurredBy.Contains(reserved.By)),
    };

    public MarkerStatement Reserve(InspectionReserved reserved) =>
        this with { Reservations = Reservations.RemoveAll(before => before.By == reserved.By).Add(reserved) };

    /// <summary>The members that differ between a revision and the last one; empty when there is no such revision.</summary>
    public ImmutableArray<string> ChangedSince(int revision) =>
        revision >= 1 && revision <= Revision ? TermsDifference.Between(Bare(Revisions[revision - 1]), Bare(Said)) : [];

    private static MarkerInspected Bare(MarkerInspected stated) => stated with { ConcurredBy = [], Statement = StatementKind.OneSided };
}
