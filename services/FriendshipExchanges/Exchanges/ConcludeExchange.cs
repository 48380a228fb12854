using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Reports that the exchange has ended.</summary>
/// <param name="ConcludedAt">When it ended.</param>
/// <param name="Results">Counts of the whole exchange.</param>
/// <param name="NotHeld">Every item that was not completed, with the reason.</param>
public sealed record ConcludeExchange(DateTimeOffset ConcludedAt, ImmutableArray<ResultFigure> Results, ImmutableArray<ItemNotHeld> NotHeld);

internal static class ConcludeExchangeSlice
{
    public static void MapConcludeExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/conclude",
        HandleAsync,
        nameof(ConcludeExchange),
        Roles.Officer,
        "Reports that the exchange has ended, with its results; every item is completed or named as not held.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.EndBeforeStart, ExchangeRejections.ItemOpen);

    public static Decision<ExchangeEvent> Decide(ConcludeExchange command, Exchange exchange, Party by, DateTimeOffset now)
    {
        var concluded = new ExchangeConcluded(by, command.ConcludedAt, command.Results, command.NotHeld);
        if (exchange is { Status: ExchangeStatus.Concluded, Concluded: { } before } && TermsDifference.Between(before, concluded).IsEmpty)
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        if (exchange.Status != ExchangeStatus.InProgress)
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var found = Check(command, exchange, now);
        ImmutableArray<string> open = [.. exchange.Programme.Open.Except(command.NotHeld.Select(item => item.Item))];
        return !found.IsEmpty ? ExchangeRejections.Invalid(found)
            : command.ConcludedAt < exchange.Started!.StartedAt ? ExchangeRejections.EndBeforeStart
            : !open.IsEmpty ? ExchangeRejections.ItemsOpen(open)
            : concluded;
    }

    private static ImmutableArray<Fault> Check(ConcludeExchange command, Exchange exchange, DateTimeOffset now)
    {
        var faults = new Faults();
        faults.When(command.ConcludedAt > now, "/concludedAt", "It lies in the future.");
        ProgrammeRules.CheckFigures(faults, command.Results, "/results");
        faults.When(command.NotHeld.DistinctBy(item => item.Item).Count() < command.NotHeld.Length, "/notHeld", "An item stands here twice.");
        foreach (var (index, item) in command.NotHeld.Index())
        {
            faults.When(!exchange.Programme.Open.Contains(item.Item), $"/notHeld/{index}/item", "It is no item of the programme, or it was carried out.");
            faults.Text(item.Reason, $"/notHeld/{index}/reason", 150);
        }

        return faults.ToImmutable();
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, ConcludeExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
