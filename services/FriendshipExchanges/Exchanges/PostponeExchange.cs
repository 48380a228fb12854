using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Asks to hold on other days what was agreed.</summary>
/// <param name="NewParts">The same territories with new days, and new places if need be; absent while the new days are not known.</param>
/// <param name="Letter">Reference of the letter.</param>
public sealed record PostponeExchange(string Reason, ImmutableArray<HostPart>? NewParts = null, string? Letter = null);

internal static class PostponeExchangeSlice
{
    public static void MapPostponeExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/postpone",
        HandleAsync,
        nameof(PostponeExchange),
        Roles.Commander,
        "Asks to hold it on other days: the agreement and the programme's approval are void until all have given their word on a new revision.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState);

    public static Decision<ExchangeEvent> Decide(PostponeExchange command, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (exchange.Status == ExchangeStatus.Postponed && IsSame(command, exchange, by))
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        if (!exchange.Status.IsPreparation())
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var found = Check(command, exchange, now);
        return found.IsEmpty
            ? new ExchangePostponed(
                by,
                exchange.Terms!.Revision + (command.NewParts is null ? 0 : 1),
                command.Reason,
                exchange.Terms.Terms.HostParts,
                command.NewParts,
                exchange.Programme.Revision == 0 ? null : exchange.Programme.Revision + 1,
                command.Letter)
            : ExchangeRejections.Invalid(found);
    }

    private static ImmutableArray<Fault> Check(PostponeExchange command, Exchange exchange, DateTimeOffset now)
    {
        var faults = new Faults();
        var terms = exchange.Terms!.Terms;
        faults.Text(command.Reason, "/reason", 500);
        faults.OptionalText(command.Letter, "/letter", 100);
        faults.When(command.NewParts is { } same && AreSame(same, terms.HostParts), "/newParts", "These are the days and places that are agreed.");
        return command.NewParts is { } parts
            ? faults.ToImmutable().AddRange(ExchangeTermsRules.CheckNewParts(parts, terms, exchange.Pair!, now))
            : faults.ToImmutable();
    }

    /// <summary>Whether the party has asked for just this, and nobody has proposed anything since.</summary>
    private static bool IsSame(PostponeExchange command, Exchange exchange, Party by)
    {
        var last = exchange.Postponements[^1];
        return last.By == by
            && last.Revision == exchange.Terms!.Revision
            && last.Reason == command.Reason
            && last.Letter == command.Letter
            && (last.NewParts is { } then ? command.NewParts is { } now && AreSame(then, now) : command.NewParts is null);
    }

    private static bool AreSame(ImmutableArray<HostPart> some, ImmutableArray<HostPart> others) => some.SequenceEqual(others);

    private static Task<IResult> HandleAsync(Guid exchangeId, PostponeExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
