using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>Acknowledges that a contact was as another party states it.</summary>
/// <param name="Revision">The revision of the statement; a correction is a new one.</param>
public sealed record AcknowledgeContact(int Revision);

internal static class AcknowledgeContactSlice
{
    public static void MapAcknowledgeContact(this IEndpointRouteBuilder contacts) => contacts.MapCommand(
        "/{contactId}/acknowledge", HandleAsync, nameof(AcknowledgeContact), Roles.Officer, "Acknowledges a contact as another party states it; with the last acknowledgement needed it is the word of all.")
        .Refuses(ContactRejections.Unknown, ContactRejections.OwnContact, Superseding.Superseded);

    public static Decision<ContactEvent> Decide(AcknowledgeContact command, Contact contact, Party by)
    {
        if (contact.Pair?.Includes(by) != true)
        {
            return ContactRejections.Unknown;
        }

        return by == contact.By ? ContactRejections.OwnContact : contact.Stated.Weigh(by, command.Revision) switch
        {
            Word.Given => new ContactAcknowledged(by, command.Revision, StatementKind.OneSided),
            Word.Completes => new ContactAcknowledged(by, command.Revision, StatementKind.Joint),
            Word.Repeated => Decision<ContactEvent>.NoChange,
            Word.Superseded => ContactRejections.Superseded(contact, command.Revision),
            Word.NotAParty => ContactRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid contactId, AcknowledgeContact command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Contact.Stream(contactId), Contact.Decider, contact => Decide(command, contact, context.Party), ContactRejections.Unknown, cancellationToken);
}
