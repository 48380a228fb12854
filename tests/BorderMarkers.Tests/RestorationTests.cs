using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

/// <summary>Laos is responsible for marker 679(2); Viet Nam is the other party.</summary>
public sealed class RestorationTests
{
    private const int TenDays = 10;

    private static readonly NotifyRestoration Notify = new(WorkPlan, [ToldVn]);

    private static readonly RecordRestoration Record = new(Restoration);

    private static readonly GeodeticPoint Agreed = Restored.Shift!.From;

    private static readonly ImmutableArray<DamageCaseEvent> AgreedByThree =
    [
        Reported with { Pair = VnLaKh }, Notified, Notified with { Notified = Kh }, new DamageFactsStated(Vn, 1, Facts), new DamageFactsConfirmed(La, 1),
        new DamageFactsConfirmed(Kh, 1), new DamageFactsAgreed(1, Facts, [Vn, La, Kh]),
    ];

    private static readonly ImmutableArray<RestorationNotice> ToldBoth = [ToldVn, ToldVn with { Notified = Kh }];

    [Fact]
    public void Only_the_responsible_party_of_the_very_marker_announces_its_restoration()
    {
        Announce(FactsConfirmed, La, Notify, WorkAnnounced.StatedAt).Records(WorkAnnounced);
        Announce(FactsConfirmed, Vn, Notify with { Notices = [ToldVn with { Notified = La }] }).RejectsWith(DamageRejections.NotResponsible);
        Announce(AgreedByThree, Kh, Notify with { Notices = [ToldVn, ToldVn with { Notified = La }] }).RejectsWith(DamageRejections.NotResponsible);
        Announce(FactsConfirmed, Cn, Notify).RejectsWith(DamageRejections.Unknown);
    }

    [Fact]
    public void Work_is_announced_once_the_facts_are_agreed_and_again_while_it_has_not_begun()
    {
        foreach (var given in new ImmutableArray<DamageCaseEvent>[] { [Reported], FactsOnTable, Begun, Remeasured, RecordOnTable, Unrecoverable, Referred, ClosedCase })
        {
            Announce(given, La, Notify).RejectsWith("damage-case-not-in-state");
        }

        Announce(Announced, La, Notify).RecordsNothing();
    }

    [Theory]
    [InlineData(18, true)]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void Ten_days_lie_between_the_notice_and_the_start(int day, bool isEnough)
    {
        var told = ToldVn with { NotifiedAt = new DateTimeOffset(2026, 4, day, 9, 0, 0, TimeSpan.FromHours(7)) };
        var decided = Announce(FactsConfirmed, La, Notify with { Notices = [told] });
        if (isEnough)
        {
            decided.Records(WorkAnnounced with { Notices = [told], StatedAt = Now });
        }
        else
        {
            decided.RejectsWith("notice-too-short").Extensions["earliestStart"].ShouldBe(new DateOnly(2026, 4, 30));
        }
    }

    [Fact]
    public void The_days_count_from_when_the_last_of_the_others_was_told()
    {
        var late = ToldVn with { Notified = Kh, NotifiedAt = Now.AddDays(-5) };
        Announce(AgreedByThree, La, Notify with { Notices = [ToldVn, late] }).RejectsWith("notice-too-short");
        Announce(AgreedByThree, La, Notify with { Notices = ToldBoth }).Records(WorkAnnounced with { Notices = ToldBoth, StatedAt = Now });
    }

    [Fact]
    public void Every_other_party_is_told_once_and_nobody_else()
    {
        Announce(AgreedByThree, La, Notify).Faults("/notices");
        Announce(FactsConfirmed, La, Notify with { Notices = [ToldVn, ToldVn] }).Faults("/notices");
        Announce(FactsConfirmed, La, Notify with { Notices = [ToldVn with { Notified = La }] }).Faults("/notices");
        Announce(FactsConfirmed, La, Notify with { Notices = [] }).Faults("/notices");
    }

    [Fact]
    public void A_notice_is_checked_member_by_member()
    {
        var plan = new RestorationPlan(new DateOnly(2026, 5, 20), new DateOnly(2026, 5, 19), " ", [new RestorationPost(Cn, "")]);
        Announce(FactsConfirmed, La, new NotifyRestoration(plan, [ToldVn with { NotifiedAt = Now.AddHours(1), Reference = "" }]))
            .Faults("/plan/endsOn", "/plan/workPlan", "/plan/posts/0/party", "/plan/posts/0/name", "/notices/0/notifiedAt", "/notices/0/reference");
        Announce(FactsConfirmed, La, Notify with { Plan = WorkPlan with { StartsOn = new DateOnly(2030, 1, 1), EndsOn = new DateOnly(2030, 1, 1) } }).Faults("/plan/startsOn");
    }

