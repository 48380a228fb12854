using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>What stands in minutes besides texts and commitments, and how they are signed.</summary>
public sealed class RecordTests
{
    private static readonly RecordReservation OfLA =
        new(LA, [new("vi", "Phía Lào không đồng ý điểm 2."), new("lo", "ຝ່າຍລາວບໍ່ເຫັນດີກັບຂໍ້ 2.")]);

    private static readonly RecordReservation OfVN = new(VN, [new("vi", "Phía Việt Nam bảo lưu điểm 3."), new("lo", "ຝ່າຍຫວຽດນາມສະຫງວນຂໍ້ 3.")]);

    private static readonly RecordParticulars Whole = new(
        "12/BB",
        "Lao Bảo",
        new DateOnly(2026, 5, 11),
        [new RecordSignatory(VN, "Nguyễn Văn A", "Thiếu tá", "Trưởng đoàn"), new RecordSignatory(LA, "ບຸນມີ")],
        [OfLA],
        [new RecordAttachment(new string('b', 64), "Sơ đồ", "application/pdf", 1234)]);

    private static readonly PatrolMinutesDrafted ReservedByLA = new(LA, 1, Texts, null, new RecordParticulars(Reservations: [OfLA]));

    private static ImmutableArray<PatrolEvent> WithReservation => [.. Completed, ReservedByLA];

    [Fact]
    public void A_party_enters_its_reserved_opinion_in_every_language()
    {
        Draft(Completed, LA, ReservedByLA.Particulars).Records(ReservedByLA);
        Faults(new RecordParticulars(Reservations: [OfLA with { Texts = [OfLA.Texts[0]] }])).ShouldContain("/particulars/reservations/0/texts");
        Faults(new RecordParticulars(Reservations: [OfLA with { Party = KH }])).ShouldBe(["/particulars/reservations/0/party"]);
    }

    [Fact]
    public void No_party_reserves_an_opinion_for_another()
    {
        Draft(Completed, VN, ReservedByLA.Particulars).RejectsWith("reservation-of-another").Extensions["reservedBy"].ShouldBe(ImmutableArray.Create(LA));
        Draft(Drafted, VN, ReservedByLA.Particulars).RejectsWith("reservation-of-another");
    }

    [Fact]
    public void A_redraft_of_another_neither_leaves_a_reservation_out_nor_changes_it()
    {
        foreach (var touched in (RecordParticulars?[])
        [
            null,
            new RecordParticulars(Reservations: [OfVN]),
            new RecordParticulars(Reservations: [OfLA with { Texts = [OfLA.Texts[0] with { Text = "Phía Lào đồng ý." }, OfLA.Texts[1]] }]),
            new RecordParticulars(Reservations: [OfLA, OfLA]),
        ])
        {
            Draft(WithReservation, VN, touched, OtherTexts).RejectsWith("reservation-of-another");
        }
    }

    [Fact]
    public void A_redraft_that_keeps_the_reservation_counts_and_may_add_ones_own()
    {
        var both = new RecordParticulars(Reservations: [OfVN, OfLA with { Texts = [.. OfLA.Texts.Reverse()] }]);
        Draft(WithReservation, VN, both, OtherTexts).Records(new PatrolMinutesDrafted(VN, 2, OtherTexts, null, both));
    }

    [Fact]
    public void A_party_takes_its_own_reservation_out() => Draft(WithReservation, LA, null).Records(new PatrolMinutesDrafted(LA, 2, Texts));

    [Fact]
    public void A_reservation_is_covered_by_the_signatures_and_voids_those_given()
    {
        PatrolMinutesDrafted reserved = new(LA, 2, Texts, null, new RecordParticulars(Reservations: [OfLA]));
        Draft(HalfSigned, LA, reserved.Particulars).Records(reserved);
        var after = Patrol.Decider.Fold([.. HalfSigned, reserved]).Minutes!;
        after.Signatures.ShouldBeEmpty();
        after.Hash.ShouldNotBe(Hash);
        Sign([.. HalfSigned, reserved], VN, 1).RejectsWith("revision-superseded").Extensions["changed"].ShouldBe(ImmutableArray.Create("reservations"));
        Should.Throw<InvalidOperationException>(() => Patrol.Decider.Fold([.. HalfSigned, reserved, Signed(LA) with { Revision = 2 }]));
    }

    [Fact]
    public void What_is_signed_has_the_hash_that_it_always_had()
    {
        HashWithCommitments.ShouldBe("e1b003025df3b63d28530be2a9222c3596715fd5c32b37cd8d903bb60679ed36");
        BilateralRecord.Draft(Pair.Parties, Texts, null, Whole).Hash.ShouldBe("89d70d1b998d99c9e7b504322ac8724195417d7d0cd8901cab575a6503b36073");
        BilateralRecord.Draft(Pair.Parties, Texts, null, new RecordParticulars(Signatories: [], Reservations: [], Attachments: [])).Hash.ShouldBe(Hash);
    }

