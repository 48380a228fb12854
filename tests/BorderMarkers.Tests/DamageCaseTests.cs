using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.Testing;
using static BorderCoordination.BorderMarkers.Tests.Samples;

namespace BorderCoordination.BorderMarkers.Tests;

public sealed class DamageCaseTests
{
    private static readonly FindingStatement Statement = new(
        Finding.Category, Finding.FoundAt, Finding.Finder, Finding.Photos, Finding.Cause, Finding.Note);

    private static readonly RegisteredMarker Unregistered = new(DamagedMarker, 0, null, null);

    private static readonly ReportDamage Report = new(VnLa, DamagedMarker, Statement);

    [Fact]
    public void A_report_opens_a_case_as_that_partys_word() =>
        DamageCase.Decider.Given().When(damage => ReportDamageSlice.Decide(Report, damage, CaseId, Vn, Unregistered, null, Now)).Records(Reported);

    [Fact]
    public void One_case_is_open_for_a_marker_and_a_further_report_is_added_to_it()
    {
        var further = Report with { Finding = Statement with { Category = DamageCategory.Lost } };
        DamageCase.Decider.Given(Reported).When(damage => ReportDamageSlice.Decide(further, damage, CaseId, La, Unregistered, null, Now))
            .Records(new DamageFindingAdded(further.Finding.Of(La)));
        DamageCase.Decider.Given(Reported).When(damage => ReportDamageSlice.Decide(Report, damage, CaseId, Vn, Unregistered, null, Now)).RecordsNothing();
        DamageCase.Decider.Given(ClosedCase).When(damage => ReportDamageSlice.Decide(further, damage, CaseId, Vn, Unregistered, null, Now)).RejectsWith("damage-case-not-in-state");
    }

    [Fact]
    public void New_damage_after_the_close_is_a_new_case_that_names_the_earlier_one()
    {
        DamageCase.Decider.Given().When(damage => ReportDamageSlice.Decide(Report, damage, CaseId, Vn, Unregistered, PositionId, Now))
            .Records(Reported with { EarlierCase = PositionId });
        DamageCase.Decider.Fold([Reported with { EarlierCase = PositionId }]).EarlierCase.ShouldBe(PositionId);
    }

    [Fact]
    public void A_report_names_one_marker_of_several_that_the_register_has()
    {
        var three = RegisteredMarker.Of(Markers.MarkerPosition.Decider.Fold(Standing), MarkerRef.Parse("222"));
        DamageCase.Decider.Given()
            .When(damage => ReportDamageSlice.Decide(new ReportDamage(VnCn, MarkerRef.Parse("222"), Statement), damage, CaseId, Vn, three, null, Now)).Faults("/marker");
    }

    [Fact]
    public void The_tables_constraint_refuses_a_second_open_case() =>
        new DamageCaseTable().Guards["one_open_damage_case"].Code.ShouldBe("damage-case-open");

    [Fact]
    public void A_report_is_checked_member_by_member() =>
        DamageCase.Decider.Given()
            .When(damage => ReportDamageSlice.Decide(
                new ReportDamage(VnLa, MarkerRef.Parse("679+20"), new FindingStatement(DamageCategory.Lost, Now.AddHours(1), " ", ["A"])), damage, CaseId, Vn, Unregistered, null, Now))
            .Faults("/marker", "/finding/foundAt", "/finding/finder", "/finding/photos/0");

    [Fact]
    public void A_party_reports_nothing_in_a_foreign_pair() =>
        DamageCase.Decider.Given().When(damage => ReportDamageSlice.Decide(Report, damage, CaseId, Cn, Unregistered, null, Now)).RejectsWith("foreign-pair", RejectionKind.Forbidden);

