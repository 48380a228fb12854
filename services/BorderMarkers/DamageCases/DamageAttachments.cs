using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>What the events of a damage case name by the hash of its content.</summary>
internal static class DamageAttachments
{
    /// <summary>Writes down what had been named before there were attachments.</summary>
    public static SchemaPart Schema { get; } = new(
        "damage-attachments",
        """
        insert into attachment_references
        select distinct photo, headers ->> 'pair', party from mt_events,
            jsonb_array_elements_text(data -> 'finding' -> 'photos') as photo, jsonb_array_elements_text(data -> 'finding' -> 'statedBy') as party
        where type in ('border-markers.damage-reported.v1', 'border-markers.damage-finding-added.v1')
        on conflict do nothing
        """);

    public static IEnumerable<NamedContent> NamedIn(object recorded) => recorded switch
    {
        DamageReported reported => Of(reported.Finding),
        DamageFindingAdded added => Of(added.Finding),
        MarkerRestored restored => NamedContent.Of(restored.By, restored.Restoration.Photos),
        DamageRecordDrafted drafted => NamedContent.Of(drafted.By, drafted.Particulars),
        DamageRecordSigned signed => NamedContent.Of(signed.Signature),
        _ => [],
    };

    private static IEnumerable<NamedContent> Of(DamageFinding finding) => finding.StatedBy.SelectMany(party => NamedContent.Of(party, finding.Photos));
}