    [Fact]
    public void Each_particular_is_covered_by_the_hash()
    {
        var hashes = new[]
        {
            Whole,
            Whole with { Number = null },
            Whole with { Place = "12/BB" },
            Whole with { Date = null },
            Whole with { Signatories = [Whole.Signatories!.Value[0], new RecordSignatory(LA, "ບຸນມີ", null, "x")] },
            Whole with { Signatories = [Whole.Signatories!.Value[0], new RecordSignatory(LA, "ບຸນມີ", "x")] },
            Whole with { Reservations = null },
            Whole with { Attachments = [Whole.Attachments!.Value[0] with { Name = "x" }] },
            Whole with { Attachments = [Whole.Attachments!.Value[0] with { Size = 1 }] },
        }.Select(particulars => BilateralRecord.Draft(Pair.Parties, Texts, null, particulars).Hash).ToArray();
        hashes.Distinct().Count().ShouldBe(hashes.Length);
    }

    [Fact]
    public void The_same_particulars_change_nothing_and_empty_ones_are_none()
    {
        Draft(WithReservation, VN, ReservedByLA.Particulars! with { Signatories = [], Attachments = [] }).RecordsNothing();
        Draft(Completed, VN, new RecordParticulars(Reservations: [])).Records(new PatrolMinutesDrafted(VN, 1, Texts));
    }

    [Fact]
    public void Particulars_are_within_their_limits()
    {
        Faults(new RecordParticulars(Number: " ")).ShouldBe(["/particulars/number"]);
        Faults(new RecordParticulars(Place: new string('x', 201))).ShouldBe(["/particulars/place"]);
        Faults(new RecordParticulars(Date: new DateOnly(26, 5, 1))).ShouldBe(["/particulars/date"]);
        Faults(new RecordParticulars(Signatories: [new RecordSignatory(VN, "x"), new RecordSignatory(VN, "y")])).ShouldBe(["/particulars/signatories"]);
        Faults(new RecordParticulars(Signatories: [new RecordSignatory(KH, "x")])).ShouldBe(["/particulars/signatories/0/party"]);
        Faults(new RecordParticulars(Attachments: [new RecordAttachment("B", "x", "text/plain", 1)])).ShouldBe(["/particulars/attachments/0/hash"]);
        Faults(new RecordParticulars(Reservations: [.. Enumerable.Repeat(OfVN, 11)])).ShouldBe(["/particulars/reservations"]);
    }

    [Fact]
    public void Minutes_name_only_attachments_that_their_drafter_sees_for_the_pair()
    {
        RecordParticulars sketch = new(Attachments: Whole.Attachments);
        StoredContent stored = new(new string('b', 64), "application/pdf", 1234);
        PatrolMinutesDrafted drafted = new(VN, 1, Texts, null, sketch);
        Ask(KnownAttachments.Of((Pair, stored))).Records(drafted);
        Ask(KnownAttachments.None).RejectsWith("attachment-not-uploaded");
        Ask(KnownAttachments.Of((BorderPair.Parse("VN-CN"), stored))).RejectsWith("attachment-not-uploaded");
        Ask(KnownAttachments.Of((Pair, stored with { Size = 1 }))).RejectsWith("attachment-not-uploaded");
        PatrolAttachments.NamedIn(drafted).ShouldBe([new NamedContent(VN, stored.Hash)]);
        PatrolAttachments.NamedIn(Damaged).ShouldBe([new NamedContent(VN, Photo)]);
        PatrolAttachments.NamedIn(Started).ShouldBeEmpty();

        SpecDecision<PatrolEvent> Ask(KnownAttachments known) =>
            Patrol.Decider.Given(Completed).When(patrol => DraftMinutesSlice.Decide(new DraftMinutes(Texts, null, sketch), patrol, VN, known));
    }

    [Fact]
    public void Whom_the_minutes_name_signs_for_the_party_and_nobody_else()
    {
        ImmutableArray<PatrolEvent> named = [.. Completed, new PatrolMinutesDrafted(VN, 1, Texts, null, Whole with { Reservations = null, Attachments = null })];
        var hash = Patrol.Decider.Fold(named).Minutes!.Hash;
        Sign(named, VN, 1).RejectsWith("other-signatory");
        Sign(named, VN, 1, "Nguyễn Văn A").Records(new PatrolMinutesSigned(1, new RecordSignature(VN, "Nguyễn Văn A", hash)));
        Should.Throw<InvalidOperationException>(() => Patrol.Decider.Fold([.. named, new PatrolMinutesSigned(1, new RecordSignature(VN, "x", hash))]));
    }

