using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Drafts the minutes, or drafts them anew, which voids the signatures.</summary>
/// <param name="Number">The number of the record.</param>
/// <param name="Texts">One in each language of the pair.</param>
public sealed record DraftExchangeMinutes(string Number, ImmutableArray<RecordText> Texts);

internal static class DraftExchangeMinutesSlice
{
    private const int LongestText = 5000;

    public static void MapDraftExchangeMinutes(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/draft-minutes",
        HandleAsync,
        nameof(DraftExchangeMinutes),
        Roles.Officer,
        "Drafts the minutes in every language of the pair; a changed draft is a new revision that nobody has signed.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState);

    public static Decision<ExchangeEvent> Decide(DraftExchangeMinutes command, Exchange exchange, Party by)
    {
        if (exchange.Status != ExchangeStatus.Concluded)
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (exchange.Minutes is { } minutes && minutes.Number == command.Number && minutes.Record.Texts.SequenceEqual(command.Texts))
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        var found = Check(command, exchange.Pair!);
        return found.IsEmpty
            ? new ExchangeMinutesDrafted(by, (exchange.Minutes?.Record.Revision ?? 0) + 1, command.Number, command.Texts)
            : ExchangeRejections.Invalid(found);
    }

    private static ImmutableArray<Fault> Check(DraftExchangeMinutes command, BorderPair pair)
    {
        var faults = new Faults();
        faults.Text(command.Number, "/number", 60);
        var (missing, foreign) = BilateralRecord.Compare(pair, command.Texts);
        faults.When(!missing.IsEmpty, "/texts", $"Missing: {string.Join(", ", missing)}.");
        faults.When(!foreign.IsEmpty, "/texts", $"Not among the languages of {pair}: {string.Join(", ", foreign)}.");
        faults.When(command.Texts.DistinctBy(text => text.Language).Count() < command.Texts.Length, "/texts", "A language stands here twice.");
        foreach (var (index, text) in command.Texts.Index())
        {
            faults.Text(text.Text, $"/texts/{index}/text", LongestText);
        }

        return faults.ToImmutable();
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, DraftExchangeMinutes command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
