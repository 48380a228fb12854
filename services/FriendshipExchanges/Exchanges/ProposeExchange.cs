using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Proposes an edition of a series to the other parties of a border pair.</summary>
/// <param name="Series">In kebab-case: <c>border-defence-friendship</c>.</param>
/// <param name="Edition">The first of a series that is not known yet, or the one after the last.</param>
/// <param name="Source">Where the proposal comes from, for data that is loaded to show something.</param>
/// <param name="Kind">What it is, where it is one of the smaller events; these are held by provinces, districts, posts and communities.</param>
public sealed record ProposeExchange(
    BorderPair Pair, ExchangeLevel Level, string Series, int Edition, ExchangeTerms Terms, DataSource? Source = null, ExchangeKind? Kind = null);

internal static class ProposeExchangeSlice
{
    public static void MapProposeExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCreation(
        "/", HandleAsync, nameof(ProposeExchange), Roles.Officer, "Proposes an edition to the other parties; it is the proposing party's word on the terms.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, ExchangeRejections.EarlierEditionOpen, ExchangeRejections.EditionTaken);

    public static Decision<ExchangeEvent> Decide(ProposeExchange command, Exchange exchange, Guid exchangeId, Party by, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        if (exchange.Status == ExchangeStatus.Proposed
            && exchange.Terms!.Revisions[^1].By == by
            && exchange.Kind == command.Kind
            && TermsDifference.Between(command.Terms, exchange.Terms.Terms).IsEmpty)
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        if (!exchange.Status.IsFree())
        {
            return ExchangeRejections.EditionTaken;
        }

        var faults = new Faults();
        ExchangeCommands.CheckName(faults, command.Series, command.Edition);
        faults.When(
            command.Kind is not null && command.Level is (ExchangeLevel.Ministerial or ExchangeLevel.BorderGuard),
            "/kind", "Fairs, festivals and the like are held at the level of provinces or below.");
        faults.OptionalText(command.Source?.Reference, "/source/reference", 500);
        var found = faults.ToImmutable().AddRange(ExchangeTermsRules.Check(command.Terms, command.Pair, now));
        return found.IsEmpty
            ? new ExchangeProposed(
                exchangeId,
                command.Pair,
                command.Level,
                command.Series,
                command.Edition,
                by,
                (exchange.Terms?.Revision ?? 0) + 1,
                command.Terms,
                command.Source,
                command.Kind)
            : ExchangeRejections.Invalid(found);
    }

    private static Task<IResult> HandleAsync(ProposeExchange command, CommandContext context, CancellationToken cancellationToken)
    {
        var name = new EditionName(command.Pair, command.Level, command.Series, command.Edition);
        return context.CreateAsync(name, exchange => Decide(command, exchange, name.Id, context.Party, context.Now), cancellationToken);
    }
}
