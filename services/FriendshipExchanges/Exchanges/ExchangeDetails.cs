using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Markers;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>An exchange as a party of its pair sees it.</summary>
/// <param name="Kind">What it is, where it is one of the smaller events.</param>
/// <param name="Revision">The revision of what is on the table: the record of the past or the terms, then the programme, then the minutes.</param>
/// <param name="Terms">Absent for an edition that was only put on record.</param>
/// <param name="Past">The record of the past; absent for an edition that was prepared here.</param>
/// <param name="Delegations">Of the parties that have declared theirs for the terms in force.</param>
/// <param name="Proceedings">By what the parties call them.</param>
/// <param name="AwaitsNewDays">It was postponed, and the new days are still to be proposed.</param>
/// <param name="Postponements">Oldest first, each with the days before and after.</param>
/// <param name="CancellationAcknowledgedBy">The parties that know of the cancellation.</param>
/// <param name="Source">Where the proposal comes from, where its proposer said so.</param>
/// <param name="Warnings">What may be wrong with items at markers and is not refused, by what was known at the moment of the answer. An answer of 304 does not renew this.</param>
public sealed record ExchangeDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    ExchangeLevel Level,
    string Series,
    int Edition,
    ExchangeKind? Kind,
    ExchangeStatus Status,
    int Revision,
    TermsDetails? Terms,
    PastDetails? Past,
    ProgrammeDetails? Programme,
    ImmutableArray<DelegationDetails> Delegations,
    ImmutableArray<ProceedingDetails> Proceedings,
    bool AwaitsNewDays,
    ImmutableArray<ExchangePostponed> Postponements,
    ExchangeCancelled? Cancellation,
    ImmutableArray<Party> CancellationAcknowledgedBy,
    DateTimeOffset? StartedAt,
    ExchangeConcluded? Conclusion,
    MinutesDetails? Minutes,
    DataSource? Source,
    ImmutableArray<ExchangeWarning> Warnings)
{
    internal static ExchangeDetails Of(Guid id, Exchange exchange, long version, MarkerCatalogue? markers = null) => new(
        id,
        version,
        exchange.Pair!,
        exchange.Name!.Level,
        exchange.Name.Series,
        exchange.Name.Edition,
        exchange.Kind,
        exchange.Status,
        exchange.Revision,
        exchange.IsOfThePast ? null : TermsDetails.Of(exchange),
        exchange.IsOfThePast ? PastDetails.Of(exchange) : null,
        exchange.Programme.Approval is null ? null : ProgrammeDetails.Of(exchange.Programme),
        DelegationDetails.Of(exchange),
        ProceedingDetails.Of(exchange),
        exchange.AwaitsNewDays,
        exchange.Postponements,
        exchange.Cancelled,
        exchange.AcknowledgedBy,
        exchange.Started?.StartedAt,
        exchange.Concluded,
        exchange.Minutes is { } minutes ? MinutesDetails.Of(minutes, [.. exchange.CommitmentIds(id)]) : null,
        exchange.Source,
        [.. ExchangeWarning.Of(exchange, markers ?? MarkerCatalogue.Empty)]);
}

/// <summary>The terms on the table.</summary>
/// <param name="Revision">Whoever confirms names it.</param>
/// <param name="ConfirmedBy">The parties that have given their word on that revision.</param>
public sealed record TermsDetails(int Revision, Party By, ExchangeTerms Content, ImmutableArray<Party> ConfirmedBy)
{
    internal static TermsDetails Of(Exchange exchange) =>
        new(exchange.Terms!.Revision, exchange.Terms.Revisions[^1].By, exchange.Terms.Terms, exchange.Terms.ConfirmedBy);
}

