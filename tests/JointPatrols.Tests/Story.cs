using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>One patrol of two parties, told from its proposal to its close; each chapter holds the ones before it.</summary>
internal static class Story
{
    public static readonly Party VN = Party.Parse("VN");
    public static readonly Party LA = Party.Parse("LA");
    public static readonly Party KH = Party.Parse("KH");
    public static readonly Party CN = Party.Parse("CN");
    public static readonly BorderPair Pair = BorderPair.Parse("VN-LA");
    public static readonly Guid Id = Guid.Parse("01970000-0000-7000-8000-000000000001");
    public static readonly Guid FindingId = Guid.Parse("01970000-0000-7000-8000-000000000002");
    public static readonly string Photo = new('a', 64);

    /// <summary>When everything is decided that lies before the window.</summary>
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.FromHours(7));

    public static readonly DateTimeOffset Start = Now.AddDays(10);

    /// <summary>When everything is decided that happens in the field and after.</summary>
    public static readonly DateTimeOffset Later = Start.AddHours(8);

    public static readonly PatrolTerms Terms = TermsOf(
        new PatrolUnits(VN, ["Đồn Biên phòng La Lay"], 12), new PatrolUnits(LA, ["ກອງຮ້ອຍ 511"], 10));

    public static readonly PatrolTerms OtherTerms = Terms with { StartsAt = Start.AddDays(1), EndsAt = Start.AddDays(1).AddHours(9) };

    public static readonly PatrolWindow NewWindow = new(Start.AddDays(7), Start.AddDays(7).AddHours(9));

    /// <summary>Nearer than ten days' notice.</summary>
    public static readonly PatrolWindow SoonWindow = new(Now.AddDays(9), Now.AddDays(9).AddHours(9));

    public static readonly PatrolTeam TeamOfVN = new("Thiếu tá Nguyễn Văn A", 12, 1, true, ["Đồn Biên phòng La Lay"], "đi bộ");

    public static readonly PatrolTeam TeamOfLA = new("ພັນຕີ ບຸນມີ", 10, 1, false, ["ກອງຮ້ອຍ 511"]);

    public static readonly ImmutableArray<RecordText> Texts = [new("vi", "Hai bên đã tuần tra chung."), new("lo", "ສອງຝ່າຍໄດ້ລາດຕະເວນຮ່ວມກັນ.")];

    public static readonly ImmutableArray<RecordText> OtherTexts = [new("vi", "Hai bên đã tuần tra chung, 4 điểm sạt lở."), Texts[1]];

    /// <summary>What LA alone takes upon itself.</summary>
    public static readonly RecordCommitment ToClear =
        new([new("vi", "Phát quang quanh mốc 607."), new("lo", "ຖາກຖາງອ້ອມຫຼັກໝາຍ 607.")], [LA], DateOnly.FromDateTime(Start.Date).AddDays(30));

    /// <summary>What both take upon themselves.</summary>
    public static readonly RecordCommitment ToSurvey =
        new([new("vi", "Khảo sát điểm sạt lở."), new("lo", "ສຳຫຼວດຈຸດດິນເຈື່ອນ.")], [VN, LA], DateOnly.FromDateTime(Start.Date).AddDays(60));

    public static readonly PatrolProposed ByVN = new(Id, Pair, VN, Terms);

    public static readonly PatrolStarted Started = new(VN, Start, Marker("606"), "nắng");

    public static readonly MarkerInspected FromIntact = Stated(VN, "606", MarkerCondition.Intact);

    public static readonly MarkerInspected ToIntact = Stated(LA, "610", MarkerCondition.Intact);

    public static readonly MarkerInspected Damaged = Stated(VN, "607/1(2)", MarkerCondition.Damaged, [Photo]);

    public static readonly PatrolFieldCompleted FieldCompleted = new(VN, Start.AddHours(7), 15.3m, 40, []);

    public static readonly PatrolTerms TermsOfThree = TermsOf([.. Terms.Units, new PatrolUnits(KH, ["កងវរសេនាតូច ៥០១"], 8)]);

    public static readonly ImmutableArray<RecordText> TextsOfThree = [.. Texts, new("km", "ភាគីទាំងបីបានល្បាតរួមគ្នា។")];

    public static ImmutableArray<PatrolEvent> Proposed => [ByVN];

    public static ImmutableArray<PatrolEvent> Agreed => [.. Proposed, new PatrolConfirmed(LA, 1), new PatrolAgreed(1, Terms, [VN, LA])];

    public static ImmutableArray<PatrolEvent> PostponedWithExchange =>
        [.. Agreed, new PatrolPostponedWithExchange(2, Guid.Parse("0198dddd-0000-7000-8000-000000000009"), LA, "ນ້ຳຖ້ວມ")];

    public static ImmutableArray<PatrolEvent> Prepared => [.. Agreed, new PatrolTeamDeclared(VN, [TeamOfVN]), new PatrolTeamDeclared(LA, [TeamOfLA])];

    /// <summary>A preparatory meeting that VN has stated and LA has not confirmed yet.</summary>
    public static ImmutableArray<PatrolEvent> Met => [.. Prepared, PreparationTests.Held];

    public static ImmutableArray<PatrolEvent> InProgress => [.. Prepared, Started];

    public static ImmutableArray<PatrolEvent> Covered => [.. InProgress, FromIntact, ToIntact, Damaged];

    public static ImmutableArray<PatrolEvent> Completed => [.. Covered, FieldCompleted];

    public static ImmutableArray<PatrolEvent> Drafted => [.. Completed, new PatrolMinutesDrafted(VN, 1, Texts)];

    public static ImmutableArray<PatrolEvent> HalfSigned => [.. Drafted, Signed(VN)];

    public static ImmutableArray<PatrolEvent> Closed => [.. HalfSigned, Signed(LA), new PatrolClosed(Id, PatrolResult.Complete, Hash)];

    /// <summary>Minutes with two commitments, signed by VN.</summary>
    public static ImmutableArray<PatrolEvent> HalfSignedWithCommitments =>
        [.. Completed, new PatrolMinutesDrafted(VN, 1, Texts, [ToClear, ToSurvey]), SignedWithCommitments(VN)];

    public static string HashWithCommitments => BilateralRecord.Draft(Pair.Parties, Texts, [ToClear, ToSurvey]).Hash;

    public static ImmutableArray<PatrolEvent> ProposedToThree => [new PatrolProposed(Id, BorderPair.Parse("VN-LA-KH"), VN, TermsOfThree)];

    public static ImmutableArray<PatrolEvent> DraftedByThree =>
    [
        .. ProposedToThree,
        new PatrolConfirmed(LA, 1),
        new PatrolConfirmed(KH, 1),
        new PatrolAgreed(1, TermsOfThree, [VN, LA, KH]),
        new PatrolTeamDeclared(VN, [TeamOfVN]),
        new PatrolTeamDeclared(LA, [TeamOfLA]),
        new PatrolTeamDeclared(KH, [new PatrolTeam("វរសេនីយ៍ត្រី", 8, 1, false, ["កងវរសេនាតូច ៥០១"])]),
        Started,
        FromIntact,
        ToIntact,
        FieldCompleted,
        new PatrolMinutesDrafted(VN, 1, TextsOfThree),
    ];

    public static string HashOfThree => BilateralRecord.Draft([VN, LA, KH], TextsOfThree).Hash;

    public static string Hash => BilateralRecord.Draft(Pair.Parties, Texts).Hash;

    public static MarkerRef Marker(string text) => MarkerRef.Parse(text);

    public static PatrolTerms TermsOf(params ImmutableArray<PatrolUnits> units) => new(
        Marker("606"), Marker("610"), Start, Start.AddHours(9), PatrolMode.Joint, "Kiểm tra đường biên, mốc quốc giới", VN, units);

    public static MarkerInspected Stated(Party by, string marker, MarkerCondition condition, ImmutableArray<string>? photos = null, string? reason = null) => new(
        Id,
        Marker(marker),
        condition,
        photos ?? [],
        by,
        [],
        MarkerStatement.NeedsConcurrence(condition) ? StatementKind.OneSided : StatementKind.Joint,
        null,
        reason);

    public static PatrolMinutesSigned SignedWithCommitments(Party by) => new(1, new RecordSignature(by, $"Trưởng đoàn {by}", HashWithCommitments));

    public static PatrolMinutesSigned Signed(Party by) => new(1, new RecordSignature(by, $"Trưởng đoàn {by}", Hash));
}
