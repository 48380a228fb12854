using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>One marker in the data of a dossier.</summary>
/// <param name="Foundation">How its foundation was cast.</param>
/// <param name="Planted">How it was planted.</param>
/// <param name="Coordinates">Its agreed coordinates with the measurements that they rest on.</param>
/// <param name="Measurements">Every measurement, where there are no agreed coordinates.</param>
public sealed record DossierMarker(
    MarkerRef Marker,
    Party? Territory,
    Party? Responsible,
    FoundationCast? Foundation,
    MarkerPlanted? Planted,
    MarkerCoordinates? Coordinates,
    ImmutableArray<MarkerMeasured>? Measurements);

/// <summary>What a dossier rests on besides its texts. Its hash is signed with them, so that nothing of it can be changed under a signature.</summary>
public sealed record DossierData(
    BorderPair Pair, MarkerRef Number, MarkerKind Kind, SurveyedPoint? Survey, PositionStaking? Staking, ImmutableArray<DossierMarker> Markers)
{
    /// <summary>As a position has it when its dossier is drafted.</summary>
    public static DossierData Of(MarkerPosition position) => new(
        position.Pair!,
        position.Number,
        position.Identity.Kind,
        position.Survey?.Terms,
        position.Staking?.Terms,
        [.. position.Members.Select((member, index) => new DossierMarker(
            position.MarkerOf(member.Number),
            position.Plan?.Members[index].Territory,
            member.Responsible,
            member.Foundation,
            member.Planted,
            member.Agreed.LastOrDefault()?.Coordinates,
            member.Agreed.IsEmpty ? member.Measurements : null))]);

    /// <summary>The bytes of which the hash is signed.</summary>
    public byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, ContractJson.Options);

    public RecordAttachment Attachment()
    {
        var content = Content();
        return new RecordAttachment(Convert.ToHexStringLower(SHA256.HashData(content)), "Planting and measurements", "application/json", content.Length);
    }

    /// <summary>The particulars of a dossier with its data as the last attachment.</summary>
    public static RecordParticulars? With(RecordParticulars? particulars, RecordAttachment? data) => data is null
        ? particulars
        : (particulars ?? new RecordParticulars()) with { Attachments = [.. particulars?.Attachments ?? [], data] };
}