    [Fact]
    public void Another_start_needs_notice_again()
    {
        var later = WorkPlan with { StartsOn = new DateOnly(2026, 5, 20), EndsOn = new DateOnly(2026, 5, 22) };
        var again = ToldVn with { NotifiedAt = Now.AddHours(-1) };
        Announce(Announced, La, new NotifyRestoration(later, [ToldVn])).RejectsWith(DamageRejections.NoticeNotGivenAgain);
        Announce(Announced, La, new NotifyRestoration(later, [again]))
            .Records(WorkAnnounced with { Revision = 2, Plan = later, Notices = [again], StatedAt = Now });
        Announce(Announced, La, Notify with { Plan = WorkPlan with { WorkPlan = "Thêm kè" } })
            .Records(WorkAnnounced with { Revision = 2, Plan = WorkPlan with { WorkPlan = "Thêm kè" }, StatedAt = Now });
    }

    [Fact]
    public void A_new_notice_needs_new_witnesses_and_a_word_on_the_old_one_is_void()
    {
        ImmutableArray<DamageCaseEvent> again = [.. Announced, WitnessNamed, WorkAnnounced with { Revision = 2, StatedAt = Now }];
        DamageCase.Decider.Fold(again).Witnesses.ShouldBeEmpty();
        Name(again, Vn, new NameRestorationWitness(1, "A")).RejectsWith("revision-superseded");
        Begin(again, La, new BeginRestoration(1, WorkPlan.StartsOn)).RejectsWith("revision-superseded");
    }

    [Fact]
    public void Any_other_party_may_remind_which_counts_and_changes_nothing_else()
    {
        var reminded = new RestorationReminded(Vn, new DateOnly(2026, 5, 1), "Đề nghị sớm khôi phục");
        foreach (var given in new[] { FactsConfirmed, Announced, Begun, Relocated })
        {
            Remind(given, Vn).Records(reminded);
            Remind(given, La).RejectsWith(DamageRejections.OwnRestoration);
            Remind(given, Cn).RejectsWith(DamageRejections.Unknown);
            var (before, after) = (DamageCase.Decider.Fold(given), DamageCase.Decider.Fold([.. given, reminded]));
            after.Status.ShouldBe(before.Status);
            after.Revision.ShouldBe(before.Revision);
            after.Reminders.ShouldBe([reminded]);
        }

        Remind([.. FactsConfirmed, reminded], Vn).RecordsNothing();
        Remind([.. FactsConfirmed, reminded], Vn, Now.AddDays(1)).Records(reminded with { On = new DateOnly(2026, 5, 2) });
        Remind(FactsOnTable, Vn).RejectsWith("damage-case-not-in-state");
        Remind(Remeasured, Vn).RejectsWith("damage-case-not-in-state");
        Remind(FactsConfirmed, Vn, note: " ").Faults("/note");
    }

    [Fact]
    public void A_witness_is_named_by_its_own_party_and_never_by_the_one_that_restores()
    {
        Name(Announced, Vn, new NameRestorationWitness(1, WitnessNamed.Witness)).Records(WitnessNamed);
        Name([.. Announced, WitnessNamed], Vn, new NameRestorationWitness(1, WitnessNamed.Witness)).RecordsNothing();
        Name([.. Announced, WitnessNamed], Vn, new NameRestorationWitness(1, "Đại úy B")).Records(WitnessNamed with { Witness = "Đại úy B" });
        Name(Announced, La, new NameRestorationWitness(1, "x")).RejectsWith(DamageRejections.OwnRestoration);
        Name(Announced, Cn, new NameRestorationWitness(1, "x")).RejectsWith(DamageRejections.Unknown);
        Name(Announced, Vn, new NameRestorationWitness(1, " ")).Faults("/witness");
        Name(FactsConfirmed, Vn, new NameRestorationWitness(1, "x")).RejectsWith("damage-case-not-in-state");
        Name(Remeasured, Vn, new NameRestorationWitness(1, "x")).RejectsWith("damage-case-not-in-state");
    }

