using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>What the planting of a marker and its dossier name by the hash of its content.</summary>
internal static class MarkerAttachments
{
    public static IEnumerable<NamedContent> NamedIn(object recorded) => recorded switch
    {
        FoundationCast cast => NamedContent.Of(cast.Builder, cast.Casting.Photos),
        MarkerPlanted planted => NamedContent.Of(planted.Builder, planted.Planting.Photos ?? []),
        MarkerPlantingCorrected corrected => NamedContent.Of(corrected.Builder, corrected.Planting.Photos ?? []),
        DossierDrafted drafted => NamedContent.Of(drafted.By, drafted.Particulars),
        DossierSigned signed => NamedContent.Of(signed.Signature),
        _ => [],
    };
}
