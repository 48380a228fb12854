using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>A damage case as a party of its pair sees it.</summary>
/// <param name="Revision">Of what is being confirmed, answered or signed at this stage; whoever does so names it.</param>
/// <param name="EarlierCase">The last case of that marker before this one; it is over.</param>
/// <param name="Findings">What was found, oldest first; each is the word of those who state it.</param>
/// <param name="Notice">The last notice of restoration.</param>
/// <param name="Witnesses">Named in answer to that notice, each by its own party.</param>
/// <param name="BegunOn">The day on which the work under that notice began.</param>
/// <param name="Restored">How the marker was restored, as last recorded.</param>
/// <param name="Reminders">Of other parties to the responsible one, oldest first.</param>
/// <param name="Unrecoverable">That the marker cannot be restored where it stood; it has its own revision.</param>
/// <param name="Referral">How the case was laid before the Joint Committee.</param>
/// <param name="Relocation">The other place that is before the Joint Committee, or decided; it has its own revision.</param>
/// <param name="Record">The last draft; it has fallen where the facts have been changed since.</param>
public sealed record DamageCaseDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    MarkerRef Marker,
    DamageCaseStatus Status,
    int Revision,
    Guid? EarlierCase,
    ImmutableArray<DamageFinding> Findings,
    ImmutableArray<OtherPartyNotified> Notifications,
    TermsDetails<DamageFacts>? Facts,
    RestorationNotified? Notice,
    ImmutableArray<RestorationWitness> Witnesses,
    DateOnly? BegunOn,
    MarkerRestored? Restored,
    ImmutableArray<RestorationReminded> Reminders,
    TermsDetails<UnrecoverableStatement>? Unrecoverable,
    DamageReferredToCommittee? Referral,
    TermsDetails<MarkerRelocation>? Relocation,
    RecordDetails? Record)
{
    public static DamageCaseDetails Of(Guid id, DamageCase damage, long version) => new(
        id,
        version,
        damage.Pair!,
        damage.Marker,
        damage.Status,
        damage.Revision,
        damage.EarlierCase,
        damage.Findings,
        damage.Notifications,
        TermsDetails<DamageFacts>.Of(damage.Facts),
        damage.Notice,
        damage.Witnesses,
        damage.BegunOn,
        damage.Restored,
        damage.Reminders,
        TermsDetails<UnrecoverableStatement>.Of(damage.Unrecoverable),
        damage.Referral,
        TermsDetails<MarkerRelocation>.Of(damage.Relocation),
        RecordDetails.Of(damage.Record));
}

internal static class DamageCaseDetailsSlice
{
    public static void MapDamageCaseDetails(this IEndpointRouteBuilder cases)
    {
        cases.MapQuery<DamageCaseDetails>("/{caseId}", ReadAsync, "GetDamageCase", "A damage case as it is, as it was at a version, or as it was at a time.")
            .Refuses(DamageRejections.Unknown);
        cases.MapQuery<Page<HistoryEntry>>("/{caseId}/history", HistoryAsync, "GetDamageCaseHistory", "The events of a damage case, oldest first.")
            .Refuses(DamageRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid caseId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            DamageCase.Stream(caseId),
            DamageCase.Decider,
            (damage, now) => DamageCaseDetails.Of(caseId, damage, now),
            DamageRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid caseId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(DamageCase.Stream(caseId), DamageRejections.Unknown, page, cancellationToken);
}
