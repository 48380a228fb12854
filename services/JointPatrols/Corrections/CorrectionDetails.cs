using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>A correction of signed minutes as a party of its pair sees it.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="PatrolId">The closed patrol whose minutes it corrects.</param>
/// <param name="Number">Which correction of those minutes it is, from 1.</param>
/// <param name="Revision">The draft on the table; whoever signs names it.</param>
/// <param name="Correction">Which record it supersedes once all have signed, and why.</param>
/// <param name="Hash">What a signature covers: the SHA-256 of all that stands in it.</param>
/// <param name="Texts">One in each language of the pair.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments.</param>
/// <param name="Signatures">Those given on this draft.</param>
public sealed record CorrectionDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    Guid PatrolId,
    int Number,
    CorrectionStatus Status,
    int Revision,
    RecordCorrection Correction,
    string Hash,
    ImmutableArray<RecordText> Texts,
    RecordParticulars? Particulars,
    ImmutableArray<RecordSignature> Signatures)
{
    public static CorrectionDetails Of(Correction correction, long version) => new(
        correction.Id,
        version,
        correction.Pair!,
        correction.PatrolId,
        correction.Number,
        correction.Status,
        correction.Revision,
        correction.Of,
        correction.Record.Hash,
        correction.Record.Texts,
        BilateralRecord.Plain(correction.Record.Particulars),
        correction.Record.Signatures);
}

/// <summary>The corrections of the minutes of one patrol.</summary>
/// <param name="Items">In their order; each one in force supersedes the one before, the first the minutes themselves. The last may still be on the table, or withdrawn.</param>
public sealed record PatrolCorrections(ImmutableArray<CorrectionDetails> Items);

internal static class CorrectionDetailsSlice
{
    public static void MapCorrectionDetails(this IEndpointRouteBuilder corrections)
    {
        corrections.MapQuery<CorrectionDetails>(
            "/{correctionId}", ReadAsync, "GetCorrection", "A correction of signed minutes as it is, as it was at a version, or as it was at a time.")
            .Refuses(CorrectionRejections.Unknown);
        corrections.MapQuery<Page<HistoryEntry>>(
            "/{correctionId}/history", HistoryAsync, "GetCorrectionHistory", "The events of a correction, oldest first.")
            .Refuses(CorrectionRejections.Unknown);
    }

    public static void MapPatrolCorrections(this IEndpointRouteBuilder patrols) => patrols.MapQuery<PatrolCorrections>(
        "/{patrolId}/corrections", ChainAsync, "ListPatrolCorrections", "The corrections of a patrol's minutes in their order, the one on the table among them.")
        .Refuses(PatrolRejections.Unknown);

    private static Task<IResult> ReadAsync(Guid correctionId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            Correction.Stream(correctionId), Correction.Decider, CorrectionDetails.Of, CorrectionRejections.Unknown, version, at, cancellationToken);

    private static Task<IResult> HistoryAsync(Guid correctionId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Correction.Stream(correctionId), CorrectionRejections.Unknown, page, cancellationToken);

    private static async Task<IResult> ChainAsync(Guid patrolId, Actor actor, IEventStore store, CancellationToken cancellationToken)
    {
        var patrol = await store.ReadPatrolAsync(patrolId, cancellationToken);
        if (patrol.Pair is not { } pair || !actor.MaySee(pair))
        {
            return Problems.Of(PatrolRejections.Unknown);
        }

        var found = await store.ReadCorrectionsAsync(patrolId, cancellationToken);
        return TypedResults.Json(new PatrolCorrections([.. found.Select(item => CorrectionDetails.Of(item.Correction, item.Version))]));
    }
}
