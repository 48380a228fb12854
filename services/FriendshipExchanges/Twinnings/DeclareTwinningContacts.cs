using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Says whom to turn to on the party's side, as a whole.</summary>
public sealed record DeclareTwinningContacts(ImmutableArray<TwinningContact> Contacts);

internal static class DeclareTwinningContactsSlice
{
    public static void MapDeclareTwinningContacts(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/declare-contacts", HandleAsync, nameof(DeclareTwinningContacts), Roles.Officer, "Says whom to turn to on the party's side; it takes the place of what the party said before.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState);

    public static Decision<TwinningEvent> Decide(DeclareTwinningContacts command, Twinning twinning, Party by)
    {
        if (TwinningRejections.Unless(twinning, TwinningStatus.RulesAgreed, TwinningStatus.Active, TwinningStatus.Suspended) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        var own = twinning.Terms.Members.Where(member => member.Party == by).Select(member => member.Name).ToArray();
        faults.Each(command.Contacts, "/contacts", 1, 40, (contact, place) =>
        {
            faults.When(!own.Contains(contact.Member, UnitName.Comparer), $"{place}/member", "The name of one of the party's own is expected.");
            faults.Text(contact.Function, $"{place}/function", 200);
            faults.Text(contact.Reach, $"{place}/reach", 200);
        });
        return !faults.None ? TwinningRejections.Invalid(faults)
            : twinning.Contacts.TryGetValue(by, out var declared) && declared.SequenceEqual(command.Contacts) ? Decision<TwinningEvent>.NoChange
            : new TwinningContactsDeclared(by, command.Contacts);
    }

    private static Task<IResult> HandleAsync(Guid twinningId, DeclareTwinningContacts command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
