using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Declares who comes for the party, as a whole; declared anew it takes the place of the last declaration.</summary>
public sealed record DeclareDelegation(Delegation Delegation);

internal static class DeclareDelegationSlice
{
    public static void MapDeclareDelegation(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/declare-delegation", HandleAsync, nameof(DeclareDelegation), Roles.Officer,
        "Declares the party's delegation: its head, as agreed or with the reason for a substitution, its members and its interpreters.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState);

    public static Decision<ExchangeEvent> Decide(DeclareDelegation command, Exchange exchange, Party by)
    {
        if (!exchange.Status.IsPreparation() && exchange.Status != ExchangeStatus.InProgress)
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var faults = Check(command.Delegation, exchange, by);
        return !faults.None ? ExchangeRejections.Invalid(faults.ToImmutable())
            : exchange.Delegations.TryGetValue(by, out var declared) && TermsDifference.Between(declared, command.Delegation).IsEmpty ? Decision<ExchangeEvent>.NoChange
            : new DelegationDeclared(by, command.Delegation);
    }

    /// <summary>The heads of delegation are those agreed, who have the same rank; who stands in for one says why.</summary>
    private static Faults Check(Delegation delegation, Exchange exchange, Party by)
    {
        var faults = new Faults();
        var (head, agreed) = (delegation.Head, exchange.Terms!.Terms.CoChairs.Single(chair => chair.Party == by));
        faults.Text(head.Office, "/delegation/head/office", 200);
        faults.OptionalText(head.Substitution, "/delegation/head/substitution", 500);
        faults.When(
            (head.Office != agreed.Office || head.Rank != agreed.Rank) == head.Substitution is null,
            "/delegation/head/substitution", $"'{agreed.Office}' ({agreed.Rank}) is agreed as head. The reason is expected when somebody else is, and only then.");
        faults.Each(delegation.Members, "/delegation/members", 0, 100, (member, place) =>
        {
            faults.Text(member.Rank, $"{place}/rank", 100);
            faults.Text(member.Role, $"{place}/role", 200);
            faults.OptionalText(member.Name, $"{place}/name", 200);
        });
        faults.Each(delegation.Interpreters, "/delegation/interpreters", 0, 20, (interpreter, place) =>
        {
            faults.When(
                !BorderPairs.All[exchange.Pair!.Code].Languages.ContainsValue(interpreter.Language), $"{place}/language", $"A language of {exchange.Pair} is expected.");
            faults.OptionalText(interpreter.Name, $"{place}/name", 200);
        });
        return faults;
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, DeclareDelegation command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
