using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Holds every published event to the form in which it was first written.</summary>
public sealed class GoldenEventTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "golden");

    private static readonly JsonSerializerOptions Indented = new(ContractJson.Options) { WriteIndented = true, NewLine = "\n" };

    private static readonly Dictionary<string, object> Samples = new object[]
    {
        DeadlinesStory.StricterByVN,
        new DeadlinesConfirmed(LA, 1),
        new DeadlinesAgreed(1, DeadlinesStory.Stricter, DeadlinesStory.June, [VN, LA]),
        new DeadlinesDeclined(LA, 1, "ບໍ່ພໍເວລາ"),
        SectorsStory.TwoByVN,
        new SectorsConfirmed(LA, 1),
        new SectorsAgreed(2, SectorsStory.Known, SectorsStory.June, [LA, VN]),
        new SectorsDeclined(LA, 1, "ຍັງບໍ່ຊັດເຈນ"),
        ByVN,
        new PatrolCounterProposed(LA, 2, OtherTerms, "ນ້ຳຖ້ວມ"),
        new PatrolConfirmed(LA, 2),
        ReviewTests.ReviewedByLA,
        new PatrolAgreed(2, OtherTerms, [LA, VN]),
        new PatrolDeclined(LA, 1, "ບໍ່ມີກຳລັງ", "27/CV"),
        new PatrolPostponed(LA, 2, new PatrolWindow(Start, Start.AddHours(9)), NewWindow, "bão số 3", "112/CV-ĐBP"),
        new PatrolCancelled(VN, "dịch bệnh", "9/CV"),
        new PatrolCancellationAcknowledged(LA),
        new PatrolTeamDeclaredV1(VN, TeamOfVN with { Headcount = 9 }, "ốm"),
        new PatrolTeamDeclared(VN, [TeamOfVN with { Headcount = 9 }], "ốm"),
        PreparationTests.Held,
        new PreparatoryMeetingConfirmed(LA, 1, StatementKind.Joint),
        Started,
        new PatrolSuspended(LA, Start.AddHours(1), Marker("607+200"), "ຝົນຕົກໜັກ"),
        new PatrolResumed(VN, Start.AddHours(2), Marker("607+200"), "tạnh mưa"),
        new PatrolAborted(LA, Start.AddHours(3), Marker("608"), "ດິນເຈື່ອນ"),
        Damaged with { Note = "Mặt mốc bị nứt", ConcurredBy = [LA], Statement = StatementKind.Joint },
        InspectionTests.Reserved,
        LegTests.FirstDone,
        TrackTests.Uploaded,
        new FindingRecorded(FindingId, FindingKind.Erosion, Marker("608+350"), FindingSeverity.Medium, "Sạt lở bờ suối", [Photo], VN, "Cắm biển báo"),
        BorderEventTests.Reported,
        FieldCompleted with { MarkersMissed = [Marker("609")] },
        new PatrolMinutesDrafted(VN, 1, Texts),
        Signed(LA),
        new PatrolClosed(Id, PatrolResult.Partial, Hash),
        CommitmentStory.ByLA,
        CommitmentStory.DoneByLA,
        new CommitmentDoneConfirmed(VN, 1),
        new CommitmentDone(1, [LA, VN]),
        CommitmentStory.DropByVN,
        new CommitmentDropConfirmed(LA, 1),
        new CommitmentDropped(1, [VN, LA]),
        CorrectionStory.ByVN with { Particulars = CorrectionStory.ReservedByLA },
        CorrectionStory.Signed(LA),
        CorrectionStory.Withdrawal,
        CorrectionStory.InForce[^1],
        CommitmentStory.ToLaterMinutes,
        new ContactRecorded(ContactStory.ContactId, Pair, VN, ContactStory.Talks with { ReferenceNumber = "3/BB" }),
        new ContactCorrected(VN, 2, ContactStory.OtherLetter),
        new ContactAcknowledged(LA, 2, StatementKind.Joint),
        UnitStory.PostRegistered,
        new UnitChanged(VN, "la-lay", UnitStory.Merger, UnitStory.PostAfterMerger, "Sáp nhập tỉnh"),
        new UnitEnded(VN, "la-lay", UnitStory.Merger, "Sáp nhập đồn"),
        new PatrolPostponedWithExchange(2, new Guid("0198aaaa-0000-7000-8000-000000000001"), LA, "Lũ lụt"),
        new PatrolDrafted(DraftStory.DraftId, Pair, VN, DraftStory.Whole, "Chờ ý kiến tỉnh"),
        new PatrolDraftChanged(2, DraftStory.Part),
        new PatrolDraftDiscarded("Trùng kế hoạch"),
        new PatrolDraftProposed(2, Id),
        RemarkStory.ByVN,
        new RemarkAmended(2, RemarkStory.Figures),
        new RemarkWithdrawn("Không còn đúng"),
        PlanStory.AnsweredByLA,
        new PatrolPlanConfirmed(VN, 2),
        new PatrolPlanAgreed(PlanStory.PlanId, PlanStory.Year, 1, PlanStory.Items, [VN, LA]),
        new PatrolPlanDeclined(VN, 2, "chưa thống nhất"),
    }.ToDictionary(sample => EventCatalogue.Of(sample.GetType()).Name);

    public static TheoryData<string> Names() => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_written_as_it_always_was(string name)
    {
        var sample = Samples[name];
        var golden = File.ReadAllText(PathOf(name));
        JsonSerializer.Serialize(sample, Indented).ShouldBe(golden.TrimEnd('\n'));
        var read = JsonSerializer.Deserialize(golden, sample.GetType(), ContractJson.Options);
        JsonSerializer.Serialize(read, Indented).ShouldBe(golden.TrimEnd('\n'));
    }

    [Fact]
    public void Every_event_of_the_catalogue_has_its_golden_form() =>
        Directory.GetFiles(Folder).ShouldBe(JointPatrolsCatalogue.Events.Select(type => PathOf(type.Name)), ignoreOrder: true);

    [Fact]
    public void An_event_may_gain_members_that_this_build_does_not_know()
    {
        var golden = JsonNode.Parse(File.ReadAllText(PathOf("joint-patrols.patrol-confirmed.v1")))!.AsObject();
        golden["later"] = "x";
        golden.Deserialize<PatrolConfirmed>(ContractJson.Options).ShouldBe(new PatrolConfirmed(LA, 2));
    }

    [Fact]
    public void Commitments_stand_in_minutes_only_where_there_are_some()
    {
        var drafted = new PatrolMinutesDrafted(VN, 1, Texts, [ToClear]);
        var written = JsonSerializer.Serialize(drafted, ContractJson.Options);
        var read = JsonSerializer.Deserialize<PatrolMinutesDrafted>(written, ContractJson.Options)!;
        JsonSerializer.Serialize(read, ContractJson.Options).ShouldBe(written);
        read.Commitments!.Value.ShouldHaveSingleItem().DueOn.ShouldBe(ToClear.DueOn);
        JsonSerializer.Serialize(drafted with { Commitments = null }, ContractJson.Options).ShouldNotContain("commitments");
    }

    [Fact]
    public void A_declaration_says_no_more_than_there_is()
    {
        var declared = new PatrolTeamDeclared(VN, [TeamOfVN with { Name = "1" }, PreparationTests.SecondOfVN], "ốm");
        var written = JsonSerializer.Serialize(declared, ContractJson.Options);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<PatrolTeamDeclared>(written, ContractJson.Options), ContractJson.Options).ShouldBe(written);
        JsonSerializer.SerializeToNode(new PatrolTeamDeclared(VN, [TeamOfVN]), ContractJson.Options)!["teams"]![0]!.AsObject().Select(member => member.Key)
            .ShouldBe(["leader", "headcount", "interpreters", "medic", "units", "transport"]);
    }

    [Fact]
    public void No_commitment_is_null() => Should.Throw<JsonException>(
        () => JsonSerializer.Deserialize<PatrolMinutesDrafted>("""{"by":"VN","revision":1,"texts":[],"commitments":[null]}""", ContractJson.Options));

    private static string PathOf(string name) => Path.Combine(Folder, $"{name}.json");
}
