using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

/// <summary>Hand-over to posts, stakes and retirement.</summary>
public sealed class KeepingTests
{
    private static readonly DateOnly Day = new(2026, 4, 30);

    private static readonly MarkerHandedOver First = new(MarkerRef.Parse("679(1)"), Vn, "Đồn Ga Ry", Day);

    [Fact]
    public void Only_the_party_that_maintains_a_marker_hands_it_over_to_a_post_of_its_own()
    {
        MarkerPosition.Decider.Given(Accepted).When(position => HandOver(position, 1, Vn)).Records(First);
        MarkerPosition.Decider.Given(Accepted).When(position => HandOver(position, 1, La)).RejectsWith(MarkerRejections.OthersMarker);
        MarkerPosition.Decider.Given(Accepted).When(position => HandOver(position, 1, Cn)).RejectsWith(MarkerRejections.Unknown);
        MarkerPosition.Decider.Given(DossierComplete).When(position => HandOver(position, 1, Vn)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Standing).When(position => HandOver(position, 1, Vn)).RejectsWith(MarkerRejections.ResponsibleUnknown);
        MarkerPosition.Decider.Given(Accepted).When(position => HandOver(position, 3, Vn)).Faults("/member");
    }

    [Fact]
    public void A_position_is_handed_over_when_each_of_its_markers_is()
    {
        MarkerPosition.Decider.Fold([.. Accepted, First]).Status.ShouldBe(MarkerStatus.Accepted);
        MarkerPosition.Decider.Fold([.. Accepted, First, First with { Marker = MarkerRef.Parse("679(2)"), Responsible = La }]).Status.ShouldBe(MarkerStatus.HandedOver);
    }

    [Fact]
    public void A_marker_is_handed_over_again_only_from_a_later_day_and_each_post_has_it_until_then()
    {
        MarkerPosition.Decider.Given([.. Accepted, First]).When(position => HandOver(position, 1, Vn)).RecordsNothing();
        MarkerPosition.Decider.Given([.. Accepted, First])
            .When(position => HandOverMarkerSlice.Decide(new HandOverMarker(1, "Đồn A Nông", Day), position, Vn, Now)).Faults("/from");
        var again = First with { ManagingPost = "Đồn A Nông", From = Day.AddDays(1) };
        MarkerPosition.Decider.Given([.. Accepted, First])
            .When(position => HandOverMarkerSlice.Decide(new HandOverMarker(1, "Đồn A Nông", Day.AddDays(1)), position, Vn, Now)).Records(again);
        var posts = MarkerDetails.Of(PositionId, MarkerPosition.Decider.Fold([.. Accepted, First, again]), 1).Members[0].ManagedBy;
        posts.ShouldBe([new ManagingPostDetails("Đồn Ga Ry", Vn, Day, Day.AddDays(1)), new ManagingPostDetails("Đồn A Nông", Vn, Day.AddDays(1), null)]);
    }

    [Fact]
    public void A_stake_stands_by_every_partys_word()
    {
        MarkerPosition.Decider.Given(Standing).When(position => ProposeStakeSlice.Decide(new ProposeStake(Stake), position, Vn, Now)).Records(new StakeProposed(Vn, 1, Stake));
        MarkerPosition.Decider.Given(StakeOnTable).When(position => ConfirmStakeSlice.Decide(new ConfirmStake(Stake.Place, 1), position, Cn))
            .Records(new StakeConfirmed(Cn, Stake.Place, 1), new StakeAdded(1, Stake, [Vn, Cn]));
        MarkerPosition.Decider.Given(StakeStands)
            .When(position => ProposeStakeSlice.Decide(new ProposeStake(Stake with { Number = 9 }), position, Cn, Now)).RejectsWith(MarkerRejections.StakeStands);
        MarkerPosition.Decider.Given(Standing).When(position => ConfirmStakeSlice.Decide(new ConfirmStake(Stake.Place, 1), position, Cn)).RejectsWith(MarkerRejections.NothingProposed);
        MarkerPosition.Decider.Given(Accepted).When(position => ProposeStakeSlice.Decide(new ProposeStake(Stake), position, Vn, Now)).RejectsWith("marker-not-in-state");
    }

    [Theory]
    [InlineData("222")]
    [InlineData("223+10")]
    [InlineData("222/1+10")]
    public void A_stake_stands_some_metres_from_a_marker_of_the_position(string place) =>
        MarkerPosition.Decider.Given(Standing)
            .When(position => ProposeStakeSlice.Decide(new ProposeStake(Stake with { Place = MarkerRef.Parse(place) }), position, Vn, Now)).Faults("/stake/place");

    [Fact]
    public void An_old_marker_is_retired_by_every_partys_word_and_stays_in_the_register()
    {
        MarkerPosition.Decider.Given([.. Standing, new RetirementProposed(Vn, 1, Retirement)])
            .When(position => ConfirmRetirementSlice.Decide(new ConfirmRetirement(1), position, Cn))
            .Records(new RetirementConfirmed(Cn, 1), new OldMarkerRetired(Entry.Number, 1, Retirement, [Vn, Cn]));
        var retired = MarkerPosition.Decider.Fold(Retired);
        retired.Status.ShouldBe(MarkerStatus.Retired);
        retired.Entry!.Terms.ShouldBe(Entry);
        MarkerPosition.Decider.Given(Retired).When(position => ProposeRetirementSlice.Decide(new ProposeRetirement(Retirement), position, Vn, Now)).RecordsNothing();
        MarkerPosition.Decider.Given(Planned).When(position => ProposeRetirementSlice.Decide(new ProposeRetirement(Retirement), position, Vn, Now)).RejectsWith("marker-not-in-state");
    }

    [Fact]
    public void A_retired_marker_takes_no_part_in_anything()
    {
        MarkerPosition.Decider.Given(Retired).When(position => HandOver(position, 1, Vn)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Retired).When(position => ProposeStakeSlice.Decide(new ProposeStake(Stake), position, Vn, Now)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Retired).When(position => RecordMeasurementSlice.Decide(new RecordMeasurement(1, Measurement), position, Vn, ToleranceOfPair.Default, Now)).RejectsWith("marker-not-in-state");
    }

    [Fact]
    public void A_relocated_marker_keeps_its_number_and_its_past()
    {
        var relocated = MarkerPosition.Decider.Fold([.. Standing, new MarkerRelocated(MarkerRef.Parse("222(3)"), CaseId, Day, Point)]);
        relocated.Status.ShouldBe(MarkerStatus.InService);
        relocated.Members[2].Relocations.ShouldHaveSingleItem().Point.ShouldBe(Point);
    }

    private static readonly ImmutableArray<MarkerPositionEvent> StakeOnTable = [.. Standing, new StakeProposed(Vn, 1, Stake)];

    private static readonly ImmutableArray<MarkerPositionEvent> StakeStands = [.. StakeOnTable, new StakeConfirmed(Cn, Stake.Place, 1), new StakeAdded(1, Stake, [Vn, Cn])];

    private static readonly ImmutableArray<MarkerPositionEvent> Retired =
        [.. Standing, new RetirementProposed(Vn, 1, Retirement), new RetirementConfirmed(Cn, 1), new OldMarkerRetired(Entry.Number, 1, Retirement, [Vn, Cn])];

    private static EventStore.Decision<MarkerPositionEvent> HandOver(MarkerPosition position, int member, Party by) =>
        HandOverMarkerSlice.Decide(new HandOverMarker(member, "Đồn Ga Ry", Day), position, by, Now);
}
