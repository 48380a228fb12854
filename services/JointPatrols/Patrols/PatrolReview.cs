using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.JointPatrols.Line;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>How the line has changed under a patrol.</summary>
public enum SectionChangeKind
{
    /// <summary>A marker is in the keeping of a post, or of another one.</summary>
    HandedOver,

    StakeAdded,

    /// <summary>A marker stands at another place.</summary>
    Relocated,

    /// <summary>A marker no longer marks the line.</summary>
    Retired,

    Disputed,
}

/// <summary>A change of the section that came after the agreement.</summary>
/// <param name="Change">The event that tells of it; whoever has looked at it names it.</param>
/// <param name="Kind">What has changed.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="ReviewedBy">The parties that stand by their word all the same.</param>
public sealed record SectionChange(Guid Change, SectionChangeKind Kind, MarkerRef Place, DateTimeOffset At, ImmutableArray<Party> ReviewedBy);

/// <summary>
/// Why an agreed patrol is to be looked at again. Nobody's act brings it about: it follows from what was recorded of the section, or heard of it here, after
/// the agreement, and it ends when every party has named the changes, or with the agreement.
/// </summary>
/// <param name="Since">When the first of the changes was recorded.</param>
/// <param name="Changes">Those that not every party has named, in the order in which they were recorded.</param>
public sealed record PatrolReview(DateTimeOffset Since, ImmutableArray<SectionChange> Changes)
{
    /// <param name="agreedAt">When the last word on the terms was given; none before that.</param>
    internal static PatrolReview? Of(Patrol patrol, DateTimeOffset? agreedAt, IEnumerable<LineFact> facts)
    {
        if (patrol.Status is not (PatrolStatus.Agreed or PatrolStatus.Prepared) || agreedAt is null)
        {
            return null;
        }

        ImmutableArray<SectionChange> changes =
        [
            .. facts.DistinctBy(fact => fact.EventId)
                .Where(fact => fact.KnownAt > agreedAt && fact.Place?.LiesBetween(patrol.Terms.From, patrol.Terms.To) == true)
                .Select(fact => KindOf(fact.Kind) is { } kind
                    ? new SectionChange(fact.EventId, kind, fact.Place!, fact.RecordedAt, [.. patrol.Pair!.Parties.Where(party => patrol.HasReviewed(party, fact.EventId))])
                    : null)
                .OfType<SectionChange>()
                .Where(change => change.ReviewedBy.Length < patrol.Pair!.Parties.Length)
                .OrderBy(change => change.At).ThenBy(change => change.Change),
        ];
        return changes.IsEmpty ? null : new PatrolReview(changes[0].At, changes);
    }

    /// <summary>What the parties look at again; planning and damage do not touch what they have agreed on.</summary>
    private static SectionChangeKind? KindOf(LineFactKind kind) => kind switch
    {
        LineFactKind.HandedOver => SectionChangeKind.HandedOver,
        LineFactKind.StakeAdded => SectionChangeKind.StakeAdded,
        LineFactKind.Relocated => SectionChangeKind.Relocated,
        LineFactKind.Retired => SectionChangeKind.Retired,
        LineFactKind.Disputed => SectionChangeKind.Disputed,
        LineFactKind.Planned or LineFactKind.Entered or LineFactKind.InService or LineFactKind.DisputeSettled or LineFactKind.DamageReported or LineFactKind.DamageClosed => null,
    };
}
