using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>A twinning as a party of its pair sees it.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Revision">The revision of members and rules; whoever confirms names it.</param>
/// <param name="By">The party that brought that revision forward.</param>
/// <param name="ConfirmedBy">The parties that have given their word on it.</param>
/// <param name="EstablishedOn">From when on it holds.</param>
/// <param name="NextMeetingOn">The day of the next yearly meeting, while it is active.</param>
/// <param name="NextReviewOn">The day of the next review.</param>
/// <param name="Contacts">Whom to turn to on each side.</param>
/// <param name="Step">The last proposal to resume or to end it.</param>
/// <param name="Suspension">The last suspension.</param>
/// <param name="CeremonyPostponed">Why the ceremony is postponed with its exchange, while it is.</param>
/// <param name="CeremonyDays">The days on which the ceremony's exchange is to be held, once it has been agreed on anew.</param>
/// <param name="Source">Where it comes from, where its proposer said so.</param>
public sealed record TwinningDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    TwinningStatus Status,
    int Revision,
    Party By,
    TwinningTerms Terms,
    ImmutableArray<Party> ConfirmedBy,
    TwinningDeclined? Declined,
    DateOnly? EstablishedOn,
    string? Place,
    DateOnly? NextMeetingOn,
    DateOnly? NextReviewOn,
    ImmutableArray<PartyContacts> Contacts,
    ImmutableArray<TwinningMeetingHeld> Meetings,
    ImmutableArray<ReviewDetails> Reviews,
    SuspensionDetails? Suspension,
    StepDetails? Step,
    string? CeremonyPostponed,
    TwinningCeremonyRescheduled? CeremonyDays,
    DataSource? Source)
{
    internal static TwinningDetails Of(Twinning twinning, long version) => new(
        twinning.Id,
        version,
        twinning.Pair!,
        twinning.Status,
        twinning.Revision,
        twinning.Negotiation.Revisions[^1].By,
        twinning.Terms,
        twinning.Negotiation.ConfirmedBy,
        twinning.Declined,
        twinning.Established?.On,
        twinning.Established?.Place,
        twinning.NextMeetingOn,
        twinning.NextReviewOn,
        [.. twinning.Contacts.Select(declared => new PartyContacts(declared.Key, declared.Value))],
        twinning.Meetings,
        [.. twinning.Reviews.Select((stated, index) => new ReviewDetails(
            index + 1, stated.By, stated.Content, stated.ConfirmedBy, stated.ConfirmedBy.Length == twinning.Pair!.Parties.Length))],
        twinning.Suspended is { } suspended ? new SuspensionDetails(suspended.By, suspended.Reason, suspended.Letter, twinning.AcknowledgedBy) : null,
        twinning.Step is { } step ? new StepDetails(step.Revision, step.Terms.Step, step.Terms.Reason, step.ConfirmedBy, twinning.StepIsOpen) : null,
        twinning.CeremonyPostponed,
        twinning.Rescheduled,
        twinning.Source);
}

/// <summary>Whom to turn to on one side.</summary>
public sealed record PartyContacts(Party Party, ImmutableArray<TwinningContact> Contacts);

/// <summary>A review.</summary>
/// <param name="Number">From 1; whoever confirms names it.</param>
/// <param name="ConfirmedBy">The parties that stand by it, the stating one among them.</param>
/// <param name="IsJoint">Whether every party does.</param>
public sealed record ReviewDetails(int Number, Party By, TwinningReview Content, ImmutableArray<Party> ConfirmedBy, bool IsJoint);

/// <summary>A suspension.</summary>
/// <param name="AcknowledgedBy">The parties that know of it.</param>
public sealed record SuspensionDetails(Party By, string Reason, string? Letter, ImmutableArray<Party> AcknowledgedBy);

/// <summary>A proposal to resume or to end it.</summary>
/// <param name="Revision">Whoever agrees names it.</param>
/// <param name="IsOpen">Whether somebody's word is still awaited.</param>
public sealed record StepDetails(int Revision, TwinningStep Step, string Reason, ImmutableArray<Party> ConfirmedBy, bool IsOpen);

internal static class TwinningDetailsSlice
{
    public static void MapTwinningDetails(this IEndpointRouteBuilder twinnings)
    {
        twinnings.MapQuery<TwinningDetails>("/{twinningId}", ReadAsync, "GetTwinning", "A twinning as it is, as it was at a version, or as it was at a time.")
            .Refuses(TwinningRejections.Unknown);
        twinnings.MapQuery<Page<HistoryEntry>>("/{twinningId}/history", HistoryAsync, "GetTwinningHistory", "The events of a twinning, oldest first.")
            .Refuses(TwinningRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid twinningId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(Twinning.Stream(twinningId), Twinning.Decider, TwinningDetails.Of, TwinningRejections.Unknown, version, at, cancellationToken);

    private static Task<IResult> HistoryAsync(Guid twinningId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Twinning.Stream(twinningId), TwinningRejections.Unknown, page, cancellationToken);
}
