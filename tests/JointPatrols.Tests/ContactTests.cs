using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.ContactStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class ContactTests
{
    private static readonly Dictionary<string, (string Pointer, ContactTerms Terms)> Bad = new()
    {
        { "a time that is still to come", ("/terms/at", Letter with { At = Now.AddMinutes(6) }) },
        { "a year that is a typing error", ("/terms/at", Letter with { At = new DateTimeOffset(206, 5, 1, 8, 0, 0, TimeSpan.Zero) }) },
        { "no own unit", ("/terms/unit", Letter with { Unit = " " }) },
        { "no subject", ("/terms/subject", Letter with { Subject = "" }) },
        { "a subject without end", ("/terms/subject", Letter with { Subject = new string('x', 1001) }) },
        { "an empty reference number", ("/terms/referenceNumber", Letter with { ReferenceNumber = "" }) },
        { "an empty interpreter", ("/terms/interpreter", Letter with { Interpreter = "" }) },
        { "talks without an interpreter", ("/terms/interpreter", Talks with { Interpreter = null }) },
        { "a meeting without an interpreter", ("/terms/interpreter", Talks with { Kind = ContactKind.Meeting, Interpreter = null }) },
        { "no counterpart", ("/terms/counterparts", Letter with { Counterparts = [] }) },
        { "more counterparts than parties", ("/terms/counterparts", LetterToTwo) },
        { "the own party as the counterpart", ("/terms/counterparts", Letter with { Counterparts = [new ContactUnit(VN, "Đồn Sen Bụt")] }) },
        { "a counterpart of another pair", ("/terms/counterparts", Letter with { Counterparts = [new ContactUnit(KH, "x")] }) },
        { "a counterpart without a unit", ("/terms/counterparts/0/unit", Letter with { Counterparts = [new ContactUnit(LA, "")] }) },
        { "a unit on both sides", ("/terms/counterparts", Letter with { Counterparts = [new ContactUnit(LA, "đồn biên phòng LA LAY")] }) },
    };

    public static TheoryData<string> BadNames() => [.. Bad.Keys];

    [Fact]
    public void A_party_of_the_pair_records_a_contact() =>
        Contact.Decider.Given().When(contact => Record(contact, VN, Letter)).Records(Recorded);

    [Fact]
    public void Nobody_records_a_contact_of_a_pair_that_is_not_its_own() =>
        Contact.Decider.Given().When(contact => Record(contact, KH, Letter)).RejectsWith("foreign-pair", RejectionKind.Forbidden);

    [Fact]
    public void Nobody_records_a_contact_of_a_pair_that_does_not_exist() =>
        Contact.Decider.Given()
            .When(contact => RecordContactSlice.Decide(new RecordContact(BorderPair.Parse("LA-KH"), Letter), contact, ContactId, LA, null, Now))
            .RejectsWith("unknown-pair", RejectionKind.Invalid);

    [Theory]
    [MemberData(nameof(BadNames))]
    public void What_is_not_in_order_is_refused_with_the_place(string name)
    {
        var (pointer, terms) = Bad[name];
        var recording = Contact.Decider.Given().When(contact => Record(contact, VN, terms)).RejectsWith("invalid-request", RejectionKind.Invalid);
        recording.Faults.Select(fault => fault.Pointer).ShouldBe([pointer]);
        Contact.Decider.Given(Recorded).When(contact => Correct(contact, VN, 1, terms)).RejectsWith("invalid-request", RejectionKind.Invalid)
            .Faults.ShouldBe(recording.Faults);
    }

    [Fact]
    public void A_hotline_call_may_name_its_interpreter_and_need_not()
    {
        var call = Letter with { Kind = ContactKind.HotlineCall, ReferenceNumber = null };
        Contact.Decider.Given().When(contact => Record(contact, VN, call)).Records(new ContactRecorded(ContactId, Pair, VN, call));
        var interpreted = call with { Interpreter = "Trung úy Lê C" };
        Contact.Decider.Given().When(contact => Record(contact, VN, interpreted)).Records(new ContactRecorded(ContactId, Pair, VN, interpreted));
    }

    [Fact]
    public void A_contact_of_three_parties_names_a_unit_of_each_other_one()
    {
        Contact.Decider.Given().When(contact => Record(contact, VN, LetterToTwo, pair: PairOfThree)).Records(RecordedForThree);
        Contact.Decider.Given().When(contact => Record(contact, VN, Letter, pair: PairOfThree)).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void A_contact_may_belong_to_a_patrol_of_its_pair() =>
        Contact.Decider.Given().When(contact => Record(contact, VN, Talks, patrolPair: Pair)).Records(new ContactRecorded(ContactId, Pair, VN, Talks));

    [Fact]
    public void A_patrol_of_another_pair_is_refused_like_one_that_does_not_exist()
    {
        Contact.Decider.Given().When(contact => Record(contact, VN, Talks, patrolPair: null)).RejectsWith(ContactRejections.PatrolUnknown);
        Contact.Decider.Given().When(contact => Record(contact, VN, Talks, patrolPair: PairOfThree)).RejectsWith(ContactRejections.PatrolUnknown);
        Contact.Decider.Given(Recorded).When(contact => Correct(contact, VN, 1, Talks)).RejectsWith(ContactRejections.PatrolUnknown);
    }

    [Fact]
    public void What_nobody_has_acknowledged_is_shown_as_one_sides_statement()
    {
        var shown = ContactDetails.Of(Contact.Decider.Fold(Recorded), 1);
        (shown.By, shown.Statement).ShouldBe((VN, StatementKind.OneSided));
        shown.AcknowledgedBy.ShouldBeEmpty();
        shown.AwaitedFrom.ShouldBe([LA]);
    }

    [Fact]
    public void What_the_other_side_has_acknowledged_is_the_word_of_both()
    {
        Contact.Decider.Given(Recorded).When(contact => Acknowledge(contact, LA, 1)).Records(new ContactAcknowledged(LA, 1, StatementKind.Joint));
        var shown = ContactDetails.Of(Contact.Decider.Fold(Acknowledged), 2);
        (shown.Status, shown.Statement).ShouldBe((ContactStatus.Acknowledged, StatementKind.Joint));
        shown.AcknowledgedBy.ShouldBe([LA]);
        shown.AwaitedFrom.ShouldBeEmpty();
    }

    [Fact]
    public void A_contact_of_three_parties_is_one_sided_until_the_last_has_acknowledged_it()
    {
        Contact.Decider.Given(RecordedForThree).When(contact => Acknowledge(contact, LA, 1)).Records(new ContactAcknowledged(LA, 1, StatementKind.OneSided));
        ContactDetails.Of(Contact.Decider.Fold(AcknowledgedByOneOfTwo), 2).AwaitedFrom.ShouldBe([KH]);
        Contact.Decider.Given(AcknowledgedByOneOfTwo).When(contact => Acknowledge(contact, KH, 1)).Records(new ContactAcknowledged(KH, 1, StatementKind.Joint));
    }

    [Fact]
    public void Nobody_acknowledges_its_own_statement() =>
        Contact.Decider.Given(Recorded).When(contact => Acknowledge(contact, VN, 1)).RejectsWith(ContactRejections.OwnContact);

    [Fact]
    public void An_acknowledgement_given_twice_is_recorded_once() =>
        Contact.Decider.Given(Acknowledged).When(contact => Acknowledge(contact, LA, 1)).RecordsNothing();

    [Fact]
    public void The_recording_party_corrects_what_nobody_has_acknowledged() =>
        Contact.Decider.Given(Recorded).When(contact => Correct(contact, VN, 1, OtherLetter)).Records(new ContactCorrected(VN, 2, OtherLetter));

    [Fact]
    public void Nobody_corrects_another_partys_statement() =>
        Contact.Decider.Given(Recorded).When(contact => Correct(contact, LA, 1, OtherLetter)).RejectsWith(ContactRejections.OthersContact);

    [Fact]
    public void What_has_been_acknowledged_is_no_longer_corrected()
    {
        Contact.Decider.Given(Acknowledged).When(contact => Correct(contact, VN, 1, OtherLetter)).RejectsWith(ContactRejections.Acknowledged);
        Contact.Decider.Given(AcknowledgedByOneOfTwo).When(contact => Correct(contact, VN, 1, LetterToTwo with { Subject = "x" }))
            .RejectsWith(ContactRejections.Acknowledged);
    }

    [Fact]
    public void Who_acknowledges_what_was_corrected_meanwhile_learns_what_has_changed()
    {
        var rejection = Contact.Decider.Given(Corrected).When(contact => Acknowledge(contact, LA, 1)).RejectsWith("revision-superseded");
        rejection.Extensions["revisionInForce"].ShouldBe(2);
        rejection.Extensions["changed"].ShouldBe(ImmutableArray.Create("referenceNumber"));
        Contact.Decider.Given(Corrected).When(contact => Acknowledge(contact, LA, 2)).Records(new ContactAcknowledged(LA, 2, StatementKind.Joint));
    }

    [Fact]
    public void A_correction_of_what_was_corrected_already_names_that_revision() =>
        Contact.Decider.Given(Corrected).When(contact => Correct(contact, VN, 1, Letter)).RejectsWith("revision-superseded");

    [Fact]
    public void A_correction_given_twice_is_recorded_once() =>
        Contact.Decider.Given(Corrected).When(contact => Correct(contact, VN, 1, OtherLetter)).RecordsNothing();

    [Fact]
    public void A_correction_that_changes_nothing_records_nothing() =>
        Contact.Decider.Given(Recorded).When(contact => Correct(contact, VN, 1, Letter)).RecordsNothing();

    [Fact]
    public void To_a_party_of_another_pair_the_contact_does_not_exist()
    {
        Contact.Decider.Given(Recorded).When(contact => Acknowledge(contact, KH, 1)).RejectsWith(ContactRejections.Unknown);
        Contact.Decider.Given(Recorded).When(contact => Correct(contact, CN, 1, OtherLetter)).RejectsWith(ContactRejections.Unknown);
    }

    private static Decision<ContactEvent> Record(Contact contact, Party by, ContactTerms terms, BorderPair? patrolPair = null, BorderPair? pair = null) =>
        RecordContactSlice.Decide(new RecordContact(pair ?? Pair, terms), contact, ContactId, by, patrolPair, Now);

    private static Decision<ContactEvent> Correct(Contact contact, Party by, int revision, ContactTerms terms) =>
        CorrectContactSlice.Decide(new CorrectContact(revision, terms), contact, by, null, Now);

    private static Decision<ContactEvent> Acknowledge(Contact contact, Party by, int revision) =>
        AcknowledgeContactSlice.Decide(new AcknowledgeContact(revision), contact, by);
}
