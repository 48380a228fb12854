using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Reports that a task from an inspection or a rehearsal is done, by the party that owns it.</summary>
/// <param name="Task">Its number there, from 1.</param>
/// <param name="Note">What was done: 1 to 1,000 characters.</param>
public sealed record CompletePreparationTask(int Task, string? Note = null);

internal static class CompletePreparationTaskSlice
{
    public static void MapCompletePreparationTask(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/{proceeding}/complete-task", HandleAsync, nameof(CompletePreparationTask), Roles.Officer,
        "Reports that a task from an inspection or a rehearsal is done; by the party that owns it.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.UnknownProceeding, ExchangeRejections.UnknownTask,
            ExchangeRejections.TaskOfAnother, ExchangeRejections.TaskDone);

    public static Decision<ExchangeEvent> Decide(CompletePreparationTask command, string proceeding, Exchange exchange, Party by)
    {
        if (!exchange.Status.MaySpeak())
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (exchange.Proceedings.GetValueOrDefault(proceeding) is not { } known)
        {
            return ExchangeRejections.UnknownProceeding;
        }

        if (command.Task < 1 || command.Task > known.Terms.Tasks.Length)
        {
            return ExchangeRejections.UnknownTask;
        }

        var done = new PreparationTaskDone(by, proceeding, command.Task, command.Note);
        var faults = new Faults();
        faults.OptionalText(command.Note, "/note", 1000);
        return known.Terms.Tasks[command.Task - 1].Owner != by ? ExchangeRejections.TaskOfAnother
            : known.Done.TryGetValue(command.Task, out var before) ? before == done ? Decision<ExchangeEvent>.NoChange : ExchangeRejections.TaskDone
            : !faults.None ? ExchangeRejections.Invalid(faults.ToImmutable())
            : done;
    }

    private static Task<IResult> HandleAsync(
        Guid exchangeId, string proceeding, CompletePreparationTask command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, proceeding, exchange, context.Party), cancellationToken);
}
