using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Line;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class SectionPrioritiesTests
{
    private static readonly UnitOfSection LaLay = new(VN, "la-lay", "Đồn Biên phòng La Lay");

    private static readonly UnitOfSection Company = new(LA, "511", "ກອງຮ້ອຍ 511");

    private static readonly LineStretch Stretch = new(Marker("606"), Marker("610"));

    private static readonly OpenCase At609 = new(Id, Marker("609"));

    private static readonly OpenCase At607 = new(FindingId, Marker("607/1(2)"));

    [Fact]
    public void The_stretch_of_a_unit_in_which_a_case_is_open_is_raised_and_others_are_not()
    {
        var section = SectionPrioritiesSlice.Of(Pair, [At609, At607], [(LaLay, Stretch), (Company, Stretch), (LaLay, new LineStretch(Marker("620"), Marker("630")))]).ShouldHaveSingleItem();
        (section.From, section.To, section.Priority).ShouldBe((Marker("606"), Marker("610"), SectionPriority.Raised));
        section.Units.ShouldBe([LaLay, Company]);
        section.OpenCases.Select(known => known.Marker).ShouldBe([Marker("607/1(2)"), Marker("609")]);
    }

    [Fact]
    public void A_marker_that_lies_in_no_stretch_that_is_known_stands_for_itself()
    {
        var section = SectionPrioritiesSlice.Of(Pair, [At609], []).ShouldHaveSingleItem();
        (section.From, section.To).ShouldBe((Marker("609"), Marker("609")));
        section.Units.ShouldBeEmpty();
    }

    [Fact]
    public void Without_open_cases_no_section_is_raised() => SectionPrioritiesSlice.Of(Pair, [], [(LaLay, Stretch)]).ShouldBeEmpty();
}
