using System.Security.Cryptography;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>What the record of a case rests on besides its texts. Its hash is signed with them, so that nothing of it can be changed under a signature.</summary>
/// <param name="Facts">As every party has agreed on them.</param>
/// <param name="Unrecoverable">Why the marker could not be restored where it stood.</param>
/// <param name="Relocation">The place that the Joint Committee has given it.</param>
/// <param name="Notice">The notice under which it was restored.</param>
/// <param name="Restored">How it was restored, before whom, and how far it stands from the agreed point; absent where a threat has passed.</param>
public sealed record DamageRecordData(
    Guid CaseId,
    BorderPair Pair,
    MarkerRef Marker,
    DamageFacts Facts,
    UnrecoverableStatement? Unrecoverable,
    MarkerRelocation? Relocation,
    RestorationNotified? Notice,
    MarkerRestored? Restored)
{
    /// <summary>As a case has it when its record is drafted.</summary>
    internal static DamageRecordData Of(DamageCase damage) => new(
        damage.Id,
        damage.Pair!,
        damage.Marker,
        damage.Facts!.Terms,
        damage.Unrecoverable is { IsAgreed: true } statement ? statement.Terms : null,
        damage.Relocation?.Terms,
        damage.Restored is null ? null : damage.Notice,
        damage.Restored);

    /// <summary>The bytes of which the hash is signed.</summary>
    internal byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, ContractJson.Options);

    internal RecordAttachment Attachment()
    {
        var content = Content();
        return new RecordAttachment(Convert.ToHexStringLower(SHA256.HashData(content)), "Facts and restoration", "application/json", content.Length);
    }

    /// <summary>The particulars of a record with its data as the last attachment.</summary>
    internal static RecordParticulars? With(RecordParticulars? particulars, RecordAttachment? data) => data is null
        ? particulars
        : (particulars ?? new RecordParticulars()) with { Attachments = [.. particulars?.Attachments ?? [], data] };
}
