using System.Collections.Immutable;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>The order of the stages of planting (domain notes: "Demarcation and markers", invariant 1).</summary>
internal static class MarkerStages
{
    /// <summary>Each stage to planting, with the step that a campaign may leave out on the way to it.</summary>
    private static readonly ImmutableArray<(MarkerStatus Stage, MarkerStep? Step)> Order =
    [
        (MarkerStatus.Planned, null),
        (MarkerStatus.UnilaterallySurveyed, MarkerStep.UnilateralSurvey),
        (MarkerStatus.MineCleared, MarkerStep.MineClearance),
        (MarkerStatus.JointlySurveyed, null),
        (MarkerStatus.Staked, MarkerStep.Staking),
        (MarkerStatus.FoundationCast, MarkerStep.FoundationCasting),
        (MarkerStatus.Planted, null),
    ];

    /// <summary>Whether the position may come to a stage next: it applies, and whatever lies between does not.</summary>
    public static bool MayBecome(this MarkerPosition position, MarkerStatus stage)
    {
        var (from, to) = (PlaceOf(position.Status), PlaceOf(stage));
        return from >= 0 && to > from && Applies(position, Order[to].Step)
            && Order[(from + 1)..to].All(between => !Applies(position, between.Step));
    }

    /// <summary>Whether a party may dispute it: it is not staked yet, and nothing stands or is cast there.</summary>
    public static bool MayBeDisputed(this MarkerPosition position) =>
        PlaceOf(position.Status) is >= 0 and var place && place <= PlaceOf(MarkerStatus.JointlySurveyed)
        && position.Members.All(member => member.Foundation is null && member.Planted is null);

    /// <summary>Whether its markers are accepted, or in the register, and so in some post's keeping.</summary>
    public static bool IsKept(this MarkerStatus status) => status is MarkerStatus.Accepted or MarkerStatus.HandedOver or MarkerStatus.InService;

    private static bool Applies(MarkerPosition position, MarkerStep? step) => step is not { } named || !position.NotApplicable.Contains(named);

    private static int PlaceOf(MarkerStatus status) => Order.Select(entry => entry.Stage).ToImmutableArray().IndexOf(status);
}
