using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>Records a contact with the other parties of a border pair.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="Terms">What the contact was.</param>
public sealed record RecordContact(BorderPair Pair, ContactTerms Terms);

internal static class RecordContactSlice
{
    public static void MapRecordContact(this IEndpointRouteBuilder contacts) => contacts.MapCreation(
        "/", HandleAsync, nameof(RecordContact), Roles.Officer, "Records a letter, a hotline call, talks or a meeting; it is the party's statement until the others have acknowledged it.")
        .Refuses(ContactRejections.Exists, ContactRejections.PatrolUnknown, Pairs.Unknown, Pairs.Foreign);

    /// <param name="patrolPair">The pair of the patrol that is named; none when there is no such patrol.</param>
    public static Decision<ContactEvent> Decide(RecordContact command, Contact contact, Guid contactId, Party by, BorderPair? patrolPair, DateTimeOffset now)
    {
        if (contact.Status != ContactStatus.Unknown)
        {
            return contact.Pair!.Includes(by) ? ContactRejections.Exists : ContactRejections.Unknown;
        }

        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = ContactRules.Check(command.Terms, command.Pair, by, now);
        return !faults.None ? ContactRejections.Invalid(faults)
            : command.Terms.PatrolId is not null && patrolPair != command.Pair ? ContactRejections.PatrolUnknown
            : new ContactRecorded(contactId, command.Pair, by, command.Terms);
    }

    private static async Task<IResult> HandleAsync(RecordContact command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var contactId = Guid.CreateVersion7(context.Now);
        var patrolPair = await database.PairOfPatrolAsync(command.Terms.PatrolId, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            Contact.Stream(contactId),
            Contact.Decider,
            contact => Decide(command, contact, contactId, context.Party, patrolPair, context.Now),
            ContactRejections.Unknown,
            $"/contacts/{contactId}",
            cancellationToken);
    }
}
