using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>
/// Puts on record an edition that was prepared and held outside this system; corrects such a record while it is unconfirmed;
/// adds the outcome to one that was announced.
/// </summary>
public sealed record RecordPastEdition(BorderPair Pair, ExchangeLevel Level, string Series, int Edition, PastEdition Record);

internal static class RecordPastEditionSlice
{
    public static void MapRecordPastEdition(this IEndpointRouteBuilder exchanges) => exchanges.MapCreation(
        "/past", HandleAsync, nameof(RecordPastEdition), Roles.Officer, "Puts a past edition on record; it is the party's word on it, and valid once the others have confirmed.")
        .Refuses(
            Pairs.Unknown, Pairs.Foreign, ExchangeRejections.EarlierEditionOpen, ExchangeRejections.EditionTaken,
            ExchangeRejections.Unchanged);

    public static Decision<ExchangeEvent> Decide(RecordPastEdition command, Exchange exchange, Guid exchangeId, Party by, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        if (exchange.IsOfThePast && !exchange.Status.IsFree() && TermsDifference.Between(command.Record, exchange.PastRecord!).IsEmpty)
        {
            return exchange.Status != ExchangeStatus.Recorded || exchange.ConfirmedBy.Contains(by) ? Decision<ExchangeEvent>.NoChange : ExchangeRejections.Unchanged;
        }

        if (!exchange.Status.IsFree() && exchange.Status is not (ExchangeStatus.Recorded or ExchangeStatus.Announced))
        {
            return ExchangeRejections.EditionTaken;
        }

        var faults = new Faults();
        ExchangeCommands.CheckName(faults, command.Series, command.Edition);
        var found = faults.ToImmutable().AddRange(PastEditionRules.Check(command.Record, command.Pair, now));
        return found.IsEmpty
            ? new PastEditionRecorded(
                exchangeId, command.Pair, command.Level, command.Series, command.Edition, by, (exchange.Past?.Revision ?? 0) + 1, command.Record)
            : ExchangeRejections.Invalid(found);
    }

    private static Task<IResult> HandleAsync(RecordPastEdition command, CommandContext context, CancellationToken cancellationToken)
    {
        var name = new EditionName(command.Pair, command.Level, command.Series, command.Edition);
        return context.CreateAsync(name, exchange => Decide(command, exchange, name.Id, context.Party, context.Now), cancellationToken);
    }
}
