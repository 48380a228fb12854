using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Campaigns;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Imports;
using BorderCoordination.BorderMarkers.JointInspections;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Reactions;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

/// <summary>A command of a party, ready to be decided.</summary>
internal sealed record Asked<TState, TEvent>(string Name, Party By, Func<TState, Decision<TEvent>> Decide);

/// <summary>Every command of every kind of affair, by each party of the pair and by one that is none, with sound and unsound content.</summary>
internal static class CommandPool
{
    private static readonly int[] Revisions = [0, 1, 2, 3, 4, 5, 6];

    private static readonly bool[] Answers = [true, false];

    private static readonly int[] Days = [10, 30];

    public static ImmutableArray<Asked<Section, SectionEvent>> OfSections(BorderPair pair) => Each<Section, SectionEvent>(pair, by =>
    [
        .. new[] { Baseline, Raised, Baseline with { Kilometres = -1 } }.SelectMany(baseline => new[]
        {
            Ask<Section, SectionEvent>("define", by, section => DefineSectionSlice.Decide(new DefineSection(pair, Defined.Code, Description, baseline), section, by, null, Now)),
            Ask<Section, SectionEvent>("propose", by, section => ProposeBaselineSlice.Decide(new ProposeBaseline(baseline, "Thêm mốc"), section, by, Now)),
        }),
        .. Revisions.Select(revision => Ask<Section, SectionEvent>("confirm", by, section => ConfirmBaselineSlice.Decide(new ConfirmBaseline(revision), section, by))),
        .. new[] { MidProject, MidProject with { Located = 50 }, MidProject with { Planted = -1 } }.Select(
            counts => Ask<Section, SectionEvent>("report", by, section => ReportSectionProgressSlice.Decide(new ReportSectionProgress(counts), section, by, Now))),
    ]);

