using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Reports that the exchange has begun.</summary>
/// <param name="StartedAt">When it began: not before the agreed days, nor before an approved item that precedes them.</param>
public sealed record StartExchange(DateTimeOffset StartedAt);

internal static class StartExchangeSlice
{
    public static void MapStartExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/start", HandleAsync, nameof(StartExchange), Roles.Officer, "Reports that the exchange has begun; every party has approved its programme and declared its delegation, with an interpreter.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.BeforeAgreedDays, ExchangeRejections.DelegationsIncomplete, ExchangeRejections.InterpreterMissing);

    public static Decision<ExchangeEvent> Decide(StartExchange command, Exchange exchange, Party by, DateTimeOffset now)
    {
        var started = new ExchangeStarted(by, command.StartedAt);
        if (exchange.Status == ExchangeStatus.InProgress && exchange.Started == started)
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        if (!exchange.Status.HasApprovedProgramme())
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var faults = new Faults();
        faults.When(command.StartedAt > now, "/startedAt", "It lies in the future.");
        var found = faults.ToImmutable();
        var earliest = ProgrammeRules.EarliestStart(exchange);
        return !found.IsEmpty ? ExchangeRejections.Invalid(found)
            : command.StartedAt < earliest ? ExchangeRejections.TooEarly(earliest)
            : exchange.PartiesWithoutDelegation is { IsEmpty: false } undeclared ? ExchangeRejections.Undeclared(undeclared)
            : exchange.PartiesWithoutInterpreter is { IsEmpty: false } speechless ? ExchangeRejections.WithoutInterpreter(speechless)
            : started;
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, StartExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
