using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>Every refusal that a contact can give.</summary>
internal static class ContactRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "contact-not-found", "There is no such contact.");

    public static Rejection Exists { get; } = new(RejectionKind.Conflict, "contact-exists", "This contact has been recorded.");

    public static Rejection OthersContact { get; } =
        new(RejectionKind.Conflict, "others-contact", "Only the party that has recorded a contact corrects it.");

    public static Rejection OwnContact { get; } =
        new(RejectionKind.Conflict, "own-contact", "A party's own statement is acknowledged by the other parties.");

    public static Rejection Acknowledged { get; } =
        new(RejectionKind.Conflict, "contact-acknowledged", "The contact has been acknowledged and is no longer corrected; record another one.");

    public static Rejection PatrolUnknown { get; } =
        new(RejectionKind.Conflict, "contact-patrol-not-found", "There is no such patrol of this pair.");

    public static Rejection Invalid(Faults faults) =>
        Faults.Invalid with { Faults = faults.ToImmutable() };

    public static Rejection Superseded(Contact contact, int named) => Superseding.Rejection(contact.Stated, named);
}
