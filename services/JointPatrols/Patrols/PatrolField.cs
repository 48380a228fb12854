using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What has been done and seen on the ground.</summary>
public sealed record PatrolField(PatrolStarted Started)
{
    /// <summary>When it was last heard of: a time in the field is never before that.</summary>
    public DateTimeOffset LastAt { get; init; } = Started.StartedAt;

    /// <summary>The last suspension, resumption or abortion.</summary>
    public PatrolEvent? Halt { get; init; }

    /// <summary>At most one for each marker and stating party, in the order in which they were first made.</summary>
    public ImmutableArray<MarkerStatement> Statements { get; init; } = [];

    public ImmutableArray<FindingRecorded> Findings { get; init; } = [];

    public ImmutableArray<BorderEventReported> BorderEvents { get; init; } = [];

    public PatrolFieldCompleted? Completed { get; init; }

    /// <summary>The markers that somebody came to.</summary>
    public IEnumerable<MarkerRef> Reached => Statements
        .Where(statement => statement.Said.Condition != MarkerCondition.NotReached)
        .Select(statement => statement.Said.Marker)
        .Distinct();

    /// <summary>The markers that are spoken of, but that nobody reached.</summary>
    public IEnumerable<MarkerRef> Missed => Statements.Select(statement => statement.Said.Marker).Except(Reached);

    public PatrolResult Result => Completed is null ? PatrolResult.Aborted : Completed.MarkersMissed.IsEmpty ? PatrolResult.Complete : PatrolResult.Partial;

    public MarkerStatement? Find(MarkerRef marker, Party by) =>
        Statements.FirstOrDefault(statement => statement.Said.Marker == marker && statement.Said.By == by);

    /// <summary>Whether something is stated of a position: of the marker, or of one of two or three that share its number.</summary>
    public bool SpeaksOf(MarkerRef position) => Statements.Any(statement => statement.Said.Marker.Position == position.Position);

    public PatrolField State(MarkerInspected stated) => Find(stated.Marker, stated.By) is { } statement
        ? this with { Statements = Statements.Replace(statement, statement.Correct(stated)) }
        : this with { Statements = Statements.Add(new MarkerStatement([stated])) };

    /// <exception cref="InvalidOperationException">It is about something that has not been stated so; no decider can have recorded it.</exception>
    public PatrolField Concur(MarkerInspected concurred) => Find(concurred.Marker, concurred.By) is { } statement && statement.IsAsIn(concurred)
        ? this with { Statements = Statements.Replace(statement, statement.Concur(concurred)) }
        : throw new InvalidOperationException($"{concurred.By} has not stated this of {concurred.Marker}.");
}

/// <summary>A party's statement on a marker, with what it said before.</summary>
public sealed record MarkerStatement(ImmutableArray<MarkerInspected> Revisions)
{
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

    public MarkerStatement Concur(MarkerInspected concurred) => new(Revisions.SetItem(Revision - 1, concurred));

    /// <summary>The members that differ between a revision and the last one; empty when there is no such revision.</summary>
    public ImmutableArray<string> ChangedSince(int revision) =>
        revision >= 1 && revision <= Revision ? TermsDifference.Between(Bare(Revisions[revision - 1]), Bare(Said)) : [];

    private static MarkerInspected Bare(MarkerInspected stated) => stated with { ConcurredBy = [], Statement = StatementKind.OneSided };
}
