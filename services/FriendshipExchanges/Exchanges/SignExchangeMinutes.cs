using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Signs the minutes for the party.</summary>
/// <param name="Revision">The revision of the minutes that is signed.</param>
/// <param name="Signatory">Name and rank as signed. Where the minutes name who signs for the party, that name.</param>
/// <param name="OnPaper">That the signature was given on paper, and is entered here by somebody of the same party.</param>
public sealed record SignExchangeMinutes(int Revision, string Signatory, PaperSigning? OnPaper = null);

internal static class SignExchangeMinutesSlice
{
    public static void MapSignExchangeMinutes(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/sign-minutes", HandleAsync, nameof(SignExchangeMinutes), Roles.Commander, "Signs a revision of the minutes for the party, in all its languages, commitments included.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.NoMinutes, RecordRejections.OtherSignatory, Superseding.Superseded);

    /// <param name="onPaper">What the command says of a signature on paper, with who has entered it, and when.</param>
    public static Decision<ExchangeEvent> Decide(SignExchangeMinutes command, Exchange exchange, Party by, PaperSignature? onPaper = null)
    {
        if (exchange.Status is not (ExchangeStatus.Concluded or ExchangeStatus.FollowUp or ExchangeStatus.Closed))
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (exchange.Minutes is not { } minutes)
        {
            return ExchangeRejections.NoMinutes;
        }

        var faults = new Faults();
        faults.Signature(command.Signatory, onPaper);
        var found = faults.ToImmutable();
        if (!found.IsEmpty)
        {
            return ExchangeRejections.Invalid(found);
        }

        var record = minutes.Record;
        var signed = new ExchangeMinutesSigned(record.Revision, new RecordSignature(by, command.Signatory, record.Hash, onPaper));
        return record.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when RecordRejections.Unless(record, by, command.Signatory) is { } refused => refused,
            Word.Given => signed,
            Word.Completes => Decision<ExchangeEvent>.Record(
                signed,
                new ExchangeMinutesCompleted(
                    record.Revision,
                    minutes.Number,
                    record.Hash,
                    [.. record.Signatures.Select(signature => signature.Party), by],
                    record.Commitments is [] ? null : record.Commitments)),
            Word.Repeated => Decision<ExchangeEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(command.Revision, record.Revision, record.ChangedSince(command.Revision)),
            Word.NotAParty => ExchangeRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, SignExchangeMinutes command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, command.OnPaper?.In(context)), cancellationToken);
}