    [Fact]
    public void A_signature_on_paper_says_who_entered_it_and_where_the_scan_is()
    {
        var paper = new PaperSignature(DateOnly.FromDateTime(Later.Date), new string('c', 64), "clerk-7", Later);
        Sign(Drafted, VN, 1, "Thiếu tá A", paper).Records(new PatrolMinutesSigned(1, new RecordSignature(VN, "Thiếu tá A", Hash, paper)));
        Sign([.. Drafted, new PatrolMinutesSigned(1, new RecordSignature(VN, "Thiếu tá A", Hash, paper))], VN, 1).RecordsNothing();
        Faults(Sign(Drafted, VN, 1, "x", paper with { Scan = "c" })).ShouldBe(["/onPaper/scan"]);
        Faults(Sign(Drafted, VN, 1, "x", paper with { SignedOn = paper.SignedOn.AddDays(2) })).ShouldBe(["/onPaper/signedOn"]);
        Faults(Sign(Drafted, VN, 1, "x", paper with { SignedOn = new DateOnly(26, 5, 1) })).ShouldBe(["/onPaper/signedOn"]);
    }

    [Fact]
    public void No_party_enters_a_signature_of_another_on_paper_either() =>
        Sign(Drafted, LA, 1, "Thiếu tá A", new PaperSignature(DateOnly.FromDateTime(Later.Date), new string('c', 64), "clerk-7", Later))
            .Records(new PatrolMinutesSigned(
                1, new RecordSignature(LA, "Thiếu tá A", Hash, new PaperSignature(DateOnly.FromDateTime(Later.Date), new string('c', 64), "clerk-7", Later))));

    [Fact]
    public void The_patrols_own_page_says_that_its_minutes_are_superseded()
    {
        var patrol = Patrol.Decider.Fold(Closed);
        PatrolDetails.Of(patrol, 9, Later, DeadlinesStory.Defaults, supersededBy: "minutes-correction/1").Minutes!.SupersededBy.ShouldBe("minutes-correction/1");
        PatrolDetails.Of(patrol, 9, Later, DeadlinesStory.Defaults).Minutes!.SupersededBy.ShouldBeNull();
    }

    [Fact]
    public void Who_has_no_part_in_the_patrol_neither_reserves_nor_signs()
    {
        Draft(Drafted, KH, new RecordParticulars(Reservations: [OfLA with { Party = KH }])).RejectsWith("patrol-not-found", RejectionKind.NotFound);
        Sign(Drafted, KH, 1).RejectsWith("patrol-not-found", RejectionKind.NotFound);
    }

    [Fact]
    public void Particulars_and_paper_stand_in_events_only_where_there_are_some()
    {
        JsonSerializer.Serialize(new PatrolMinutesDrafted(VN, 1, Texts), ContractJson.Options).ShouldNotContain("particulars");
        JsonSerializer.Serialize(Signed(VN), ContractJson.Options).ShouldNotContain("onPaper");
        var written = JsonSerializer.Serialize(new PatrolMinutesDrafted(VN, 1, Texts, null, Whole), ContractJson.Options);
        var read = JsonSerializer.Deserialize<PatrolMinutesDrafted>(written, ContractJson.Options)!;
        JsonSerializer.Serialize(read, ContractJson.Options).ShouldBe(written);
    }

    private static IEnumerable<string> Faults(RecordParticulars particulars) => Faults(Draft(Completed, VN, particulars));

    private static IEnumerable<string> Faults(SpecDecision<PatrolEvent> decision) =>
        decision.RejectsWith("invalid-request", RejectionKind.Invalid).Faults.Select(fault => fault.Pointer);

    private static SpecDecision<PatrolEvent> Draft(
        ImmutableArray<PatrolEvent> given, Party by, RecordParticulars? particulars, ImmutableArray<RecordText>? texts = null) =>
        Patrol.Decider.Given(given).When(patrol => DraftMinutesSlice.Decide(new DraftMinutes(texts ?? Texts, null, particulars), patrol, by));

    private static SpecDecision<PatrolEvent> Sign(
        ImmutableArray<PatrolEvent> given, Party by, int revision, string signatory = "Trưởng đoàn", PaperSignature? onPaper = null) =>
        Patrol.Decider.Given(given).When(patrol => SignMinutesSlice.Decide(
            new SignMinutes(revision, signatory, onPaper is null ? null : new PaperSigning(onPaper.SignedOn, onPaper.Scan)), patrol, by, onPaper));
}
