using BorderCoordination.Agreement;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

/// <summary>What stands in a dossier and in the record of a damage case besides the texts, and how they are signed.</summary>
public sealed class RecordTests
{
    private static readonly RecordParticulars ReservedByLa = new("7/BB", Reservations: [new RecordReservation(La, OtherTexts)]);

    private static readonly PaperSignature Paper = new(DateOnly.FromDateTime(Now.Date), new string('c', 64), "clerk-7", Now);

    [Fact]
    public void A_dossier_keeps_what_another_party_has_reserved()
    {
        DossierDrafted reserved = new(La, 1, Texts, ReservedByLa, DataAfter(Measured));
        MarkerPosition.Decider.Given(Measured).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts, ReservedByLa), position, La)).Records(reserved);
        MarkerPosition.Decider.Given(Measured).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts, ReservedByLa), position, Vn)).RejectsWith("reservation-of-another");
        MarkerPosition.Decider.Given([.. Measured, reserved]).When(position => DraftDossierSlice.Decide(new DraftDossier(OtherTexts), position, Vn)).RejectsWith("reservation-of-another");
        MarkerPosition.Decider.Given([.. Measured, reserved])
            .When(position => DraftDossierSlice.Decide(new DraftDossier(OtherTexts, ReservedByLa), position, Vn)).Records(new DossierDrafted(Vn, 2, OtherTexts, ReservedByLa, DataAfter(Measured)));
        MarkerPosition.Decider.Given([.. Measured, reserved]).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts, ReservedByLa), position, Vn)).RecordsNothing();
    }

    [Fact]
    public void The_record_of_a_damage_case_keeps_what_another_party_has_reserved()
    {
        DamageRecordDrafted reserved = new(La, 1, Texts, ReservedByLa, DamageRecordData.Of(DamageCase.Decider.Fold(Remeasured)).Attachment());
        DamageCase.Decider.Given(Remeasured).When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(Texts, ReservedByLa), damage, La)).Records(reserved);
        DamageCase.Decider.Given([.. Remeasured, reserved])
            .When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(OtherTexts), damage, Vn)).RejectsWith("reservation-of-another");
        DamageCase.Decider.Given([.. Remeasured, reserved])
            .When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(Texts), damage, La)).Records(new DamageRecordDrafted(La, 2, Texts, Data: reserved.Data));
    }

    [Fact]
    public void A_records_own_data_copied_from_the_answer_into_a_redraft_says_nothing_new()
    {
        DossierDrafted drafted = new(La, 1, Texts, null, DataAfter(Measured));
        RecordParticulars copied = new("7/BB", Attachments: [drafted.Data!]);
        MarkerPosition.Decider.Given([.. Measured, drafted]).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts, copied), position, La))
            .Records(new DossierDrafted(La, 2, Texts, new RecordParticulars("7/BB"), drafted.Data));
        MarkerPosition.Decider.Given([.. Measured, drafted])
            .When(position => DraftDossierSlice.Decide(new DraftDossier(Texts, new RecordParticulars(Attachments: [drafted.Data!])), position, La)).RecordsNothing();
        MarkerPosition.Decider.Given(Measured).When(position => DraftDossierSlice.Decide(new DraftDossier(Texts, copied), position, La)).RejectsWith("attachment-not-uploaded");

        DamageRecordDrafted record = new(La, 1, Texts, null, DamageRecordData.Of(DamageCase.Decider.Fold(Remeasured)).Attachment());
        DamageCase.Decider.Given([.. Remeasured, record])
            .When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(Texts, new RecordParticulars("7/BB", Attachments: [record.Data!])), damage, La))
            .Records(new DamageRecordDrafted(La, 2, Texts, new RecordParticulars("7/BB"), record.Data));
    }

    [Fact]
    public void A_signature_on_paper_says_so()
    {
        var signature = new RecordSignature(Vn, "Thiếu tá A", TextsHash, Paper);
        var paper = new PaperSigning(Paper.SignedOn, Paper.Scan);
        MarkerPosition.Decider.Given(DossierOnTable)
            .When(position => SignDossierSlice.Decide(new SignDossier(1, "Thiếu tá A", paper), position, Vn, Paper)).Records(new DossierSigned(1, signature));
        DamageCase.Decider.Given(RecordOnTable)
            .When(damage => SignDamageRecordSlice.Decide(new SignDamageRecord(1, "Thiếu tá A", paper), damage, Vn, Paper)).Records(new DamageRecordSigned(1, signature));
    }

    [Fact]
    public void Whom_the_record_names_signs_and_nobody_else()
    {
        var named = new RecordParticulars(Signatories: [new RecordSignatory(Vn, "A", "Thiếu tá", "Trưởng đoàn")]);
        var hash = BilateralRecord.Draft(VnLa.Parties, Texts, null, named).Hash;
        MarkerPosition.Decider.Given([.. Measured, new DossierDrafted(La, 1, Texts, named)])
            .When(position => SignDossierSlice.Decide(new SignDossier(1, "B"), position, Vn)).RejectsWith("other-signatory");
        DamageCase.Decider.Given([.. Remeasured, new DamageRecordDrafted(La, 1, Texts, named)])
            .When(damage => SignDamageRecordSlice.Decide(new SignDamageRecord(1, "A"), damage, Vn)).Records(new DamageRecordSigned(1, new RecordSignature(Vn, "A", hash)));
    }

    [Fact]
    public void Whoever_signs_a_superseded_draft_learns_what_has_changed() =>
        MarkerPosition.Decider.Given([.. DossierOnTable, new DossierDrafted(La, 2, Texts, ReservedByLa)])
            .When(position => SignDossierSlice.Decide(new SignDossier(1, "A"), position, Vn)).RejectsWith("revision-superseded")
            .Extensions["changed"].ShouldBe((System.Collections.Immutable.ImmutableArray<string>)["number", "reservations"]);
}
