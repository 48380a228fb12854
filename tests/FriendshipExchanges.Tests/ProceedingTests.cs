using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.Testing;
using static BorderCoordination.FriendshipExchanges.Tests.Samples;

namespace BorderCoordination.FriendshipExchanges.Tests;

/// <summary>What goes on around the programme: one party states it, the others confirm it.</summary>
public sealed class ProceedingTests
{
    private static readonly SiteInspectionHeld Stated = new(Vn, "SI-1", 1, Inspected);

    private static readonly RehearsalHeld Rehearsed = new(Cn, "R-1", 1, 2, Rehearsal);

    private static ExchangeEvent[] Inspecting => [.. Agreed, Stated];

    [Fact]
    public void Sites_are_inspected_while_the_exchange_is_prepared()
    {
        Exchange.Decider.Given(Agreed).When(Inspect(Vn, Inspected)).Records(Stated);
        Exchange.Decider.Given(Inspecting).When(Inspect(Vn, Inspected)).RecordsNothing();
        Exchange.Decider.Given(InProgress).When(Inspect(Vn, Inspected)).RejectsWith("exchange-not-in-state");
        Exchange.Decider.Given([]).When(Inspect(Vn, Inspected)).RejectsWith(ExchangeRejections.Unknown);
        Exchange.Decider.Given(Agreed).When(Inspect(Vn, Inspected with { HeldOn = FirstDay.AddDays(9) })).RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(Agreed).When(Inspect(Vn, Inspected with { Sites = [new InspectedSite(La, "x")] })).RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(Agreed).When(Inspect(Vn, Inspected, "si 1")).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void A_party_corrects_its_own_statement_until_another_has_confirmed_it()
    {
        var corrected = Inspected with { Tasks = [] };
        Exchange.Decider.Given(Inspecting).When(Inspect(Vn, corrected)).Records(new SiteInspectionHeld(Vn, "SI-1", 2, corrected));
        Exchange.Decider.Given(Inspecting).When(Inspect(Cn, corrected)).RejectsWith(ExchangeRejections.ProceedingOfAnother);
        Exchange.Decider.Given([.. Inspecting, new ProceedingConfirmed(Cn, "SI-1", 1)]).When(Inspect(Vn, corrected)).RejectsWith(ExchangeRejections.ProceedingKept);
        Exchange.Decider.Given([.. Inspecting, new PreparationTaskDone(Vn, "SI-1", 1)]).When(Inspect(Vn, corrected)).RejectsWith(ExchangeRejections.ProceedingKept);
        Exchange.Decider.Given(Inspecting).When(exchange => StatePressBriefingSlice.Decide(new("SI-1", Meeting), exchange, Vn, Afterwards)).RejectsWith(ExchangeRejections.ProceedingTaken);
    }

    [Fact]
    public void It_is_the_word_of_all_once_every_other_party_has_confirmed_the_same_revision()
    {
        Exchange.Decider.Given(Inspecting).When(Confirm(Cn, 1)).Records(new ProceedingConfirmed(Cn, "SI-1", 1));
        Exchange.Decider.Given(Inspecting).When(Confirm(Vn, 1)).RejectsWith(ExchangeRejections.OwnProceeding);
        Exchange.Decider.Given(Inspecting).When(Confirm(Cn, 2)).RejectsWith("revision-superseded");
        Exchange.Decider.Given(Agreed).When(Confirm(Cn, 1)).RejectsWith(ExchangeRejections.UnknownProceeding);
        ExchangeEvent[] confirmed = [.. Inspecting, new ProceedingConfirmed(Cn, "SI-1", 1)];
        Exchange.Decider.Given(confirmed).When(Confirm(Cn, 1)).RecordsNothing();
        ProceedingDetails.Of(After(Inspecting)).Single().IsJoint.ShouldBeFalse();
        ProceedingDetails.Of(After(confirmed)).Single().IsJoint.ShouldBeTrue();
    }

    [Fact]
    public void What_a_party_does_at_home_is_its_own_word_and_nobody_confirms_it()
    {
        ExchangeEvent[] briefed = [.. Agreed, new PressBriefingHeld(Vn, "PB-VN", 1, Meeting)];
        Exchange.Decider.Given(briefed).When(Confirm(Cn, 1, "PB-VN")).RejectsWith(ExchangeRejections.ProceedingOfOneParty);
        Exchange.Decider.Given(Concluded).When(exchange => StateReviewMeetingSlice.Decide(new("RV-VN", Meeting), exchange, Vn, Afterwards))
            .Records(new ReviewMeetingHeld(Vn, "RV-VN", 1, Meeting));
        Exchange.Decider.Given(InProgress).When(exchange => StateReviewMeetingSlice.Decide(new("RV-VN", Meeting), exchange, Vn, Afterwards)).RejectsWith("exchange-not-in-state");
    }

    [Fact]
    public void The_party_that_owns_a_task_reports_that_it_is_done()
    {
        Exchange.Decider.Given(Inspecting).When(Complete(Vn, 1)).Records(new PreparationTaskDone(Vn, "SI-1", 1, "Done"));
        Exchange.Decider.Given(Inspecting).When(Complete(Cn, 1)).RejectsWith("preparation-task-of-another", RejectionKind.Forbidden);
        Exchange.Decider.Given(Inspecting).When(Complete(Vn, 3)).RejectsWith(ExchangeRejections.UnknownTask);
        ExchangeEvent[] done = [.. Inspecting, new PreparationTaskDone(Vn, "SI-1", 1, "Done")];
        Exchange.Decider.Given(done).When(Complete(Vn, 1)).RecordsNothing();
        Exchange.Decider.Given(done).When(Complete(Vn, 1, "In other words")).RejectsWith(ExchangeRejections.TaskDone);
        ProceedingDetails.Of(After(done)).Single().Tasks.Select(task => task.IsDone).ShouldBe([true, false]);
    }

    [Fact]
    public void It_is_rehearsed_once_all_confirm_that_the_approved_programme_was()
    {
        Exchange.Decider.Given(Preparing).When(Rehearse).RejectsWith("exchange-not-in-state");
        Exchange.Decider.Given(Approved).When(Rehearse).Records(Rehearsed);
        After([.. Approved, Rehearsed]).Status.ShouldBe(ExchangeStatus.ProgrammeApproved);
        ExchangeEvent[] all = [.. Approved, Rehearsed, new ProceedingConfirmed(Vn, "R-1", 1)];
        After(all).Status.ShouldBe(ExchangeStatus.Rehearsed);
        After([.. all, new ProgrammeItemWithdrawn(Vn, 3, "D2-01", "Rain")]).Status.ShouldBe(ExchangeStatus.Preparing);
    }

    [Fact]
    public void A_rehearsal_of_an_earlier_programme_does_not_count() => After(
    [
        .. Approved, Rehearsed, new ProgrammeItemWithdrawn(Vn, 3, "D2-01", "Rain"), new ProgrammeConfirmed(Vn, 3), new ProgrammeConfirmed(Cn, 3), new ProgrammeApproved(3, [Vn, Cn]),
        new ProceedingConfirmed(Vn, "R-1", 1),
    ]).Status.ShouldBe(ExchangeStatus.ProgrammeApproved);

    [Fact]
    public void Talks_documents_and_statements_are_told_when_the_delegations_have_met()
    {
        Exchange.Decider.Given(InProgress).When(exchange => StateTalksSlice.Decide(new("T-1", Talked with { Item = "D1-01" }), exchange, Vn, Afterwards))
            .Records(new TalksHeld(Vn, "T-1", 1, Talked with { Item = "D1-01" }));
        Exchange.Decider.Given(Approved).When(exchange => StateTalksSlice.Decide(new("T-1", Talked), exchange, Vn, Afterwards)).RejectsWith("exchange-not-in-state");
        Exchange.Decider.Given(InProgress).When(exchange => StateTalksSlice.Decide(new("T-1", Talked with { Item = "D9" }), exchange, Vn, Afterwards))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(InProgress).When(exchange => StateDocumentSlice.Decide(new("D-1", "Report", Signing), exchange, Cn, Afterwards))
            .Records(new DocumentSigned(Cn, "D-1", 1, new SignedDocument("Report", Signing)));
        Exchange.Decider.Given(InProgress).When(exchange => StateDocumentSlice.Decide(new("D-1", "Report", Signing with { Date = null }), exchange, Cn, Afterwards))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(InProgress).When(exchange => StateJointStatementSlice.Decide(new("JS-1", new(FirstDay, [Minutes[0]])), exchange, Cn, Afterwards))
            .RejectsWith("invalid-request", RejectionKind.Invalid);
        Exchange.Decider.Given(Concluded).When(exchange => StateJointStatementSlice.Decide(new("JS-1", new(FirstDay, Minutes)), exchange, Cn, Afterwards))
            .Records(new JointStatementIssued(Cn, "JS-1", 1, new(FirstDay, Minutes)));
    }

    [Fact]
    public void A_document_names_only_what_its_stater_has_uploaded()
    {
        var scanned = Signing with { Attachments = [new RecordAttachment(new string('a', 64), "Scan", "application/pdf", 10)] };
        Exchange.Decider.Given(InProgress).When(exchange => StateDocumentSlice.Decide(new("D-1", "Report", scanned), exchange, Cn, Afterwards)).RejectsWith("attachment-not-uploaded");
    }

    private static Decision<ExchangeEvent> Rehearse(Exchange exchange) => StateRehearsalSlice.Decide(new StateRehearsal("R-1", Rehearsal), exchange, Cn, Afterwards);

    private static Func<Exchange, Decision<ExchangeEvent>> Inspect(Party by, Inspection inspection, string name = "SI-1") =>
        exchange => StateSiteInspectionSlice.Decide(new StateSiteInspection(name, inspection), exchange, by, Now);

    private static Func<Exchange, Decision<ExchangeEvent>> Confirm(Party by, int revision, string name = "SI-1") =>
        exchange => ConfirmProceedingSlice.Decide(new ConfirmProceeding(revision), name, exchange, by);

    private static Func<Exchange, Decision<ExchangeEvent>> Complete(Party by, int task, string note = "Done") =>
        exchange => CompletePreparationTaskSlice.Decide(new CompletePreparationTask(task, note), "SI-1", exchange, by);
}
