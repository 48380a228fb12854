using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination.Tests;

public sealed class ActivityCountTests
{
    private static readonly DateOnly June = new(2026, 6, 1);

    private static readonly KnownAffair<UnitRegisterAffair> Register = AffairSamples.Known<UnitRegisterAffair>(
        "unit-register", 7, "VN-LA",
        new UnitRegistered(
            Envelope.Stream(7), BorderPair.Parse("VN-LA"), AffairSamples.Vietnam, "lao-bao", new DateOnly(2020, 1, 1),
            new UnitDescription("Lao Bảo", UnitLevel.Post, "Quảng Trị", [], "Sector of the post")));

    private static readonly SectorDivision Division = new(
        [new("North", MarkerRef.Parse("500"), MarkerRef.Parse("605")), new("South", MarkerRef.Parse("605"), MarkerRef.Parse("650"))]);

    private static readonly SectorsProposed Proposed = new(BorderPair.Parse("VN-LA"), AffairSamples.Vietnam, 1, Division, June);

    [Fact]
    public void A_patrol_counts_in_the_agreed_sectors_of_its_section_from_their_day_on_and_by_the_registers_before()
    {
        PlacesOf(June.AddDays(-1), ("600", "610")).ShouldBe(["Sector of the post"]);
        PlacesOf(June, ("600", "610")).ShouldBe(["North", "South"]);
        PlacesOf(June, ("605", "604")).ShouldBe(["North"]);
        PlacesOf(June, ("700", "701")).ShouldBe([null]);
    }

    [Fact]
    public void What_has_no_section_counts_by_the_registers_and_sectors_of_another_pair_or_declined_ones_are_none_of_it()
    {
        PlacesOf(June, null).ShouldBe(["Sector of the post"]);
        PlacesOf(June, ("600", "610"), "VN-KH").ShouldBe([null]);
        PlacesOf(June, ("600", "610"), by: ActivityDivision.Province).ShouldBe(["Quảng Trị"]);
        var declined = AffairSamples.Known<SectorsAffair>("sectors", 8, "VN-LA", Proposed, new SectorsDeclined(AffairSamples.Laos, 1, "x"));
        declined.State.Proposed.ShouldBeNull();
        declined.State.On(June, MarkerRef.Parse("600"), MarkerRef.Parse("610")).ShouldBeNull();
    }

    [Fact]
    public void A_division_that_is_proposed_is_to_be_answered_before_the_day_from_which_on_it_is_to_hold()
    {
        var open = AffairSamples.Known<SectorsAffair>("sectors", 8, "VN-LA", Proposed with { InForceFrom = new DateOnly(2026, 5, 4) });
        var line = OverdueBoard.Of(open, open.State.Proposed, new DeadlinesInForce([]), AffairSamples.Now.AddDays(9))!;
        (line.Kind, line.About, line.OwedBy.Single(), line.Since).ShouldBe((OverdueKind.Answer, "2026-05-04", AffairSamples.Laos, BorderDay.StartOf(new DateOnly(2026, 5, 4))));
    }

    private static IEnumerable<string?> PlacesOf(DateOnly day, (string From, string To)? section, string pair = "VN-LA", ActivityDivision by = ActivityDivision.Sector)
    {
        var agreed = AffairSamples.Known<SectorsAffair>(
            "sectors", 8, "VN-LA", Proposed, new SectorsConfirmed(AffairSamples.Laos, 1), new SectorsAgreed(1, Division, June, [AffairSamples.Vietnam, AffairSamples.Laos]));
        var counted = new ActivityCount.Counted(
            BorderPair.Parse(pair),
            new CountedActivity(ActivityMeasure.PatrolsHeld, day, 1),
            [(AffairSamples.Vietnam, UnitName.Key("Lao Bảo"))],
            section is { } of ? (MarkerRef.Parse(of.From), MarkerRef.Parse(of.To)) : null);
        return ActivityCount.PlacesOf(counted, [Register], [agreed], by);
    }
}
