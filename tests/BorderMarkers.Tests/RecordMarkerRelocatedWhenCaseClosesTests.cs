using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Reactions;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class RecordMarkerRelocatedWhenCaseClosesTests
{
    private static readonly MarkerRestoration There = Restoration with { Measurement = Restoration.Measurement with { Point = OtherPlace.Point } };

    private static readonly ImmutableArray<DamageCaseEvent> Closed =
    [
        .. Relocated, WorkAnnounced, WitnessNamed, WorkBegun, Restored with { Restoration = There }, .. ClosedCase.SkipWhile(recorded => recorded is not DamageRecordDrafted),
    ];

    private static readonly MarkerRelocated Expected = new(DamagedMarker, CaseId, There.RestoredOn, OtherPlace.Point);

    [Fact]
    public void A_marker_that_was_given_another_place_stands_there_once_the_record_is_signed()
    {
        RecordMarkerRelocatedWhenCaseCloses.Of(DamageCase.Decider.Fold(Closed)).ShouldBe(Expected);
        RecordMarkerRelocatedWhenCaseCloses.Of(DamageCase.Decider.Fold(Closed[..^1])).ShouldBeNull();
        RecordMarkerRelocatedWhenCaseCloses.Of(DamageCase.Decider.Fold(ClosedCase)).ShouldBeNull();
    }

    [Fact]
    public void The_register_takes_it_once_for_a_case_and_has_the_marker_there_from_then_on()
    {
        MarkerPosition.Decider.Given(Accepted).When(position => RecordMarkerRelocatedWhenCaseCloses.Decide(Expected, position)).Records(Expected);
        MarkerPosition.Decider.Given([.. Accepted, Expected]).When(position => RecordMarkerRelocatedWhenCaseCloses.Decide(Expected, position)).RecordsNothing();
        RegisteredMarker.Of(MarkerPosition.Decider.Fold([.. Accepted, Expected]), DamagedMarker).Point.ShouldBe(OtherPlace.Point);
    }

    [Fact]
    public void A_marker_that_the_register_does_not_keep_has_no_place_there()
    {
        MarkerPosition.Decider.Given().When(position => RecordMarkerRelocatedWhenCaseCloses.Decide(Expected, position)).RecordsNothing();
        MarkerPosition.Decider.Given(Planted).When(position => RecordMarkerRelocatedWhenCaseCloses.Decide(Expected, position)).RecordsNothing();
        MarkerPosition.Decider.Given(Accepted).When(position => RecordMarkerRelocatedWhenCaseCloses.Decide(Expected with { Marker = Number }, position)).RecordsNothing();
    }
}
