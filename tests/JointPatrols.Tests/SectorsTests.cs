using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Sectors;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.SectorsStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class SectorsTests
{
    private static readonly DateTimeOffset InJune = BorderDay.StartOf(June);

    [Fact]
    public void A_division_is_in_force_only_once_every_party_has_confirmed_the_same_revision_and_from_its_day_on()
    {
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Confirm(standing, LA)).Records(new SectorsConfirmed(LA, 1), new SectorsAgreed(1, Two, June, [VN, LA]));
        SectorsOfPair.Decider.Given(ToThree).When(standing => Confirm(standing, KH)).Records(new SectorsConfirmed(KH, 1));
        InForce(SectorsStory.Proposed, InJune).ShouldBeNull();
        InForce(SectorsStory.Agreed, InJune.AddTicks(-1)).ShouldBeNull();
        InForce(SectorsStory.Agreed, InJune).ShouldBe(Two);
    }

    [Fact]
    public void Nobody_confirms_what_it_has_proposed_what_was_superseded_or_what_should_hold_already()
    {
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Confirm(standing, VN)).RecordsNothing();
        var rejection = SectorsOfPair.Decider.Given(Superseded).When(standing => Confirm(standing, VN)).RejectsWith("revision-superseded");
        ((ImmutableArray<string>)rejection.Extensions["changed"]!).ShouldBe(["sectors", "source"]);
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => ConfirmSectorsSlice.Decide(new ConfirmSectors(1), standing, LA, InJune)).RejectsWith(SectorsRejections.DayPassed);
    }

    [Fact]
    public void The_same_proposal_of_the_other_party_is_to_be_confirmed_and_ones_own_is_recorded_once()
    {
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Propose(standing, LA, Two)).RejectsWith(SectorsRejections.SaidAlready);
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Propose(standing, VN, Two)).RecordsNothing();
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Propose(standing, LA, SectorsStory.Known)).Records(KnownByLA);
    }

    [Fact]
    public void A_declined_division_is_not_confirmed_but_may_be_proposed_again_and_what_is_agreed_is_not_declined()
    {
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Decline(standing, LA)).Records(new SectorsDeclined(LA, 1, "x"));
        SectorsOfPair.Decider.Given(SectorsStory.Declined).When(standing => Confirm(standing, LA)).RejectsWith(SectorsRejections.NothingOpen);
        SectorsOfPair.Decider.Given(SectorsStory.Declined).When(standing => Propose(standing, VN, Two)).Records(TwoByVN with { Revision = 2 });
        SectorsOfPair.Decider.Given(Superseded).When(standing => Decline(standing, VN)).RejectsWith("revision-superseded");
        SectorsOfPair.Decider.Given(SectorsStory.Agreed).When(standing => Decline(standing, LA)).RejectsWith(SectorsRejections.NothingOpen);
    }

    [Fact]
    public void A_party_of_another_pair_has_no_part_in_it()
    {
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Confirm(standing, CN)).RejectsWith(SectorsRejections.Unknown);
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Decline(standing, CN)).RejectsWith(SectorsRejections.Unknown);
        SectorsOfPair.Decider.Given(SectorsStory.Proposed).When(standing => Propose(standing, CN, SectorsStory.Known)).RejectsWith(Pairs.Foreign);
    }

    [Fact]
    public void Sectors_share_a_marker_as_their_limit_and_do_not_overlap()
    {
        Faults([Sector("1", "0", "17"), Sector("2", "17", "85")]).ShouldBeEmpty();
        Faults([Sector("2", "17", "85"), Sector("1", "0", "17")]).ShouldBeEmpty();
        Faults([Sector("1", "0", "17/1"), Sector("2", "17", "85")]).ShouldBe(["/division/sectors/1/from"]);
        Faults([Sector("1", "0", "85"), Sector("2", "17", "20")]).ShouldBe(["/division/sectors/1/from"]);
        Faults([Sector("1", "17", "20"), Sector("2", "17", null)]).ShouldBe(["/division/sectors/0/from", "/division/sectors/1/from"]);
        Faults([Sector("1", "0", null), Sector("2", "17", "85")]).ShouldBeEmpty();
    }

    [Fact]
    public void A_sector_ends_further_along_the_line_than_it_begins_at_markers_without_offsets()
    {
        Faults([Sector("1", "17", "17")]).ShouldBe(["/division/sectors/0/to"]);
        Faults([Sector("1", "17(1)", "17(2)")]).ShouldBe(["/division/sectors/0/to"]);
        Faults([Sector("1", "85", "17")]).ShouldBe(["/division/sectors/0/to"]);
        Faults([Sector("1", "17+100", "85+5")]).ShouldBe(["/division/sectors/0/from", "/division/sectors/0/to"]);
        Faults([Sector("1", "229", "229/12")]).ShouldBeEmpty();
    }

    [Fact]
    public void Names_are_unique_however_they_are_written_and_everything_has_its_limit()
    {
        Faults([Sector("Bắc", "0", "17"), Sector("BẮC ", "17", "85")]).ShouldContain("/division/sectors/1/name");
        Faults([Sector("", "0", "17")]).ShouldBe(["/division/sectors/0/name"]);
        Faults([Sector(new string('n', 101), "0", "17")]).ShouldBe(["/division/sectors/0/name"]);
        Faults([]).ShouldBe(["/division/sectors"]);
        Faults([.. Enumerable.Range(1, 51).Select(number => Sector($"{number}", $"{number}", $"{number + 1}"))]).ShouldContain("/division/sectors");
        Faults(new SectorDivision(Two.Sectors, new DataSource(DataOrigin.Published, ""))).ShouldBe(["/division/source/reference"]);
        Faults([Sector("1", "0", "17") with { Titles = [new("vi", "Khu 1"), new("vi", "Khu một")] }]).ShouldBe(["/division/sectors/0/titles/1/language"]);
        Faults([Sector("1", "0", "17") with { Titles = [new("zh", "一号")] }]).ShouldBe(["/division/sectors/0/titles/0/language"]);
        Faults([Sector("1", "0", "17") with { Titles = [new("vi", new string('n', 201))] }]).ShouldBe(["/division/sectors/0/titles/0/text"]);
    }

    [Theory]
    [InlineData("2026-05-01")]
    [InlineData("2027-05-02")]
    public void A_division_holds_from_tomorrow_at_the_earliest_and_within_a_year(string day) => SectorsOfPair.Decider.Given()
        .When(standing => ProposeSectorsSlice.Decide(new ProposeSectors(Pair, Two, DateOnly.ParseExact(day, "O")), standing, VN, Now)).RejectsWith("invalid-request", RejectionKind.Invalid)
        .Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/inForceFrom");

    [Theory]
    [InlineData("15", "16", "1")]
    [InlineData("16", "15", "1")]
    [InlineData("15", "17", "1")]
    [InlineData("17", "20", "2")]
    [InlineData("16", "17/1", "1,2")]
    [InlineData("80", "170", "2,3,4")]
    [InlineData("17", "17", "1,2")]
    [InlineData("498", "498", "4,5")]
    [InlineData("1116(1)", "1116(2)", "5")]
    [InlineData("497", "1378", "4,5")]
    public void A_section_lies_in_every_sector_that_it_reaches_into(string from, string to, string sectors) =>
        string.Join(',', SectorsStory.Known.SectorsOf(MarkerRef.Parse(from), MarkerRef.Parse(to))).ShouldBe(sectors);

    [Theory]
    [InlineData("1", "2", "")]
    [InlineData("4", "5", "")]
    [InlineData("3", "6", "First")]
    [InlineData("12", "15", "Second")]
    [InlineData("15", "25", "Second,Third")]
    [InlineData("20", "20", "Second,Third")]
    [InlineData("30", "40", "")]
    public void A_sector_whose_end_is_not_known_reaches_to_where_the_next_begins_and_a_section_may_lie_in_none(string from, string to, string sectors)
    {
        SectorDivision division = new([Sector("Third", "20", "30"), Sector("First", "2", "4"), Sector("Second", "10", null)]);
        string.Join(',', division.SectorsOf(MarkerRef.Parse(from), MarkerRef.Parse(to))).ShouldBe(sectors);
    }

    private static IEnumerable<string> Faults(ImmutableArray<LineSector> sectors) => Faults(new SectorDivision(sectors));

    private static IEnumerable<string> Faults(SectorDivision division) =>
        ProposeSectorsSlice.Decide(new ProposeSectors(Pair, division, June), StandingTerms<SectorDivision>.None, VN, Now) is Decision<SectorsEvent>.Rejected { Rejection: var rejection }
            ? [.. rejection.Faults.Select(fault => fault.Pointer)]
            : [];

    private static SectorDivision? InForce(IEnumerable<SectorsEvent> events, DateTimeOffset moment) => SectorsDetails.Of(SectorsOfPair.Decider.Fold(events), 1, moment).InForce;

    private static Decision<SectorsEvent> Confirm(StandingTerms<SectorDivision> standing, Party by) => ConfirmSectorsSlice.Decide(new ConfirmSectors(1), standing, by, Now);

    private static Decision<SectorsEvent> Decline(StandingTerms<SectorDivision> standing, Party by) => DeclineSectorsSlice.Decide(new DeclineSectors(1, "x"), standing, by);

    private static Decision<SectorsEvent> Propose(StandingTerms<SectorDivision> standing, Party by, SectorDivision division) =>
        ProposeSectorsSlice.Decide(new ProposeSectors(Pair, division, June), standing, by, Now);
}