    public static ImmutableArray<Asked<MarkerPosition, MarkerPositionEvent>> OfMarkers(BorderPair pair) => Each<MarkerPosition, MarkerPositionEvent>(pair, by =>
    [
        Marker("plan", by, position => PlanMarkerPositionSlice.Decide(new PlanMarkerPosition(pair, PlanOf(pair)), position, by, InForce with { Pair = pair }, null, true, Now)),
        Marker("plan in a campaign", by, position => PlanMarkerPositionSlice.Decide(
            new PlanMarkerPosition(pair, PlanOf(pair) with { CampaignId = CaseId }), position, by, InForce with { Pair = pair }, InCampaign with { Pair = pair }, true, Now)),
        Marker("plan at sea", by, position => PlanMarkerPositionSlice.Decide(new PlanMarkerPosition(pair, PlanOf(pair)), position, by, null, null, true, Now)),
        .. new[] { OwnSurvey, OwnSurvey with { AccessRoute = "" } }.Select(
            survey => Marker("survey alone", by, position => RecordUnilateralSurveySlice.Decide(new RecordUnilateralSurvey(survey), position, by, Now))),
        .. new[] { Clearance, Clearance with { Record = "" } }.Select(
            clearance => Marker("clear", by, position => RecordMineClearanceSlice.Decide(new RecordMineClearance(clearance), position, by, Now))),
        .. new[] { Staking, Staking with { DraftSketch = Photo }, Staking with { AzimuthStakes = [] } }.Select(
            staking => Marker("stake out", by, position => ProposeStakingSlice.Decide(new ProposeStaking(staking), position, by, Now))),
        .. new[] { SurveyOf(pair), SurveyOf(pair) with { MapSheet = "1" }, SurveyOf(pair) with { StretchKilometres = -1 } }.Select(
            survey => Marker("survey", by, position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(survey), position, by, Now))),
        .. Enumerable.Range(0, 5).SelectMany(member => new[]
        {
            Marker("cast", by, position => RecordFoundationSlice.Decide(new RecordFoundation(member, Casting), position, by, Now)),
            Marker("plant", by, position => RecordPlantingSlice.Decide(new RecordPlanting(member, PlantingOf(pair)), position, by, Now)),
            Marker("correct planting", by, position => CorrectPlantingSlice.Decide(new CorrectPlanting(member, PlantingOf(pair) with { Inscription = "679" }, "x"), position, by, Now)),
            Marker("measure", by, position => RecordMeasurementSlice.Decide(new RecordMeasurement(member, Measurement), position, by, ToleranceOfPair.Default, Now)),
            Marker("measure elsewhere", by, position => RecordMeasurementSlice.Decide(
                new RecordMeasurement(member, Measurement with { Point = Point with { Latitude = Point.Latitude + 0.001 } }), position, by, ToleranceOfPair.Default, Now)),
            Marker("propose coordinates", by, position => ProposeCoordinatesSlice.Decide(new ProposeCoordinates(member, Point), position, by, ToleranceOfPair.Default)),
            Marker("propose coordinates of another frame", by, position => ProposeCoordinatesSlice.Decide(new ProposeCoordinates(member, Point with { ReferenceFrame = "VN-2000" }), position, by, ToleranceOfPair.Default)),
            Marker("confirm coordinates", by, position => ConfirmCoordinatesSlice.Decide(new ConfirmCoordinates(member, 1), position, by)),
            Marker("record condition", by, position => RecordConditionSlice.Decide(
                new RecordCondition(member, MarkerCondition.Intact, Now, ConditionSource.Resident), position, by, Now)),
        }),
        .. new[] { TextsOf(pair, "1"), TextsOf(pair, "2"), [] }.Select(
            texts => Marker("draft", by, position => DraftDossierSlice.Decide(new DraftDossier(texts), position, by))),
        .. Revisions.SelectMany(revision => new[]
        {
            Marker("confirm survey", by, position => ConfirmJointSurveySlice.Decide(new ConfirmJointSurvey(revision), position, by)),
            Marker("sign", by, position => SignDossierSlice.Decide(new SignDossier(revision, "Trưởng đoàn"), position, by)),
            Marker("return", by, position => ReturnDossierSlice.Decide(new ReturnDossier(revision, "x"), position, by)),
            Marker("refuse", by, position => RefuseAcceptanceSlice.Decide(new RefuseAcceptance(revision, "x"), position, by)),
            Marker("confirm staking", by, position => ConfirmStakingSlice.Decide(new ConfirmStaking(revision), position, by)),
            Marker("approve", by, position => ApproveMarkerPositionSlice.Decide(new ApproveMarkerPosition(revision), position, by)),
            Marker("confirm entry", by, position => ConfirmRegisterEntrySlice.Decide(new ConfirmRegisterEntry(revision), position, by)),
            Marker("confirm settlement", by, position => ConfirmDisputeSettlementSlice.Decide(new ConfirmDisputeSettlement(revision), position, by)),
            Marker("confirm stake", by, position => ConfirmStakeSlice.Decide(new ConfirmStake(StakeOf().Place, revision), position, by)),
            Marker("confirm retirement", by, position => ConfirmRetirementSlice.Decide(new ConfirmRetirement(revision), position, by)),
        }),
        .. new[] { View, OtherView, "" }.SelectMany(view => new[]
        {
            Marker("dispute", by, position => DisputePositionSlice.Decide(new DisputePosition(view), position, by)),
            Marker("state view", by, position => StateDisputeViewSlice.Decide(new StateDisputeView(view), position, by)),
        }),
        .. Answers.SelectMany(anew => new[]
        {
            Marker("settle", by, position => ProposeDisputeSettlementSlice.Decide(new ProposeDisputeSettlement(TextsOf(pair, "1"), anew), position, by)),
            Marker("settle without texts", by, position => ProposeDisputeSettlementSlice.Decide(new ProposeDisputeSettlement([], anew), position, by)),
        }),
        .. Enumerable.Range(0, 4).SelectMany(member => Days.Select(day => Marker(
            "hand over", by, position => HandOverMarkerSlice.Decide(new HandOverMarker(member, "Đồn", new DateOnly(2026, 4, day)), position, by, Now)))),
        .. Days.Select(day => Marker("put in service", by, position => PutInServiceSlice.Decide(new PutInService(new DateOnly(2026, 4, day)), position, by, Now))),
        .. new[] { StakeOf(), StakeOf() with { Number = 8 }, StakeOf() with { Number = 0 } }.Select(
            stake => Marker("stake", by, position => ProposeStakeSlice.Decide(new ProposeStake(stake), position, by, Now))),
        .. new[] { Retirement, Retirement with { Kind = RetirementKind.Removed }, Retirement with { Reason = "" } }.Select(
            retirement => Marker("retire", by, position => ProposeRetirementSlice.Decide(new ProposeRetirement(retirement), position, by, Now))),
        .. new[] { EntryOf(pair), EntryOf(pair) with { Place = "Đồn" }, EntryOf(pair) with { Members = [] } }.SelectMany(entry => new[]
        {
            Marker("register", by, position => RegisterExistingMarkerSlice.Decide(new RegisterExistingMarker(pair, entry), position, by, null, Now)),
            Marker("import", by, position => PositionFile.Decide(entry, position, pair, by, null, Now)),
            Marker("correct", by, position => CorrectRegisterEntrySlice.Decide(new CorrectRegisterEntry(entry, "x"), position, by, null, Now)),
        }),
    ]);

    public static ImmutableArray<Asked<DamageCase, DamageCaseEvent>> OfDamageCases(BorderPair pair) => Each<DamageCase, DamageCaseEvent>(pair, by =>
    [
        Damage("report", by, damage => ReportDamageSlice.Decide(new ReportDamage(pair, DamagedMarker, Statement), damage, CaseId, by, new RegisteredMarker(DamagedMarker, 0, null, null), null, Now)),
        .. new[] { Statement, Statement with { Category = DamageCategory.Lost }, Statement with { Photos = ["?"] } }.Select(
            statement => Damage("add", by, damage => AddDamageFindingSlice.Decide(new AddDamageFinding(statement), damage, by, Now))),
        .. pair.Parties.Select(told => Damage(
            "notify", by, damage => NotifyOtherPartySlice.Decide(new NotifyOtherParty(told, NotificationChannel.Hotline, Now), damage, by, Now))),
        .. new[]
        {
            Facts with { Responsible = pair.Parties[0] }, Facts with { Responsible = pair.Parties[1] }, Facts with { Category = DamageCategory.AtRisk, Responsible = pair.Parties[1] },
            NothingThere, Facts with { Responsible = null },
        }.Select(
            facts => Damage("state", by, damage => StateDamageFactsSlice.Decide(new StateDamageFacts(facts), damage, by, null, Now))),
        .. new[] { TextsOf(pair, "1"), TextsOf(pair, "2"), [] }.Select(
            texts => Damage("draft", by, damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(texts), damage, by))),
        .. Revisions.SelectMany(revision => new[]
        {
            Damage("confirm", by, damage => ConfirmDamageFactsSlice.Decide(new ConfirmDamageFacts(revision), damage, by)),
            Damage("name", by, damage => NameRestorationWitnessSlice.Decide(new NameRestorationWitness(revision, $"Witness of {by}"), damage, by)),
            Damage("begin", by, damage => BeginRestorationSlice.Decide(new BeginRestoration(revision, WorkPlan.StartsOn), damage, by, Now)),
            Damage("confirm unrecoverable", by, damage => ConfirmUnrecoverableSlice.Decide(new ConfirmUnrecoverable(revision), damage, by)),
            Damage("approve", by, damage => ApproveRelocationSlice.Decide(new ApproveRelocation(revision), damage, by, Point)),
            Damage("sign", by, damage => SignDamageRecordSlice.Decide(new SignDamageRecord(revision, "Trưởng đoàn"), damage, by)),
        }),
        Damage("remind", by, damage => RemindOfRestorationSlice.Decide(new RemindOfRestoration(), damage, by, Now)),
        Damage("refer", by, damage => ReferToCommitteeSlice.Decide(new ReferToCommittee("77/CV"), damage, by)),
        .. new[] { WorkPlan, WorkPlan with { EndsOn = new DateOnly(2026, 5, 2) }, WorkPlan with { StartsOn = new DateOnly(2026, 4, 1) } }.Select(
            plan => Damage("announce", by, damage => NotifyRestorationSlice.Decide(
                new NotifyRestoration(plan, [.. pair.Parties.Remove(by).Select(told => ToldVn with { Notified = told })]), damage, by, 10, Now))),
        .. new[] { Restoration, Restoration with { Method = "Đo lại" }, Restoration with { Photos = [] } }.Select(
            restoration => Damage("restore", by, damage => RecordRestorationSlice.Decide(new RecordRestoration(restoration), damage, by, Point, ToleranceOfPair.Default, Now))),
        .. new[] { TextsOf(pair, "1"), TextsOf(pair, "2"), [] }.SelectMany(texts => new[]
        {
            Damage("state unrecoverable", by, damage => StateUnrecoverableSlice.Decide(new StateUnrecoverable(texts), damage, by)),
            Damage("propose", by, damage => ProposeRelocationSlice.Decide(new ProposeRelocation(OtherPlace with { LineUnchanged = texts, Point = Point }), damage, by, Now)),
        }),
        .. pair.Includes(by)
            ? new[] { Damage("react", by, damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(Finding with { StatedBy = [by] }, damage, CaseId, pair, DamagedMarker, null)) }
            : [],
    ]);

    public static ImmutableArray<Asked<Campaign, CampaignEvent>> OfCampaigns(BorderPair pair) => Each<Campaign, CampaignEvent>(pair, by =>
    [
        .. new[] { Densification with { SectionId = null }, Densification with { SectionId = null, NotApplicable = [] }, Densification with { Name = "" } }.SelectMany(terms => new[]
        {
            Ask<Campaign, CampaignEvent>("propose", by, campaign => ProposeCampaignSlice.Decide(new ProposeCampaign(pair, "a-code", terms), campaign, by, null)),
            Ask<Campaign, CampaignEvent>("change", by, campaign => ChangeCampaignSlice.Decide(new ChangeCampaign(terms), campaign, by, null)),
        }),
        .. Revisions.Select(revision => Ask<Campaign, CampaignEvent>("confirm", by, campaign => ConfirmCampaignSlice.Decide(new ConfirmCampaign(revision), campaign, by))),
    ]);

    public static ImmutableArray<Asked<InspectionOfSection, JointInspectionEvent>> OfInspections(BorderPair pair) => Each<InspectionOfSection, JointInspectionEvent>(pair, by =>
    [
        Ask<InspectionOfSection, JointInspectionEvent>("state", by, inspection => inspection.Status != JointInspectionStatus.Unknown
            ? Decision<JointInspectionEvent>.NoChange
            : StateJointInspectionSlice.Decide(new StateJointInspection(pair, Inspection), inspection, CaseId, by, InForce with { Pair = pair }, Now)),
        .. new[] { Inspection, Inspection with { Record = "6" }, Inspection with { Markers = [] } }.Select(stated => Ask<InspectionOfSection, JointInspectionEvent>(
            "correct", by, inspection => CorrectJointInspectionSlice.Decide(new CorrectJointInspection(stated), inspection, by, InForce with { Pair = pair }, Now))),
        .. Revisions.Select(revision => Ask<InspectionOfSection, JointInspectionEvent>(
            "confirm", by, inspection => ConfirmJointInspectionSlice.Decide(new ConfirmJointInspection(revision), inspection, by))),
    ]);

    private static readonly KnownCampaign InCampaign = new(VnLa, CampaignStatus.Agreed, SectionId, [.. Enum.GetValues<MarkerStep>()]);

    private static bool IsTriJunction(BorderPair pair) => pair.Parties.Length > 2;

    private static MarkerPlan PlanOf(BorderPair pair) => IsTriJunction(pair) ? Plan with { Kind = MarkerKind.TriJunction, Size = null } : Plan;

    private static MarkerPlanting PlantingOf(BorderPair pair) => IsTriJunction(pair) ? Planting with { Size = null } : Planting;

    private static SurveyedPoint SurveyOf(BorderPair pair) => Survey with { TeamLeaders = [.. pair.Parties.Select(party => new SurveyTeamLeader(party, "Đội trưởng"))] };

    public static ImmutableArray<Asked<RegisterImport, RegisterImportEvent>> OfImports(BorderPair pair) => Each<RegisterImport, RegisterImportEvent>(pair, by =>
    [
        Ask<RegisterImport, RegisterImportEvent>("import", by, import => ImportWriter.Decide(Imported with { Pair = pair, By = by }, import)),
        .. new[] { Imported.ContentHash, "?" }.Select(
            hash => Ask<RegisterImport, RegisterImportEvent>("confirm", by, import => ConfirmImportSlice.Decide(new ConfirmImport(hash), import, by))),
    ]);

    private static FindingStatement Statement => new(Finding.Category, Finding.FoundAt, Finding.Finder, Finding.Photos);

    private static ImmutableArray<RecordText> TextsOf(BorderPair pair, string text) =>
        [.. BorderPairs.All[pair.Code].Languages.Values.Select(language => new RecordText(language, text))];

    private static BoundaryStake StakeOf() => Stake with { Place = MarkerRef.Parse($"{Number}(1)+350") };

    private static RegisterEntry EntryOf(BorderPair pair) =>
        new(Number, IsTriJunction(pair) ? MarkerKind.TriJunction : MarkerKind.Main, [new StandingMarker(1, pair.Parties[0], pair.Parties[0]), new StandingMarker(2, pair.Parties[1])]);

    private static ImmutableArray<Asked<TState, TEvent>> Each<TState, TEvent>(BorderPair pair, Func<Party, IEnumerable<Asked<TState, TEvent>>> commands) =>
        [.. pair.Parties.Append(Cn).SelectMany(commands)];

    private static Asked<MarkerPosition, MarkerPositionEvent> Marker(string name, Party by, Func<MarkerPosition, Decision<MarkerPositionEvent>> decide) => Ask(name, by, decide);

    private static Asked<DamageCase, DamageCaseEvent> Damage(string name, Party by, Func<DamageCase, Decision<DamageCaseEvent>> decide) => Ask(name, by, decide);

    private static Asked<TState, TEvent> Ask<TState, TEvent>(string name, Party by, Func<TState, Decision<TEvent>> decide) => new($"{name} by {by}", by, decide);
}
