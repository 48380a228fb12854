using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Remarks;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.RemarkStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class RemarkTests
{
    [Fact]
    public void A_remark_is_its_partys_own_from_the_first_event_to_the_last()
    {
        foreach (var chapter in new[] { Recorded, Amended, Withdrawn, FiguresRecorded })
        {
            Remark.Decider.Fold(chapter).Visibility.ShouldBe(Visibility.OnlyFor(VN));
        }
    }

    [Fact]
    public void For_the_other_party_of_the_pair_a_remark_does_not_exist()
    {
        var remark = Remark.Decider.Given(Recorded);
        remark.When(known => AmendRemarkSlice.Decide(new AmendRemark(1, LowRisk), known, LA)).RejectsWith(RemarkRejections.Unknown);
        remark.When(known => WithdrawRemarkSlice.Decide(new WithdrawRemark(), known, LA)).RejectsWith(RemarkRejections.Unknown);
    }

    [Fact]
    public void A_remark_on_a_patrol_needs_a_patrol_of_the_pair() =>
        Remark.Decider.Given()
            .When(remark => RecordRemarkSlice.Decide(new RecordRemark(Pair, RemarkKind.Risk, OnPatrol, HighRisk), remark, RemarkId, VN, BorderPair.Parse("VN-CN")))
            .RejectsWith(RemarkRejections.PatrolUnknown);

    [Theory]
    [InlineData(RemarkKind.Note, "/content/risk")]
    [InlineData(RemarkKind.Figures, "/about", "/content/risk", "/content/figures")]
    public void A_risk_says_how_great_it_is_and_figures_are_of_a_quarter(RemarkKind kind, params string[] pointers) =>
        Remark.Decider.Given()
            .When(remark => RecordRemarkSlice.Decide(new RecordRemark(Pair, kind, OnPatrol, HighRisk), remark, RemarkId, VN, Pair))
            .RejectsWith(Faults.Invalid.Code, RejectionKind.Invalid).Faults.Select(fault => fault.Pointer).ShouldBe(pointers);

    [Fact]
    public void A_remark_is_about_one_thing() =>
        Remark.Decider.Given()
            .When(remark => RecordRemarkSlice.Decide(
                new RecordRemark(Pair, RemarkKind.Risk, OnPatrol with { Marker = Marker("607+1"), Quarter = "2026-Q5" }, HighRisk), remark, RemarkId, VN, Pair))
            .RejectsWith(Faults.Invalid.Code, RejectionKind.Invalid).Faults.Select(fault => fault.Pointer).ShouldBe(["/about", "/about/marker", "/about/quarter"]);

    [Fact]
    public void Figures_have_names_of_their_own_and_sizes_that_can_be_kept() =>
        Remark.Decider.Given(FiguresRecorded)
            .When(remark => AmendRemarkSlice.Decide(
                new AmendRemark(1, Figures with { Figures = [new OwnFigure("a", 1e13m), new OwnFigure("A", 1)] }), remark, VN))
            .RejectsWith(Faults.Invalid.Code, RejectionKind.Invalid).Faults.Select(fault => fault.Pointer).ShouldBe(["/content/figures/0/value", "/content/figures"]);

    [Fact]
    public void An_amendment_names_the_revision_that_it_amends()
    {
        var remark = Remark.Decider.Given(Amended);
        remark.When(known => AmendRemarkSlice.Decide(new AmendRemark(1, HighRisk), known, VN)).RejectsWith(Superseding.Superseded.Code);
        remark.When(known => AmendRemarkSlice.Decide(new AmendRemark(1, LowRisk), known, VN)).RecordsNothing();
        remark.When(known => AmendRemarkSlice.Decide(new AmendRemark(2, HighRisk), known, VN)).Records(new RemarkAmended(3, HighRisk));
    }

    [Fact]
    public void What_was_withdrawn_is_no_longer_amended() =>
        Remark.Decider.Given(Withdrawn).When(remark => AmendRemarkSlice.Decide(new AmendRemark(1, LowRisk), remark, VN)).RejectsWith(RemarkRejections.Withdrawn);
}
