using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>A contact as a party of its pair sees it.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Revision">The revision of the statement; whoever acknowledges names it.</param>
/// <param name="By">The party whose statement it is.</param>
/// <param name="Statement">Whose word it is: that party's alone until every other party of the pair has acknowledged it.</param>
/// <param name="AcknowledgedBy">The other parties that have acknowledged this revision.</param>
/// <param name="AwaitedFrom">The other parties that have not.</param>
public sealed record ContactDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    ContactStatus Status,
    int Revision,
    Party By,
    ContactTerms Terms,
    StatementKind Statement,
    ImmutableArray<Party> AcknowledgedBy,
    ImmutableArray<Party> AwaitedFrom)
{
    public static ContactDetails Of(Contact contact, long version) => new(
        contact.Id,
        version,
        contact.Pair!,
        contact.Status,
        contact.Revision,
        contact.By,
        contact.Terms,
        contact.Statement,
        contact.Stated.ConfirmedBy.Remove(contact.By),
        [.. contact.Pair!.Parties.Except(contact.Stated.ConfirmedBy)]);
}

internal static class ContactDetailsSlice
{
    public static void MapContactDetails(this IEndpointRouteBuilder contacts)
    {
        contacts.MapQuery<ContactDetails>("/{contactId}", ReadAsync, "GetContact", "A contact as it is, as it was at a version, or as it was at a time.")
            .Refuses(ContactRejections.Unknown);
        contacts.MapQuery<Page<HistoryEntry>>("/{contactId}/history", HistoryAsync, "GetContactHistory", "The events of a contact, oldest first.")
            .Refuses(ContactRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid contactId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(Contact.Stream(contactId), Contact.Decider, ContactDetails.Of, ContactRejections.Unknown, version, at, cancellationToken);

    private static Task<IResult> HistoryAsync(Guid contactId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Contact.Stream(contactId), ContactRejections.Unknown, page, cancellationToken);
}
