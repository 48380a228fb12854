using System.ComponentModel.DataAnnotations;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>How events are published; section <c>Events</c>.</summary>
public sealed class EventsOptions
{
    /// <summary>
    /// Where the JSON Schemas of the events stand: the first part of the CloudEvents attribute <c>dataschema</c>, which has to be absolute.
    /// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#dataschema
    /// </summary>
    [Required]
    public Uri SchemaAddress { get; init; } = new("http://127.0.0.1:8080/schemas/");
}
