using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Remarks;

/// <summary>What the deciders need to know of an internal remark, which no other party knows of (domain notes: "Actors and authority").</summary>
public sealed record Remark : IBorderAffair
{
    public const string Aggregate = "remark";

    private Remark()
    {
    }

    public static Decider<Remark, RemarkEvent> Decider { get; } = new(new Remark(), Evolve);

    public Guid Id { get; private init; }

    public RemarkStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>The party whose own it is.</summary>
    public Party By { get; private init; }

    public Visibility Visibility => Visibility.OnlyFor(By);

    public RemarkKind Kind { get; private init; }

    public RemarkSubject About { get; private init; } = null!;

    /// <summary>All that it has said, oldest first.</summary>
    public ImmutableArray<RemarkContent> Revisions { get; private init; } = [];

    public int Revision => Revisions.Length;

    public RemarkContent Content => Revisions[^1];

    public static StreamName Stream(Guid remarkId) => new(Aggregate, remarkId);

    /// <summary>The members that differ between a revision and the last one; empty when there is no such revision.</summary>
    public ImmutableArray<string> ChangedSince(int revision) =>
        revision >= 1 && revision <= Revision ? TermsDifference.Between(Revisions[revision - 1], Content) : [];

    private static Remark Evolve(Remark remark, RemarkEvent happened) => (remark.Status, happened) switch
    {
        (RemarkStatus.Unknown, RemarkRecorded recorded) => new Remark
        {
            Id = recorded.RemarkId,
            Status = RemarkStatus.Recorded,
            Pair = recorded.Pair,
            By = recorded.By,
            Kind = recorded.Kind,
            About = recorded.About,
            Revisions = [recorded.Content],
        },
        (RemarkStatus.Recorded, RemarkAmended amended) when amended.Revision == remark.Revision + 1 =>
            remark with { Revisions = remark.Revisions.Add(amended.Content) },
        (RemarkStatus.Recorded, RemarkWithdrawn) => remark with { Status = RemarkStatus.Withdrawn },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} cannot follow on {remark.Status}."),
    };
}

/// <summary>Where a remark stands.</summary>
public enum RemarkStatus
{
    Unknown,
    Recorded,

    /// <summary>It no longer counts; its history remains, for its own party.</summary>
    Withdrawn,
}
