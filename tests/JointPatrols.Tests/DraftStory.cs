using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>One draft of VN for a patrol with LA.</summary>
internal static class DraftStory
{
    public static readonly Guid DraftId = Guid.Parse("01970000-0000-7000-8000-000000000004");

    /// <summary>All that a proposal needs.</summary>
    public static readonly PatrolDraftTerms Whole = new(
        Terms.From, Terms.To, Terms.StartsAt, Terms.EndsAt, Terms.Mode, Terms.Purpose, Terms.Chair, Terms.Units);

    /// <summary>A section and a purpose, and nothing else yet.</summary>
    public static readonly PatrolDraftTerms Part = new(Terms.From, Terms.To, Purpose: "Kiểm tra điểm sạt lở");

    public static ImmutableArray<PatrolDraftEvent> Begun => [new PatrolDrafted(DraftId, Pair, VN, Part, "Chờ ý kiến tỉnh")];

    public static ImmutableArray<PatrolDraftEvent> Filled => [.. Begun, new PatrolDraftChanged(2, Whole)];

    public static ImmutableArray<PatrolDraftEvent> GivenUp => [.. Begun, new PatrolDraftDiscarded()];

    public static ImmutableArray<PatrolDraftEvent> PutForward => [.. Filled, new PatrolDraftProposed(2, Id)];
}
