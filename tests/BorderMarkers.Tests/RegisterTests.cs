using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class RegisterTests
{
    private static readonly RegisterExistingMarker Register = new(VnCn, Entry);

    private static readonly RegisterEntry Corrected = Entry with { StandsSince = new DateOnly(2004, 1, 1) };

    [Fact]
    public void An_existing_marker_is_entered_on_one_partys_word() =>
        MarkerPosition.Decider.Given().When(position => RegisterExistingMarkerSlice.Decide(Register, position, Vn, null, Now)).Records(Registered);

    [Fact]
    public void It_is_in_service_when_every_party_has_confirmed_the_entry()
    {
        MarkerPosition.Decider.Given(Registered)
            .When(position => ConfirmRegisterEntrySlice.Decide(new ConfirmRegisterEntry(1), position, Cn))
            .Records(new RegisterEntryConfirmed(Cn, 1), new RegisterEntryAgreed(1, Entry, [Vn, Cn]));
        MarkerPosition.Decider.Fold(Standing).Status.ShouldBe(MarkerStatus.InService);
        MarkerPosition.Decider.Fold([Registered]).Status.ShouldBe(MarkerStatus.Registered);
    }

    [Fact]
    public void The_same_entry_again_records_nothing_and_another_is_refused()
    {
        MarkerPosition.Decider.Given(Standing).When(position => RegisterExistingMarkerSlice.Decide(Register, position, Cn, null, Now)).RecordsNothing();
        MarkerPosition.Decider.Given(Standing)
            .When(position => RegisterExistingMarkerSlice.Decide(Register with { Entry = Corrected }, position, Cn, null, Now)).RejectsWith("marker-number-taken");
    }

    [Fact]
    public void A_correction_voids_the_word_given_before() =>
        MarkerPosition.Decider.Given(Registered, new RegisterEntryCorrected(Cn, 2, Corrected, "Năm cắm mốc"))
            .When(position => ConfirmRegisterEntrySlice.Decide(new ConfirmRegisterEntry(1), position, Vn))
            .RejectsWith("revision-superseded");

    [Fact]
    public void An_entry_is_corrected_before_it_is_agreed() =>
        MarkerPosition.Decider.Given(Registered)
            .When(position => CorrectRegisterEntrySlice.Decide(new CorrectRegisterEntry(Corrected, "Năm cắm mốc"), position, Cn, null, Now))
            .Records(new RegisterEntryCorrected(Cn, 2, Corrected, "Năm cắm mốc"));

    [Fact]
    public void An_agreed_entry_holds_until_every_party_has_confirmed_another()
    {
        var corrected = new RegisterEntryCorrected(Cn, 2, Amended, "Bên quản lý");
        MarkerPosition.Decider.Given(Standing)
            .When(position => CorrectRegisterEntrySlice.Decide(new CorrectRegisterEntry(Amended, "Bên quản lý"), position, Cn, null, Now)).Records(corrected);
        MarkerPosition.Decider.Fold([.. Standing, corrected]).EntryInForce.ShouldBe(Entry);
        MarkerPosition.Decider.Given([.. Standing, corrected])
            .When(position => ConfirmRegisterEntrySlice.Decide(new ConfirmRegisterEntry(2), position, Vn))
            .Records(new RegisterEntryConfirmed(Vn, 2), new RegisterEntryAmended(2, Amended, [Cn, Vn]));
        var amended = MarkerPosition.Decider.Fold([.. Standing, corrected, new RegisterEntryConfirmed(Vn, 2), new RegisterEntryAmended(2, Amended, [Cn, Vn])]);
        amended.Status.ShouldBe(MarkerStatus.InService);
        amended.Members.Select(member => member.Responsible).ShouldBe([Vn, Cn, Cn]);
    }

    [Fact]
    public void What_progress_is_counted_from_stays_in_an_agreed_entry() =>
        MarkerPosition.Decider.Given(Standing)
            .When(position => CorrectRegisterEntrySlice.Decide(new CorrectRegisterEntry(Corrected, "Năm cắm mốc"), position, Cn, null, Now))
            .Faults("/entry");

    [Fact]
    public void A_correction_keeps_the_number() =>
        MarkerPosition.Decider.Given(Registered)
            .When(position => CorrectRegisterEntrySlice.Decide(new CorrectRegisterEntry(Entry with { Number = MarkerRef.Parse("223") }, "x"), position, Cn, null, Now))
            .Faults("/entry/number");

    [Fact]
    public void An_elevation_stands_in_the_point_where_there_is_one()
    {
        var both = Entry with { Members = [Entry.Members[0] with { Elevation = 542.8 }] };
        var alone = Entry with { Members = [new StandingMarker(1, Elevation: 928.43)] };
        MarkerPosition.Decider.Given().When(position => RegisterExistingMarkerSlice.Decide(Register with { Entry = both }, position, Vn, null, Now)).Faults("/entry/members/0/elevation");
        MarkerPosition.Decider.Given().When(position => RegisterExistingMarkerSlice.Decide(Register with { Entry = alone }, position, Vn, null, Now))
            .Records(Registered with { Entry = alone });
    }

    [Fact]
    public void A_named_section_belongs_to_the_pair() =>
        MarkerPosition.Decider.Given()
            .When(position => RegisterExistingMarkerSlice.Decide(
                Register with { Entry = Entry with { SectionId = SectionId } }, position, Vn, new KnownSection(VnLa, SectionStatus.InForce), Now))
            .Faults("/entry/sectionId");

    [Fact]
    public void A_planned_position_has_no_entry_and_an_existing_one_no_survey()
    {
        var ofPair = Survey with { TeamLeaders = [new SurveyTeamLeader(Vn, "A"), new SurveyTeamLeader(Cn, "B")] };
        MarkerPosition.Decider.Given(Planned).When(position => ConfirmRegisterEntrySlice.Decide(new ConfirmRegisterEntry(1), position, La)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Registered).When(position => ConfirmJointSurveySlice.Decide(new ConfirmJointSurvey(1), position, Cn)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Registered).When(position => ProposeJointSurveySlice.Decide(new ProposeJointSurvey(ofPair), position, Cn, Now)).RejectsWith("marker-not-in-state");
    }
}
