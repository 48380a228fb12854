using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>The deadlines of a pair as a party of it sees them.</summary>
/// <param name="Id">As in its address; it follows from the pair.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Revision">The revision of the last proposal; whoever confirms names it.</param>
/// <param name="InForce">What holds at the moment of the answer, or that was asked for. An answer of 304 does not renew this; <c>agreed</c> always holds.</param>
/// <param name="Proposed">The proposal that waits for somebody's word.</param>
/// <param name="Agreed">What was agreed, in that order; the last one whose day has come holds.</param>
public sealed record DeadlinesDetails(
    Guid Id, long Version, BorderPair Pair, int Revision, PatrolDeadlines InForce, DeadlinesProposal? Proposed, ImmutableArray<DeadlinesAgreement> Agreed)
{
    public static DeadlinesDetails Of(StandingTerms<PatrolDeadlines> standing, long version, DateTimeOffset moment) => new(
        DeadlinesOfPair.IdOf(standing.Pair!),
        version,
        standing.Pair!,
        standing.Revision,
        StandingTerms<PatrolDeadlines>.InForce(standing.Agreed.Select(agreed => agreed.Terms), moment)?.Terms ?? PatrolDeadlineRules.Default,
        standing.IsOpen ? DeadlinesProposal.Of(standing.Negotiation!) : null,
        [.. standing.Agreed.Select(agreed => new DeadlinesAgreement(agreed.Number, agreed.Terms.Terms, agreed.Terms.InForceFrom))]);
}

/// <summary>Deadlines that a party proposes.</summary>
/// <param name="Deadlines">All of them.</param>
/// <param name="InForceFrom">The day from which on they are to hold.</param>
/// <param name="By">The party that proposes them.</param>
/// <param name="ConfirmedBy">The parties that have given their word on them, that one among them.</param>
/// <param name="AwaitedFrom">The parties that have not.</param>
public sealed record DeadlinesProposal(
    PatrolDeadlines Deadlines, DateOnly InForceFrom, Party By, ImmutableArray<Party> ConfirmedBy, ImmutableArray<Party> AwaitedFrom)
{
    public static DeadlinesProposal Of(Negotiation<DatedTerms<PatrolDeadlines>> negotiation) => new(
        negotiation.Terms.Terms,
        negotiation.Terms.InForceFrom,
        negotiation.Revisions[^1].By,
        negotiation.ConfirmedBy,
        [.. negotiation.Parties.Except(negotiation.ConfirmedBy)]);
}

/// <summary>Deadlines that every party has given its word on.</summary>
/// <param name="Revision">Under which number.</param>
/// <param name="Deadlines">All of them.</param>
/// <param name="InForceFrom">The day from which on they hold.</param>
public sealed record DeadlinesAgreement(int Revision, PatrolDeadlines Deadlines, DateOnly InForceFrom);

internal static class DeadlinesDetailsSlice
{
    public static void MapDeadlinesDetails(this IEndpointRouteBuilder deadlines)
    {
        deadlines.MapQuery<DeadlinesDetails>(
            "/{deadlinesId}", ReadAsync, "GetDeadlines", "The deadlines of a pair as they are, as they were at a version, or as they were at a time; there are none before the first proposal.")
            .Refuses(DeadlinesRejections.Unknown);
        deadlines.MapQuery<Page<HistoryEntry>>(
            "/{deadlinesId}/history", HistoryAsync, "GetDeadlinesHistory", "The events of a pair's deadlines, oldest first.")
            .Refuses(DeadlinesRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(
        Guid deadlinesId, long? version, Moment? at, AffairReader reader, TimeProvider clock, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            DeadlinesOfPair.Stream(deadlinesId),
            DeadlinesOfPair.Decider,
            (standing, now) => DeadlinesDetails.Of(standing, now, at?.Time ?? clock.GetUtcNow()),
            DeadlinesRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid deadlinesId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(DeadlinesOfPair.Stream(deadlinesId), DeadlinesRejections.Unknown, page, cancellationToken);
}
