using BorderCoordination.Contracts;

namespace BorderCoordination.EventStore;

/// <summary>From what was decided to what is appended.</summary>
internal static class Recording
{
    /// <summary>The events with their ids, time and metadata; none where one of them is too large.</summary>
    /// <param name="past">The stream so far. Should the clock have gone back, a stream still never does: reading to a time stays reading to a version.</param>
    public static NewEvent[]? Of<TEvent>(IEnumerable<TEvent> decided, IReadOnlyList<RecordedEvent> past, DateTimeOffset now, EventMetadata metadata)
        where TEvent : class
    {
        var time = past.Count > 0 && past[^1].Time > now ? past[^1].Time : now;
        var traced = Telemetry.Traced(metadata);
        NewEvent[] events = [.. decided.Select(data => new NewEvent(Guid.CreateVersion7(time), data, time, traced))];
        return events.Any(appended => EventData.Write(appended.Data).Length > EventData.MaximumBytes) ? null : events;
    }

    /// <summary>The events as they will stand in their stream after a version.</summary>
    public static RecordedEvent[] At(StreamName stream, long version, IReadOnlyList<NewEvent> events) =>
    [
        .. events.Select((appended, index) => new RecordedEvent(
            appended.Id, stream, version + index + 1, EventCatalogue.Of(appended.Data.GetType()).Name, appended.Data, appended.Time, appended.Metadata)),
    ];
}
