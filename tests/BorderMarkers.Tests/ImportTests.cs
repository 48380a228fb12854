using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.BorderMarkers.Imports;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class ImportTests
{
    private static readonly RegisterEntry Other = Entry with { Place = "Elsewhere" };

    [Fact]
    public void An_entry_that_is_new_is_entered_on_the_importing_partys_word() =>
        MarkerPosition.Decider.Given().When(position => PositionFile.Decide(Entry, position, VnCn, Vn, null, Now)).Records(Registered);

    [Fact]
    public void An_entry_that_differs_and_is_not_agreed_is_a_correction() =>
        MarkerPosition.Decider.Given(Registered).When(position => PositionFile.Decide(Other, position, VnCn, Cn, null, Now))
            .Records(new RegisterEntryCorrected(Cn, 2, Other, "Imported"));

    [Fact]
    public void An_entry_that_says_the_same_records_nothing_whoever_imports_it_and_is_no_word_of_the_other_party()
    {
        MarkerPosition.Decider.Given(Registered).When(position => PositionFile.Decide(Entry, position, VnCn, Vn, null, Now)).RecordsNothing();
        MarkerPosition.Decider.Given(Registered).When(position => PositionFile.Decide(Entry, position, VnCn, Cn, null, Now)).RecordsNothing();
        MarkerPosition.Decider.Given(Standing).When(position => PositionFile.Decide(Entry, position, VnCn, Cn, null, Now)).RecordsNothing();
    }

    [Fact]
    public void What_every_party_has_agreed_to_stays_in_force_until_all_have_confirmed_what_a_file_corrects()
    {
        MarkerPosition.Decider.Given([.. Standing]).When(position => PositionFile.Decide(Other, position, VnCn, Vn, null, Now)).Records(new RegisterEntryCorrected(Vn, 2, Other, "Imported"));
        var position = MarkerPosition.Decider.Fold([.. Standing, new RegisterEntryCorrected(Vn, 2, Other, "Imported")]);
        PhysicalMarker.Of(PositionId, position).ShouldAllBe(marker => marker.Place == Entry.Place);
    }

    [Fact]
    public void What_is_in_force_is_no_correction_of_what_is_on_the_table() =>
        MarkerPosition.Decider.Given([.. Standing, new RegisterEntryCorrected(Cn, 2, Other, "x")])
            .When(position => PositionFile.Decide(Entry, position, VnCn, Vn, null, Now)).RecordsNothing();

    [Fact]
    public void A_position_that_is_planned_is_not_entered_by_a_file() =>
        MarkerPosition.Decider.Given(Planned).When(position => PositionFile.Decide(Entry with { Number = Number }, position, VnLa, Vn, null, Now)).RejectsWith("marker-number-taken");

    [Fact]
    public void A_party_gives_its_word_on_the_content_that_it_has_read()
    {
        RegisterImport.Decider.Given(Imported).When(import => ConfirmImportSlice.Decide(new ConfirmImport(Imported.ContentHash), import, La))
            .Records(new RegisterImportConfirmed(La, Imported.ContentHash));
        RegisterImport.Decider.Given(Imported).When(import => ConfirmImportSlice.Decide(new ConfirmImport(new string('0', 64)), import, La)).RejectsWith("import-content-differs");
        RegisterImport.Decider.Given(Imported).When(import => ConfirmImportSlice.Decide(new ConfirmImport(Imported.ContentHash), import, Kh)).RejectsWith("import-not-found", RejectionKind.NotFound);
        RegisterImport.Decider.Given().When(import => ConfirmImportSlice.Decide(new ConfirmImport(Imported.ContentHash), import, La)).RejectsWith("import-not-found", RejectionKind.NotFound);
    }

    [Fact]
    public void The_importing_partys_word_is_given_and_a_word_twice_counts_once()
    {
        RegisterImport.Decider.Given(Imported).When(import => ConfirmImportSlice.Decide(new ConfirmImport(Imported.ContentHash), import, Vn)).RecordsNothing();
        RegisterImport.Decider.Given(Imported, new RegisterImportConfirmed(La, Imported.ContentHash))
            .When(import => ConfirmImportSlice.Decide(new ConfirmImport(Imported.ContentHash), import, La)).RecordsNothing();
        RegisterImport.Decider.Given(Imported).When(import => ImportWriter.Decide(Imported, import)).RecordsNothing();
    }

    [Fact]
    public void The_same_file_is_the_same_import_of_the_same_party_only()
    {
        var id = RegisterImport.IdOf(VnLa, Vn, ImportKind.Positions, Imported.ContentHash);
        id.ShouldBe(Imported.ImportId);
        RegisterImport.IdOf(VnLa, La, ImportKind.Positions, Imported.ContentHash).ShouldNotBe(id);
    }

    [Fact]
    public void Hand_overs_of_one_marker_are_taken_in_the_order_of_their_days()
    {
        HandOverMarker[] commands = [new(2, "Đồn A", new DateOnly(2026, 4, 25)), new(2, "Đồn B", new DateOnly(2026, 4, 28))];
        MarkerPosition.Decider.Given([.. Accepted]).When(position => PostFile.Decide([.. commands], position, La, Now)).Records(
            new MarkerHandedOver(Number.WithMember(2), La, "Đồn A", new DateOnly(2026, 4, 25)), new MarkerHandedOver(Number.WithMember(2), La, "Đồn B", new DateOnly(2026, 4, 28)));
        MarkerPosition.Decider.Given([.. Accepted]).When(position => PostFile.Decide([commands[0], commands[0] with { ManagingPost = "Đồn B" }], position, La, Now))
            .Faults("/members/1/from");
    }
}
