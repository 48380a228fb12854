using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>States that the parties have signed a document, other than the minutes.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>D-1</c>. The same name again corrects the statement, until another party has confirmed it.</param>
/// <param name="Title">1 to 300 characters.</param>
/// <param name="Particulars">Its number, place, day, signatories and copies; the day is always there, and reservations are not.</param>
/// <param name="Item">The item of the programme, by its number.</param>
public sealed record StateDocument(string Proceeding, string Title, RecordParticulars Particulars, string? Item = null);

internal static class StateDocumentSlice
{
    public static void MapStateDocument(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/documents", HandleAsync, nameof(StateDocument), Roles.Officer,
        "States that the parties have signed a document; one party's word until the others confirm it.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ProceedingTaken, ExchangeRejections.ProceedingOfAnother,
            ExchangeRejections.ProceedingKept, ExchangeRejections.ProceedingsFull, KnownAttachments.NotUploaded);

    /// <param name="known">The attachments among those named that the party may see.</param>
    public static Decision<ExchangeEvent> Decide(StateDocument command, Exchange exchange, Party by, DateTimeOffset now, KnownAttachments? known = null)
    {
        if (exchange.Pair is null)
        {
            return ExchangeRejections.Unknown;
        }

        var faults = new Faults();
        faults.Text(command.Title, "/title", 300);
        faults.Particulars(command.Particulars, exchange.Pair);
        faults.When(command.Particulars.Date is null, "/particulars/date", "The day of the signing is expected.");
        faults.When(command.Particulars.Reservations is not (null or []), "/particulars/reservations", "Reservations are made in minutes.");
        faults.Item(command.Item, "/item", exchange);
        if (command.Particulars.Date is { } day)
        {
            faults.HeldOn(day, "/particulars/date", now);
        }

        var document = new SignedDocument(command.Title, command.Particulars, command.Item);
        var decided = ProceedingRules.State(
            exchange,
            by,
            command.Proceeding,
            new ProceedingTerms(ProceedingKind.Document, document),
            faults,
            revision => new DocumentSigned(by, command.Proceeding, revision, document));
        return decided is Decision<ExchangeEvent>.Accepted { Events.IsEmpty: false } && (known ?? KnownAttachments.None).Refuse(command.Particulars, exchange.Pair) is { } missing
            ? missing
            : decided;
    }

    private static async Task<IResult> HandleAsync(
        Guid exchangeId, StateDocument command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var known = await KnownAttachments.ReadAsync(database, command.Particulars, context.Actor, cancellationToken);
        return await context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now, known), cancellationToken);
    }
}
