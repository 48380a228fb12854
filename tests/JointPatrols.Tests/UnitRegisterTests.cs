using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Units;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;
using static BorderCoordination.JointPatrols.Tests.UnitStory;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class UnitRegisterTests
{
    [Fact]
    public void A_party_enters_a_unit_of_its_own_and_so_keeps_a_register() =>
        Register([], VN, "quang-tri", Command).Records(CommandRegistered);

    [Fact]
    public void The_same_unit_entered_twice_is_entered_once() => Register(Kept, VN, "la-lay", Post).RecordsNothing();

    [Fact]
    public void A_code_stands_for_one_unit() => Register(Kept, VN, "la-lay", PostAfterMerger).RejectsWith(UnitRejections.Exists);

    [Fact]
    public void No_two_units_have_one_name_at_the_same_time_however_it_is_written()
    {
        Register(Kept, VN, "la-lay-2", Post with { Name = "ĐỒN BIÊN PHÒNG la lay" }).RejectsWith(UnitRejections.NameTaken);
        Register(Kept, VN, "la-lay-2", Post with { Name = "Đo\u0302\u0300n Bie\u0302n pho\u0300ng La Lay" }).RejectsWith(UnitRejections.NameTaken);
        Change(Kept, VN, "quang-tri", Merger, Command with { Name = Post.Name }).RejectsWith(UnitRejections.NameTaken);
    }

    [Fact]
    public void A_name_that_nobody_has_any_more_may_be_taken()
    {
        Register(Renamed, VN, "la-lay-2", Post, Merger).Records(new UnitRegistered(RegisterId, Pair, VN, "la-lay-2", Merger, Post));
        Register(Renamed, VN, "la-lay-2", Post, Merger.AddDays(-1)).RejectsWith(UnitRejections.NameTaken);
    }

    [Fact]
    public void A_unit_reports_to_one_that_is_in_force_and_not_below_it()
    {
        Register([], VN, "la-lay", Post).RejectsWith(UnitRejections.SuperiorUnknown);
        Register(Kept, VN, "early", Post with { Name = "x" }, Begin.AddDays(-1)).RejectsWith(UnitRejections.SuperiorUnknown);
        Change(Kept, VN, "quang-tri", Merger, Command with { Superior = "la-lay" }).RejectsWith(UnitRejections.SuperiorBelow);
    }

    [Fact]
    public void A_unit_is_renamed_from_a_day_on_and_keeps_its_name_for_the_days_before()
    {
        Change(Kept, VN, "la-lay", Merger, PostAfterMerger).Records(Renamed[^1]);
        var register = UnitRegister.Decider.Fold(Renamed);
        register.On("la-lay", Merger.AddDays(-1))!.Name.ShouldBe(Post.Name);
        register.On("la-lay", Merger)!.Name.ShouldBe(PostAfterMerger.Name);
        Change(Renamed, VN, "la-lay", Merger, PostAfterMerger).RecordsNothing();
        Change(Renamed, VN, "la-lay", Begin, Post).RejectsWith(UnitRejections.OutOfOrder);
    }

    [Fact]
    public void A_unit_ends_after_a_day_and_is_not_changed_any_more()
    {
        End(Kept, VN, "la-lay", Merger).Records(PostEnded[^1]);
        var register = UnitRegister.Decider.Fold(PostEnded);
        register.On("la-lay", Merger).ShouldNotBeNull();
        register.On("la-lay", Merger.AddDays(1)).ShouldBeNull();
        End(PostEnded, VN, "la-lay", Merger).RecordsNothing();
        End(PostEnded, VN, "la-lay", Begin).RejectsWith(UnitRejections.Ended);
        Change(PostEnded, VN, "la-lay", Merger, PostAfterMerger).RejectsWith(UnitRejections.Ended);
        End(Kept, VN, "la-lay", Begin.AddDays(-1)).RejectsWith(UnitRejections.OutOfOrder);
    }

    [Fact]
    public void A_unit_to_which_others_report_does_not_end_before_they_do()
    {
        End(Kept, VN, "quang-tri", Merger).RejectsWith(UnitRejections.HasSubordinates);
        End(PostEnded, VN, "quang-tri", Merger).Records(new UnitEnded(VN, "quang-tri", Merger, "x"));
        End(PostEnded, VN, "quang-tri", Merger.AddDays(-1)).RejectsWith(UnitRejections.HasSubordinates);
    }

    [Fact]
    public void Nobody_enters_units_of_another_party()
    {
        Change(Kept, LA, "la-lay", Merger, PostAfterMerger).RejectsWith(UnitRejections.OthersRegister);
        End(Kept, LA, "la-lay", Merger).RejectsWith(UnitRejections.OthersRegister);
        Change(Kept, KH, "la-lay", Merger, PostAfterMerger).RejectsWith(UnitRejections.Unknown);
        End([], VN, "la-lay", Merger).RejectsWith(UnitRejections.Unknown);
        End(Kept, VN, "nobody", Merger).RejectsWith(UnitRejections.UnitUnknown);
        Register([], KH, "x", Command).RejectsWith("foreign-pair", RejectionKind.Forbidden);
    }

    [Fact]
    public void Whatever_is_wrong_with_an_entry_is_said_at_once()
    {
        var bad = Post with { Name = "", Province = " ", Sector = "", Superior = "Not a code", Stretches = [new LineStretch(Marker("1+5"), Marker("2+5"))], Source = new DataSource(DataOrigin.Published, "") };
        var rejection = Register([], VN, "No code", bad, new DateOnly(1899, 1, 1)).RejectsWith("invalid-request", RejectionKind.Invalid);
        rejection.Faults.Select(fault => fault.Pointer).ShouldBe(
        [
            "/code", "/from", "/unit/name", "/unit/province", "/unit/sector", "/unit/superior", "/unit/stretches/0/from", "/unit/stretches/0/to", "/unit/source/reference",
        ]);
        Register([], VN, "a", Post with { Superior = null, Stretches = [] }).RejectsWith("invalid-request", RejectionKind.Invalid);
        Register([], VN, "a", Command with { Superior = "a" }).RejectsWith("invalid-request", RejectionKind.Invalid);
        End(Kept, VN, "la-lay", new DateOnly(2099, 1, 1)).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void What_was_entered_by_mistake_for_a_day_is_replaced_for_that_day()
    {
        var details = UnitRegisterDetails.Of(UnitRegister.Decider.Fold([.. Renamed, new UnitChanged(VN, "la-lay", Merger, Post, "x")]), 4);
        details.Units.Single(unit => unit.Code == "la-lay").Periods.Select(period => (period.From, period.To, period.Unit.Name)).ShouldBe(
            [(Begin, Merger.AddDays(-1), Post.Name), (Merger, null, Post.Name)]);
    }

    [Theory]
    [InlineData("Đồn Biên phòng", "đồn biên PHÒNG", true)]
    [InlineData("Đồn Biên phòng", "Đo\u0302\u0300n Bie\u0302n pho\u0300ng", true)]
    [InlineData("ộ", "o\u0323\u0302", true)]
    [InlineData("ộ", "o\u0302\u0323", true)]
    [InlineData("ự", "u\u031B\u0323", true)]
    [InlineData("ກ\u0EB8\u0EC8", "ກ\u0EC8\u0EB8", true)]
    [InlineData("Đồn", "Don", false)]
    [InlineData("Post 1", "Post 2", false)]
    [InlineData("边防连", "边防营", false)]
    public void Names_are_the_same_in_whatever_case_and_however_they_are_composed(string one, string other, bool same)
    {
        UnitName.Comparer.Equals(one, other).ShouldBe(same);
        UnitName.Comparer.Equals(null, other).ShouldBeFalse();
        (UnitName.Comparer.GetHashCode(one) == UnitName.Comparer.GetHashCode(other)).ShouldBe(same);
    }

    private static SpecDecision<UnitRegisterEvent> Register(IEnumerable<UnitRegisterEvent> history, Party by, string code, UnitDescription unit, DateOnly? from = null) =>
        UnitRegister.Decider.Given(history).When(register => RegisterUnitSlice.Decide(new RegisterUnit(Pair, code, from ?? Begin, unit), register, by, Now));

    private static SpecDecision<UnitRegisterEvent> Change(IEnumerable<UnitRegisterEvent> history, Party by, string code, DateOnly from, UnitDescription unit) =>
        UnitRegister.Decider.Given(history).When(register => ChangeUnitSlice.Decide(new ChangeUnit(code, from, unit, "Sáp nhập tỉnh"), register, by, Now));

    private static SpecDecision<UnitRegisterEvent> End(IEnumerable<UnitRegisterEvent> history, Party by, string code, DateOnly lastDay) =>
        UnitRegister.Decider.Given(history).When(
            register => EndUnitSlice.Decide(new EndUnit(code, lastDay, code == "la-lay" ? "Sáp nhập đồn" : "x"), register, by, Now));
}
