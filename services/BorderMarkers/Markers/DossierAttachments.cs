using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>What a marker's dossier names by the hash of its content.</summary>
internal static class DossierAttachments
{
    public static IEnumerable<NamedContent> NamedIn(object recorded) => recorded switch
    {
        DossierDrafted drafted => NamedContent.Of(drafted.By, drafted.Particulars),
        DossierSigned signed => NamedContent.Of(signed.Signature),
        _ => [],
    };
}
