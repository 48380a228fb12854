using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>Corrects a contact that nobody has acknowledged yet.</summary>
/// <param name="Revision">The revision that it corrects.</param>
/// <param name="Terms">What the contact was, whole.</param>
public sealed record CorrectContact(int Revision, ContactTerms Terms);

internal static class CorrectContactSlice
{
    public static void MapCorrectContact(this IEndpointRouteBuilder contacts) => contacts.MapCommand(
        "/{contactId}/correct", HandleAsync, nameof(CorrectContact), Roles.Officer, "The recording party corrects its statement, a new revision, as long as nobody has acknowledged it.")
        .Refuses(
            ContactRejections.Unknown, ContactRejections.OthersContact, ContactRejections.Acknowledged, ContactRejections.PatrolUnknown, Superseding.Superseded);

    /// <param name="patrolPair">The pair of the patrol that is named; none when there is no such patrol.</param>
    public static Decision<ContactEvent> Decide(CorrectContact command, Contact contact, Party by, BorderPair? patrolPair, DateTimeOffset now)
    {
        if (contact.Pair?.Includes(by) != true)
        {
            return ContactRejections.Unknown;
        }

        if (by != contact.By)
        {
            return ContactRejections.OthersContact;
        }

        var unchanged = TermsDifference.Between(contact.Terms, command.Terms).IsEmpty;
        if (unchanged && command.Revision > 0 && contact.Revision - command.Revision is (0 or 1))
        {
            return Decision<ContactEvent>.NoChange;
        }

        if (contact.Status != ContactStatus.Recorded)
        {
            return ContactRejections.Acknowledged;
        }

        var faults = ContactRules.Check(command.Terms, contact.Pair, by, now);
        return !faults.None ? ContactRejections.Invalid(faults)
            : command.Revision != contact.Revision ? ContactRejections.Superseded(contact, command.Revision)
            : command.Terms.PatrolId is not null && patrolPair != contact.Pair ? ContactRejections.PatrolUnknown
            : new ContactCorrected(by, contact.Revision + 1, command.Terms);
    }

    private static async Task<IResult> HandleAsync(
        Guid contactId, CorrectContact command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var patrolPair = await database.PairOfPatrolAsync(command.Terms.PatrolId, cancellationToken);
        return await context.RunAsync(
            Contact.Stream(contactId),
            Contact.Decider,
            contact => Decide(command, contact, context.Party, patrolPair, context.Now),
            ContactRejections.Unknown,
            cancellationToken);
    }
}