    [Fact]
    public void Work_begins_on_a_day_that_was_announced()
    {
        ImmutableArray<DamageCaseEvent> answered = [.. Announced, WitnessNamed];
        Begin(answered, La, new BeginRestoration(1, WorkPlan.StartsOn)).Records(WorkBegun);
        Begin(Begun, La, new BeginRestoration(1, WorkPlan.StartsOn)).RecordsNothing();
        Begin(answered, Vn, new BeginRestoration(1, WorkPlan.StartsOn)).RejectsWith(DamageRejections.NotResponsible);
        Begin(answered, La, new BeginRestoration(1, WorkPlan.StartsOn.AddDays(-1))).RejectsWith(DamageRejections.NotYetDue);
        Begin(answered, La, new BeginRestoration(1, WorkPlan.EndsOn.AddDays(1)), Now.AddDays(9)).RejectsWith(DamageRejections.DayPassed);
        Begin(answered, La, new BeginRestoration(1, new DateOnly(2026, 5, 2))).Faults("/begunOn");
        Begin(answered, Cn, new BeginRestoration(1, WorkPlan.StartsOn)).RejectsWith(DamageRejections.Unknown);
        Begin(FactsConfirmed, La, new BeginRestoration(1, WorkPlan.StartsOn)).RejectsWith("damage-case-not-in-state");
    }

    [Fact]
    public void A_notice_that_is_stated_here_afterwards_counts_from_then_unless_it_was_answered()
    {
        ImmutableArray<DamageCaseEvent> stated = [.. FactsConfirmed, WorkAnnounced with { StatedAt = Now.AddDays(-3) }];
        Begin(stated, La, new BeginRestoration(1, WorkPlan.StartsOn)).RejectsWith(DamageRejections.NoticeNotAnswered);
        Begin([.. stated, WitnessNamed], La, new BeginRestoration(1, WorkPlan.StartsOn)).Records(WorkBegun);
        Begin(Announced, La, new BeginRestoration(1, new DateOnly(2026, 4, 30))).Records(WorkBegun with { BegunOn = new DateOnly(2026, 4, 30) });
    }

    [Fact]
    public void A_marker_is_restored_only_before_a_witness_of_every_other_party()
    {
        Restore([.. Announced, WorkBegun], La, Record).RejectsWith("witness-missing").Extensions["parties"].ShouldBeOfType<ImmutableArray<Party>>().ShouldBe([Vn]);
        ImmutableArray<DamageCaseEvent> ofThree = [.. AgreedByThree, WorkAnnounced with { Notices = ToldBoth }, WitnessNamed, WorkBegun];
        Restore(ofThree, La, Record).RejectsWith("witness-missing").Extensions["parties"].ShouldBeOfType<ImmutableArray<Party>>().ShouldBe([Kh]);
        Restore([.. ofThree, WitnessNamed with { By = Kh }], La, Record)
            .Records(Restored with { Witnesses = [new RestorationWitness(Vn, WitnessNamed.Witness), new RestorationWitness(Kh, WitnessNamed.Witness)] });
    }

    [Fact]
    public void A_marker_is_restored_by_the_responsible_party_and_measured_anew()
    {
        Restore(Begun, La, Record).Records(Restored);
        Restore(Remeasured, La, Record).RecordsNothing();
        Restore(ClosedCase, La, Record).RecordsNothing();
        Restore(Begun, Vn, Record).RejectsWith(DamageRejections.NotResponsible);
        Restore(Begun, Cn, Record).RejectsWith(DamageRejections.Unknown);
        Restore(Announced, La, Record).RejectsWith("damage-case-not-in-state");
        Restore(ClosedCase, La, new RecordRestoration(Restoration with { Method = "khác" })).RejectsWith("damage-case-not-in-state");
    }

