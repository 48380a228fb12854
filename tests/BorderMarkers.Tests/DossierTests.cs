using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class DossierTests
{
    [Fact]
    public void A_dossier_follows_on_the_measurement_of_every_marker()
    {
        MarkerPosition.Decider.Given(Planted).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts), position, Vn)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(Measured).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts), position, Vn)).Records(new DossierDrafted(Vn, 1, Texts, Data: DataAfter(Measured)));
    }

    [Fact]
    public void A_dossier_is_written_once_in_each_language_of_the_pair()
    {
        MarkerPosition.Decider.Given(Measured).When(position => DraftDossierSlice.Decide(new DraftDossier([Texts[0]]), position, Vn)).Faults("/texts");
        MarkerPosition.Decider.Given(Measured).When(position => DraftDossierSlice.Decide(new DraftDossier([.. Texts, new RecordText("en", "x")]), position, Vn)).Faults("/texts");
        MarkerPosition.Decider.Given(Measured).When(position => DraftDossierSlice.Decide(new DraftDossier([.. Texts, Texts[0]]), position, Vn)).Faults("/texts");
    }

    [Fact]
    public void A_changed_draft_voids_the_signatures() =>
        MarkerPosition.Decider.Given([.. DossierOnTable, new DossierSigned(1, Signature(Vn)), new DossierDrafted(La, 2, OtherTexts)])
            .When(position => SignDossierSlice.Decide(new SignDossier(1, "x"), position, La))
            .RejectsWith("revision-superseded");

    [Fact]
    public void The_same_draft_again_voids_nothing() =>
        MarkerPosition.Decider.Given([.. DossierOnTable, new DossierSigned(1, Signature(Vn))])
            .When(position => DraftDossierSlice.Decide(new DraftDossier([Texts[1], Texts[0]]), position, La))
            .RecordsNothing();

    [Fact]
    public void A_dossier_is_complete_when_every_party_has_signed_the_same_draft()
    {
        MarkerPosition.Decider.Given(DossierOnTable)
            .When(position => SignDossierSlice.Decide(new SignDossier(1, Signature(La).Signatory), position, La)).Records(new DossierSigned(1, Signature(La)));
        MarkerPosition.Decider.Given([.. DossierOnTable, new DossierSigned(1, Signature(La))])
            .When(position => SignDossierSlice.Decide(new SignDossier(1, Signature(Vn).Signatory), position, Vn))
            .Records(new DossierSigned(1, Signature(Vn)), new DossierCompleted(1, TextsHash));
    }

    [Fact]
    public void A_signed_dossier_is_not_redrafted() =>
        MarkerPosition.Decider.Given(DossierComplete).When(position => DraftDossierSlice.Decide(new DraftDossier(OtherTexts), position, Vn)).RejectsWith("marker-not-in-state");

    [Fact]
    public void Acceptance_needs_every_side_of_the_joint_committee()
    {
        MarkerPosition.Decider.Given(DossierComplete)
            .When(position => ApproveMarkerPositionSlice.Decide(new ApproveMarkerPosition(1), position, La)).Records(new MarkerAcceptanceApproved(La, 1));
        MarkerPosition.Decider.Given([.. DossierComplete, new MarkerAcceptanceApproved(La, 1)])
            .When(position => ApproveMarkerPositionSlice.Decide(new ApproveMarkerPosition(1), position, Vn))
            .Records(new MarkerAcceptanceApproved(Vn, 1), new MarkerPositionAccepted(1, [La, Vn]));
        MarkerPosition.Decider.Given(Accepted).When(position => ApproveMarkerPositionSlice.Decide(new ApproveMarkerPosition(1), position, Vn)).RecordsNothing();
    }

    [Fact]
    public void Nothing_is_accepted_without_a_signed_dossier_nor_on_another_revision()
    {
        MarkerPosition.Decider.Given(DossierOnTable).When(position => ApproveMarkerPositionSlice.Decide(new ApproveMarkerPosition(1), position, Vn)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given(DossierComplete).When(position => ApproveMarkerPositionSlice.Decide(new ApproveMarkerPosition(2), position, Vn)).RejectsWith("revision-superseded");
    }

    [Fact]
    public void A_dossier_is_returned_with_remarks_and_drafted_anew()
    {
        var returned = new DossierReturned(La, 1, "x");
        MarkerPosition.Decider.Given([.. DossierOnTable, new DossierSigned(1, Signature(Vn))])
            .When(position => ReturnDossierSlice.Decide(new ReturnDossier(1, "x"), position, La)).Records(returned);
        MarkerPosition.Decider.Given([.. DossierOnTable, returned]).When(position => SignDossierSlice.Decide(new SignDossier(1, "x"), position, La)).RejectsWith("marker-not-in-state");
        MarkerPosition.Decider.Given([.. DossierOnTable, returned]).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts), position, Vn))
            .Records(new DossierDrafted(Vn, 2, Texts, Data: DataAfter(Measured)));
        MarkerPosition.Decider.Given([.. DossierOnTable, returned]).When(position => ReturnDossierSlice.Decide(new ReturnDossier(1, "x"), position, La)).RecordsNothing();
        MarkerPosition.Decider.Given(DossierOnTable).When(position => ReturnDossierSlice.Decide(new ReturnDossier(2, "x"), position, La)).RejectsWith("revision-superseded");
        MarkerPosition.Decider.Given(DossierOnTable).When(position => ReturnDossierSlice.Decide(new ReturnDossier(1, " "), position, La)).Faults("/remarks");
    }

    [Fact]
    public void A_side_of_the_joint_committee_returns_a_signed_dossier_instead_of_approving_it()
    {
        ImmutableArray<MarkerPositionEvent> approvedByOne = [.. DossierComplete, new MarkerAcceptanceApproved(Vn, 1)];
        MarkerPosition.Decider.Given(approvedByOne).When(position => RefuseAcceptanceSlice.Decide(new RefuseAcceptance(1, "x"), position, La)).Records(new DossierReturned(La, 1, "x"));
        MarkerPosition.Decider.Given(approvedByOne).When(position => ReturnDossierSlice.Decide(new ReturnDossier(1, "x"), position, La)).RejectsWith("marker-not-in-state");
        var returned = MarkerPosition.Decider.Fold([.. approvedByOne, new DossierReturned(La, 1, "x")]);
        (returned.Status, returned.ApprovedBy.Length, returned.Returns.Length).ShouldBe((MarkerStatus.Measured, 0, 1));
        MarkerPosition.Decider.Given(Accepted).When(position => RefuseAcceptanceSlice.Decide(new RefuseAcceptance(1, "x"), position, La)).RejectsWith("marker-not-in-state");
    }

    [Fact]
    public void A_signature_covers_planting_and_measurements_and_not_the_texts_alone()
    {
        var otherwise = MeasuredInFull.Replace(MeasuredInFull.OfType<MarkerPlanted>().First(), new MarkerPlanted(1, Vn, Planting with { Inscription = "679" }));
        DataAfter(MeasuredInFull).Hash.ShouldNotBe(DataAfter(otherwise).Hash);
        HashOver(MeasuredInFull).ShouldNotBe(HashOver(otherwise));
        DataAfter([.. MeasuredInFull, new CoordinatesProposed(La, 1, 2, Coordinates with { Point = Point with { Elevation = 1 } }), new CoordinatesConfirmed(Vn, 1, 2),
            Agreed(1) with { Revision = 2, Coordinates = Coordinates with { Point = Point with { Elevation = 1 } } }]).Hash.ShouldNotBe(DataAfter(MeasuredInFull).Hash);

        static string HashOver(ImmutableArray<MarkerPositionEvent> measured)
        {
            var drafted = MarkerPosition.Decider.Fold([.. measured, new DossierDrafted(Vn, 1, Texts, Data: DataAfter(measured))]);
            return SignDossierSlice.Decide(new SignDossier(1, "x"), drafted, Vn)
                .ShouldBeOfType<EventStore.Decision<MarkerPositionEvent>.Accepted>().Events.Cast<DossierSigned>().Single().Signature.Hash;
        }
    }

    [Fact]
    public void What_a_dossier_rests_on_is_not_changed_by_what_is_measured_later() =>
        DossierData.Of(MarkerPosition.Decider.Fold([.. InServiceInFull, new MarkerMeasured(1, Vn, Measurement with { Instrument = "x" })])).Content()
            .ShouldBe(DossierData.Of(MarkerPosition.Decider.Fold(MeasuredInFull)).Content());

    [Fact]
    public void A_draft_with_other_data_is_another_draft()
    {
        var drafted = new DossierDrafted(Vn, 1, Texts, Data: DataAfter(MeasuredInFull));
        MarkerPosition.Decider.Given([.. MeasuredInFull, drafted]).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts), position, La)).RecordsNothing();
        MarkerPositionEvent[] corrected = [new DossierReturned(La, 1, "x"), new MarkerPlantingCorrected(1, Vn, Planting with { Inscription = "679" }, "x")];
        MarkerPosition.Decider.Given([.. MeasuredInFull, drafted, .. corrected])
            .When(position => DraftDossierSlice.Decide(new DraftDossier(Texts), position, La))
            .Records(new DossierDrafted(La, 2, Texts, Data: DataAfter([.. MeasuredInFull, corrected[1]])));
    }
}