    [Fact]
    public void A_later_finding_is_added_once()
    {
        var later = Statement with { Category = DamageCategory.Displaced };
        DamageCase.Decider.Given(Reported).When(damage => AddDamageFindingSlice.Decide(new AddDamageFinding(later), damage, Vn, Now)).Records(new DamageFindingAdded(later.Of(Vn)));
        DamageCase.Decider.Given(Reported).When(damage => AddDamageFindingSlice.Decide(new AddDamageFinding(Statement), damage, Vn, Now)).RecordsNothing();
        DamageCase.Decider.Given(ClosedCase).When(damage => AddDamageFindingSlice.Decide(new AddDamageFinding(later), damage, Vn, Now)).RejectsWith("damage-case-not-in-state");
    }

    [Fact]
    public void Facts_wait_until_every_party_knows() =>
        DamageCase.Decider.Given(Reported).When(damage => StateDamageFactsSlice.Decide(new StateDamageFacts(Facts), damage, Vn, null, Now)).RejectsWith(DamageRejections.NotAllNotified);

    [Fact]
    public void Who_states_a_finding_knows_of_it_and_need_not_be_told()
    {
        DamageCase.Decider.Fold([Reported with { Finding = Finding with { StatedBy = [Vn, La] } }]).Status.ShouldBe(DamageCaseStatus.OtherPartyNotified);
        DamageCase.Decider.Fold([Reported, new DamageFindingAdded(Finding with { StatedBy = [La] })]).Status.ShouldBe(DamageCaseStatus.OtherPartyNotified);
        DamageCase.Decider.Fold([Reported, Notified]).Status.ShouldBe(DamageCaseStatus.OtherPartyNotified);
    }

    [Fact]
    public void With_three_parties_each_is_told()
    {
        var reported = Reported with { Pair = VnLaKh };
        DamageCase.Decider.Fold([reported, Notified]).Status.ShouldBe(DamageCaseStatus.Reported);
        DamageCase.Decider.Fold([reported, Notified, Notified with { By = La, Notified = Kh }]).Status.ShouldBe(DamageCaseStatus.OtherPartyNotified);
    }

    [Fact]
    public void A_party_tells_another_one_of_the_pair()
    {
        var notify = new NotifyOtherParty(La, Notified.Channel, Notified.NotifiedAt, Notified.Reference);
        DamageCase.Decider.Given(Reported).When(damage => NotifyOtherPartySlice.Decide(notify, damage, Vn, Now)).Records(Notified);
        DamageCase.Decider.Given(Reported, Notified).When(damage => NotifyOtherPartySlice.Decide(notify, damage, Vn, Now)).RecordsNothing();
        DamageCase.Decider.Given(Reported).When(damage => NotifyOtherPartySlice.Decide(notify, damage, La, Now)).Faults("/party");
        DamageCase.Decider.Given(Reported).When(damage => NotifyOtherPartySlice.Decide(notify with { Party = Kh }, damage, Vn, Now)).Faults("/party");
    }

    [Fact]
    public void Facts_are_agreed_when_every_party_has_given_its_word() =>
        DamageCase.Decider.Given(FactsOnTable)
            .When(damage => ConfirmDamageFactsSlice.Decide(new ConfirmDamageFacts(1), damage, La))
            .Records(new DamageFactsConfirmed(La, 1), new DamageFactsAgreed(1, Facts, [Vn, La]));

    [Fact]
    public void Other_facts_void_the_words_given() =>
        DamageCase.Decider.Given([.. FactsOnTable, new DamageFactsStated(La, 2, Facts with { Cause = DamageCause.Flood })])
            .When(damage => ConfirmDamageFactsSlice.Decide(new ConfirmDamageFacts(1), damage, La))
            .RejectsWith("revision-superseded").Extensions["changed"].ShouldBeOfType<ImmutableArray<string>>().Single().ShouldBe("cause");

    [Fact]
    public void Facts_name_damage_and_the_responsible_party_or_neither()
    {
        DamageCase.Decider.Given(Reported, Notified)
            .When(damage => StateDamageFactsSlice.Decide(new StateDamageFacts(Facts with { Category = null, Responsible = Cn }), damage, Vn, null, Now)).Faults("/facts/category", "/facts/responsible");
        DamageCase.Decider.Given(Reported, Notified)
            .When(damage => StateDamageFactsSlice.Decide(new StateDamageFacts(Facts with { Verdict = DamageVerdict.Unfounded }), damage, Vn, null, Now))
            .Faults("/facts/category", "/facts/responsible", "/facts/cause");
    }

