using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>What the minutes and the documents of an exchange name by the hash of its content.</summary>
internal static class MinutesAttachments
{
    public static IEnumerable<NamedContent> NamedIn(object recorded) => recorded switch
    {
        ExchangeMinutesDrafted drafted => NamedContent.Of(drafted.By, drafted.Particulars),
        ExchangeMinutesSigned signed => NamedContent.Of(signed.Signature),
        DocumentSigned document => NamedContent.Of(document.By, document.Document.Particulars),
        _ => [],
    };
}
