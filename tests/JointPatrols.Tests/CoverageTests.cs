using BorderCoordination.Contracts;
using BorderCoordination.JointPatrols.Coverage;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class CoverageTests
{
    private static readonly Guid Second = Guid.Parse("01970000-0000-7000-8000-000000000012");

    private static readonly Guid Third = Guid.Parse("01970000-0000-7000-8000-000000000013");

    private static readonly CoverageFacts Facts = new(
        [Agreed(Id, "2026-Q2", "606", "610", 15.3m), Agreed(Second, "2026-Q2", "610", "606", 15.3m), Agreed(Third, "2026-Q3", "606", "620", null)],
        [
            Said(Id, "606", VN, MarkerCondition.Intact), Said(Id, "607/1(2)", VN, MarkerCondition.Damaged), Said(Id, "609", LA, MarkerCondition.NotReached, "ນ້ຳຖ້ວມ"),
            Said(Second, "606", LA, MarkerCondition.Dirty), Said(Second, "609", VN, MarkerCondition.NotReached, "Lũ"),
            Said(Third, "609", VN, MarkerCondition.Intact),
        ]);

    [Fact]
    public void Planned_stands_against_held_and_what_was_walked_twice_counts_twice_while_a_marker_counts_once()
    {
        var quarters = GetCoverageSlice.Of(Facts);
        quarters.Select(quarter => (quarter.Quarter, quarter.Planned, quarter.Held, quarter.Kilometres, quarter.MarkersInspected, quarter.MarkersMissed)).ShouldBe(
            [("2026-Q2", 2, 2, 30.6m, 2, 1), ("2026-Q3", 1, 0, 0m, 1, 0)]);
    }

    [Fact]
    public void What_each_party_states_is_told_apart() =>
        GetCoverageSlice.Of(Facts)[0].InspectedBy.ShouldBe(new Dictionary<Party, int> { [VN] = 2, [LA] = 1 }, ignoreOrder: true);

    [Fact]
    public void A_patrol_counts_for_a_section_when_both_its_ends_lie_there_and_a_marker_wherever_it_was_seen()
    {
        var quarters = GetCoverageSlice.Of(Facts.Within(Marker("606"), Marker("610")));
        quarters.Select(quarter => (quarter.Quarter, quarter.Planned, quarter.MarkersInspected)).ShouldBe([("2026-Q2", 2, 2), ("2026-Q3", 0, 1)]);
        Facts.Within(Marker("606"), Marker("610")).Words.Length.ShouldBe(6);
        Facts.Within(null, null).ShouldBe(Facts);
    }

    [Fact]
    public void The_table_is_written_for_a_spreadsheet() => GetCoverageSlice.ToCsv(GetCoverageSlice.Of(Facts)).ShouldBe(
        "pair,quarter,planned,held,kilometres,markersInspected,markersMissed\r\nVN-LA,2026-Q2,2,2,30.6,2,1\r\nVN-LA,2026-Q3,1,0,0,1,0\r\n");

    [Fact]
    public void A_gap_is_a_marker_in_service_that_nobody_has_come_to_lately_with_the_reason_where_it_was_missed()
    {
        MarkerRef[] line = [Marker("606"), Marker("607/1(1)"), Marker("607/1(2)"), Marker("608"), Marker("609")];
        var words = Facts.Words.RemoveAt(5);
        var gaps = GetCoverageGapsSlice.Of(Pair, line, words, Start.AddDays(-1)).ToArray();
        gaps.Select(gap => (gap.Marker.ToString(), gap.Reason)).ShouldBe([("607/1(1)", null), ("608", null), ("609", "ນ້ຳຖ້ວມ")]);
        GetCoverageGapsSlice.Of(Pair, line, words, Start.AddDays(1)).Count().ShouldBe(5);
        GetCoverageGapsSlice.Of(Pair, [Marker("606(1)")], words, Start.AddDays(-1)).ShouldBeEmpty("A word on the position is a word on each of its markers.");
        GetCoverageGapsSlice.ToCsv(gaps[1..2]).ShouldBe("pair,marker,lastInspected,lastMissed,reason\r\nVN-LA,608,,,\r\n");
    }

    private static AgreedPatrol Agreed(Guid id, string quarter, string from, string to, decimal? kilometres) => new(id, Pair, quarter, Marker(from), Marker(to), kilometres);

    private static LastWord Said(Guid patrol, string marker, Party by, MarkerCondition condition, string? reason = null) =>
        new(patrol, Pair, Marker(marker), by, Start, condition, reason, patrol == Third ? "2026-Q3" : "2026-Q2");
}