    [Fact]
    public void A_case_is_unfounded_only_by_every_partys_word() =>
        DamageCase.Decider.Given(Reported, Notified, new DamageFactsStated(Vn, 1, NothingThere))
            .When(damage => ConfirmDamageFactsSlice.Decide(new ConfirmDamageFacts(1), damage, La))
            .Records(new DamageFactsConfirmed(La, 1), new DamageFactsAgreed(1, NothingThere, [Vn, La]), new DamageCaseClosed(DamageOutcome.Unfounded));

    [Fact]
    public void A_record_follows_on_the_new_measurement_or_on_a_threat_that_was_watched()
    {
        foreach (var tooEarly in new[] { FactsOnTable, FactsConfirmed, Announced, Begun, Unrecoverable, Referred, Relocated })
        {
            DamageCase.Decider.Given(tooEarly).When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(Texts), damage, La)).RejectsWith("damage-case-not-in-state");
        }

        foreach (var ready in new[] { Remeasured, Threatened })
        {
            DamageCase.Decider.Given(ready).When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(Texts), damage, La)).Records(Drafted(ready, 1));
        }
    }

    [Fact]
    public void A_record_from_before_restorations_were_kept_here_still_follows_on_the_facts() =>
        DamageCase.Decider.Fold([.. FactsConfirmed, .. ClosedCase.SkipWhile(recorded => recorded is not DamageRecordDrafted)]).Status.ShouldBe(DamageCaseStatus.Closed);

    [Fact]
    public void A_case_is_closed_when_every_party_has_signed_the_same_record() =>
        DamageCase.Decider.Given([.. RecordOnTable, new DamageRecordSigned(1, Signature(La))])
            .When(damage => SignDamageRecordSlice.Decide(new SignDamageRecord(1, Signature(Vn).Signatory), damage, Vn))
            .Records(new DamageRecordSigned(1, Signature(Vn)), new DamageCaseClosed(DamageOutcome.Recorded, TextsHash));

    [Fact]
    public void Another_measurement_brings_a_record_down_and_its_number_is_not_used_again()
    {
        DamageCaseEvent[] fallen =
        [
            .. RecordOnTable, new DamageRecordSigned(1, Signature(La)), Restored with { Restoration = Restoration with { Method = "Đo lại" } },
        ];
        DamageCase.Decider.Given(fallen).When(damage => SignDamageRecordSlice.Decide(new SignDamageRecord(1, "x"), damage, Vn)).RejectsWith("damage-case-not-in-state");
        DamageCase.Decider.Given(fallen).When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(Texts), damage, La)).Records(Drafted(fallen, 2));
        DamageCase.Decider.Given([.. fallen, new DamageRecordDrafted(La, 2, Texts)])
            .When(damage => SignDamageRecordSlice.Decide(new SignDamageRecord(1, "x"), damage, Vn)).RejectsWith("revision-superseded");
    }

    [Fact]
    public void A_signature_covers_what_the_record_rests_on()
    {
        ImmutableArray<DamageCaseEvent> drafted = [.. Remeasured, Drafted(Remeasured, 1)];
        ImmutableArray<DamageCaseEvent> other = [.. Begun, Restored with { Restoration = Restoration with { Photos = [new string('b', 64)] } }];
        var hash = DamageCase.Decider.Fold(drafted).Record!.Hash;
        hash.ShouldNotBe(TextsHash);
        hash.ShouldNotBe(DamageCase.Decider.Fold([.. other, Drafted(other, 1)]).Record!.Hash);
        DamageCase.Decider.Given(drafted).When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(Texts), damage, Vn)).RecordsNothing();
        DamageCase.Decider.Given(drafted).When(damage => SignDamageRecordSlice.Decide(new SignDamageRecord(1, "A"), damage, Vn))
            .Records(new DamageRecordSigned(1, new RecordSignature(Vn, "A", hash)));
        Should.Throw<InvalidOperationException>(() => DamageCase.Decider.Fold([.. drafted, new DamageRecordSigned(1, Signature(Vn))]));
    }

    [Fact]
    public void The_facts_stand_once_work_has_begun_or_the_committee_has_been_asked()
    {
        foreach (var late in new[] { Begun, Remeasured, RecordOnTable, Unrecoverable, Referred, Relocated })
        {
            DamageCase.Decider.Given(late)
                .When(damage => StateDamageFactsSlice.Decide(new StateDamageFacts(Facts with { Cause = DamageCause.Flood }), damage, Vn, null, Now)).RejectsWith("damage-case-not-in-state");
        }
    }

    [Fact]
    public void The_responsible_party_is_that_of_the_very_marker_by_the_register()
    {
        var position = Markers.MarkerPosition.Decider.Fold(Standing);
        var registered = RegisteredMarker.Of(position, MarkerRef.Parse("222(2)"));
        registered.Responsible.ShouldBeNull();
        var planned = RegisteredMarker.Of(Markers.MarkerPosition.Decider.Fold(Accepted), DamagedMarker);
        planned.Responsible.ShouldBe(La);
        DamageCase.Decider.Given(Reported, Notified)
            .When(damage => StateDamageFactsSlice.Decide(new StateDamageFacts(Facts with { Responsible = Vn }), damage, Vn, planned.Responsible, Now)).Faults("/facts/responsible");
        DamageCase.Decider.Given(Reported, Notified)
            .When(damage => StateDamageFactsSlice.Decide(new StateDamageFacts(Facts), damage, Vn, planned.Responsible, Now)).Records(new DamageFactsStated(Vn, 1, Facts));
    }

    [Theory]
    [InlineData("222(1)", "222(1)", true)]
    [InlineData("222", "222", false)]
    [InlineData("222+40", "222", false)]
    public void One_marker_of_several_is_told_by_its_member(string named, string written, bool isOne)
    {
        var registered = RegisteredMarker.Of(Markers.MarkerPosition.Decider.Fold(Standing), MarkerRef.Parse(named));
        registered.Marker.ShouldBe(MarkerRef.Parse(written));
        registered.IsOne.ShouldBe(isOne);
    }

    [Fact]
    public void The_only_marker_of_a_number_is_one_and_the_same_with_its_member_and_without()
    {
        var entry = Entry with { Members = [new StandingMarker(1, Cn, Cn)] };
        var single = Markers.MarkerPosition.Decider.Fold([Registered with { Entry = entry }, new RegisterEntryConfirmed(Cn, 1), new RegisterEntryAgreed(1, entry, [Vn, Cn])]);
        RegisteredMarker.Of(single, MarkerRef.Parse("222(1)")).ShouldBe(RegisteredMarker.Of(single, MarkerRef.Parse("222")));
        RegisteredMarker.Of(single, MarkerRef.Parse("222")).Responsible.ShouldBe(Cn);
        RegisteredMarker.Of(single, MarkerRef.Parse("222(2)")).IsOne.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_changes_after_the_close()
    {
        DamageCase.Decider.Given(ClosedCase)
            .When(damage => StateDamageFactsSlice.Decide(new StateDamageFacts(NothingThere), damage, Vn, null, Now)).RejectsWith("damage-case-not-in-state");
        DamageCase.Decider.Given(ClosedCase).When(damage => DraftDamageRecordSlice.Decide(new DraftDamageRecord(OtherTexts), damage, Vn)).RejectsWith("damage-case-not-in-state");
        DamageCase.Decider.Given(ClosedCase).When(damage => SignDamageRecordSlice.Decide(new SignDamageRecord(1, "x"), damage, Vn)).RecordsNothing();
    }

    private static DamageRecordDrafted Drafted(IEnumerable<DamageCaseEvent> given, int revision) =>
        new(La, revision, Texts, Data: DamageRecordData.Of(DamageCase.Decider.Fold(given)).Attachment());
}
