using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>One physical marker as a party sees it; for an existing position its territory, builder and point stand in the entry.</summary>
/// <param name="Responsible">Who maintains it; absent where the register does not say.</param>
/// <param name="Foundation">How its foundation was cast.</param>
/// <param name="Planted">How it was planted, as corrected.</param>
/// <param name="Measurements">Every one that was made, oldest first.</param>
/// <param name="Coordinates">Its coordinates on the table, or agreed.</param>
/// <param name="AgreedVersions">Every version of its coordinates that was agreed, oldest first.</param>
/// <param name="Place">Where it stands by every party's word.</param>
/// <param name="ManagedBy">The posts in whose keeping it has been, oldest first.</param>
/// <param name="LastSeen">How it was found last, and whose word that is.</param>
/// <param name="Relocations">The places that the Joint Committee has chosen for it, oldest first.</param>
public sealed record MarkerMemberDetails(
    int Number,
    Party? Responsible,
    FoundationCast? Foundation,
    MarkerPlanted? Planted,
    ImmutableArray<MarkerMeasured> Measurements,
    TermsDetails<MarkerCoordinates>? Coordinates,
    ImmutableArray<CoordinatesAgreed> AgreedVersions,
    GeodeticPoint? Place,
    ImmutableArray<ManagingPostDetails> ManagedBy,
    MarkerSighting? LastSeen,
    ImmutableArray<MarkerRelocated> Relocations)
{
    internal static MarkerMemberDetails Of(MarkerState member) => new(
        member.Number,
        member.Responsible,
        member.Foundation,
        member.Planted,
        member.Measurements,
        TermsDetails<MarkerCoordinates>.Of(member.Coordinates),
        member.Agreed,
        member.Place,
        ManagingPostDetails.Of(member.Posts),
        member.LastSeen,
        member.Relocations);
}

/// <summary>A post in whose keeping a marker has been.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day of the next post; absent for the present one.</param>
public sealed record ManagingPostDetails(string Post, Party Party, DateOnly From, DateOnly? Until)
{
    internal static ImmutableArray<ManagingPostDetails> Of(ImmutableArray<MarkerHandedOver> posts) =>
        [.. posts.Select((post, index) => new ManagingPostDetails(post.ManagingPost, post.Responsible, post.From, posts.ElementAtOrDefault(index + 1)?.From))];
}

/// <summary>A dispute, open or settled.</summary>
/// <param name="ParkedAt">The stage at which the position was parked.</param>
/// <param name="Views">What each party stated in its own words.</param>
/// <param name="Settlement">On the table, or agreed.</param>
public sealed record DisputeDetails(MarkerStatus ParkedAt, ImmutableSortedDictionary<Party, string> Views, TermsDetails<DisputeSettlement>? Settlement)
{
    internal static DisputeDetails? Of(PositionDispute? dispute) =>
        dispute is null ? null : new DisputeDetails(dispute.From, dispute.Views, TermsDetails<DisputeSettlement>.Of(dispute.Settlement));
}

/// <summary>A marker position as a party of its pair sees it.</summary>
/// <param name="Revision">Of what was last put on the table. Whoever confirms or signs names the one that stands with it below.</param>
/// <param name="Plan">What is to be planted; absent for an existing position.</param>
/// <param name="NotApplicable">The steps that are left out on the way to planting.</param>
/// <param name="SuggestedPlanter">Who plants it by the custom of the pair, where there is one; a suggestion and no rule.</param>
/// <param name="Entry">The register's entry of an existing position, on the table or agreed.</param>
/// <param name="EntryInForce">The entry that every party has given its word on.</param>
/// <param name="OwnSurveys">What each party's own survey has found.</param>
/// <param name="MineCleared">How the ground was cleared of mines.</param>
/// <param name="Survey">The point of the joint survey.</param>
/// <param name="Staking">Stakes and draft sketch, on the table or agreed.</param>
/// <param name="Returns">Each return of the dossier, with its remarks, oldest first.</param>
/// <param name="ApprovedBy">The sides of the Joint Committee that have approved the dossier.</param>
/// <param name="InServiceSince">The day on which it was put in service.</param>
/// <param name="Dispute">The last dispute.</param>
/// <param name="Stakes">Stakes that stand or are proposed.</param>
/// <param name="Retirement">On the table, or agreed.</param>
public sealed record MarkerDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    MarkerRef Number,
    MarkerKind Kind,
    MarkerStatus Status,
    int Revision,
    MarkerPlan? Plan,
    ImmutableArray<MarkerStep> NotApplicable,
    Party? SuggestedPlanter,
    TermsDetails<RegisterEntry>? Entry,
    RegisterEntry? EntryInForce,
    ImmutableArray<UnilateralSurveyCompleted> OwnSurveys,
    PositionMineCleared? MineCleared,
    TermsDetails<SurveyedPoint>? Survey,
    TermsDetails<PositionStaking>? Staking,
    IReadOnlyList<MarkerMemberDetails> Members,
    RecordDetails? Dossier,
    ImmutableArray<DossierReturned> Returns,
    ImmutableArray<Party> ApprovedBy,
    DateOnly? InServiceSince,
    DisputeDetails? Dispute,
    IReadOnlyList<TermsDetails<BoundaryStake>> Stakes,
    TermsDetails<MarkerRetirement>? Retirement)
{
    public static MarkerDetails Of(Guid id, MarkerPosition position, long version) => new(
        id,
        version,
        position.Pair!,
        position.Identity.Number,
        position.Identity.Kind,
        position.Status,
        position.Revision,
        position.Plan,
        position.NotApplicable,
        position.Plan is { } plan ? MarkerStandards.SuggestedPlanter(position.Pair!, plan.Number, plan.Members.Length) : null,
        TermsDetails<RegisterEntry>.Of(position.Entry),
        position.EntryInForce,
        position.OwnSurveys,
        position.MineCleared,
        TermsDetails<SurveyedPoint>.Of(position.Survey),
        TermsDetails<PositionStaking>.Of(position.Staking),
        [.. position.Members.Select(MarkerMemberDetails.Of)],
        RecordDetails.Of(position.Dossier),
        position.Returns,
        position.ApprovedBy,
        position.InServiceSince,
        DisputeDetails.Of(position.Dispute),
        [.. position.Stakes.Select(stake => TermsDetails<BoundaryStake>.Of(stake)!)],
        TermsDetails<MarkerRetirement>.Of(position.Retirement));
}

internal static class MarkerDetailsSlice
{
    public static void MapMarkerDetails(this IEndpointRouteBuilder markers)
    {
        markers.MapQuery<MarkerDetails>("/{markerId}", ReadAsync, "GetMarker", "A marker position as it is, as it was at a version, or as it was at a time.")
            .Refuses(MarkerRejections.Unknown);
        markers.MapQuery<Page<HistoryEntry>>("/{markerId}/history", HistoryAsync, "GetMarkerHistory", "The events of a marker position, oldest first.")
            .Refuses(MarkerRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid markerId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            (position, now) => MarkerDetails.Of(markerId, position, now),
            MarkerRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid markerId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(MarkerPosition.Stream(markerId), MarkerRejections.Unknown, page, cancellationToken);
}
