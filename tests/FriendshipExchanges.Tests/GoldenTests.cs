using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>The written form of every event, for ever: a file is added for a new event or version, and none is changed.</summary>
public sealed class GoldenTests
{
    private static readonly ImmutableArray<Type> Kinds = [typeof(ExchangeEvent), typeof(CommitmentEvent), typeof(TwinningEvent), typeof(PublicReleaseEvent)];

    private static readonly JsonSerializerOptions Indented = new(ContractJson.Options) { WriteIndented = true, NewLine = "\n" };

    private static readonly RecordReference Source = new("exchange/0198bbbb-0000-7000-8000-000000000002", "00ff", 1);

    private static readonly Guid CommitmentId = new("0198bbbb-0000-7000-8000-000000000001");

    private static readonly PublicContent Told = new(new DateOnly(2026, 6, 12), [new("vi", "Giao lưu hữu nghị", "Đã diễn ra"), new("zh", "友好交流", "已举行")]);

    private static readonly ImmutableArray<object> Events =
    [
        Proposed with { Source = new DataSource(DataOrigin.Illustrative, "Shows a proposal") },
        new ExchangeCounterProposed(Cn, 2, Terms with { HostParts = [Parts[0]], Waivers = [new HostPartWaiver(Cn, "一天")] }, "One day"),
        new ExchangeConfirmed(Cn, 1),
        new ExchangeAgreed(1, Terms, [Vn, Cn]),
        new ExchangeDeclined(Cn, 1, "Not in June"),
        new ExchangeWithdrawn(Vn, 1, "Other plans"),
        new ExchangePostponed(Cn, 2, "Lũ lụt", Parts, Later(200), 3, "17/CV"),
        new ExchangeCancelled(Vn, "Epidemic", "3/CV"),
        new ExchangeCancellationAcknowledged(Cn),
        new ProgrammeItemAdded(Vn, 1, "D1-01", Saluting),
        new ProgrammeItemChanged(Cn, 2, "D2-03", Checks with { Type = ProgrammeItemType.JointPatrolWatch, PatrolId = new Guid("0198aaaa-0000-7000-8000-000000000001") }, "Watch"),
        new ProgrammeItemWithdrawn(Vn, 3, "D1-01", "Rain"),
        new ProgrammeConfirmed(Vn, 3),
        new ProgrammeApproved(3, [Vn, Cn]),
        new ProgrammeItemCompleted(Cn, "D2-01", Afterwards, [new ResultFigure("residents-examined", 1300)], "ឃុំ ແລະ ເມືອງ"),
        new DelegationDeclared(Vn, new Delegation(
            new DelegationHead("Deputy Minister", HeadRank.DeputyMinister, "Bận công tác"), [new DelegationMember("Colonel", "Protocol", "A"), new DelegationMember("Major", "Press")],
            [new DelegationInterpreter("zh", "B"), new DelegationInterpreter("vi")])),
        new SiteInspectionHeld(Vn, "SI-1", 1, Inspected),
        new RehearsalHeld(Cn, "R-1", 2, 3, Rehearsal),
        new PressBriefingHeld(Vn, "PB-VN", 1, Meeting),
        new TalksHeld(Vn, "T-1", 1, Talked with { Item = "D1-01" }),
        new DocumentSigned(Cn, "D-1", 1, new SignedDocument("Báo cáo", Signing, "D2-01")),
        new JointStatementIssued(Vn, "JS-1", 1, new JointStatement(FirstDay, Minutes)),
        new ReviewMeetingHeld(Cn, "RV-CN", 1, Meeting),
        new ProceedingConfirmed(Cn, "SI-1", 1),
        new PreparationTaskDone(Vn, "SI-1", 1, "Xong"),
        new ProgrammePatrolLinked("D2-03", new Guid("0198aaaa-0000-7000-8000-000000000001")),
        new ProgrammePatrolClosed("D2-03", new Guid("0198aaaa-0000-7000-8000-000000000001"), Afterwards),
        new ExchangeStarted(Vn, During),
        new ExchangeConcluded(Vn, Afterwards, [new ResultFigure("medicine-boxes", 2000)], [new ItemNotHeld("D2-01", "Mưa")]),
        new ExchangeMinutesDrafted(Vn, 1, "01/BB-2026", Minutes),
        new ExchangeMinutesSigned(1, new RecordSignature(Vn, "Head of delegation", "00ff")),
        new ExchangeMinutesCompleted(1, "01/BB-2026", "00ff", [Vn, Cn]),
        new ExchangeClosed(Cn),
        Recorded,
        new PastEditionConfirmed(Cn, 1),
        TwinningStory.Twinned with
        {
            Terms = TwinningStory.TwinTerms with { ReviewYears = [10, 15], Ceremony = new TwinningCeremony(CommitmentId, "D1-03") },
            Source = new DataSource(DataOrigin.Illustrative, "Shows a twinning"),
        },
        new TwinningCounterProposed(La, 2, TwinningStory.TwinTerms, "Một điều nữa"),
        new TwinningConfirmed(La, 1),
        new TwinningRulesAgreed(1, TwinningStory.TwinTerms, [Vn, La]),
        new TwinningDeclined(La, 1, "No"),
        TwinningStory.Established,
        new TwinningContactsDeclared(Vn, [new TwinningContact("Đồn Ga Ry", "Trực ban", "Máy 1")]),
        new TwinningMeetingHeld(La, Meeting),
        TwinningStory.Reviewed,
        new TwinningReviewConfirmed(La, 1),
        new TwinningSuspended(La, "Dịch bệnh", "5/CV"),
        new TwinningSuspensionAcknowledged(Vn),
        new TwinningStepProposed(Vn, 1, TwinningStep.Resume, "Hết dịch"),
        new TwinningStepConfirmed(La, 1),
        new TwinningResumed(1, [Vn, La]),
        new TwinningEnded(2, [La, Vn]),
        new TwinningCeremonyPostponed(CommitmentId, "Lũ lụt"),
        new TwinningCeremonyRescheduled(CommitmentId, FirstDay, FirstDay.AddDays(1)),
        new CommitmentRegistered(CommitmentId, Pair, Source, new RecordCommitment(Minutes, [Cn], FirstDay.AddDays(30))),
        new CommitmentDoneStated(Cn, 1, "已交换"),
        new CommitmentDoneConfirmed(Vn, 1),
        new CommitmentDone(1, [Cn, Vn]),
        new CommitmentDropProposed(Vn, 1, "Không cần nữa"),
        new CommitmentDropConfirmed(Cn, 1),
        new CommitmentDropped(1, [Vn, Cn]),
        new CommitmentMoved(CommitmentId, Source),
        new PastEditionAgreed(1, Eighth with { Dates = new PastDates(2014), Outcome = PastOutcome.NotSeen, Items = [] }, [Vn, Cn]),
        new PublicReleaseProposed(CommitmentId, Pair, Source.Subject, Vn, 1, Told),
        new PublicReleaseConfirmed(Cn, 1),
        new PublicReleased(Source.Subject, 1, Told, [Vn, Cn]),
        new PublicReleaseRetracted(Cn, 1, [new("vi", "Đính chính"), new("zh", "更正")]),
    ];

