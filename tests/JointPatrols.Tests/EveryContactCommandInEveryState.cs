using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using static BorderCoordination.JointPatrols.Tests.ContactStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Contacts.ContactStatus;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>A recording makes a contact of its own each time; its repetition is the idempotency key's.</summary>
public sealed class EveryContactCommandInEveryState
{
    private static readonly CommandWalk<Contact, ContactEvent, Status> Every = new(
        Contact.Decider,
        contact => contact.Status,
        [[], Recorded, Corrected, Acknowledged, RecordedForThree, AcknowledgedByOneOfTwo],
        [.. new[] { VN, LA, KH, CN }.SelectMany(CommandsBy)],
        [
            (Status.Unknown, Status.Recorded), (Status.Recorded, Status.Recorded), (Status.Recorded, Status.PartlyAcknowledged),
            (Status.Recorded, Status.Acknowledged), (Status.PartlyAcknowledged, Status.Acknowledged),
        ])
    {
        CreatesAnew = true,
        Refused = (asked, contact, rejection) =>
            (rejection == ContactRejections.Unknown).ShouldBe(contact.Pair?.Includes(asked.By) != true && rejection.Kind == RejectionKind.NotFound, asked.Name),
        Recorded = (asked, after) =>
        {
            after.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name);
            (after.Statement == StatementKind.Joint).ShouldBe(after.Status == Status.Acknowledged, asked.Name);
        },
    };

    private static readonly Dictionary<string, ContactEvent[]> Impossible = new()
    {
        { "nothing before it is recorded", [new ContactAcknowledged(LA, 1, StatementKind.Joint)] },
        { "recorded twice", [.. Recorded, .. Recorded] },
        { "a revision left out", [.. Recorded, new ContactCorrected(VN, 3, OtherLetter)] },
        { "corrected by another party", [.. Recorded, new ContactCorrected(LA, 2, OtherLetter)] },
        { "corrected after it was acknowledged", [.. AcknowledgedByOneOfTwo, new ContactCorrected(VN, 2, LetterToTwo)] },
        { "acknowledged by who stated it", [.. Recorded, new ContactAcknowledged(VN, 1, StatementKind.Joint)] },
        { "a revision acknowledged that is not in force", [.. Corrected, new ContactAcknowledged(LA, 1, StatementKind.Joint)] },
        { "acknowledged twice", [.. AcknowledgedByOneOfTwo, new ContactAcknowledged(LA, 1, StatementKind.OneSided)] },
    };

    public static TheoryData<string> Names() => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_that_no_decider_can_have_produced_is_not_read(string name) =>
        Should.Throw<InvalidOperationException>(() => Contact.Decider.Fold(Impossible[name]));

    [Fact]
    public void Nothing_throws_nothing_skips_a_step_and_a_repetition_records_nothing() => Every.Holds();

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made() => Every.MakesEveryTransition();

    /// <summary>Every command, in a good form and in bad ones.</summary>
    private static IEnumerable<Asked<Contact, ContactEvent>> CommandsBy(Party by)
    {
        Asked<Contact, ContactEvent> Asked<TCommand>(TCommand command, Func<TCommand, Contact, Decision<ContactEvent>> decide) =>
            new($"{command} by {by}", by, contact => decide(command, contact));

        ContactTerms[] forms = [Letter, OtherLetter, LetterToTwo, LetterToTwo with { Subject = "x" }, Talks, Talks with { Interpreter = null }, Letter with { Unit = "" }];
        foreach (var terms in forms)
        {
            foreach (var pair in new[] { Pair, PairOfThree })
            {
                yield return Asked(new RecordContact(pair, terms), (command, contact) => RecordContactSlice.Decide(command, contact, ContactId, by, pair, Now));
            }

            foreach (var revision in (int[])[0, 1, 2])
            {
                yield return Asked(new CorrectContact(revision, terms), (command, contact) => CorrectContactSlice.Decide(command, contact, by, Pair, Now));
            }
        }

        foreach (var revision in (int[])[0, 1, 2, 3])
        {
            yield return Asked(new AcknowledgeContact(revision), (command, contact) => AcknowledgeContactSlice.Decide(command, contact, by));
        }
    }
}
