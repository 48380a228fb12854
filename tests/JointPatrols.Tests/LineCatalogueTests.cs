using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class LineCatalogueTests
{
    private static readonly Guid Main606 = Guid.Parse("01970000-0000-7000-8000-000000000606");
    private static readonly Guid Main607 = Guid.Parse("01970000-0000-7000-8000-000000000607");
    private static readonly Guid Case = Guid.Parse("01970000-0000-7000-8000-0000000000ca");

    private static readonly MarkerPlan Plan = new(Guid.Empty, Marker("606"), MarkerKind.Main, [new MarkerMember(1)]);

    private static readonly RegisterEntry Double = new(Marker("607/1"), MarkerKind.Auxiliary, [new StandingMarker(1), new StandingMarker(2)]);

    private static readonly EventEnvelope[] Planting =
    [
        Envelope(1, Main606, 1, new MarkerPositionPlanned(Main606, Pair, VN, Plan)),
        Envelope(2, Main606, 9, new MarkerPositionAccepted(1, [VN, LA])),
    ];

    private static readonly EventEnvelope[] Existing =
    [
        Envelope(3, Main607, 1, new ExistingMarkerRegistered(Main607, Pair, VN, Double)),
        Envelope(4, Main607, 3, new RegisterEntryAgreed(1, Double, [VN, LA])),
    ];

    private static readonly EventEnvelope[] Damage =
    [
        Envelope(5, Case, 1, new DamageReported(Case, Pair, Marker("607/1(2)"), new DamageFinding(DamageCategory.Damaged, Now, "x", [VN], []))),
        Envelope(6, Case, 7, new DamageCaseClosed(DamageOutcome.Unfounded)),
    ];

    [Fact]
    public void A_planned_position_comes_into_service_when_it_is_accepted()
    {
        Of(Planting[..1]).Positions.ShouldHaveSingleItem().Status.ShouldBe(LinePositionStatus.Planned);
        Of(Planting).Positions.ShouldHaveSingleItem().Status.ShouldBe(LinePositionStatus.InService);
    }

    [Fact]
    public void An_existing_position_is_in_service_once_all_agree_on_its_entry_with_each_of_its_markers()
    {
        Of(Existing[..1]).Positions.ShouldHaveSingleItem().Status.ShouldBe(LinePositionStatus.Entered);
        Of(Existing).InServiceBetween(Marker("600"), Marker("610")).Select(Text).ShouldBe(["607/1(1)", "607/1(2)"]);
    }

    [Fact]
    public void An_event_that_is_delivered_twice_counts_once() => Same([.. Planting, .. Existing, .. Planting, .. Existing, .. Damage, .. Damage]);

    [Fact]
    public void Events_that_are_delivered_out_of_order_come_to_the_same() => Same([.. Damage.Reverse(), .. Existing.Reverse(), .. Planting.Reverse()]);

    [Fact]
    public void An_event_of_an_unknown_version_is_not_passed_over() =>
        Should.Throw<UnknownEventTypeException>(() => LineFact.Of(Planting[0] with { Type = "border-markers.marker-position-planned.v2" }));

    [Fact]
    public void An_event_whose_predecessor_has_not_come_yet_says_nothing_wrong()
    {
        Of([Planting[1], Damage[1]]).ShouldSatisfyAllConditions(line => line.Positions.ShouldBeEmpty(), line => line.OpenCases.ShouldBeEmpty());
    }

    [Fact]
    public void An_event_about_something_else_is_no_fact_of_the_line() => LineFact.Of(Envelope(7, Main606, 2, new JointSurveyConfirmed(LA, 1))).ShouldBeNull();

    [Fact]
    public void An_open_damage_case_raises_the_priority_of_its_section_until_it_is_closed()
    {
        var section = LineSection.Of(Of([.. Existing, .. Damage[..1]]), Pair, Marker("606"), Marker("610"));
        section.Priority.ShouldBe(SectionPriority.Raised);
        section.OpenCases.ShouldHaveSingleItem().ShouldBe(new SectionCase(Case, Marker("607/1(2)")));
        LineSection.Of(Of([.. Existing, .. Damage]), Pair, Marker("606"), Marker("610")).Priority.ShouldBe(SectionPriority.Normal);
        LineSection.Of(Of([.. Existing, .. Damage[..1]]), Pair, Marker("608"), Marker("610")).Priority.ShouldBe(SectionPriority.Normal);
    }

    [Fact]
    public void A_section_is_told_in_either_direction_with_auxiliary_markers_between_their_main_ones()
    {
        var line = Of([.. Planting, .. Existing]);
        line.Between(Marker("606"), Marker("608")).Select(position => Text(position.Number)).ShouldBe(["606", "607/1"]);
        line.Between(Marker("608"), Marker("606")).Select(position => Text(position.Number)).ShouldBe(["607/1", "606"]);
        line.Between(Marker("607/2"), Marker("608")).ShouldBeEmpty();
        line.Between(Marker("607/1(1)"), Marker("607/1")).ShouldHaveSingleItem();
    }

    [Fact]
    public void Stakes_retirement_and_disputes_are_kept_of_the_position()
    {
        var stake = new StakeAdded(1, new BoundaryStake(Marker("606+350"), new DateOnly(2026, 3, 1), "x"), [VN, LA]);
        var line = Of([.. Planting, Envelope(11, Main606, 11, stake), Envelope(12, Main606, 12, new PositionDisputed(Marker("606"), LA, "x"))]);
        line.Positions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            position => position.Stakes.Select(Text).ShouldBe(["606+350"]), position => position.Disputed.ShouldBeTrue());
        var settled = new PositionDisputeSettled(Marker("606"), 1, new DisputeSettlement([]), [VN, LA]);
        var retired = new OldMarkerRetired(Marker("606"), 1, new MarkerRetirement(RetirementKind.Removed, new DateOnly(2026, 4, 1), "x", "x"), [VN, LA]);
        var after = Of([.. Planting, Envelope(12, Main606, 12, new PositionDisputed(Marker("606"), LA, "x")), Envelope(13, Main606, 13, settled), Envelope(14, Main606, 14, retired)]);
        after.Positions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            position => position.Disputed.ShouldBeFalse(), position => position.Status.ShouldBe(LinePositionStatus.Retired));
    }

    [Fact]
    public void A_patrol_ends_only_when_every_marker_in_service_was_spoken_of_and_one_refusal_names_all_that_are_open()
    {
        var line = Of([.. Planting, .. Existing]);
        var refused = Complete(InProgress, line).RejectsWith("section-not-covered");
        ((IEnumerable<string>)refused.Extensions["open"]!).ShouldBe(["606", "610", "607/1(1)", "607/1(2)"]);
        var missed = Marker("607/1(1)");
        Complete(Covered, line).RejectsWith("section-not-covered").Detail.ShouldContain("607/1(1)");
        Complete(Covered, line, new MissedMarker(missed, "Lũ")).Records(
            Stated(VN, "607/1(1)", MarkerCondition.NotReached, reason: "Lũ"), FieldCompleted with { MarkersMissed = [missed] });
    }

    [Fact]
    public void A_word_on_a_position_is_a_word_on_each_of_its_markers()
    {
        var line = Of([.. Planting, .. Existing]);
        Complete([.. InProgress, FromIntact, ToIntact, Stated(VN, "607/1", MarkerCondition.Intact)], line).Records(FieldCompleted);
    }

    [Fact]
    public void A_patrol_neither_begins_nor_ends_at_a_retired_marker_or_beyond_the_line()
    {
        var retired = new OldMarkerRetired(Marker("606"), 1, new MarkerRetirement(RetirementKind.Removed, new DateOnly(2026, 4, 1), "x", "x"), [VN, LA]);
        var ground = PatrolGround.Unknown with { Line = Of([.. Planting, Envelope(14, Main606, 14, retired)]) };
        ground.Refuse(Pair, Terms)!.Code.ShouldBe("marker-retired");
        ground.Refuse(Pair, Terms with { From = Marker("609") }).ShouldBeNull();
        var far = Terms with { To = Marker("1379") };
        PatrolGround.Unknown.Refuse(BorderPair.Parse("VN-CN"), far)!.Code.ShouldBe("marker-beyond-line");
        PatrolGround.Unknown.Refuse(Pair, far).ShouldBeNull();
    }

    [Fact]
    public void An_end_that_is_not_known_among_known_markers_is_a_warning_and_no_refusal()
    {
        var line = Of([.. Planting, .. Existing]);
        var patrol = Patrol.Decider.Fold(Agreed);
        PatrolWarning.OfEnds(patrol, line).ShouldBe([new PatrolWarning(PatrolWarningKind.EndUnknown, Marker: Marker("610"))]);
        PatrolWarning.OfEnds(patrol, LineCatalogue.Empty).ShouldBeEmpty();
        PatrolWarning.OfEnds(Patrol.Decider.Fold(Closed), line).ShouldBeEmpty();
        (PatrolGround.Unknown with { Line = line }).Refuse(Pair, Terms).ShouldBeNull();
    }

    [Fact]
    public void A_patrol_at_a_disputed_position_is_confirmed_with_an_acknowledgement_at_provincial_level()
    {
        var ground = PatrolGround.Unknown with { Line = Of([.. Planting, Envelope(12, Main606, 12, new PositionDisputed(Marker("606"), LA, "x"))]) };
        Confirm(ground, null).RejectsWith("dispute-not-acknowledged");
        Confirm(ground, null, "607").RejectsWith("dispute-not-acknowledged");
        Confirm(ground, null, "606+5").RejectsWith("invalid-request", RejectionKind.Invalid);
        Confirm(ground, null, "606").Records(new PatrolConfirmed(LA, 1, [Marker("606")]), new PatrolAgreed(1, Terms, [VN, LA]));
        Confirm(PatrolGround.Unknown, null).Records(new PatrolConfirmed(LA, 1), new PatrolAgreed(1, Terms, [VN, LA]));
        var kept = ground with { Units = UnitRuleTests.KeptByLA };
        Confirm(kept, UnitRuleTests.CompanyOfLA.Name, "606").RejectsWith("provincial-level-needed");
        Confirm(kept, null, "606").RejectsWith("provincial-level-needed");
        Confirm(kept, UnitRuleTests.CommandOfLA.Name, "606").Records(new PatrolConfirmed(LA, 1, [Marker("606")]), new PatrolAgreed(1, Terms, [VN, LA]));
    }

    public static EventEnvelope Envelope(int id, Guid stream, int version, object data) => new(
        Guid.Parse($"01970000-0000-7000-9000-{id:D12}"),
        "urn:border-coordination:border-markers",
        EventCatalogue.Of(data.GetType()).Name,
        $"marker-position/{stream}",
        Now.AddDays(id),
        "/schemas/x.json",
        version.ToString("D10", System.Globalization.CultureInfo.InvariantCulture),
        stream,
        Pair,
        Visibility.Shared,
        JsonSerializer.SerializeToElement(data, data.GetType(), ContractJson.Options));

    private static LineCatalogue Of(IEnumerable<EventEnvelope> envelopes) => LineCatalogue.Of(envelopes.Select(LineFact.Of).OfType<LineFact>());

    private static string Text(MarkerRef marker) => marker.ToString();

    private static void Same(IEnumerable<EventEnvelope> delivered) => JsonSerializer.Serialize(Of(delivered), ContractJson.Options)
        .ShouldBe(JsonSerializer.Serialize(Of([.. Planting, .. Existing, .. Damage]), ContractJson.Options));

    private static SpecDecision<PatrolEvent> Complete(IEnumerable<PatrolEvent> history, LineCatalogue line, params ImmutableArray<MissedMarker> missed) =>
        Patrol.Decider.Given(history).When(
            patrol => CompletePatrolSlice.Decide(new CompletePatrol(FieldCompleted.EndedAt, 15.3m, 40, missed), patrol, VN, Later, line));

    private static SpecDecision<PatrolEvent> Confirm(PatrolGround ground, string? unit, params string[] acknowledged) =>
        Patrol.Decider.Given(Proposed).When(
            patrol => ConfirmPatrolSlice.Decide(new ConfirmPatrol(1, [.. acknowledged.Select(Marker)]), patrol, LA, Now, ground, null, unit));
}