    [Fact]
    public void Every_event_is_written_as_it_always_was()
    {
        foreach (var recorded in Events)
        {
            var golden = File.ReadAllText(FileOf(EventCatalogue.Of(recorded.GetType())));
            JsonSerializer.Serialize<object>(recorded, Indented).ShouldBe(golden.TrimEnd('\n'));
            var read = JsonSerializer.Deserialize(golden, recorded.GetType(), ContractJson.Options);
            JsonSerializer.Serialize(read, Indented).ShouldBe(golden.TrimEnd('\n'));
        }
    }

    [Fact]
    public void Every_event_of_the_catalogue_has_a_golden_file()
    {
        FriendshipExchangesCatalogue.Events.ShouldAllBe(type => File.Exists(FileOf(type)));
        FriendshipExchangesCatalogue.Events.Select(type => type.Record).ShouldBe(Events.Select(recorded => recorded.GetType()), ignoreOrder: true);
    }

    [Fact]
    public void Every_event_record_stands_in_the_catalogue() =>
        FriendshipExchangesCatalogue.Events.Select(type => type.Record)
            .ShouldBe(typeof(ExchangeEvent).Assembly.GetTypes().Where(type => Kinds.Any(type.IsSubclassOf)), ignoreOrder: true);

    private static string FileOf(EventType type) => Path.Combine(AppContext.BaseDirectory, "golden", $"{type.Name}.json");
}