    [Fact]
    public void A_new_measurement_has_its_frame_epoch_accuracy_and_elevation_and_the_marker_is_photographed()
    {
        var bare = new GeodeticPoint(15, 107, "VN-2000");
        Restore(Begun, La, new RecordRestoration(Restoration with { Measurement = new MarkerMeasurement(new DateOnly(2026, 5, 1), bare), Photos = [] })).Faults(
            "/restoration/measurement/point/epoch",
            "/restoration/measurement/point/method",
            "/restoration/measurement/point/accuracyMetres",
            "/restoration/measurement/point/elevation",
            "/restoration/photos");
        Restore(Begun, La, new RecordRestoration(Restoration with { Measurement = new MarkerMeasurement(new DateOnly(2026, 5, 1), Point with { ReferenceFrame = GeodeticPoint.Unspecified }) }))
            .Faults("/restoration/measurement/point/referenceFrame");
        Restore(Begun, La, new RecordRestoration(Restoration with { RestoredOn = new DateOnly(2026, 4, 1), Method = "", Measurement = Restoration.Measurement with { MeasuredOn = new DateOnly(2026, 3, 1) } }))
            .Faults("/restoration/restoredOn", "/restoration/method", "/restoration/measurement/measuredOn");
    }

    [Fact]
    public void A_shift_is_told_only_from_an_agreed_point_in_the_same_frame()
    {
        Restore(Begun, La, Record, null).Records(Restored with { Shift = null });
        Restore(Begun, La, Record, Agreed with { ReferenceFrame = "VN-2000" }).Records(Restored with { Shift = null });
        Restore(Begun, La, Record, Agreed with { ReferenceFrame = GeodeticPoint.Unspecified }).Records(Restored with { Shift = null });
        Restore(Begun, La, Record, Agreed).Records(Restored);
    }

    [Fact]
    public void A_marker_is_restored_at_its_original_place_within_what_the_measurements_can_tell()
    {
        Restore(Begun, La, Record, Agreed with { Latitude = Point.Latitude + 0.0001 }).RejectsWith("not-at-the-agreed-place").Extensions["shiftMetres"].ShouldBe(11.066);
        Restore(Begun, La, Record, Agreed with { Latitude = Point.Latitude + 0.0001, AccuracyMetres = 12 })
            .Records(Restored with { Shift = new MarkerShift(11.066, Agreed with { Latitude = Point.Latitude + 0.0001, AccuracyMetres = 12 }) });
    }

    [Fact]
    public void A_threatened_marker_is_watched_and_then_restored_or_left()
    {
        DamageCase.Decider.Given([.. Threatened[..^3]]).When(damage => ConfirmDamageFactsSlice.Decide(new ConfirmDamageFacts(1), damage, La)).Records([.. Threatened[^3..]]);
        ImmutableArray<DamageCaseEvent> watched = [.. Threatened, new DamageFindingAdded(Finding with { Note = "Nặng hơn" })];
        DamageCase.Decider.Fold(watched).Status.ShouldBe(DamageCaseStatus.Monitoring);
        Announce(watched, La, Notify, WorkAnnounced.StatedAt).Records(WorkAnnounced);
    }

    private static SpecDecision<DamageCaseEvent> Announce(IEnumerable<DamageCaseEvent> given, Party by, NotifyRestoration command, DateTimeOffset? now = null) =>
        DamageCase.Decider.Given([.. given]).When(damage => NotifyRestorationSlice.Decide(command, damage, by, TenDays, now ?? Now));

    private static SpecDecision<DamageCaseEvent> Remind(IEnumerable<DamageCaseEvent> given, Party by, DateTimeOffset? now = null, string note = "Đề nghị sớm khôi phục") =>
        DamageCase.Decider.Given([.. given]).When(damage => RemindOfRestorationSlice.Decide(new RemindOfRestoration(note), damage, by, now ?? Now));

    private static SpecDecision<DamageCaseEvent> Name(IEnumerable<DamageCaseEvent> given, Party by, NameRestorationWitness command) =>
        DamageCase.Decider.Given([.. given]).When(damage => NameRestorationWitnessSlice.Decide(command, damage, by));

    private static SpecDecision<DamageCaseEvent> Begin(IEnumerable<DamageCaseEvent> given, Party by, BeginRestoration command, DateTimeOffset? now = null) =>
        DamageCase.Decider.Given([.. given]).When(damage => BeginRestorationSlice.Decide(command, damage, by, now ?? Now));

    private static SpecDecision<DamageCaseEvent> Restore(IEnumerable<DamageCaseEvent> given, Party by, RecordRestoration command) => Restore(given, by, command, Agreed);

    private static SpecDecision<DamageCaseEvent> Restore(IEnumerable<DamageCaseEvent> given, Party by, RecordRestoration command, GeodeticPoint? agreed) =>
        DamageCase.Decider.Given([.. given]).When(damage => RecordRestorationSlice.Decide(command, damage, by, agreed, ToleranceOfPair.Default, Now));
}
