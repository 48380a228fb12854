using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Contacts;

public static class ContactsModule
{
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddFilledReadModel<Contact, ContactEvent, ContactTable>(ContactTable.Schema, Contact.Aggregate, Contact.Decider);
    }

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var contacts = routes.MapGroup("/contacts").WithTags("Contacts");
        contacts.MapRecordContact();
        contacts.MapCorrectContact();
        contacts.MapAcknowledgeContact();
        contacts.MapContactDetails();
        contacts.MapContactList();
        routes.MapGroup("/statistics").WithTags("Statistics").MapContactStatistics();
    }
}