/// <summary>The record of an edition that was prepared outside this system.</summary>
/// <param name="Revision">The last revision of the record; whoever confirms names it.</param>
/// <param name="ConfirmedBy">The parties that have confirmed that revision.</param>
public sealed record PastDetails(int Revision, PastEdition Content, ImmutableArray<Party> ConfirmedBy)
{
    internal static PastDetails Of(Exchange exchange) => new(exchange.Past!.Revision, exchange.PastRecord!, exchange.Past.ConfirmedBy);
}

/// <summary>The programme.</summary>
/// <param name="Revision">Whoever approves names it.</param>
/// <param name="ApprovedBy">The parties that have approved that revision.</param>
/// <param name="Items">In the order of their beginning.</param>
public sealed record ProgrammeDetails(int Revision, ImmutableArray<Party> ApprovedBy, ImmutableArray<ItemDetails> Items)
{
    internal static ProgrammeDetails Of(Programme programme) => new(
        programme.Revision,
        programme.Approval!.ConfirmedBy,
        [.. programme.Items.OrderBy(item => item.Value.StartsAt).ThenBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => new ItemDetails(item.Key, item.Value, programme.PatrolOf(item.Key), programme.Completed.GetValueOrDefault(item.Key)))]);
}

/// <summary>An item of the programme.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Completion">That it was carried out, and with which figures.</param>
/// <param name="PatrolId">The joint patrol that is watched, once there is one.</param>
public sealed record ItemDetails(string Item, ProgrammeItem Content, Guid? PatrolId, ProgrammeItemCompleted? Completion);

/// <summary>The minutes.</summary>
/// <param name="Revision">Whoever signs names it.</param>
/// <param name="Hash">What a signature covers: every language version, the commitments and the particulars.</param>
/// <param name="Commitments">What parties take upon themselves.</param>
/// <param name="Particulars">Place, date, signatories, reservations and attachments.</param>
public sealed record MinutesDetails(
    string Number,
    int Revision,
    string Hash,
    ImmutableArray<RecordText> Texts,
    ImmutableArray<MinutesCommitment> Commitments,
    RecordParticulars? Particulars,
    ImmutableArray<RecordSignature> Signatures,
    bool IsSigned)
{
    internal static MinutesDetails Of(ExchangeMinutes minutes, ImmutableArray<Guid> commitments) => new(
        minutes.Number,
        minutes.Record.Revision,
        minutes.Record.Hash,
        minutes.Record.Texts,
        [.. minutes.Record.Commitments.Select((commitment, index) => MinutesCommitment.Of(commitment, commitments[index], index + 1))],
        BilateralRecord.Plain(minutes.Record.Particulars),
        minutes.Record.Signatures,
        minutes.Record.IsSigned);
}

internal static class ExchangeDetailsSlice
{
    public static void MapExchangeDetails(this IEndpointRouteBuilder exchanges)
    {
        exchanges.MapQuery<ExchangeDetails>(
            "/{exchangeId}", ReadAsync, "GetExchange", "An exchange with its programme, as it is, as it was at a version, or as it was at a time.")
            .Refuses(ExchangeRejections.Unknown);
        exchanges.MapQuery<Page<HistoryEntry>>("/{exchangeId}/history", HistoryAsync, "GetExchangeHistory", "The events of an exchange, oldest first.")
            .Refuses(ExchangeRejections.Unknown);
    }

    private static async Task<IResult> ReadAsync(
        Guid exchangeId,
        long? version,
        Moment? at,
        AffairReader reader,
        IEventStore store,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var markers = await database.MarkersOfAsync(store, exchangeId, at?.Time ?? clock.GetUtcNow(), cancellationToken);
        return await reader.ReadAsync(
            Exchange.Stream(exchangeId),
            Exchange.Decider,
            (exchange, now) => ExchangeDetails.Of(exchangeId, exchange, now, markers),
            ExchangeRejections.Unknown,
            version,
            at,
            cancellationToken);
    }

    private static Task<IResult> HistoryAsync(Guid exchangeId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Exchange.Stream(exchangeId), ExchangeRejections.Unknown, page, cancellationToken);
}
