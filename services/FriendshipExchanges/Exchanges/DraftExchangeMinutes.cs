using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Drafts the minutes, or drafts them anew, which voids the signatures.</summary>
/// <param name="Number">The number of the record.</param>
/// <param name="Texts">One in each language of the pair.</param>
/// <param name="Particulars">Place, date, signatories, reservations and attachments. A party enters, changes and takes out its own reservations only.</param>
/// <param name="Commitments">What parties take upon themselves: at most 20. They are signed with the texts.</param>
public sealed record DraftExchangeMinutes(
    string Number, ImmutableArray<RecordText> Texts, RecordParticulars? Particulars = null, ImmutableArray<RecordCommitment>? Commitments = null);

internal static class DraftExchangeMinutesSlice
{
    private const int LongestText = 5000;

    public static void MapDraftExchangeMinutes(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/draft-minutes",
        HandleAsync,
        nameof(DraftExchangeMinutes),
        Roles.Officer,
        "Drafts the minutes in every language of the pair; a changed draft is a new revision that nobody has signed.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, CommitmentRejections.NotOpen, RecordRejections.ReservationOfAnother,
            KnownAttachments.NotUploaded);

    /// <param name="known">The attachments among those named that the drafter may see.</param>
    /// <param name="open">Those among the commitments to be taken over that have not ended, with their pairs; none when absent.</param>
    public static Decision<ExchangeEvent> Decide(
        DraftExchangeMinutes command, Exchange exchange, Party by, KnownAttachments? known = null, IReadOnlyCollection<(Guid Id, BorderPair Pair)>? open = null)
    {
        if (exchange.Status != ExchangeStatus.Concluded)
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var found = Check(command, exchange.Pair!, exchange.EndedOn);
        var (record, particulars) = (exchange.Minutes?.Record, BilateralRecord.Plain(command.Particulars));
        var commitments = command.Commitments is null or [] ? null : command.Commitments;
        return !found.IsEmpty ? ExchangeRejections.Invalid(found)
            : exchange.Minutes?.Number == command.Number && record!.Redraft(command.Texts, commitments, particulars).Hash == record.Hash ? Decision<ExchangeEvent>.NoChange
            : CommitmentFaults.Succeeded(commitments).Any(old => open?.Contains((old, exchange.Pair!)) != true) ? CommitmentRejections.NotOpen
            : RecordRejections.ReservationsTouched(record, exchange.Pair!, by, particulars) is { } touched ? touched
            : (known ?? KnownAttachments.None).Refuse(particulars, exchange.Pair!) is { } missing ? missing
            : new ExchangeMinutesDrafted(by, (record?.Revision ?? 0) + 1, command.Number, command.Texts, particulars, commitments);
    }

    private static ImmutableArray<Fault> Check(DraftExchangeMinutes command, BorderPair pair, DateOnly ended)
    {
        var faults = new Faults();
        faults.Text(command.Number, "/number", 60);
        faults.Commitments(command.Commitments ?? [], "/commitments", pair, ended);
        faults.Particulars(command.Particulars, pair);
        faults.When(command.Particulars?.Number is not null, "/particulars/number", "The number of these minutes stands beside their texts.");
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

    private static async Task<IResult> HandleAsync(
        Guid exchangeId, DraftExchangeMinutes command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var known = await KnownAttachments.ReadAsync(database, command.Particulars, context.Actor, cancellationToken);
        var open = await CommitmentTable.OpenAsync(database, CommitmentFaults.Succeeded(command.Commitments), cancellationToken);
        return await context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, known, open), cancellationToken);
    }
}
