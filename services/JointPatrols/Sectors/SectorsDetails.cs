using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>The sectors of a pair's line as a party of it sees them.</summary>
/// <param name="Id">As in its address; it follows from the pair.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Revision">The revision of the last proposal; whoever confirms names it.</param>
/// <param name="InForce">The division that holds at the moment of the answer, or that was asked for; none before the first day of any. An answer of 304 does not renew this; <c>agreed</c> always holds.</param>
/// <param name="Proposed">The proposal that waits for somebody's word.</param>
/// <param name="Agreed">What was agreed, in that order; the last one whose day has come holds.</param>
public sealed record SectorsDetails(
    Guid Id, long Version, BorderPair Pair, int Revision, SectorDivision? InForce, SectorsProposal? Proposed, ImmutableArray<SectorsAgreement> Agreed)
{
    public static SectorsDetails Of(StandingTerms<SectorDivision> standing, long version, DateTimeOffset moment) => new(
        SectorsOfPair.IdOf(standing.Pair!),
        version,
        standing.Pair!,
        standing.Revision,
        StandingTerms<SectorDivision>.InForce(standing.Agreed.Select(agreed => agreed.Terms), moment)?.Terms,
        standing.IsOpen ? SectorsProposal.Of(standing.Negotiation!) : null,
        [.. standing.Agreed.Select(agreed => new SectorsAgreement(agreed.Number, agreed.Terms.Terms, agreed.Terms.InForceFrom))]);
}

/// <summary>A division that a party proposes.</summary>
/// <param name="Division">All sectors.</param>
/// <param name="InForceFrom">The day from which on it is to hold.</param>
/// <param name="By">The party that proposes it.</param>
/// <param name="ConfirmedBy">The parties that have given their word on it, that one among them.</param>
/// <param name="AwaitedFrom">The parties that have not.</param>
public sealed record SectorsProposal(
    SectorDivision Division, DateOnly InForceFrom, Party By, ImmutableArray<Party> ConfirmedBy, ImmutableArray<Party> AwaitedFrom)
{
    public static SectorsProposal Of(Negotiation<DatedTerms<SectorDivision>> negotiation) => new(
        negotiation.Terms.Terms,
        negotiation.Terms.InForceFrom,
        negotiation.Revisions[^1].By,
        negotiation.ConfirmedBy,
        [.. negotiation.Parties.Except(negotiation.ConfirmedBy)]);
}

/// <summary>A division that every party has given its word on.</summary>
/// <param name="Revision">Under which number.</param>
/// <param name="Division">All sectors.</param>
/// <param name="InForceFrom">The day from which on it holds.</param>
public sealed record SectorsAgreement(int Revision, SectorDivision Division, DateOnly InForceFrom);

internal static class SectorsDetailsSlice
{
    public static void MapSectorsDetails(this IEndpointRouteBuilder sectors)
    {
        sectors.MapQuery<SectorsDetails>(
            "/{sectorsId}", ReadAsync, "GetSectors", "The sectors of a pair's line as they are, as they were at a version, or as they were at a time; there are none before the first proposal.")
            .Refuses(SectorsRejections.Unknown);
        sectors.MapQuery<Page<HistoryEntry>>(
            "/{sectorsId}/history", HistoryAsync, "GetSectorsHistory", "The events of a pair's sectors, oldest first.")
            .Refuses(SectorsRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(
        Guid sectorsId, long? version, Moment? at, AffairReader reader, TimeProvider clock, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            SectorsOfPair.Stream(sectorsId),
            SectorsOfPair.Decider,
            (standing, now) => SectorsDetails.Of(standing, now, at?.Time ?? clock.GetUtcNow()),
            SectorsRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid sectorsId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(SectorsOfPair.Stream(sectorsId), SectorsRejections.Unknown, page, cancellationToken);
}
