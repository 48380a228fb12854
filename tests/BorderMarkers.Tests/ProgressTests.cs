using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Progress;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class ProgressTests
{
    private static readonly BorderPair VnKh = BorderPair.Parse("VN-KH");

    private static readonly Guid Whole = new("00000000-0000-0000-0000-000000000001");

    private static readonly Guid Part = new("00000000-0000-0000-0000-000000000002");

    private static readonly SectionRow WholeLine = new(Whole, VnKh, "whole-line", "Toàn tuyến", null, []);

    [Fact]
    public void The_published_figures_of_July_2015_come_out_right()
    {
        var july = new DateOnly(2015, 7, 7);
        var stated = Compute(
            july,
            [new BaselineRow(Whole, new DateOnly(2006, 1, 1), new PlannedFigures(314, 371, null, 1137m))],
            [new StatementRow(Whole, 4, Vn, new ProgressCounts(july, Planted: 260, Markers: 305, Dossiers: 191, Kilometres: 920m))]).Sections.Single().Stated.Single();
        stated.Planted.ShouldBe(new Share(260, 82.8m));
        stated.Markers.ShouldBe(new Share(305, 82.2m));
        stated.Kilometres.ShouldBe(new Share(920, 80.9m));
        stated.Dossiers.ShouldBe(new Share(191, 60.8m));
        stated.Located.ShouldBeNull();
    }

    [Fact]
    public void The_published_figures_of_Quang_Nam_come_out_right()
    {
        var stated = Compute(
            MidProject.AsOf, [new BaselineRow(Whole, Baseline.AsOf, new PlannedFigures(60, 60, null, 142m))], [new StatementRow(Whole, 4, Vn, MidProject with { Cleared = 19 })]).Sections.Single().Stated.Single();
        (stated.Located!.Percent, stated.Planted!.Percent, stated.Dossiers!.Percent).ShouldBe((73.3m, 46.7m, 30.0m));
        stated.Cleared.ShouldBe(new Share(19, 31.7m));
    }

    /// <summary>Domain notes, "Seed data": section progress.</summary>
    [Theory]
    [InlineData(116, 116, 116, 100.0, 100.0)]
    [InlineData(101, 52, 48, 51.5, 47.5)]
    [InlineData(28, 22, 17, 78.6, 60.7)]
    public void The_published_figures_of_provinces_come_out_right(int plan, int located, int built, double locatedPercent, double builtPercent)
    {
        var day = new DateOnly(2012, 6, 1);
        var stated = Compute(
            day, [new BaselineRow(Whole, new DateOnly(2006, 1, 1), new PlannedFigures(plan, null, null, null))], [new StatementRow(Whole, 4, Vn, new ProgressCounts(day, located, built))])
            .Sections.Single().Stated.Single();
        (stated.Located!.Percent, stated.Planted!.Percent).ShouldBe(((decimal?)locatedPercent, (decimal?)builtPercent));
    }

    [Fact]
    public void The_84_per_cent_of_the_line_with_Cambodia_is_of_1245_kilometres() => Share.Of(1045m, 1245m).Percent.ShouldBe(83.9m);

    [Fact]
    public void A_province_counts_the_sections_that_lie_in_it_and_none_twice()
    {
        var outer = new Guid("00000000-0000-0000-0000-000000000003");
        var report = new ProgressComputation(
            new DateOnly(2020, 1, 1),
            [
                WholeLine, new SectionRow(outer, VnKh, "south", "South", Whole, ["Tây Ninh", "Kiên Giang"]), new SectionRow(Part, VnKh, "tay-ninh", "Tây Ninh", outer, ["Tây Ninh"]),
            ],
            [new BaselineRow(outer, new DateOnly(2006, 1, 1), new PlannedFigures(10, 10, null, 100m)), new BaselineRow(Part, new DateOnly(2006, 1, 1), new PlannedFigures(4, 4, null, 40m))],
            [],
            [Stage(Whole, 5), Stage(outer, 1), Stage(Part, 2), Stage(null, 1)]).Report(null, "Tây Ninh");
        report.Pairs.ShouldBeEmpty();
        var province = report.Provinces.ShouldHaveSingleItem();
        (province.Province, province.Baseline, province.Computed.Planted.Positions).ShouldBe(("Tây Ninh", new PlannedFigures(10, 10, null, 100m), new Share(3, 30.0m)));
        report.Sections.Select(section => section.Code).ShouldBe(["south", "tay-ninh"]);
    }

    [Fact]
    public void A_raised_plan_leaves_the_percentages_of_earlier_days()
    {
        BaselineRow[] baselines = [new(Whole, new DateOnly(2008, 1, 1), new PlannedFigures(50, 50, null, 100m)), new(Whole, new DateOnly(2012, 1, 1), new PlannedFigures(100, 100, null, 100m))];
        StatementRow[] statements = [new(Whole, 4, Vn, new ProgressCounts(new DateOnly(2011, 6, 1), Planted: 25))];
        Compute(new DateOnly(2011, 12, 31), baselines, statements, planted: 25).Sections.Single().Computed.Planted.Positions.ShouldBe(new Share(25, 50.0m));
        var after = Compute(new DateOnly(2012, 1, 1), baselines, statements, planted: 25).Sections.Single();
        after.Computed.Planted.Positions.ShouldBe(new Share(25, 25.0m));
        after.Stated.Single().Planted.ShouldBe(new Share(25, 50.0m));
    }

    [Fact]
    public void A_statement_is_not_mixed_with_what_is_computed()
    {
        var section = Compute(new DateOnly(2012, 1, 1), [], [new StatementRow(Whole, 4, Vn, new ProgressCounts(new DateOnly(2011, 6, 1), Planted: 25))], planted: 3).Sections.Single();
        section.Computed.Planted.Positions.ShouldBe(new Share(3, null));
        section.Stated.Single().Planted.ShouldBe(new Share(25, null));
    }

    [Fact]
    public void The_last_statement_of_each_party_by_that_day_is_shown_corrections_included()
    {
        var day = new DateOnly(2011, 6, 1);
        StatementRow[] statements =
        [
            new(Whole, 4, Vn, new ProgressCounts(day, Planted: 25)), new(Whole, 5, Vn, new ProgressCounts(day, Planted: 26)),
            new(Whole, 6, Vn, new ProgressCounts(day.AddYears(-1), Planted: 9)), new(Whole, 7, Vn, new ProgressCounts(day.AddYears(1), Planted: 60)), new(Whole, 8, Kh, new ProgressCounts(day, Planted: 24)),
        ];
        Compute(day, [], statements).Sections.Single().Stated.Select(stated => (stated.By, stated.Planted!.Count)).ShouldBe([(Kh, 24m), (Vn, 26m)]);
    }

    [Fact]
    public void A_greater_section_counts_what_is_part_of_it_and_a_pair_counts_nothing_twice()
    {
        var report = new ProgressComputation(
            new DateOnly(2020, 1, 1),
            [WholeLine, new SectionRow(Part, VnKh, "tay-ninh", "Tây Ninh", Whole, ["Tây Ninh", "Svay Rieng"])],
            [new BaselineRow(Whole, new DateOnly(2006, 1, 1), new PlannedFigures(10, 10, 4, 100m)), new BaselineRow(Part, new DateOnly(2006, 1, 1), new PlannedFigures(4, 4, null, 40m))],
            [],
            [Stage(Whole, 1), Stage(Part, 2), Stage(null, 1)]).Report(null, null);
        report.Sections.Select(section => section.Computed.Planted.Positions).ShouldBe([new Share(3, 30.0m), new Share(2, 50.0m)]);
        report.Pairs.Single().Baseline.ShouldBe(new PlannedFigures(10, 10, 4, 100m));
        report.Pairs.Single().Computed.Planted.Positions.ShouldBe(new Share(4, 40.0m));
    }

    [Fact]
    public void A_figure_that_one_section_lacks_has_no_sum_for_the_pair()
    {
        var report = new ProgressComputation(
            new DateOnly(2020, 1, 1),
            [WholeLine, new SectionRow(Part, VnKh, "tay-ninh", "Tây Ninh", null, [])],
            [new BaselineRow(Whole, new DateOnly(2006, 1, 1), new PlannedFigures(10, 10, null, 100m)), new BaselineRow(Part, new DateOnly(2006, 1, 1), new PlannedFigures(null, 4, null, 40m))],
            [],
            []).Report(null, null);
        report.Pairs.Single().Baseline.ShouldBe(new PlannedFigures(null, 14, null, 140m));
    }

    [Fact]
    public void A_marker_counts_from_its_own_day_and_its_position_from_the_last()
    {
        var second = Planting with { PlantedOn = new DateOnly(2026, 4, 9) };
        var half = MarkerPosition.Decider.Fold([.. Surveyed, new MarkerPlanted(1, Vn, Planting)]);
        PositionFact.Of(new MarkerPlanted(1, Vn, Planting), half, Proposals.Today(Now)).ShouldBe([new PositionFact(ProgressStage.Planted, 1, Planting.PlantedOn)]);
        var whole = MarkerPosition.Decider.Fold([.. Surveyed, new MarkerPlanted(1, Vn, Planting), new MarkerPlanted(2, La, second)]);
        PositionFact.Of(new MarkerPlanted(2, La, second), whole, Proposals.Today(Now))
            .ShouldBe([new PositionFact(ProgressStage.Planted, 2, second.PlantedOn), new PositionFact(ProgressStage.Planted, 0, second.PlantedOn, 2.6m)]);
    }

    [Fact]
    public void A_planting_counts_from_the_day_to_which_its_builder_has_corrected_it()
    {
        var corrected = new MarkerPlantingCorrected(1, Vn, Planting with { PlantedOn = new DateOnly(2026, 4, 12) }, "Nhầm ngày");
        PositionFact.Of(corrected, MarkerPosition.Decider.Fold([.. Planted, corrected]), Proposals.Today(Now))
            .ShouldBe([new PositionFact(ProgressStage.Planted, 1, new DateOnly(2026, 4, 12)), new PositionFact(ProgressStage.Planted, 0, new DateOnly(2026, 4, 12), 2.6m)]);
    }

    [Fact]
    public void A_survey_counts_from_its_day_with_the_line_that_it_demarcates() =>
        PositionFact.Of(Surveyed[^1], MarkerPosition.Decider.Fold(Surveyed), Proposals.Today(Now)).ShouldBe(
        [
            new PositionFact(ProgressStage.Surveyed, 0, Survey.SurveyedOn, 2.6m), new PositionFact(ProgressStage.Surveyed, 1, Survey.SurveyedOn), new PositionFact(ProgressStage.Surveyed, 2, Survey.SurveyedOn),
        ]);

    [Fact]
    public void An_existing_position_counts_as_accepted_once_its_entry_is_agreed_and_not_before()
    {
        PositionFact.Of(Registered, MarkerPosition.Decider.Fold([Registered]), Proposals.Today(Now)).ShouldBeEmpty();
        PositionFact.Of(Standing[^1], MarkerPosition.Decider.Fold(Standing), Proposals.Today(Now))
            .ShouldContain(new PositionFact(ProgressStage.Accepted, 3, new DateOnly(2026, 5, 1)));
    }

    private static ProgressReport Compute(DateOnly day, BaselineRow[] baselines, StatementRow[] statements, int planted = 0) =>
        new ProgressComputation(day, [WholeLine], baselines, statements, [Stage(Whole, planted)]).Report(Whole, null);

    private static StageRow Stage(Guid? section, int planted) => new(VnKh, section, ProgressStage.Planted, planted, planted, 0, planted);
}
