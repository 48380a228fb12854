using System.Text.Json;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Reactions;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class OpenDamageCaseWhenMarkerFoundDamagedTests
{
    private static readonly Guid PatrolId = new("0198f5a0-0000-7000-8000-0000000000aa");

    private static readonly MarkerInspected Inspected = new(PatrolId, DamagedMarker, MarkerCondition.Damaged, [Photo], La, [], StatementKind.OneSided, "ຫຼັກໝາຍແຕກ");

    [Fact]
    public void A_marker_found_damaged_opens_a_case_on_the_stating_partys_word_alone()
    {
        var finding = OpenDamageCaseWhenMarkerFoundDamaged.FindingOf(Inspected, Envelope(Inspected))!;
        finding.ShouldSatisfyAllConditions(
            () => finding.Category.ShouldBe(DamageCategory.Damaged),
            () => finding.StatedBy.ShouldBe([La]),
            () => finding.Inspection.ShouldBe(new PatrolInspection(PatrolId, CaseId)),
            () => finding.FoundAt.ShouldBe(Now));
        DamageCase.Decider.Given()
            .When(damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(finding, damage, CaseId, VnLa, DamagedMarker, null))
            .Records(new DamageReported(CaseId, VnLa, DamagedMarker, finding));
    }

    /// <summary>Words come late from the field.</summary>
    [Fact]
    public void What_is_found_was_found_at_the_time_by_the_clock_in_the_field()
    {
        var late = Inspected with { At = Now.AddDays(-5) };
        OpenDamageCaseWhenMarkerFoundDamaged.FindingOf(late, Envelope(late))!.FoundAt.ShouldBe(Now.AddDays(-5));
        NoteConditionWhenMarkerInspected.SightingOf(late, Envelope(late)).SeenAt.ShouldBe(Now.AddDays(-5));
    }

    [Fact]
    public void A_joint_statement_is_the_word_of_both_and_both_know()
    {
        var joint = Inspected with { ConcurredBy = [Vn], Statement = StatementKind.Joint };
        var finding = OpenDamageCaseWhenMarkerFoundDamaged.FindingOf(joint, Envelope(joint))!;
        finding.StatedBy.ShouldBe([Vn, La]);
        DamageCase.Decider.Fold([new DamageReported(CaseId, VnLa, DamagedMarker, finding)]).Status.ShouldBe(DamageCaseStatus.OtherPartyNotified);
    }

    [Fact]
    public void A_finding_is_added_to_the_open_case_once()
    {
        var finding = OpenDamageCaseWhenMarkerFoundDamaged.FindingOf(Inspected, Envelope(Inspected))!;
        DamageCase.Decider.Given(Reported)
            .When(damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(finding, damage, CaseId, VnLa, DamagedMarker, null)).Records(new DamageFindingAdded(finding));
        DamageCase.Decider.Given(Reported, new DamageFindingAdded(finding))
            .When(damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(finding, damage, CaseId, VnLa, DamagedMarker, null)).RecordsNothing();
    }

    [Fact]
    public void The_same_patrol_says_the_same_of_a_marker_once_and_another_partys_concurrence_is_more()
    {
        var finding = OpenDamageCaseWhenMarkerFoundDamaged.FindingOf(Inspected, Envelope(Inspected))!;
        var retold = finding with { FoundAt = Now.AddHours(1), Inspection = new PatrolInspection(PatrolId, PositionId) };
        var elsewhere = finding with { Inspection = new PatrolInspection(PositionId, PositionId) };
        DamageCase.Decider.Given(Reported, new DamageFindingAdded(finding))
            .When(damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(retold, damage, CaseId, VnLa, DamagedMarker, null)).RecordsNothing();
        foreach (var more in new[] { retold with { StatedBy = [Vn, La] }, elsewhere })
        {
            DamageCase.Decider.Given(Reported, new DamageFindingAdded(finding))
                .When(damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(more, damage, CaseId, VnLa, DamagedMarker, null)).Records(new DamageFindingAdded(more));
        }
    }

    [Fact]
    public void A_new_case_names_the_last_one_of_the_marker()
    {
        var finding = OpenDamageCaseWhenMarkerFoundDamaged.FindingOf(Inspected, Envelope(Inspected))!;
        DamageCase.Decider.Given().When(damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(finding, damage, CaseId, VnLa, DamagedMarker, PositionId))
            .Records(new DamageReported(CaseId, VnLa, DamagedMarker, finding, PositionId));
    }

    [Fact]
    public void A_case_that_was_closed_in_between_is_left_alone()
    {
        var finding = OpenDamageCaseWhenMarkerFoundDamaged.FindingOf(Inspected, Envelope(Inspected))!;
        DamageCase.Decider.Given(ClosedCase)
            .When(damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(finding, damage, CaseId, VnLa, DamagedMarker, null)).RejectsWith("damage-case-not-in-state");
    }

    [Theory]
    [InlineData(MarkerCondition.Damaged, true)]
    [InlineData(MarkerCondition.Displaced, true)]
    [InlineData(MarkerCondition.Lost, true)]
    [InlineData(MarkerCondition.AtRisk, true)]
    [InlineData(MarkerCondition.Intact, false)]
    [InlineData(MarkerCondition.Dirty, false)]
    [InlineData(MarkerCondition.Overgrown, false)]
    [InlineData(MarkerCondition.NotReached, false)]
    public void Only_a_marker_damaged_displaced_lost_or_at_risk_is_a_case(MarkerCondition condition, bool isCase) =>
        (OpenDamageCaseWhenMarkerFoundDamaged.FindingOf(Inspected with { Condition = condition }, Envelope(Inspected)) is not null).ShouldBe(isCase);

    private static EventEnvelope Envelope(MarkerInspected inspected) => new(
        CaseId,
        "urn:border-coordination:joint-patrols",
        "joint-patrols.marker-inspected.v1",
        $"patrol/{PatrolId}",
        Now,
        "/schemas/joint-patrols.marker-inspected.v1.json",
        "0000000007",
        PatrolId,
        VnLa,
        Visibility.Shared,
        JsonSerializer.SerializeToElement(inspected, ContractJson.Options),
        La);
}
