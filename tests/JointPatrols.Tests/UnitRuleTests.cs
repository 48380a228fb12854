using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.JointPatrols.Units;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class UnitRuleTests
{
    internal static readonly KnownUnit CompanyOfLA = new(LA, "ກອງຮ້ອຍ 511", UnitLevel.Company, [new LineStretch(Marker("612"), Marker("600"))]);

    internal static readonly KnownUnit CommandOfLA = new(LA, "ກອງບັນຊາການແຂວງສາລະວັນ", UnitLevel.ProvincialCommand, []);

    internal static readonly UnitsOnDay KeptByLA = new(new DateOnly(2026, 5, 11), [LA], [CompanyOfLA, CommandOfLA]);

    [Fact]
    public void A_party_that_keeps_no_register_names_its_units_freely() => Propose(Terms, UnitsOnDay.NoRegisters).Records(ByVN);

    [Fact]
    public void Units_of_a_party_that_keeps_a_register_are_in_force_when_the_window_starts()
    {
        Propose(Terms, KeptByLA).Records(ByVN);
        Propose(Terms, KeptByLA with { InForce = [] }).RejectsWith("unit-not-in-force").Detail.ShouldContain("2026-05-11");
        Propose(Terms, KeptByLA with { InForce = [CompanyOfLA with { Party = VN }] }).RejectsWith("unit-not-in-force");
    }

    [Fact]
    public void Both_ends_of_the_section_lie_in_the_stretches_of_a_partys_units_taken_together()
    {
        Propose(Terms with { To = Marker("613") }, KeptByLA).RejectsWith("section-of-other-units").Detail.ShouldContain("613");
        var next = CompanyOfLA with { Name = "ກອງຮ້ອຍ 512", Stretches = [new LineStretch(Marker("612"), Marker("620"))] };
        var together = TermsOf(Terms.Units[0], Terms.Units[1] with { Units = [CompanyOfLA.Name, next.Name] }) with { To = Marker("613/2") };
        Propose(together, KeptByLA with { InForce = [CompanyOfLA, next] }).Records(ByVN with { Terms = together });
    }

    [Fact]
    public void Where_the_register_tells_of_no_stretch_of_the_units_nothing_is_certain() =>
        Propose(Terms, KeptByLA with { InForce = [CompanyOfLA with { Stretches = [] }] }).Records(ByVN);

    [Fact]
    public void What_the_registers_do_not_allow_is_neither_proposed_anew_nor_postponed_to_nor_confirmed()
    {
        var ground = new PatrolGround(KeptByLA with { InForce = [] }, LineCatalogue.Empty);
        Patrol.Decider.Given(Proposed).When(patrol => ConfirmPatrolSlice.Decide(new ConfirmPatrol(1), patrol, LA, Now, ground)).RejectsWith("unit-not-in-force");
        Patrol.Decider.Given(Proposed).When(patrol => CounterProposePatrolSlice.Decide(new CounterProposePatrol(1, OtherTerms, "x"), patrol, LA, Now, DeadlinesStory.Defaults, ground))
            .RejectsWith("unit-not-in-force");
        Patrol.Decider.Given(Agreed).When(patrol => PostponePatrolSlice.Decide(new PostponePatrol(NewWindow, "x"), patrol, LA, Now, DeadlinesStory.Defaults, ground)).RejectsWith("unit-not-in-force");
    }

    [Fact]
    public void A_unit_is_on_both_sides_however_its_name_is_written() => Propose(
        Terms with { Units = [new PatrolUnits(VN, ["Đồn La Lay"], 1), new PatrolUnits(LA, ["ĐO\u0302\u0300N LA LAY"], 1)] }, UnitsOnDay.NoRegisters)
        .RejectsWith("invalid-request", EventStore.RejectionKind.Invalid);

    [Fact]
    public void A_team_may_write_its_units_in_another_way_than_they_were_agreed() => Patrol.Decider.Given(Agreed)
        .When(patrol => DeclareTeamSlice.Decide(new DeclareTeam(TeamOfVN with { Units = ["Đo\u0302\u0300n Bie\u0302n pho\u0300ng LA LAY"] }), patrol, VN))
        .Decision.ShouldBeOfType<EventStore.Decision<PatrolEvent>.Accepted>().Events.ShouldHaveSingleItem();

    [Fact]
    public void No_unit_is_in_two_patrols_in_progress_and_only_who_may_know_of_the_other_learns_of_it()
    {
        var other = Guid.Parse("01970000-0000-7000-8000-000000000099");
        var withLaos = new UnitInField(VN, UnitName.Key(TeamOfVN.Units[0]), other, Pair);
        var withChina = withLaos with { Pair = BorderPair.Parse("VN-CN") };
        StartBy(LA, withLaos).RejectsWith("unit-in-field").Detail.ShouldContain(other.ToString());
        StartBy(VN, withChina).RejectsWith("unit-in-field").Detail.ShouldContain(other.ToString());
        var hidden = StartBy(LA, withChina).RejectsWith("unit-unavailable");
        hidden.Detail.ShouldBe(PatrolRejections.UnitUnavailable.Detail);
        hidden.Detail.ShouldNotContain("patrol");
        StartBy(LA, withLaos with { Key = UnitName.Key("Đồn khác") }).Records(Started with { By = LA });
        StartBy(LA, withLaos with { Party = LA }).Records(Started with { By = LA });
    }

    [Theory]
    [InlineData("Post 511", "Post  511 ")]
    [InlineData("Post 511", "Post\u00A0511")]
    [InlineData("Post 511", "Po\u200Bst 511\uFEFF")]
    [InlineData("Post 511", "Ｐｏｓｔ　５１１")]
    [InlineData("ប៉ុស្តិ៍ព្រំដែន", "ប៉ុស្តិ៍\u200Bព្រំដែន")]
    public void No_unit_is_another_one_for_what_is_not_seen_in_its_name(string name, string alike)
    {
        UnitName.Key(alike).ShouldBe(UnitName.Key(name));
        var twice = Terms with { Units = [Terms.Units[0] with { Units = [name] }, Terms.Units[1] with { Units = [alike] }] };
        PatrolTermsRules.Check(twice, Pair, Now).ToImmutable().ShouldHaveSingleItem().Pointer.ShouldBe("/terms/units");
    }

    [Fact]
    public void Names_that_differ_by_a_blank_between_words_are_two() => UnitName.Comparer.Equals("Post 51 1", "Post 511").ShouldBeFalse();

    private static SpecDecision<PatrolEvent> Propose(PatrolTerms terms, UnitsOnDay units) => Patrol.Decider.Given().When(
        patrol => ProposePatrolSlice.Decide(new ProposePatrol(Pair, terms), patrol, Id, VN, Now, PatrolDeadlineRules.Default, new PatrolGround(units, LineCatalogue.Empty)));

    private static SpecDecision<PatrolEvent> StartBy(Party by, params ImmutableArray<UnitInField> inField) => Patrol.Decider.Given(Prepared).When(
        patrol => StartPatrolSlice.Decide(new StartPatrol(Start, Marker("606"), "nắng"), patrol, by, Later, inField));
}
