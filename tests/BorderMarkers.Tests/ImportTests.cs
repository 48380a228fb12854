using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.BorderMarkers.Imports;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class ImportTests
{
    private const string Positions =
        """
        number,member,kind,size,place,territory,latitude,longitude,referenceFrame,elevation,sourceOrigin,sourceReference
        222,1,main,small,Đồn Biên phòng Bản Máy,VN,22.8523811,104.5895664,unspecified (published),542.80,published,"Tạp chí Biên phòng, 2011"
        222,2,main,small,Đồn Biên phòng Bản Máy,CN,22.8530408,104.5893611,unspecified (published),541.65,published,"Tạp chí Biên phòng, 2011"
        222,3,main,small,Đồn Biên phòng Bản Máy,CN,22.8526808,104.5906094,unspecified (published),538.46,published,"Tạp chí Biên phòng, 2011"
        """;

    private const string Sections =
        """
        code,name,provinces,lengthKilometres,from,to,sourceOrigin,sourceReference,asOf,positions,markers,kilometres,stakes,baselineOrigin,baselineReference
        quang-nam-sekong,Quảng Nam – Sekong (ເຊກອງ),Quảng Nam;ເຊກອງ,142,654,713,published,"Tạp chí Biên phòng, 2011",2008-01-01,60,60,142,4,published,"Tạp chí Biên phòng, 2011"
        """;

    private static readonly RegisterEntry Other = Entry with { Place = "Elsewhere" };

    [Fact]
    public void What_was_planted_and_exported_changes_nothing_where_it_was_planted_and_is_an_entry_elsewhere()
    {
        var planted = PhysicalMarker.AsEntry(MarkerPosition.Decider.Fold(InServiceInFull));
        planted.Members.Select(member => member.Point).ShouldBe([Coordinates.Point, Coordinates.Point]);
        planted.StandsSince.ShouldBe(Planting.PlantedOn);
        MarkerPosition.Decider.Given(InServiceInFull).When(position => PositionFile.Decide(planted, position, VnLa, Vn, null, Now)).RecordsNothing();
        MarkerPosition.Decider.Given(AcceptedInFull).When(position => PositionFile.Decide(planted, position, VnLa, Vn, null, Now)).RejectsWith("marker-number-taken");
        MarkerPosition.Decider.Given(InServiceInFull)
            .When(position => PositionFile.Decide(planted with { Place = "x" }, position, VnLa, Vn, null, Now)).RejectsWith("marker-number-taken");
    }

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

    /// <summary>The other party has read the file, and not what the importing party has put on the table besides.</summary>
    [Fact]
    public async Task A_word_on_a_file_is_one_on_the_revision_that_says_what_the_file_says()
    {
        MarkerPositionEvent[] corrected = [.. Standing, new RegisterEntryCorrected(Vn, 2, Other, "x")];
        var entry = PositionFile.Read(CsvRows.Read(Positions, PositionFile.Columns, 10), VnCn, ImmutableDictionary<string, KnownSection>.Empty, []).ShouldHaveSingleItem();
        (await entry.ForeseeAsync(new StoredStream([.. Standing]), isThere: true, Vn, Now, CancellationToken.None)).ShouldBe(new EntryResult(entry, EntryOutcome.Unchanged, 1, null));
        (await entry.ForeseeAsync(new StoredStream(corrected), isThere: true, Vn, Now, CancellationToken.None)).ShouldBe(new EntryResult(entry, EntryOutcome.Unchanged, 1, null));
        MarkerPosition.Decider.Given(corrected).When(position => ConfirmRegisterEntrySlice.Decide(new ConfirmRegisterEntry(1), position, Cn)).RejectsWith("revision-superseded");
    }

    [Fact]
    public async Task The_same_holds_for_the_baseline_of_a_section()
    {
        SectionEvent[] raised = [.. AgreedSection, new SectionBaselineProposed(Vn, 2, Raised, "x")];
        var entry = SectionFile.Read(CsvRows.Read(Sections, SectionFile.Columns, 10), VnLa, ImmutableDictionary<string, KnownSection>.Empty, []).ShouldHaveSingleItem();
        (await entry.ForeseeAsync(new StoredStream(raised), isThere: true, Vn, Now, CancellationToken.None)).ShouldBe(new EntryResult(entry, EntryOutcome.Unchanged, 1, null));
    }

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

    /// <summary>A store that holds one stream.</summary>
    private sealed class StoredStream(IReadOnlyList<object> events) : IEventStore
    {
        public IAppendSignal Signal => throw new NotSupportedException();

        public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamName stream, StreamLimit limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RecordedEvent>>(
            [.. events.Select((data, index) => new RecordedEvent(PositionId, stream, index + 1, "", data, Now, new EventMetadata(Vn, null, null, VnCn, Visibility.Shared)))]);

        public Task<Outcome<TState>> TransactAsync<TState, TEvent>(
            StreamName stream, Decider<TState, TEvent> decider, Func<TState, Decision<TEvent>> decide, Intent<TState> intent, CancellationToken cancellationToken)
            where TEvent : class => throw new NotSupportedException();

        public Task WriteAsync(Func<IAppender, CancellationToken, Task> work, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
