using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.FriendshipExchanges.Exchanges;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>Fixed data, and the histories that lead to each status.</summary>
internal static class Samples
{
    public const string Series = "border-defence-friendship";

    public static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.FromHours(7));

    public static readonly Party Vn = Party.Parse("VN");

    public static readonly Party Cn = Party.Parse("CN");

    public static readonly Party La = Party.Parse("LA");

    public static readonly Party Kh = Party.Parse("KH");

    public static readonly BorderPair Pair = BorderPair.Parse("VN-CN");

    public static readonly BorderPair Three = BorderPair.Parse("VN-LA-KH");

    public static readonly EditionName Name = new(Pair, ExchangeLevel.Ministerial, Series, 11);

    public static readonly DateOnly FirstDay = new(2026, 6, 10);

    public static readonly ImmutableArray<HostPart> Parts =
        [new(Vn, "Lào Cai", FirstDay, FirstDay), new(Cn, "河口 (Hà Khẩu)", FirstDay.AddDays(1), FirstDay.AddDays(1))];

    public static readonly ExchangeTerms Terms = TermsFor(Pair, Parts);

    public static readonly ProgrammeItem Saluting = new(
        ProgrammeItemType.MarkerSaluting, "Chào cột mốc 102(2)", Vn, "Cửa khẩu quốc tế Lào Cai", At(FirstDay, 8), At(FirstDay, 9), Vn, MarkerRef.Parse("102(2)"));

    public static readonly ProgrammeItem Checks = new(
        ProgrammeItemType.MedicalChecks, "义诊", Cn, "河口", At(FirstDay.AddDays(1), 8), At(FirstDay.AddDays(1), 12), Cn);

    public static readonly ImmutableArray<RecordText> Minutes = [new("vi", "Biên bản hội đàm"), new("zh", "会谈纪要")];

    public static readonly PastEdition Eighth = new(
        "Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 8",
        PastOutcome.Held,
        new PastDates(2024, new DateOnly(2024, 4, 11), new DateOnly(2024, 4, 12)),
        [new PastDates(2023, new DateOnly(2023, 9, 7), new DateOnly(2023, 9, 8))],
        [new PastPlace(Vn, "Lào Cai"), new PastPlace(Cn, "Hekou")],
        [new PastItem(ProgrammeItemType.MarkerSaluting, Vn, MarkerRef.Parse("102(2)"))],
        [],
        new DataSource(DataOrigin.Published, "Press report, 2024"));

    public static readonly ExchangeProposed Proposed = new(Name.Id, Pair, ExchangeLevel.Ministerial, Series, 11, Vn, 1, Terms);

    public static readonly ImmutableArray<ExchangeEvent> Agreed =
        [Proposed, new ExchangeConfirmed(Cn, 1), new ExchangeAgreed(1, Terms, [Vn, Cn])];

    public static readonly ImmutableArray<ExchangeEvent> Preparing =
        [.. Agreed, new ProgrammeItemAdded(Vn, 1, "D1-01", Saluting), new ProgrammeItemAdded(Cn, 2, "D2-01", Checks)];

    public static readonly ImmutableArray<ExchangeEvent> Approved =
        [.. Preparing, new ProgrammeConfirmed(Vn, 2), new ProgrammeConfirmed(Cn, 2), new ProgrammeApproved(2, [Vn, Cn])];

    public static readonly DateTimeOffset During = At(FirstDay, 8);

    public static readonly DateTimeOffset Afterwards = At(FirstDay.AddDays(1), 18);

    public static readonly ImmutableArray<ExchangeEvent> Declared =
        [.. Approved, new DelegationDeclared(Vn, DelegationOf(Pair)), new DelegationDeclared(Cn, DelegationOf(Pair))];

    public static readonly ImmutableArray<ExchangeEvent> InProgress = [.. Declared, new ExchangeStarted(Vn, During)];

    public static readonly Inspection Inspected = new(
        FirstDay.AddDays(-60),
        [new InspectedSite(Vn, "Cửa khẩu quốc tế Lào Cai", "Sân cần mở rộng", MarkerRef.Parse("102(2)"))],
        [new PreparationTask(Vn, "Mở rộng sân", FirstDay.AddDays(-20)), new PreparationTask(Cn, "布置会场")]);

    public static readonly Inspection Rehearsal = new(FirstDay.AddDays(-1), [new InspectedSite(Vn, "Lào Cai")], []);

    public static readonly OwnMeeting Meeting = new(FirstDay.AddDays(-10), "Hà Nội", "Chương trình và ý nghĩa");

    public static readonly Talks Talked = new(FirstDay, "Lào Cai", ["Hợp tác quản lý biên giới"]);

    public static readonly RecordParticulars Signing = new("03/2026", "Lào Cai", FirstDay, [new RecordSignatory(Vn, "Head", Function: "Head of delegation")]);

    public static readonly ImmutableArray<ExchangeEvent> Concluded =
    [
        .. InProgress,
        new ProgrammeItemCompleted(Vn, "D1-01", During, []),
        new ExchangeConcluded(Vn, Afterwards, [new ResultFigure("residents-examined", 1300)], [new ItemNotHeld("D2-01", "Rain")]),
    ];

    public static readonly ImmutableArray<ExchangeEvent> Drafted = [.. Concluded, new ExchangeMinutesDrafted(Vn, 1, "01/BB-2026", Minutes)];

    public static readonly PastEditionRecorded Recorded =
        new(EighthName.Id, Pair, ExchangeLevel.Ministerial, Series, 8, Vn, 1, Eighth);

    public static EditionName EighthName => Name with { Edition = 8 };

    public static Exchange After(params IEnumerable<ExchangeEvent> events) => Exchange.Decider.Fold(events);

    public static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(7));

    public static ExchangeTerms TermsFor(BorderPair pair, ImmutableArray<HostPart> parts) => new(
        "Giao lưu hữu nghị quốc phòng biên giới lần thứ 11",
        parts,
        [],
        [.. pair.Parties.Select(party => new CoChair(party, "Minister of National Defence", HeadRank.Minister))]);

    /// <summary>A delegation under the head that <see cref="TermsFor"/> agrees on.</summary>
    public static Delegation DelegationOf(BorderPair pair) => new(
        new DelegationHead("Minister of National Defence", HeadRank.Minister),
        [new DelegationMember("Colonel", "Chief of protocol")],
        [new DelegationInterpreter(BorderPairs.All[pair.Code].Languages[pair.Parties[1]])]);

    public static ImmutableArray<HostPart> Later(int days) =>
        [.. Parts.Select(part => part with { FirstDay = part.FirstDay.AddDays(days), LastDay = part.LastDay.AddDays(days) })];
}
