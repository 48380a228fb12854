using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>States that the parties have issued a statement together.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>JS-1</c>. The same name again corrects the statement, until another party has confirmed it.</param>
public sealed record StateJointStatement(string Proceeding, JointStatement Statement);

internal static class StateJointStatementSlice
{
    public static void MapStateJointStatement(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/joint-statements", HandleAsync, nameof(StateJointStatement), Roles.Officer,
        "States that the parties have issued a statement, in every language of the pair; one party's word until the others confirm it.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ProceedingTaken, ExchangeRejections.ProceedingOfAnother,
            ExchangeRejections.ProceedingKept, ExchangeRejections.ProceedingsFull);

    public static Decision<ExchangeEvent> Decide(StateJointStatement command, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (exchange.Pair is null)
        {
            return ExchangeRejections.Unknown;
        }

        var faults = new Faults();
        faults.HeldOn(command.Statement.IssuedOn, "/statement/issuedOn", now);
        faults.Texts(command.Statement.Texts, "/statement/texts", 5000, exchange.Pair);
        return ProceedingRules.State(
            exchange,
            by,
            command.Proceeding,
            new ProceedingTerms(ProceedingKind.JointStatement, command.Statement),
            faults,
            revision => new JointStatementIssued(by, command.Proceeding, revision, command.Statement));
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, StateJointStatement command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
