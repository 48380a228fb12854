using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Imports;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Tests;

/// <summary>Fixed data for every test.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.FromHours(7));

    public static readonly Party Vn = Party.Parse("VN");

    public static readonly Party La = Party.Parse("LA");

    public static readonly Party Kh = Party.Parse("KH");

    public static readonly Party Cn = Party.Parse("CN");

    public static readonly BorderPair VnLa = BorderPair.Parse("VN-LA");

    public static readonly BorderPair VnCn = BorderPair.Parse("VN-CN");

    public static readonly BorderPair VnLaKh = BorderPair.Parse("VN-LA-KH");

    public static readonly Guid SectionId = Section.IdOf(VnLa, "quang-nam-sekong");

    public static readonly Guid CaseId = new("0198f5a0-0000-7000-8000-000000000001");

    public static readonly KnownSection InForce = new(VnLa, SectionStatus.InForce);

    public static readonly DataSource Published = new(DataOrigin.Published, "Tạp chí Biên phòng, 2011");

    public static readonly SectionDescription Description = new(
        "Quảng Nam – Sekong (ເຊກອງ)", ["Quảng Nam", "ເຊກອງ"], 142m, MarkerRef.Parse("654"), MarkerRef.Parse("713"), null, Published);

    public static readonly SectionBaseline Baseline = new(new DateOnly(2008, 1, 1), 60, 60, 142m, 4, Published);

    public static readonly SectionBaseline Raised = Baseline with { AsOf = new DateOnly(2012, 1, 1), Positions = 66, Markers = 70 };

    public static readonly ProgressCounts MidProject = new(new DateOnly(2011, 6, 30), 44, 28, 28, 18, null, null, Published);

    public static readonly SectionDefined Defined = new(SectionId, VnLa, Vn, "quang-nam-sekong", Description, Baseline);

    public static readonly ImmutableArray<SectionEvent> AgreedSection = [Defined, new SectionBaselineConfirmed(La, 1), new SectionBaselineAgreed(1, Baseline, [Vn, La])];

    public static readonly MarkerRef Number = MarkerRef.Parse("679");

    public static readonly Guid PositionId = MarkerPosition.IdOf(VnLa, Number);

    public static readonly MarkerPlan Plan = new(
        SectionId, Number, MarkerKind.Main, [new MarkerMember(1, Vn, Vn), new MarkerMember(2, La, La)], MarkerSize.Medium, new DateOnly(2027, 1, 1), Published);

    public static readonly GeodeticPoint Point = new(15.6712345, 107.2345678, "WGS 84 (G1762)", 812.4, 2026.2, "dual-frequency GPS", 0.02);

    public static readonly SurveyedPoint Survey = new(
        new DateOnly(2026, 3, 1), Point, "6542-III", 2.6m, [new SurveyTeamLeader(Vn, "Đội trưởng đội 5"), new SurveyTeamLeader(La, "ຫົວໜ້າທີມ 2")]);

    public static readonly string Photo = new('a', 64);

    public static readonly CampaignTerms Densification = new(
        "Tăng dày và tôn tạo", [MarkerStep.MineClearance, MarkerStep.Staking], SectionId, "Khu vực đã rà phá bom mìn");

    public static readonly CampaignProposed Densifying = new(
        Campaigns.Campaign.IdOf(VnLa, "densification-2008"), VnLa, Vn, "densification-2008", Densification);

    public static readonly UnilateralSurvey OwnSurvey = new(new DateOnly(2026, 1, 10), "Theo suối, 6 km từ đồn");

    public static readonly MineClearance Clearance = new(new DateOnly(2026, 2, 1), "Biên bản 3/2026", 2_500);

    public static readonly PositionStaking Staking = new(
        new DateOnly(2026, 3, 5), Point, [new AzimuthStake(45.5, 12), new AzimuthStake(225.5, 12)], new string('b', 64));

    public static readonly FoundationCasting Casting = new(new DateOnly(2026, 3, 20), [Photo]);

    public static readonly MarkerPlanting Planting = new(new DateOnly(2026, 4, 1), MarkerMaterial.Granite, MarkerSize.Medium, "VIỆT NAM 679 2026 ລາວ");

    public static readonly MarkerMeasurement Measurement = new(new DateOnly(2026, 4, 20), Point with { Elevation = 812.6 }, "Trimble R8");

    public static readonly ImmutableArray<RecordText> Texts = [new RecordText("vi", "Hồ sơ mốc 679"), new RecordText("lo", "ເອກະສານຫຼັກໝາຍ 679")];

    public static readonly ImmutableArray<RecordText> OtherTexts = [new RecordText("vi", "Hồ sơ mốc 679, sửa"), new RecordText("lo", "ເອກະສານຫຼັກໝາຍ 679")];

    public static readonly string TextsHash = Agreement.BilateralRecord.Draft(VnLa.Parties, Texts).Hash;

    public static readonly MarkerPositionPlanned Planned = new(PositionId, VnLa, Vn, Plan);

    /// <summary>Planned under the rule that no step is left out.</summary>
    public static readonly MarkerPositionPlanned PlannedInFull = Planned with { NotApplicable = [] };

    public static readonly ImmutableArray<MarkerPositionEvent> Cleared =
        [PlannedInFull, new UnilateralSurveyCompleted(Vn, OwnSurvey), new PositionMineCleared(Vn, Clearance)];

    public static readonly ImmutableArray<MarkerPositionEvent> SurveyedInFull =
        [.. Cleared, new JointSurveyProposed(Vn, 1, Survey), new JointSurveyConfirmed(La, 1), new MarkerPositionJointlySurveyed(1, Survey, [Vn, La])];

    public static readonly ImmutableArray<MarkerPositionEvent> Staked =
        [.. SurveyedInFull, new StakingProposed(Vn, 1, Staking), new StakingConfirmed(La, 1), new PositionStaked(1, Staking, [Vn, La])];

    public static readonly ImmutableArray<MarkerPositionEvent> Founded = [.. Staked, new FoundationCast(1, Vn, Casting), new FoundationCast(2, La, Casting)];

    public static readonly ImmutableArray<MarkerPositionEvent> Surveyed =
        [Planned, new JointSurveyProposed(Vn, 1, Survey), new JointSurveyConfirmed(La, 1), new MarkerPositionJointlySurveyed(1, Survey, [Vn, La])];

    public static readonly ImmutableArray<MarkerPositionEvent> Planted = [.. Surveyed, new MarkerPlanted(1, Vn, Planting), new MarkerPlanted(2, La, Planting)];

    public static readonly ImmutableArray<MarkerPositionEvent> Measured = [.. Planted, new MarkerMeasured(1, Vn, Measurement), new MarkerMeasured(2, La, Measurement)];

    public static readonly ImmutableArray<MarkerPositionEvent> DossierOnTable = [.. Measured, new DossierDrafted(Vn, 1, Texts)];

    public static readonly ImmutableArray<MarkerPositionEvent> DossierComplete =
        [.. DossierOnTable, new DossierSigned(1, Signature(Vn)), new DossierSigned(1, Signature(La)), new DossierCompleted(1, TextsHash)];

    public static readonly ImmutableArray<MarkerPositionEvent> Accepted =
        [.. DossierComplete, new MarkerAcceptanceApproved(Vn, 1), new MarkerAcceptanceApproved(La, 1), new MarkerPositionAccepted(1, [Vn, La])];

    public static readonly RegisterEntry Entry = new(
        MarkerRef.Parse("222"),
        MarkerKind.Main,
        [
            new StandingMarker(1, Vn, null, null, new GeodeticPoint(22.8523811, 104.5895664, GeodeticPoint.Unspecified, 542.80)),
            new StandingMarker(2, Cn, null, null, new GeodeticPoint(22.8530408, 104.5893611, GeodeticPoint.Unspecified, 541.65)),
            new StandingMarker(3, Cn, null, null, new GeodeticPoint(22.8526808, 104.5906094, GeodeticPoint.Unspecified, 538.46)),
        ],
        MarkerSize.Small,
        Place: "Đồn Biên phòng Bản Máy",
        Source: Published);

    public static readonly ExistingMarkerRegistered Registered = new(MarkerPosition.IdOf(VnCn, Entry.Number), VnCn, Vn, Entry);

    public static readonly ImmutableArray<MarkerPositionEvent> Standing = [Registered, new RegisterEntryConfirmed(Cn, 1), new RegisterEntryAgreed(1, Entry, [Vn, Cn])];

    public const string View = "Đường biên đi theo sống núi";

    public const string OtherView = "ເສັ້ນຊາຍແດນໄປຕາມສາຍນ້ຳ";

    public static readonly DisputeSettlement Settlement = new(Texts, SurveyAnew: true);

    public static readonly PositionDisputed Disputed = new(Number, Vn, View);

    public static readonly BoundaryStake Stake = new(MarkerRef.Parse("222(1)+350"), new DateOnly(2026, 2, 20), "Nghị định thư 12", 7, Point, "6542-III");

    public static readonly MarkerRetirement Retirement = new(
        RetirementKind.KeptAsHistorical, new DateOnly(2026, 4, 15), "Mốc cũ, giữ làm chứng tích", "Biên bản 4/2026");

    public static readonly ImmutableArray<MarkerPositionEvent> HandedOver =
    [
        .. Accepted, new MarkerHandedOver(MarkerRef.Parse("679(1)"), Vn, "Đồn Ga Ry", new DateOnly(2026, 4, 28)),
        new MarkerHandedOver(MarkerRef.Parse("679(2)"), La, "ປ້ອມ 534", new DateOnly(2026, 4, 29)),
    ];

    public static readonly MarkerCoordinates Coordinates = new(
        Point, [new CoordinatesSource(Vn, Measurement), new CoordinatesSource(La, Measurement)], new MeasuredDifference(0, 0.5));

    public static readonly JointInspection Inspection = new(
        SectionId,
        Now.AddHours(-2),
        "Biên bản 5/2026",
        [new InspectedMarker(MarkerRef.Parse("679(1)"), MarkerCondition.Intact), new InspectedMarker(MarkerRef.Parse("679(2)"), MarkerCondition.Dirty, "ຕົວໜັງສືມົວ")]);

    public static readonly JointInspectionStated Inspected = new(CaseId, VnLa, Vn, Inspection);

    public static readonly MarkerSighting Sighting = new(
        MarkerCondition.Overgrown, Now.AddHours(-2), [Vn, La], ConditionSource.Patrol, new PatrolInspection(CaseId, CaseId), "Cây che khuất");

    public static readonly ImmutableArray<MarkerPositionEvent> PlantedInFull = [.. Founded, new MarkerPlanted(1, Vn, Planting), new MarkerPlanted(2, La, Planting)];

    /// <summary>Every party has measured each marker, and the coordinates of the first are agreed.</summary>
    public static readonly ImmutableArray<MarkerPositionEvent> HalfAgreed =
    [
        .. PlantedInFull, new MarkerMeasured(1, Vn, Measurement), new MarkerMeasured(1, La, Measurement), new MarkerMeasured(2, Vn, Measurement), new MarkerMeasured(2, La, Measurement),
        new CoordinatesProposed(Vn, 1, 1, Coordinates), new CoordinatesConfirmed(La, 1, 1), Agreed(1),
    ];

    public static readonly ImmutableArray<MarkerPositionEvent> MeasuredInFull =
        [.. HalfAgreed, new CoordinatesProposed(Vn, 2, 1, Coordinates), new CoordinatesConfirmed(La, 2, 1), Agreed(2)];

    public static readonly ImmutableArray<MarkerPositionEvent> AcceptedInFull =
    [
        .. MeasuredInFull, new DossierDrafted(Vn, 1, Texts), new DossierSigned(1, Signature(Vn)), new DossierSigned(1, Signature(La)), new DossierCompleted(1, TextsHash),
        new MarkerAcceptanceApproved(Vn, 1), new MarkerAcceptanceApproved(La, 1), new MarkerPositionAccepted(1, [Vn, La]),
    ];

    public static readonly ImmutableArray<MarkerPositionEvent> InServiceInFull = [.. AcceptedInFull, .. HandedOver[^2..], new MarkerPositionPutInService(La, new DateOnly(2026, 4, 30))];

    public static readonly RegisterEntry Amended = Entry with
    {
        Members = [new StandingMarker(1, Vn, Vn), new StandingMarker(2, Cn, Cn), new StandingMarker(3, Cn, Cn)],
    };

    public static readonly MarkerRef DamagedMarker = MarkerRef.Parse("679(2)");

    public static readonly DamageFinding Finding = new(
        DamageCategory.Damaged, Now.AddHours(-2), "Dân bản", [Vn], [Photo], DamageCause.Landslide, "Mặt mốc bị nứt");

    public static readonly DamageReported Reported = new(CaseId, VnLa, DamagedMarker, Finding);

    public static readonly OtherPartyNotified Notified = new(Vn, La, NotificationChannel.Letter, Now.AddHours(-1), "12/CV-ĐBP");

    public static readonly DamageFacts Facts = new(
        DamageVerdict.Confirmed, new DateOnly(2026, 5, 1), "Mốc bị nứt do sạt lở (ດິນເຈື່ອນ)", DamageCategory.Damaged, DamageCause.Landslide, La);

    public static readonly DamageFacts NothingThere = new(DamageVerdict.Unfounded, new DateOnly(2026, 5, 1), "Mốc nguyên vẹn");

    public static readonly ImmutableArray<DamageCaseEvent> FactsOnTable = [Reported, Notified, new DamageFactsStated(Vn, 1, Facts)];

    public static readonly ImmutableArray<DamageCaseEvent> FactsConfirmed = [.. FactsOnTable, new DamageFactsConfirmed(La, 1), new DamageFactsAgreed(1, Facts, [Vn, La])];

    public static readonly DamageFacts Threat = Facts with { Category = DamageCategory.AtRisk };

    public static readonly ImmutableArray<DamageCaseEvent> Threatened =
    [
        Reported, Notified, new DamageFactsStated(Vn, 1, Threat), new DamageFactsConfirmed(La, 1), new DamageFactsAgreed(1, Threat, [Vn, La]), new DamageMonitoringBegun(1),
    ];

    public static readonly RestorationPlan WorkPlan = new(
        new DateOnly(2026, 4, 29), new DateOnly(2026, 5, 3), "Đổ lại bệ, dựng lại thân mốc", [new RestorationPost(Vn, "Đồn Biên phòng A"), new RestorationPost(La, "ປ້ອມ B")]);

    public static readonly RestorationNotice ToldVn = new(Vn, NotificationChannel.Letter, Now.AddDays(-12), "31/CV");

    /// <summary>Laos maintains the marker, announces work, and Viet Nam answers.</summary>
    public static readonly RestorationNotified WorkAnnounced = new(La, 1, WorkPlan, [ToldVn], 10, Now.AddDays(-11));

    public static readonly RestorationWitnessNamed WitnessNamed = new(Vn, 1, "Thiếu tá A");

    public static readonly RestorationBegun WorkBegun = new(La, 1, WorkPlan.StartsOn);

    public static readonly MarkerRestoration Restoration = new(
        new DateOnly(2026, 4, 30), "Dựng lại đúng vị trí cũ", new MarkerMeasurement(new DateOnly(2026, 5, 1), Point, "Trimble R8"), [Photo]);

    public static readonly MarkerRestored Restored = new(La, Restoration, [new RestorationWitness(Vn, WitnessNamed.Witness)], new MarkerShift(0.111, Point with { Latitude = 15.6712355 }));

    public static readonly UnrecoverableStatement PlaceIsLost = new([new RecordText("vi", "Bờ sông đã sạt"), new RecordText("lo", "ຝັ່ງນ້ຳເຈື່ອນແລ້ວ")]);

    public static readonly MarkerRelocation OtherPlace = new(
        "UBLH-2026/4", new DateOnly(2026, 4, 28), Point with { Latitude = 15.6722345 },
        [new RecordText("vi", "Đường biên giới không thay đổi"), new RecordText("lo", "ເສັ້ນຊາຍແດນບໍ່ປ່ຽນແປງ")], "6542-III");

    public static readonly ImmutableArray<DamageCaseEvent> Announced = [.. FactsConfirmed, WorkAnnounced];

    public static readonly ImmutableArray<DamageCaseEvent> Begun = [.. Announced, WitnessNamed, WorkBegun];

    public static readonly ImmutableArray<DamageCaseEvent> Remeasured = [.. Begun, Restored];

    public static readonly ImmutableArray<DamageCaseEvent> Unrecoverable =
    [
        .. FactsConfirmed, new MarkerStatedUnrecoverable(La, 1, PlaceIsLost), new MarkerConfirmedUnrecoverable(Vn, 1), new MarkerUnrecoverable(1, PlaceIsLost, [La, Vn]),
    ];

    public static readonly ImmutableArray<DamageCaseEvent> Referred = [.. Unrecoverable, new DamageReferredToCommittee(La, "77/CV")];

    public static readonly ImmutableArray<DamageCaseEvent> Relocated =
        [.. Referred, new RelocationProposed(La, 1, OtherPlace), new RelocationApproved(Vn, 1), new RelocationDecided(1, OtherPlace, [La, Vn])];

    public static readonly ImmutableArray<DamageCaseEvent> RecordOnTable = [.. Remeasured, new DamageRecordDrafted(La, 1, Texts)];

    public static readonly ImmutableArray<DamageCaseEvent> ClosedCase =
    [
        .. RecordOnTable, new DamageRecordSigned(1, Signature(La)), new DamageRecordSigned(1, Signature(Vn)), new DamageCaseClosed(DamageOutcome.Recorded, TextsHash),
    ];

    public static CoordinatesAgreed Agreed(int member) => new(Number.WithMember(member), member, 1, Coordinates, [Vn, La]);

    /// <summary>What a dossier drafted after these events rests on.</summary>
    public static RecordAttachment DataAfter(params IEnumerable<MarkerPositionEvent> events) => DossierData.Of(MarkerPosition.Decider.Fold(events)).Attachment();
    public static readonly RegisterImported Imported = new(
        RegisterImport.IdOf(VnLa, Vn, ImportKind.Positions, new string('b', 64)), VnLa, Vn, ImportKind.Positions, new string('b', 64), 2_000);

    public static RecordSignature Signature(Party party) => new(party, $"Head of delegation of {party}", TextsHash);
}
