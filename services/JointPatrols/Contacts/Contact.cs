using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>What the deciders need to know of a contact.</summary>
public sealed record Contact : IBorderAffair
{
    public const string Aggregate = "contact";

    private Contact()
    {
    }

    public static Decider<Contact, ContactEvent> Decider { get; } = new(new Contact(), Evolve);

    public Guid Id { get; private init; }

    public ContactStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>The party whose statement it is.</summary>
    public Party By { get; private init; }

    /// <summary>What is stated, and who stands by it: the recording party from the start, the others once they have acknowledged it.</summary>
    public Negotiation<ContactTerms> Stated { get; private init; } = null!;

    public int Revision => Status == ContactStatus.Unknown ? 0 : Stated.Revision;

    public ContactTerms Terms => Stated.Terms;

    /// <summary>Whose word it is.</summary>
    public StatementKind Statement => Stated.IsAgreed ? StatementKind.Joint : StatementKind.OneSided;

    public static StreamName Stream(Guid contactId) => new(Aggregate, contactId);

    private static Contact Evolve(Contact contact, ContactEvent happened) => (contact.Status, happened) switch
    {
        (ContactStatus.Unknown, ContactRecorded recorded) => new Contact
        {
            Id = recorded.ContactId,
            Status = ContactStatus.Recorded,
            Pair = recorded.Pair,
            By = recorded.By,
            Stated = Negotiation<ContactTerms>.Open(recorded.Pair.Parties, recorded.By, recorded.Terms),
        },
        (ContactStatus.Recorded, ContactCorrected corrected) when corrected.By == contact.By && corrected.Revision == contact.Revision + 1 =>
            contact with { Stated = contact.Stated.Change(corrected.By, corrected.Terms) },
        (ContactStatus.Recorded or ContactStatus.PartlyAcknowledged, ContactAcknowledged acknowledged) => contact.Acknowledge(acknowledged),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} cannot follow on {contact.Status}."),
    };

    private Contact Acknowledge(ContactAcknowledged acknowledged)
    {
        var stated = Stated.Confirm(acknowledged.By, acknowledged.Revision);
        return this with { Stated = stated, Status = stated.IsAgreed ? ContactStatus.Acknowledged : ContactStatus.PartlyAcknowledged };
    }
}

/// <summary>Where a contact stands.</summary>
public enum ContactStatus
{
    Unknown,

    /// <summary>One party's statement, which that party may still correct.</summary>
    Recorded,

    /// <summary>Some of the other parties have acknowledged it, not all; it is no longer corrected.</summary>
    PartlyAcknowledged,

    /// <summary>The word of all.</summary>
    Acknowledged,
}
