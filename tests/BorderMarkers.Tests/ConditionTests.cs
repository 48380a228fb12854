using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Reactions;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class ConditionTests
{
    private static readonly MarkerRef First = MarkerRef.Parse("679(1)");

    private static readonly MarkerSeen Seen = new(First, Sighting);

    private static readonly Guid After = new("0198f5a0-0000-7000-8000-0000000000ff");

    private static readonly MarkerConditionChanged Changed = new(First, MarkerCondition.Overgrown, ConditionSource.Patrol);

    [Fact]
    public void What_a_patrol_finds_stands_in_the_register_and_an_intact_marker_is_seen_too()
    {
        MarkerPosition.Decider.Given(Accepted).When(position => NoteConditionWhenMarkerInspected.Decide(First, Sighting, position)).Records(Seen, Changed);
        var intact = Sighting with { Condition = MarkerCondition.Intact, SeenAt = Now, Inspection = new PatrolInspection(After, After) };
        MarkerPosition.Decider.Given([.. Accepted, Seen, Changed]).When(position => NoteConditionWhenMarkerInspected.Decide(First, intact, position))
            .Records(new MarkerSeen(First, intact), Changed with { New = MarkerCondition.Intact, Old = MarkerCondition.Overgrown });
    }

    [Fact]
    public void The_same_condition_seen_later_changes_only_when_it_was_seen()
    {
        var later = Sighting with { SeenAt = Now, Inspection = new PatrolInspection(After, After) };
        MarkerPosition.Decider.Given([.. Accepted, Seen, Changed]).When(position => NoteConditionWhenMarkerInspected.Decide(First, later, position)).Records(new MarkerSeen(First, later));
        MarkerPosition.Decider.Fold([.. Accepted, Seen, Changed, new MarkerSeen(First, later)]).Members[0].LastSeen!.SeenAt.ShouldBe(Now);
    }

    [Fact]
    public void What_comes_late_or_again_changes_nothing()
    {
        MarkerPosition.Decider.Given([.. Accepted, Seen, Changed]).When(position => NoteConditionWhenMarkerInspected.Decide(First, Sighting, position)).RecordsNothing();
        MarkerPosition.Decider.Given([.. Accepted, Seen, Changed])
            .When(position => NoteConditionWhenMarkerInspected.Decide(First, Sighting with { SeenAt = Now.AddDays(-9), Condition = MarkerCondition.Lost }, position)).RecordsNothing();
    }

    /// <summary>A concurrence and a correction have the time in the field of the first word.</summary>
    [Fact]
    public void What_a_patrol_says_later_of_the_same_visit_stands_in_place_of_what_it_said_before()
    {
        var later = Sighting with { Condition = MarkerCondition.Intact, SeenAt = Sighting.SeenAt.AddMinutes(-1), Inspection = Sighting.Inspection! with { EventId = After } };
        MarkerPosition.Decider.Given([.. Accepted, Seen, Changed]).When(position => NoteConditionWhenMarkerInspected.Decide(First, later, position))
            .Records(new MarkerSeen(First, later), Changed with { New = MarkerCondition.Intact, Old = MarkerCondition.Overgrown });
        MarkerPosition.Decider.Given([.. Accepted, new MarkerSeen(First, later)]).When(position => NoteConditionWhenMarkerInspected.Decide(First, Sighting, position)).RecordsNothing();
        var elsewhere = later with { Inspection = new PatrolInspection(After, After) };
        MarkerPosition.Decider.Given([.. Accepted, Seen, Changed]).When(position => NoteConditionWhenMarkerInspected.Decide(First, elsewhere, position)).RecordsNothing();
    }

    [Fact]
    public void A_marker_that_is_not_in_some_posts_keeping_is_left_alone()
    {
        MarkerPosition.Decider.Given().When(position => NoteConditionWhenMarkerInspected.Decide(First, Sighting, position)).RecordsNothing();
        MarkerPosition.Decider.Given(Planted).When(position => NoteConditionWhenMarkerInspected.Decide(First, Sighting, position)).RecordsNothing();
        MarkerPosition.Decider.Given(Accepted).When(position => NoteConditionWhenMarkerInspected.Decide(Number, Sighting, position)).RecordsNothing();
    }

    [Fact]
    public void A_party_states_what_its_own_inspection_or_a_resident_has_found()
    {
        var command = new RecordCondition(1, MarkerCondition.Dirty, Now.AddHours(-1), ConditionSource.Resident, "x");
        var sighting = new MarkerSighting(MarkerCondition.Dirty, Now.AddHours(-1), [La], ConditionSource.Resident, Note: "x");
        MarkerPosition.Decider.Given(Accepted).When(position => RecordConditionSlice.Decide(command, position, La, Now))
            .Records(new MarkerSeen(First, sighting), new MarkerConditionChanged(First, MarkerCondition.Dirty, ConditionSource.Resident));
        MarkerPosition.Decider.Given(Accepted).When(position => RecordConditionSlice.Decide(command, position, Cn, Now)).RejectsWith(MarkerRejections.Unknown);
        MarkerPosition.Decider.Given(Planted).When(position => RecordConditionSlice.Decide(command, position, La, Now)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given([.. Accepted, Seen, Changed])
            .When(position => RecordConditionSlice.Decide(command with { SeenAt = Now.AddDays(-1) }, position, La, Now)).RejectsWith(MarkerRejections.SeenLater);
        MarkerPosition.Decider.Given(Accepted)
            .When(position => RecordConditionSlice.Decide(new RecordCondition(4, MarkerCondition.NotReached, Now.AddHours(1), ConditionSource.Patrol), position, La, Now))
            .Faults("/member", "/condition", "/seenAt", "/source");
    }

    [Fact]
    public void A_marker_is_unseen_since_it_was_seen_last_or_else_put_in_service_and_of_an_entry_nobody_can_tell()
    {
        UnseenSince([.. InServiceInFull, Seen, Changed]).ShouldBe(Sighting.SeenAt);
        UnseenSince([.. InServiceInFull]).ShouldBe(new DateTimeOffset(2026, 4, 30, 0, 0, 0, TimeSpan.FromHours(7)));
        UnseenSince([Registered, new RegisterEntryConfirmed(Cn, 1), new RegisterEntryAgreed(1, Registered.Entry, [Vn, Cn])]).ShouldBeNull();

        static DateTimeOffset? UnseenSince(MarkerPositionEvent[] events)
        {
            var position = MarkerPosition.Decider.Fold(events);
            return SightingTable.UnseenSince(position, position.Members[0]);
        }
    }
}
