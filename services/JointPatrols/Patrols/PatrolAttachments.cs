using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>What the events of a patrol name by the hash of its content.</summary>
internal static class PatrolAttachments
{
    /// <summary>Writes down what had been named before there were attachments.</summary>
    public static SchemaPart Schema { get; } = new(
        "patrol-attachments",
        """
        insert into attachment_references
        select distinct photo, headers ->> 'pair', data ->> 'by' from mt_events, jsonb_array_elements_text(data -> 'photos') as photo
        where type in ('joint-patrols.marker-inspected.v1', 'joint-patrols.finding-recorded.v1')
        on conflict do nothing
        """);

    public static IEnumerable<NamedContent> NamedIn(object recorded) => recorded switch
    {
        MarkerInspected inspected => NamedContent.Of(inspected.By, inspected.Photos),
        FindingRecorded finding => NamedContent.Of(finding.By, finding.Photos),
        PatrolMinutesDrafted drafted => NamedContent.Of(drafted.By, drafted.Particulars),
        PatrolMinutesSigned signed => NamedContent.Of(signed.Signature),
        _ => [],
    };
}
