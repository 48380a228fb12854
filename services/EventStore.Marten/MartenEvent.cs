using System.Text.Json;
using BorderCoordination.Contracts;
using JasperFx.Events;
using Marten;

namespace BorderCoordination.EventStore.Marten;

/// <summary>An event as Marten has it, from ours and back.</summary>
internal static class MartenEvent
{
    public static IEvent Of(NewEvent added, IDocumentSession session)
    {
        var wrapped = session.Events.BuildEvent(added.Data);
        wrapped.Id = added.Id;
        wrapped.Timestamp = added.Time;
        wrapped.CorrelationId = added.Metadata.CorrelationId;
        wrapped.CausationId = added.Metadata.CausationId;
        wrapped.Headers = JsonSerializer.Deserialize<Dictionary<string, object>>(EventHeaders.Of(added.Metadata).Write(), ContractJson.Options);
        return wrapped;
    }

    public static RecordedEvent Read(IEvent read, StreamName stream)
    {
        var data = EventVersions.Current(read.Data);
        return new RecordedEvent(
            read.Id,
            stream,
            read.Version,
            EventCatalogue.Of(data.GetType()).Name,
            data,
            read.Timestamp,
            EventHeaders.Read(JsonSerializer.SerializeToUtf8Bytes(read.Headers, ContractJson.Options)).ToMetadata(read.CorrelationId, read.CausationId));
    }
}
