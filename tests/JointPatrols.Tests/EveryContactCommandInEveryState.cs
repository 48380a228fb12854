using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using FsCheck;
using FsCheck.Fluent;
using static BorderCoordination.JointPatrols.Tests.ContactStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Contacts.ContactStatus;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>
/// Walks from every chapter along any commands, and asks every command at every step. A recording makes a contact of its own each time; its
/// repetition is the idempotency key's.
/// </summary>
public sealed class EveryContactCommandInEveryState
{
    private static readonly ImmutableArray<ImmutableArray<ContactEvent>> Chapters = [[], Recorded, Corrected, Acknowledged, RecordedForThree, AcknowledgedByOneOfTwo];

    private static readonly ImmutableArray<AskedOfContact> Commands = [.. new[] { VN, LA, KH, CN }.SelectMany(CommandsBy)];

    private static readonly ImmutableHashSet<(Status From, Status To)> Transitions =
    [
        (Status.Unknown, Status.Recorded), (Status.Recorded, Status.Recorded), (Status.Recorded, Status.PartlyAcknowledged),
        (Status.Recorded, Status.Acknowledged), (Status.PartlyAcknowledged, Status.Acknowledged),
    ];

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
    public void Nothing_throws_nothing_skips_a_step_and_a_repetition_records_nothing()
    {
        var walks = Gen.Choose(0, Chapters.Length - 1).SelectMany(
            _ => Gen.ListOf(Gen.Choose(0, Commands.Length - 1)), (chapter, steps) => (Chapter: chapter, Steps: steps));
        Prop.ForAll(walks.ToArbitrary(), walk => Walk(walk.Chapter, walk.Steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made()
    {
        var contacts = Chapters.Select(chapter => Contact.Decider.Fold(chapter)).ToArray();
        var made = contacts.SelectMany(contact => Commands.Select(asked => Ask(asked, contact)).OfType<Contact>(), (contact, after) => (contact.Status, after.Status)).ToHashSet();
        contacts.Select(contact => contact.Status).Distinct().ShouldBe(Enum.GetValues<Status>(), ignoreOrder: true);
        made.ShouldBe(Transitions, ignoreOrder: true);
    }

    private static void Walk(int chapter, IEnumerable<int> steps)
    {
        var contact = Contact.Decider.Fold(Chapters[chapter]);
        foreach (var step in steps)
        {
            foreach (var asked in Commands)
            {
                Ask(asked, contact);
            }

            contact = Ask(Commands[step], contact) ?? contact;
        }
    }

    /// <summary>The contact after a command; none where it records nothing.</summary>
    private static Contact? Ask(AskedOfContact asked, Contact contact)
    {
        switch (asked.Decide(contact))
        {
            case Decision<ContactEvent>.Rejected { Rejection: var rejection }:
                (rejection.Kind == RejectionKind.Invalid).ShouldBe(!rejection.Faults.IsEmpty, asked.Name);
                (rejection == ContactRejections.Unknown).ShouldBe(contact.Pair?.Includes(asked.By) != true && rejection.Kind == RejectionKind.NotFound, asked.Name);
                return null;
            case Decision<ContactEvent>.Accepted { Events: [] }:
                return null;
            case Decision<ContactEvent>.Accepted { Events: var events }:
                var after = events.Aggregate(contact, Contact.Decider.Evolve);
                after.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name);
                Transitions.ShouldContain((contact.Status, after.Status), asked.Name);
                (after.Statement == StatementKind.Joint).ShouldBe(after.Status == Status.Acknowledged, asked.Name);
                if (contact.Status != Status.Unknown)
                {
                    asked.Decide(after).ShouldBeOfType<Decision<ContactEvent>.Accepted>(asked.Name).Events.ShouldBeEmpty(asked.Name);
                }

                return after;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Every command, in a good form and in bad ones.</summary>
    private static IEnumerable<AskedOfContact> CommandsBy(Party by)
    {
        AskedOfContact Asked<TCommand>(TCommand command, Func<TCommand, Contact, Decision<ContactEvent>> decide) =>
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

    private sealed record AskedOfContact(string Name, Party By, Func<Contact, Decision<ContactEvent>> Decide);
}
