using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>A correction of the minutes of a closed patrol, as far as it waits for somebody's signature.</summary>
/// <param name="Reason">Why they are corrected, in the first of its languages.</param>
/// <param name="SignedBy">The parties that have signed the last draft.</param>
/// <param name="OnTable">Whether it may be signed: it is neither withdrawn nor signed by all.</param>
/// <param name="SignedAt">When the first party signed the last draft that any has: from then on the others owe their signatures.</param>
internal sealed record CorrectionAffair(string Reason, ImmutableArray<Party> SignedBy, bool OnTable = true, DateTimeOffset? SignedAt = null) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => OnTable && !SignedBy.IsEmpty;

    /// <summary>Also when nobody owes it any more, so that what fell due does not vanish from the calendars.</summary>
    [JsonIgnore]
    public override (DateOnly First, DateOnly Last)? Days => SignedAt is { } signed ? (BorderDay.Of(signed), BorderDay.Of(signed)) : null;

    public static CorrectionAffair? After(CorrectionAffair? correction, LedgerFact fact) => (correction, fact.Data) switch
    {
        (_, MinutesCorrectionDrafted drafted) => new CorrectionAffair(drafted.Correction.Reason[0].Text, [], SignedAt: correction?.SignedAt),
        (not null, MinutesCorrectionSigned signed) => correction with
        {
            SignedBy = correction.SignedBy.Add(signed.Signature.Party),
            SignedAt = correction.SignedBy.IsEmpty ? fact.Time : correction.SignedAt,
        },
        (not null, MinutesCorrectionWithdrawn or MinutesCorrected) => correction with { OnTable = false },
        _ => correction,
    };
}
