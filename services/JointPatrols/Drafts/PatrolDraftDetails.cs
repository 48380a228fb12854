using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>A draft as the party sees it whose own it is.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Revision">The revision of what is prepared; whoever changes or proposes it names it.</param>
/// <param name="Terms">As far as they are known.</param>
/// <param name="Missing">The members of the terms that are still open.</param>
/// <param name="Note">For the party's own use.</param>
/// <param name="After">The closed patrol that it follows on, where the service has made it for the party that is to chair next.</param>
/// <param name="Gaps">The markers that nobody reached there, to be covered by this one.</param>
/// <param name="Exchange">The item of a friendship exchange that it is made for.</param>
/// <param name="PatrolId">The patrol that came of it.</param>
public sealed record PatrolDraftDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    PatrolDraftStatus Status,
    int Revision,
    PatrolDraftTerms Terms,
    IReadOnlyList<string> Missing,
    string? Note,
    Guid? After,
    ImmutableArray<MarkerRef> Gaps,
    ExchangeItem? Exchange,
    Guid? PatrolId)
{
    public static PatrolDraftDetails Of(PatrolDraft draft, long version) => new(
        draft.Id, version, draft.Pair!, draft.Status, draft.Revision, draft.Terms, [.. draft.Terms.Missing()], draft.Note, draft.After, draft.Gaps, draft.Exchange,
        draft.PatrolId);
}

internal static class PatrolDraftDetailsSlice
{
    public static void MapPatrolDraftDetails(this IEndpointRouteBuilder drafts)
    {
        drafts.MapQuery<PatrolDraftDetails>(
            "/{draftId}", ReadAsync, "GetPatrolDraft", "The party's own draft as it is, as it was at a version, or as it was at a time.")
            .Refuses(PatrolDraftRejections.Unknown);
        drafts.MapQuery<Page<HistoryEntry>>(
            "/{draftId}/history", HistoryAsync, "GetPatrolDraftHistory", "The events of the party's own draft, oldest first.")
            .Refuses(PatrolDraftRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid draftId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(PatrolDraft.Stream(draftId), PatrolDraft.Decider, PatrolDraftDetails.Of, PatrolDraftRejections.Unknown, version, at, cancellationToken);

    private static Task<IResult> HistoryAsync(Guid draftId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(PatrolDraft.Stream(draftId), PatrolDraftRejections.Unknown, page, cancellationToken);
}
