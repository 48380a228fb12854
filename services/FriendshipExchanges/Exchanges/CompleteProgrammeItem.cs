using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Reports that an item was carried out, by the party that owns it.</summary>
/// <param name="CompletedAt">When it was.</param>
/// <param name="Figures">What was counted.</param>
public sealed record CompleteProgrammeItem(DateTimeOffset CompletedAt, ImmutableArray<ResultFigure> Figures, string? Note = null);

internal static class CompleteProgrammeItemSlice
{
    public static void MapCompleteProgrammeItem(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/programme/items/{item}/complete",
        HandleAsync,
        nameof(CompleteProgrammeItem),
        Roles.Officer,
        "Reports that an item of the approved programme was carried out, with the figures counted; by the party that owns it.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.UnknownItem, ExchangeRejections.ItemCompleted,
            ExchangeRejections.ItemOfAnother);

    public static Decision<ExchangeEvent> Decide(CompleteProgrammeItem command, string item, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (!exchange.Status.HasApprovedProgramme() && exchange.Status != ExchangeStatus.InProgress)
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (!exchange.Programme.Items.TryGetValue(item, out var content))
        {
            return ExchangeRejections.UnknownItem;
        }

        if (content.Owner != by)
        {
            return ExchangeRejections.ItemOfAnother;
        }

        var completed = new ProgrammeItemCompleted(by, item, command.CompletedAt, command.Figures, command.Note);
        if (exchange.Programme.Completed.TryGetValue(item, out var before))
        {
            return TermsDifference.Between(before, completed).IsEmpty ? Decision<ExchangeEvent>.NoChange : ExchangeRejections.ItemCompleted;
        }

        var faults = new Faults();
        faults.When(command.CompletedAt > now, "/completedAt", "It lies in the future.");
        faults.OptionalText(command.Note, "/note", 1000);
        ProgrammeRules.CheckFigures(faults, command.Figures, "/figures");
        var found = faults.ToImmutable();
        return found.IsEmpty ? completed : ExchangeRejections.Invalid(found);
    }

    private static Task<IResult> HandleAsync(
        Guid exchangeId, string item, CompleteProgrammeItem command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, item, exchange, context.Party, context.Now), cancellationToken);
}
