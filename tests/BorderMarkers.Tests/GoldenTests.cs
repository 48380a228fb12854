using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

/// <summary>The written form of every event, for ever: a file is added for a new event or version, and none is changed.</summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Indented = new(ContractJson.Options) { WriteIndented = true, NewLine = "\n" };

    internal static readonly ImmutableArray<object> Events =
    [
        Defined with { Description = Description with { PartOf = CaseId } },
        new SectionBaselineProposed(La, 2, Raised, "Thêm mốc"),
        new SectionBaselineConfirmed(La, 1),
        new SectionBaselineAgreed(1, Baseline, [Vn, La]),
        new SectionProgressReported(Vn, MidProject with { Kilometres = 66.5m, Stakes = 2 }),
        new ToleranceProposed(VnLa, Vn, 1, new MeasurementTolerance(0.25), new DateOnly(2026, 6, 1)),
        new ToleranceConfirmed(La, 1),
        new ToleranceAgreed(1, new MeasurementTolerance(0.25), new DateOnly(2026, 6, 1), [Vn, La]),
        new DamageDeadlinesProposed(VnLa, Vn, 1, new DamageDeadlines(14, 2, 45), new DateOnly(2026, 6, 1)),
        new DamageDeadlinesConfirmed(La, 1),
        new DamageDeadlinesAgreed(1, new DamageDeadlines(14, 2, 45), new DateOnly(2026, 6, 1), [Vn, La]),
        Densifying,
        new CampaignChanged(La, 2, Densification with { NotApplicable = [] }),
        new CampaignConfirmed(La, 1),
        new CampaignAgreed(1, Densification, [Vn, La]),
        Planned,
        new UnilateralSurveyCompleted(Vn, OwnSurvey),
        new PositionMineCleared(Vn, Clearance),
        new JointSurveyProposed(Vn, 1, Survey with { TeamLeaders = null }),
        new JointSurveyConfirmed(La, 1),
        new MarkerPositionJointlySurveyed(1, Survey with { TeamLeaders = null }, [Vn, La]),
        new StakingProposed(Vn, 1, Staking),
        new StakingConfirmed(La, 1),
        new PositionStaked(1, Staking, [Vn, La]),
        new FoundationCast(1, Vn, Casting),
        new MarkerPlantingCorrected(1, Vn, Planting with { PlantedOn = new DateOnly(2026, 4, 2), Photos = [Photo] }, "Ghi nhầm ngày"),
        new MarkerPlanted(2, La, Planting),
        new MarkerMeasured(1, Vn, Measurement),
        new CoordinatesProposed(Vn, 1, 1, Coordinates),
        new CoordinatesConfirmed(La, 1, 1),
        Agreed(1),
        new MarkerFoundElsewhere(MarkerRef.Parse("679(1)"), Vn, Measurement, new MeasuredDifference(1.107, 0.54)),
        new DossierDrafted(Vn, 1, Texts),
        new DossierSigned(1, Signature(Vn)),
        new DossierReturned(La, 1, "ຕ້ອງແກ້ໄຂພິກັດ"),
        new DossierCompleted(1, TextsHash),
        new MarkerAcceptanceApproved(La, 1),
        new MarkerPositionAccepted(1, [La, Vn]),
        Registered,
        new RegisterEntryCorrected(Cn, 2, Entry with { Members = [new StandingMarker(1, Cn, Cn, Cn, Elevation: 928.43)], StandsSince = new DateOnly(2006, 10, 12), StretchKilometres = 1.5m, SectionId = SectionId }, "一处更正"),
        new RegisterEntryConfirmed(Cn, 1),
        new RegisterEntryAgreed(1, Entry, [Vn, Cn]),
        new RegisterEntryAmended(2, Amended, [Vn, Cn]),
        new PositionDisputed(Number, Vn, View),
        new DisputeViewStated(La, OtherView),
        new DisputeSettlementProposed(Vn, 1, Settlement),
        new DisputeSettlementConfirmed(La, 1),
        new PositionDisputeSettled(Number, 1, Settlement, [Vn, La]),
        new MarkerHandedOver(MarkerRef.Parse("222(2)"), Cn, "八布边防连", new DateOnly(2026, 4, 25)),
        new MarkerPositionPutInService(La, new DateOnly(2026, 4, 30)),
        new StakeProposed(Vn, 1, Stake),
        new StakeConfirmed(Cn, Stake.Place, 1),
        new StakeAdded(1, Stake, [Vn, Cn]),
        new RetirementProposed(Vn, 1, Retirement),
        new RetirementConfirmed(Cn, 1),
        new OldMarkerRetired(Entry.Number, 1, Retirement, [Vn, Cn]),
        new MarkerRelocated(MarkerRef.Parse("222(3)"), CaseId, new DateOnly(2026, 4, 28), Point),
        new MarkerSeen(MarkerRef.Parse("679(1)"), Sighting),
        new MarkerConditionChanged(MarkerRef.Parse("679(1)"), MarkerCondition.Overgrown, ConditionSource.Patrol, MarkerCondition.Intact),
        Inspected,
        new JointInspectionCorrected(La, 2, Inspection),
        new JointInspectionConfirmed(La, 1),
        new JointInspectionCompleted(1, Inspection, [Vn, La]),
        Reported,
        new DamageFindingAdded(Finding with { StatedBy = [Vn, La], Inspection = new PatrolInspection(CaseId, PositionId) }),
        Notified,
        new DamageFactsStated(Vn, 1, Facts),
        new DamageFactsConfirmed(La, 1),
        new DamageFactsAgreed(1, NothingThere, [Vn, La]),
        new DamageMonitoringBegun(1),
        new RestorationReminded(Vn, new DateOnly(2026, 5, 1), "Đề nghị sớm khôi phục"),
        WorkAnnounced,
        WitnessNamed,
        WorkBegun,
        Restored,
        new MarkerStatedUnrecoverable(La, 1, PlaceIsLost),
        new MarkerConfirmedUnrecoverable(Vn, 1),
        new MarkerUnrecoverable(1, PlaceIsLost, [La, Vn]),
        new DamageReferredToCommittee(La, "77/CV"),
        new RelocationProposed(La, 1, OtherPlace),
        new RelocationApproved(Vn, 1),
        new RelocationDecided(1, OtherPlace, [La, Vn], Point),
        new DamageRecordDrafted(La, 1, Texts),
        new DamageRecordSigned(1, Signature(La)),
        new DamageCaseClosed(DamageOutcome.Recorded, TextsHash),
        Imported,
        new RegisterImportConfirmed(La, Imported.ContentHash),
    ];

    [Fact]
    public void Every_event_is_written_as_it_always_was()
    {
        foreach (var recorded in Events)
        {
            var golden = File.ReadAllText(FileOf(EventCatalogue.Of(recorded.GetType()))).TrimEnd('\n');
            JsonSerializer.Serialize(recorded, Indented).ShouldBe(golden);
            JsonSerializer.Serialize(JsonSerializer.Deserialize(golden, recorded.GetType(), ContractJson.Options), Indented).ShouldBe(golden);
        }
    }

    [Fact]
    public void Every_event_of_the_catalogue_has_a_golden_file_and_a_sample()
    {
        BorderMarkersCatalogue.Events.ShouldAllBe(type => File.Exists(FileOf(type)));
        BorderMarkersCatalogue.Events.Select(type => type.Record).ShouldBe(Events.Select(recorded => recorded.GetType()), ignoreOrder: true);
    }

    [Fact]
    public void Every_event_record_stands_in_the_catalogue() =>
        BorderMarkersCatalogue.Events.Select(type => type.Record).ShouldBe(
            typeof(SectionEvent).Assembly.GetTypes().Where(type => type.BaseType is { } closed && (closed == typeof(SectionEvent) || closed == typeof(CampaignEvent) || closed == typeof(RegisterImportEvent) || closed == typeof(ToleranceEvent) || closed == typeof(DamageDeadlinesEvent) || closed == typeof(JointInspectionEvent) || closed == typeof(MarkerPositionEvent) || closed == typeof(DamageCaseEvent))),
            ignoreOrder: true);

    private static string FileOf(EventType type) => Path.Combine(AppContext.BaseDirectory, "golden", $"{type.Name}.json");
}
