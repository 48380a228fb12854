using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.Contracts.BorderMarkers;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class DamageReadTests
{
    [Fact]
    public void An_announced_restoration_tells_the_days_left_and_whose_witness_is_wanted()
    {
        var announced = WorkAnnounced with { Notices = [ToldVn, ToldVn with { Notified = Kh }] };
        var upcoming = RestorationListSlice.Of(CaseId, VnLaKh, DamagedMarker, DamageCaseStatus.RestorationNotified, announced, [Kh], new DateOnly(2026, 4, 24));
        upcoming.DaysLeft.ShouldBe(5);
        upcoming.WitnessesWanted.ShouldBe([Vn]);
        upcoming.Posts.ShouldBe(WorkPlan.Posts);
        RestorationListSlice.Of(CaseId, VnLa, DamagedMarker, DamageCaseStatus.RestorationNotified, WorkAnnounced, [Vn], new DateOnly(2026, 5, 1)).DaysLeft.ShouldBe(-2);
    }

    [Fact]
    public void The_statistics_stand_in_a_table_of_one_line_for_each_combination() => DamageStatisticsSlice.ToCsv(
        [
            new DamageCount(VnLa, DamageCaseStatus.RestorationNotified, DamageCategory.Damaged, DamageCause.Landslide, La, DamageCaseAge.UpToThirtyDays, 2, 1),
            new DamageCount(VnCn, DamageCaseStatus.Reported, DamageCategory.Lost, null, null, DamageCaseAge.UpToTenDays, 1, 0),
        ])
        .ShouldBe(
            "pair,step,category,cause,responsible,age,count,overdue\r\n"
            + "VN-LA,restorationNotified,damaged,landslide,LA,upToThirtyDays,2,1\r\n"
            + "VN-CN,reported,lost,,,upToTenDays,1,0\r\n");

    [Fact]
    public void A_notice_is_counted_from_the_day_on_which_it_is_given_wherever_it_is_later() =>
        DamageRules.EarliestStart(new DateTimeOffset(2026, 4, 19, 23, 30, 0, TimeSpan.FromHours(7)), 10).ShouldBe(new DateOnly(2026, 4, 30));
}
