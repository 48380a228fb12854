using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class SectionTests
{
    private static readonly DefineSection Define = new(VnLa, "quang-nam-sekong", Description, Baseline);

    [Fact]
    public void Defining_a_section_is_the_defining_partys_word_on_its_first_baseline() =>
        Section.Decider.Given().When(section => DefineSectionSlice.Decide(Define, section, Vn, null, Now)).Records(Defined);

    [Fact]
    public void A_section_defined_again_with_the_same_content_records_nothing() =>
        Section.Decider.Given(AgreedSection).When(section => DefineSectionSlice.Decide(Define, section, La, null, Now)).RecordsNothing();

    [Fact]
    public void A_section_exists_once_for_pair_and_code() =>
        Section.Decider.Given(Defined)
            .When(section => DefineSectionSlice.Decide(Define with { Baseline = Raised }, section, Vn, null, Now))
            .RejectsWith(SectionRejections.Exists);

    [Fact]
    public void A_party_defines_no_section_of_a_foreign_pair() =>
        Section.Decider.Given().When(section => DefineSectionSlice.Decide(Define, section, Kh, null, Now)).RejectsWith("foreign-pair", RejectionKind.Forbidden);

    [Fact]
    public void A_greater_section_belongs_to_the_same_pair()
    {
        var part = Define with { Description = Description with { PartOf = Guid.Empty } };
        Section.Decider.Given().When(section => DefineSectionSlice.Decide(part, section, Vn, new KnownSection(VnCn, SectionStatus.InForce), Now)).Faults("/description/partOf");
        Section.Decider.Given().When(section => DefineSectionSlice.Decide(part, section, Vn, null, Now)).Faults("/description/partOf");
    }

    [Theory]
    [InlineData("Quang-Nam")]
    [InlineData("quang|nam")]
    [InlineData("-quang")]
    [InlineData("")]
    public void A_code_is_of_lower_case_letters_digits_and_hyphens(string code) =>
        Section.Decider.Given().When(section => DefineSectionSlice.Decide(Define with { Code = code }, section, Vn, null, Now)).Faults("/code");

    [Fact]
    public void A_baseline_has_no_negative_figures_and_one_to_three_markers_a_position() =>
        Section.Decider.Given()
            .When(section => DefineSectionSlice.Decide(Define with { Baseline = new SectionBaseline(Baseline.AsOf, 10, 31, -1m, -1) }, section, Vn, null, Now))
            .Faults("/baseline/markers", "/baseline/stakes", "/baseline/kilometres");

    [Fact]
    public void A_baseline_has_at_least_one_figure() =>
        Section.Decider.Given()
            .When(section => DefineSectionSlice.Decide(Define with { Baseline = new SectionBaseline(Baseline.AsOf) }, section, Vn, null, Now))
            .Faults("/baseline");

    [Fact]
    public void A_baseline_is_agreed_when_every_party_has_given_its_word() =>
        Section.Decider.Given(Defined)
            .When(section => ConfirmBaselineSlice.Decide(new ConfirmBaseline(1), section, La))
            .Records(new SectionBaselineConfirmed(La, 1), new SectionBaselineAgreed(1, Baseline, [Vn, La]));

    [Fact]
    public void With_three_parties_the_second_word_agrees_nothing_and_the_third_does()
    {
        var defined = Defined with { Pair = VnLaKh };
        Section.Decider.Given(defined).When(section => ConfirmBaselineSlice.Decide(new ConfirmBaseline(1), section, Kh)).Records(new SectionBaselineConfirmed(Kh, 1));
        Section.Decider.Given(defined, new SectionBaselineConfirmed(Kh, 1))
            .When(section => ConfirmBaselineSlice.Decide(new ConfirmBaseline(1), section, La))
            .Records(new SectionBaselineConfirmed(La, 1), new SectionBaselineAgreed(1, Baseline, [Vn, Kh, La]));
    }

    [Fact]
    public void The_defining_party_has_given_its_word_already() =>
        Section.Decider.Given(Defined).When(section => ConfirmBaselineSlice.Decide(new ConfirmBaseline(1), section, Vn)).RecordsNothing();

    [Fact]
    public void A_word_on_a_baseline_that_is_not_on_the_table_does_not_count_and_is_told_what_changed()
    {
        var rejection = Section.Decider.Given([.. AgreedSection, new SectionBaselineProposed(Vn, 2, Raised, "Thêm mốc")])
            .When(section => ConfirmBaselineSlice.Decide(new ConfirmBaseline(1), section, La))
            .RejectsWith("revision-superseded");
        string.Join(" ", (ImmutableArray<string>)rejection.Extensions["changed"]!).ShouldBe("asOf markers positions");
    }

    [Fact]
    public void A_raised_plan_is_a_new_revision() =>
        Section.Decider.Given(AgreedSection)
            .When(section => ProposeBaselineSlice.Decide(new ProposeBaseline(Raised, "Thêm mốc"), section, La, Now))
            .Records(new SectionBaselineProposed(La, 2, Raised, "Thêm mốc"));

    [Fact]
    public void A_raised_plan_does_not_rewrite_the_past() =>
        Section.Decider.Given(AgreedSection)
            .When(section => ProposeBaselineSlice.Decide(new ProposeBaseline(Raised with { AsOf = Baseline.AsOf }, "Thêm mốc"), section, La, Now))
            .RejectsWith("baseline-rewrites-past");

    [Fact]
    public void A_baseline_in_force_stays_while_another_is_on_the_table()
    {
        var section = Section.Decider.Fold([.. AgreedSection, new SectionBaselineProposed(La, 2, Raised, "Thêm mốc")]);
        section.Status.ShouldBe(SectionStatus.InForce);
        section.Baselines.ShouldBe([new AgreedBaseline(1, Baseline)]);
        section.Negotiation.IsAgreed.ShouldBeFalse();
    }

    [Fact]
    public void What_is_on_the_table_is_confirmed_rather_than_proposed_again()
    {
        Section.Decider.Given(Defined).When(section => ProposeBaselineSlice.Decide(new ProposeBaseline(Baseline, "Như cũ"), section, La, Now)).RejectsWith("already-on-the-table");
        Section.Decider.Given(Defined).When(section => ProposeBaselineSlice.Decide(new ProposeBaseline(Baseline, "Như cũ"), section, Vn, Now)).RecordsNothing();
    }

    [Fact]
    public void A_party_states_published_progress_for_itself_alone() =>
        Section.Decider.Given(Defined)
            .When(section => ReportSectionProgressSlice.Decide(new ReportSectionProgress(MidProject), section, La, Now))
            .Records(new SectionProgressReported(La, MidProject));

    [Fact]
    public void The_same_statement_again_records_nothing_and_a_corrected_one_does()
    {
        var corrected = MidProject with { Located = 45 };
        Section.Decider.Given(Defined, new SectionProgressReported(La, MidProject))
            .When(section => ReportSectionProgressSlice.Decide(new ReportSectionProgress(MidProject), section, La, Now)).RecordsNothing();
        Section.Decider.Given(Defined, new SectionProgressReported(La, MidProject))
            .When(section => ReportSectionProgressSlice.Decide(new ReportSectionProgress(corrected), section, La, Now)).Records(new SectionProgressReported(La, corrected));
    }

    [Fact]
    public void A_statement_has_a_figure_and_a_day_that_has_come() =>
        Section.Decider.Given(Defined)
            .When(section => ReportSectionProgressSlice.Decide(new ReportSectionProgress(new ProgressCounts(new DateOnly(2026, 5, 2))), section, La, Now))
            .Faults("/counts/asOf", "/counts");

    [Fact]
    public void Every_position_of_stakes_has_one_at_least()
    {
        Section.Decider.Given(Defined)
            .When(section => ReportSectionProgressSlice.Decide(new ReportSectionProgress(new ProgressCounts(MidProject.AsOf, Stakes: 112, StakePositions: 113)), section, La, Now))
            .Faults("/counts/stakePositions");
        var published = new ProgressCounts(MidProject.AsOf, Stakes: 168, StakePositions: 113);
        Section.Decider.Given(Defined)
            .When(section => ReportSectionProgressSlice.Decide(new ReportSectionProgress(published), section, La, Now)).Records(new SectionProgressReported(La, published));
    }

    [Fact]
    public void A_foreign_party_does_not_learn_of_a_section()
    {
        Section.Decider.Given(Defined).When(section => ProposeBaselineSlice.Decide(new ProposeBaseline(Raised, "x"), section, Kh, Now)).RejectsWith(SectionRejections.Unknown);
        Section.Decider.Given(Defined).When(section => ConfirmBaselineSlice.Decide(new ConfirmBaseline(1), section, Kh)).RejectsWith(SectionRejections.Unknown);
        Section.Decider.Given(Defined).When(section => ReportSectionProgressSlice.Decide(new ReportSectionProgress(MidProject), section, Kh, Now)).RejectsWith(SectionRejections.Unknown);
    }

    [Fact]
    public void A_history_that_cannot_be_is_loud() =>
        Should.Throw<InvalidOperationException>(() => Section.Decider.Fold([Defined, new SectionBaselineAgreed(1, Baseline, [Vn, La])]));
}
