using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.AspNetCore.Routing;

namespace BorderCoordination.ServiceDefaults.Commitments;

/// <summary>A commitment as a party of its pair sees it.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="State">Where it stands at the moment of the answer, or that was asked for. An answer of 304 does not renew this; <c>overdueFrom</c> always holds.</param>
/// <param name="Texts">What is to be done, in each language of the pair.</param>
/// <param name="Owners">The parties that are to do it.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="OverdueFrom">From when on it is overdue unless it has ended.</param>
/// <param name="Source">The record that it comes from.</param>
/// <param name="Revision">The revision of the statement or proposal on the table; whoever confirms names it. 0 before the first.</param>
/// <param name="Ending">The statement or proposal on the table, or as which it ended; void where it has moved.</param>
/// <param name="Succeeds">The commitment of earlier minutes that it has taken over.</param>
/// <param name="SucceededBy">The commitment of later minutes that has taken it over.</param>
public sealed record CommitmentDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    CommitmentState State,
    ImmutableArray<RecordText> Texts,
    ImmutableArray<Party> Owners,
    DateOnly DueOn,
    DateTimeOffset OverdueFrom,
    RecordReference Source,
    int Revision,
    CommitmentEndingDetails? Ending,
    Guid? Succeeds,
    Guid? SucceededBy)
{
    /// <summary>As it stands at a moment.</summary>
    public static CommitmentDetails Of(Commitment commitment, long version, DateTimeOffset moment) => new(
        commitment.Id,
        version,
        commitment.Pair!,
        commitment.StateAt(moment),
        commitment.Terms.Texts,
        commitment.Terms.Owners,
        commitment.Terms.DueOn,
        commitment.OverdueFrom,
        commitment.Source,
        commitment.Revision,
        CommitmentEndingDetails.Of(commitment.Ending),
        commitment.Terms.Succeeds,
        commitment.SuccessorId);
}

/// <summary>What a party has brought forward to end a commitment.</summary>
/// <param name="End">As what.</param>
/// <param name="Statement">What was done, or why it is to be dropped.</param>
/// <param name="By">The party that brought it forward.</param>
/// <param name="ConfirmedBy">The parties that have given their word on it, that one among them.</param>
/// <param name="AwaitedFrom">The parties that have not.</param>
public sealed record CommitmentEndingDetails(
    CommitmentEnd End, string Statement, Party By, ImmutableArray<Party> ConfirmedBy, ImmutableArray<Party> AwaitedFrom)
{
    /// <summary>None before the first statement or proposal.</summary>
    public static CommitmentEndingDetails? Of(Negotiation<CommitmentEnding>? ending) => ending is null
        ? null
        : new(ending.Terms.End, ending.Terms.Statement, ending.Revisions[^1].By, ending.ConfirmedBy, [.. ending.Parties.Except(ending.ConfirmedBy)]);
}

/// <summary>A single commitment, whatever record it comes from.</summary>
public static class CommitmentDetailsSlice
{
    /// <param name="decider">How its stream is read.</param>
    /// <param name="stream">Its stream.</param>
    public static void MapCommitmentDetails<TEvent>(
        this IEndpointRouteBuilder commitments, Decider<Commitment, TEvent> decider, Func<Guid, StreamName> stream)
    {
        commitments.MapQuery<CommitmentDetails>(
            "/{commitmentId}",
            (Guid commitmentId, long? version, Moment? at, AffairReader reader, TimeProvider clock, CancellationToken cancellationToken) => reader.ReadAsync(
                stream(commitmentId),
                decider,
                (commitment, now) => CommitmentDetails.Of(commitment, now, at?.Time ?? clock.GetUtcNow()),
                CommitmentRejections.Unknown,
                version,
                at,
                cancellationToken),
            "GetCommitment",
            "A commitment as it is, as it was at a version, or as it was at a time.")
            .Refuses(CommitmentRejections.Unknown);
        commitments.MapQuery<Page<HistoryEntry>>(
            "/{commitmentId}/history",
            (Guid commitmentId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
                reader.HistoryAsync(stream(commitmentId), CommitmentRejections.Unknown, page, cancellationToken),
            "GetCommitmentHistory",
            "The events of a commitment, oldest first.")
            .Refuses(CommitmentRejections.Unknown);
    }
}
